"""Where everything stands on one site: from ``kind/id`` to title and path."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from veileder.markdown.anchors import answer_id, consent_id, term_id
from veileder.model.answers import CHOICES, Answer
from veileder.model.bilingual import Term
from veileder.reading.strings import Strings
from veileder.resolving.answered import is_answered
from veileder.resolving.consenting import consents_by_matter, page_of_consents
from veileder.resolving.guide import Guide, Variant
from veileder.resolving.volumes import LETTERS_OF_WORDS, divided, volume_path

# The pages in the menu at the top, those at the bottom, the overviews that the front and the levels
# lead to, and all that every site has. The interface
# has the title and the path of each.
_MENU = "front themes tools services measures roles arenas practice offline about"
MENU_PAGES = tuple(_MENU.split())
_FOOTER = "glossary answers laws helplines year handbook changes amendments kept"
FOOTER_PAGES = tuple(_FOOTER.split())
OVERVIEW_PAGES = ("flow", "deadlines")
_ALONE = ("gaps", "emergency", "search", "selftest", "status")
FIXED_PAGES = (*MENU_PAGES, *FOOTER_PAGES, *OVERVIEW_PAGES, *_ALONE)
VARIED_PAGES = ("front", "tools", "flow")  # one for each type of service with pages of its own
# The paths of the fixed pages in both målformer, which no level may have.
FIXED_PATHS = frozenset(
    (
        "akutt verktoy roller tjenester tenester tiltak moter mote lov ordliste ovelser ovingar om"
        " telefoner telefonar lokalt sok handbok frister fristar veien vegen hvor-lite kvar-lite"
        " arshjul lagret lagra sporsmal tema uten-dekning utan-dekning selvtest sjolvtest status"
        " endringer endringar"
    ).split()
)
_FOLDERS = {"tool": "tools", "role": "roles", "law": "laws", "article": "about"}
_FOLDERS |= {"case": "practice", "theme": "themes"}
DATA_FOLDER = "api/v1/"  # what others may build on: in each målform of a site, and above the sites
DATA_INDEX = f"{DATA_FOLDER}index.json"
_LETTERS_OF_LINK = 35  # its title, and where it leads


@dataclass(frozen=True, slots=True)
class Target:
    """A page, or a place on one. ``path`` is relative to the site's root."""

    path: str
    title: str


class Addresses:
    """Every target of one site, also per variant."""

    def __init__(self, guide: Guide, strings: Strings) -> None:
        self.guide = guide
        self.strings = strings
        self.targets: dict[str, Target] = dict(self._fixed())
        self.targets |= dict(self._documents())
        self.targets |= dict(self._local())
        self.glossary = divided(_in_order(guide), partial(_letters, guide), LETTERS_OF_WORDS)
        self.targets |= dict(self._terms())
        self.steps = {
            name: dict(self._of_variant(variant)) for name, variant in guide.variants.items()
        }
        self.targets |= dict(self._consents())
        self.answers = tuple(one for one in guide.answers if self._is_answered(one))
        self.tested = tuple(one for one in self.answers if self._has_choices(one))
        self._place_answers()

    def find(self, ref: str, variant: str | None = None) -> Target | None:
        """Return the target of ``ref`` (``kind/id``), on the variant's pages where it has them."""
        for steps in (self.steps.get(variant), self.steps.get(None)):
            if steps and ref in steps:
                return steps[ref]
        return self.targets.get(ref)

    def keep(self, refs: Collection[str]) -> None:
        """Let only the targets of ``refs`` be on the site, as on the front of a region."""
        self.targets = {ref: target for ref, target in self.targets.items() if ref in refs}
        self.steps = {}

    def path(self, page: str) -> str:
        """Return the path of a fixed page, such as ``tools``."""
        return self.targets[f"page/{page}"].path

    def _fixed(self) -> Iterator[tuple[str, Target]]:
        absent = self._absent()
        for page in (page for page in FIXED_PAGES if page not in absent):
            folder = self.strings[f"path_{page}"]
            yield (
                f"page/{page}",
                Target(f"{folder}/" if folder else "", self.strings[f"page_{page}"]),
            )

    def _absent(self) -> Iterable[str]:
        """Return the fixed pages that this site has nothing for."""
        there = {"kept": self.guide.settings.keeps, "themes": self.guide.documents.get("theme")}
        return {page for page, has in there.items() if not has}

    def _of_variant(self, variant: Variant) -> Iterator[tuple[str, Target]]:
        """Yield the levels and steps of ``variant``, and the fixed pages that it has its own of."""
        yield from _skeleton_targets(variant)
        for page in VARIED_PAGES:
            common = self.targets[f"page/{page}"]
            yield f"page/{page}", Target(f"{_prefix(variant)}{common.path}", common.title)

    def _documents(self) -> Iterator[tuple[str, Target]]:
        for kind, page in _FOLDERS.items():
            for document in self.guide.documents.get(kind, {}).values():
                path = f"{self.path(page)}{document.id}/"
                yield f"{kind}/{document.id}", Target(path, document.title)

    def _local(self) -> Iterator[tuple[str, Target]]:
        """Yield service types and meetings: described by the shared content, held locally."""
        for service in self.guide.documents.get("service", {}).values():
            yield (
                f"service/{service.id}",
                Target(f"{self.path('services')}{service.id}/", service.title),
            )
        held = {local.value.type for local in self.guide.arenas}
        for arena in self.guide.documents.get("arena", {}).values():
            if arena.id in held:
                title = self._arena_title(arena.id, arena.title)
                yield f"arena/{arena.id}", Target(f"{self.path('arenas')}{arena.id}/", title)
        for measure in self.guide.measures:
            path = f"{self.path('measures')}{measure.value.id}/"
            yield f"measure/{measure.value.id}", Target(path, measure.value.name)

    def _arena_title(self, type_id: str, title: str) -> str:
        """Return the local name when there is exactly one meeting of the type."""
        names = [local.value.name for local in self.guide.arenas if local.value.type == type_id]
        return names[0] if len(names) == 1 else title

    def _is_answered(self, answer: Answer) -> bool:
        """Whether the site has the page that the answer builds on, and what it tells."""
        return bool(self.find(answer.see[0])) and is_answered(self.guide, answer)

    def _has_choices(self, answer: Answer) -> bool:
        """Whether the question is in the self-test, in what the site shows of it."""
        text = answer.text(self.guide.language)
        return bool(text and len(text.choices) == CHOICES)

    def _place_answers(self) -> None:
        if not self.answers:
            del self.targets["page/answers"]
        if not self.tested:
            del self.targets["page/selftest"]
        for answer in self.answers:
            text = answer.text(self.guide.language)
            path = f"{self.path('answers')}#{answer_id(answer.id)}"
            self.targets[f"answer/{answer.id}"] = Target(path, text.question if text else answer.id)

    def _consents(self) -> Iterator[tuple[str, Target]]:
        """Yield the rows of who consents, where a page shows them."""
        language = self.guide.language
        page = self.targets.get(f"article/{page_of_consents(self.guide)}")
        for matter, rows in consents_by_matter(self.guide) if page else ():
            title = f"{self.strings['consent']}: {matter.name(language)}"
            for row, _ in rows:
                place = f"{page.path}#{consent_id(row.id)}" if page else ""
                yield f"consent/{row.id}", Target(place, title)

    def _terms(self) -> Iterator[tuple[str, Target]]:
        for number, terms in enumerate(self.glossary, start=1):
            path = volume_path(self.path("glossary"), number)
            for term in terms:
                place = f"{path}#{term_id(term.id)}"
                yield f"term/{term.id}", Target(place, term_text(term, self.guide))


def term_text(term: Term, guide: Guide) -> str:
    """Return the word of ``term`` in the language of the site, or in the other."""
    text = term.text(guide.language)
    return text.term if text else term.id


def _in_order(guide: Guide) -> list[Term]:
    return sorted(guide.terms, key=lambda term: collated(term_text(term, guide)))


_ALPHABET = {"æ": "z1", "ø": "z2", "å": "z3"}


def collated(word: str) -> tuple[str, ...]:
    """Return a key that sorts æ, ø and å last, as Norwegian does."""
    return tuple(_ALPHABET.get(sign, sign) for sign in word.lower())


def _letters(guide: Guide, term: Term) -> int:
    """Return about how many letters the glossary has of ``term``."""
    text = term.text(guide.language)
    said = (*term.aliases, text.term, text.definition) if text else term.aliases
    links = len((*term.see, *term.confused_with)) + 2 * len(term.sources)
    return sum(map(len, said)) + _LETTERS_OF_LINK * links


def _skeleton_targets(variant: Variant) -> Iterator[tuple[str, Target]]:
    prefix = _prefix(variant)
    for level in variant.levels:
        yield f"level/{level.id}", Target(f"{prefix}{level.id}/", level.title)
        for step in level.steps:
            yield f"step/{step.id}", Target(f"{prefix}{level.id}/{step.id}/", step.title)


def relative(path: str, depth: int) -> str:
    """Return site path ``path`` as seen from a page ``depth`` folders down."""
    return ("../" * depth + path) or "./"


def depth_of(path: str) -> int:
    """Return how many folders down the page at ``path`` is."""
    return path.count("/")


def _prefix(variant: Variant) -> str:
    return f"{variant.service_type}/" if variant.service_type else ""
