"""What can be found on a site: one entry per page, term and national number, with its words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from veileder.markdown import markup
from veileder.markdown.anchors import helpline_id, term_id
from veileder.model import formats
from veileder.model.bilingual import Helpline, Term
from veileder.model.kinds import KINDS as DOCUMENTS
from veileder.pages.articles import ArticlePage
from veileder.pages.base import Page, PageData
from veileder.pages.glossary import word_paths
from veileder.pages.laws import LawPage
from veileder.pages.plan import SitePlan
from veileder.pages.steps import StepPage
from veileder.resolving.addresses import FIXED_PAGES
from veileder.resolving.guide import Guide
from veileder.search.labels import label
from veileder.search.names import aliases, local_names, pointers, term_names
from veileder.search.names import themes as with_terms
from veileder.search.reached import Phones
from veileder.search.reached import phones as reached

_UNLISTED = ("front", "search", "emergency", "status")  # where one is, of its own kind, for editors
KINDS = {f"{page}.html": "page" for page in FIXED_PAGES if page not in _UNLISTED}
KINDS |= {f"{kind}.html": kind for kind in (*DOCUMENTS, "measure")}
KINDS |= {"consent.html": "article"}

# The fields of a page's data that hold its own words, and those of words further in.
_TEXTS = """
    actions addition doers say_to_child say_to_parents questions child_voice consent documentation
    anonymous mistakes outcomes deadlines body audience when evidence form points units meetings
    purpose moving_on avoid description themes targets signs stop todo who_has_duty duration
    consents rest
""".split()
_INNER = """
    title help text texts html label heading fields options steps lines name function contacts
    columns who rows decides told
""".split()
_SUMMARY_LENGTH = 80
_BACKGROUND_LENGTH = 56
_BACKGROUND = ("term", "law", "article", "case")
_ACRONYM = re.compile(r"\(([A-ZÆØÅ][^ )]+)\)")
_HEADING = re.compile(r"<h[2-4][^>]*>(.*?)</h[2-4]>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find.

    ``names`` are what it is called besides its title, ``aliases`` what else one may search with,
    ``pointers`` the words of terms that lead here, ``first_pointers`` of those that lead here
    first: whole phrases, all of them. ``variants`` are the numbers of the types of service that
    have a text of their own, and ``extra`` those texts. ``said`` are everyday words that lead here,
    ``said_first`` those that lead here first. ``language`` is that of a page that is not in the
    site's own, and ``is_former`` says that something else holds now.
    """

    ref: str
    kind: str
    title: str
    path: str
    label: str = ""
    summary: str = ""
    phones: Phones = ()
    variants: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    first_pointers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    said_first: tuple[str, ...] = ()
    is_former: bool = False
    headings: str = ""
    text: str = ""
    extra: str = ""
    language: str = ""


def entries(plan: SitePlan, guide: Guide) -> list[Entry]:
    """Return everything that can be found on the site, in the order of its pages."""
    known, (pointing, first) = aliases(guide), pointers(guide.terms)
    found = []
    for page, *versions in _families(plan):
        ref = _ref(page)
        names = (known.get(ref, ()), pointing.get(ref, ()), first.get(ref, ()))
        themes = tuple(getattr(page.data, "themes", ())) if ref.startswith("measure/") else ()
        found.append(_page_entry(plan, page, versions, names, with_terms(themes, guide.terms)))
    return [*found, *_terms(plan, guide), *_helplines(plan, guide)]


def shortened(text: str, kind: str) -> str:
    """Return the first words of ``text``: fewer for background, which there is most of."""
    length = _BACKGROUND_LENGTH if kind in _BACKGROUND else _SUMMARY_LENGTH
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length)].rstrip(" ,;:–") + " …"


def _families(plan: SitePlan) -> list[list[Page]]:
    """Return the pages that can be found, each with its versions for single types of service."""
    families: dict[str, list[Page]] = {}
    names = tuple(f"{variant.id}/" for variant in plan.frame.variants)
    for page in plan.pages:
        if page.template in KINDS and not _is_left_out(page.data):
            prefix = next((name for name in names if page.path.startswith(name)), "")
            families.setdefault(page.path.removeprefix(prefix), []).append(page)
    return list(families.values())


def _is_left_out(data: PageData) -> bool:
    """Say whether a page is a translation, or goes on with a list of what is found by itself."""
    if isinstance(data, ArticlePage):
        return data.language is not None
    volumes = getattr(data, "volumes", None)
    return KINDS[data.template] == "page" and bool(volumes and volumes.before)


def _page_entry(
    plan: SitePlan,
    page: Page,
    versions: list[Page],
    names: Sequence[Iterable[str]],
    themes: tuple[str, ...],
) -> Entry:
    kind, phones = KINDS[page.template], reached(page.data)
    text, headings = _read(page.data)
    own = text if kind != "page" else ""
    other_names, pointing, first = map(tuple, names)
    return Entry(
        ref=_ref(page),
        kind=kind,
        title=page.data.heading if isinstance(page.data, StepPage) else page.title,
        path=page.path,
        label=label(page.data, plan.frame.t),
        summary=shortened(page.description, kind),
        phones=phones,
        variants=_different(plan, own, versions) if kind != "page" else (),
        names=(
            *_ACRONYM.findall(page.title),
            *filter(None, local_names(page.data)),
            *(_digits(phones) if kind != "emergency" else ()),
        ),
        aliases=other_names,
        pointers=pointing,
        first_pointers=first,
        themes=themes,
        is_former=isinstance(page.data, LawPage) and page.data.superseded,
        headings=headings,
        text=own,
        extra=" ".join(_read(version.data)[0] for version in versions if kind in ("step", "level")),
    )


def _ref(page: Page) -> str:
    kind = KINDS[page.template]
    if kind in ("page", "emergency"):
        return f"page/{page.template.removesuffix('.html')}"
    return f"{kind}/{page.path.rstrip('/').rpartition('/')[2]}"


def _different(plan: SitePlan, own: str, versions: list[Page]) -> tuple[int, ...]:
    """Return the numbers of the variants whose page says something else than the common one."""
    names = {
        version.path.partition("/")[0] for version in versions if _read(version.data)[0] != own
    }
    return tuple(n for n, variant in enumerate(plan.frame.variants) if variant.id in names)


def _read(data: PageData) -> tuple[str, str]:
    return _words(tuple(getattr(data, name, None) for name in _TEXTS))


@lru_cache(maxsize=2_000)
def _words(own: tuple[Any, ...]) -> tuple[str, str]:
    """Return all words of a page and those of its headings, which many sites have alike."""
    headings = (headings_in(value) for value in own if isinstance(value, str))
    return " ".join(_strings(own)), " ".join(chain.from_iterable(headings))


def headings_in(html: str) -> Iterator[str]:
    """Yield the words of each heading in ``html``."""
    return map(markup.plain, _HEADING.findall(html))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield markup.plain(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for name in _INNER:
            yield from _strings(getattr(value, name, None))


def _digits(phones: Phones) -> list[str]:
    return [formats.digits(one[1]) for one in phones]


def _terms(plan: SitePlan, guide: Guide) -> Iterator[Entry]:
    paths = word_paths(plan.pages)
    for term in guide.terms:
        if term.id in paths:
            yield _term(plan, guide, term, f"{paths[term.id]}#{term_id(term.id)}")


def _term(plan: SitePlan, guide: Guide, term: Term, path: str) -> Entry:
    """Return a word in the list: what explains it counts where no page is about it."""
    text = term.text(guide.language)
    definition = markup.plain(markup.render(text.definition).html) if text else ""
    return Entry(
        ref=f"term/{term.id}",
        kind="term",
        title=text.term if text else term.id,
        path=path,
        label=plan.frame.t["page_glossary"],
        summary=shortened(definition, "term"),
        aliases=tuple(term_names(term)),
        text="" if term.see else definition,
    )


def _helplines(plan: SitePlan, guide: Guide) -> Iterator[Entry]:
    path = next((page.path for page in plan.pages if page.template == "helplines.html"), None)
    if path is not None:
        yield from (_helpline(guide, helpline, path) for helpline in guide.helplines)


def _helpline(guide: Guide, helpline: Helpline, path: str) -> Entry:
    own = helpline.text(guide.language)
    return Entry(
        ref="page/helplines",
        kind="helpline",
        title=own.name,
        path=f"{path}#{helpline_id(helpline.id)}",
        summary=shortened(own.help, "helpline"),
        phones=((own.hours or own.name, formats.phone(helpline.phone)),),
        names=(helpline.nb.name, helpline.nn.name, formats.digits(helpline.phone)),
        text=own.help,
    )
