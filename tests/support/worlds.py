"""Municipalities of other make: their sites as people read them, and what they have not."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from tests.conftest import PROJECT, Workspace

from veileder import pipeline
from veileder.authoring.accept import accept
from veileder.checked import Checked, read
from veileder.kept import keeping
from veileder.markdown import markup
from veileder.model.base import Language
from veileder.model.naming import Forms
from veileder.reading.layers import Layer
from veileder.resolving.guide import Guide
from veileder.resolving.settings import default_brand
from veileder.resolving.words.forms import noun
from veileder.search.packing import read_entries

WORLDS = PROJECT / "tests/worlds"
# What may name the shared model: where a text is from, what a site does not show, other names.
_MAY_NAME_IT = re.compile(
    r"<summary><h[23]>(?:Kilder|Kjelder)</h[23]></summary>.*?</details>"
    r"|<h2>(?:Vises ikke her|Blir ikkje vist her) <span>.*?</ul>"
    r"|<dt>I den felles</dt><dd>.*?</dd>"
    r'|<p class="v-muted">(?:Også kalt|Òg kalla):.*?</p>'
    r"|(?:Heter|Heiter) «[^»]*» i den nasjonale modellen\.",
    re.DOTALL,
)
# Words of every day that are also the name of a kind of meeting.
_COMMON = frozenset({"arena/samarbeidsmote", "arena/ansvarsgruppe"})
# Where «nivå», «steg» and «logg» are not those of a case.
_OTHERWISE = re.compile(
    r"steg for steg|neste steg|på nivå A og AA|på nivå AA|kalt nivå|kalla nivå|nivåene i kommunen"
    r"|nivåa i kommunen|[Tt]ekniske logg\w+",
)
_BLOCKS = frozenset(
    "title p li h1 h2 h3 h4 h5 h6 div td th dt dd section nav summary br option button label"
    " caption legend figcaption header footer tr form".split()
)
_SAID = frozenset({"content", "aria-label", "title", "alt", "placeholder", "value"})
_ID = re.compile(
    r"\b(?:level|step|role|arena|tool|service|law|term|article|page|case|measure)/[a-z0-9-]+"
    r"|\bniva-\d"
)
_ENDLESS = frozenset("area base br col embed hr img input link meta source track wbr".split())
_FILLED = frozenset("input textarea select button img svg details table a".split())


def _only_words(text: str) -> str:
    words = re.findall(r"[\w/]+", text.casefold())
    return f" {' '.join(words)} "


class Line(NamedTuple):
    """A line that somebody can read, and the page that it is on."""

    page: str
    text: str


@dataclass(frozen=True)
class World:
    """One municipality of another make, beside the shipped content: checked and built."""

    id: str
    checked: Checked
    site: Path

    @property
    def told(self) -> list[str]:
        """What is wrong with it."""
        own = f"municipalities/{self.id}/"
        return [str(one) for one in self.checked.findings if one.at.path.startswith(own)]

    @property
    def guide(self) -> Guide:
        """What it says."""
        return self.checked.guides[self.id]

    @cached_property
    def _pages(self) -> dict[str, "_Reader"]:
        return {
            path.relative_to(self.site).as_posix().removesuffix("index.html"): _Reader(
                _MAY_NAME_IT.sub("", path.read_text(encoding="utf-8"))
            )
            for path in sorted(self.site.rglob("*.html"))
        }

    @cached_property
    def lines(self) -> list[Line]:
        """All that can be read on its pages, in titles and in search, but for what may name it."""
        pages = self._pages.items()
        shown = [Line(name, text) for name, read in pages for text in read.lines()]
        return [*shown, *self._search()]

    def page(self, path: str) -> list[str]:
        """Return the lines of one page."""
        return [*self._pages[path].lines()]

    def says(self, line: str) -> bool:
        """Whether some page says the words of ``line``, Markdown with names to fill in."""
        filled = self.guide.words.of(self.guide.language).in_markdown(line)
        words = _only_words(markup.plain(markup.render_field(filled).inline))
        return any(words in page for page in self._words)

    @cached_property
    def _words(self) -> list[str]:
        return [_only_words(" ".join(read.lines())) for read in self._pages.values()]

    def _search(self) -> Iterator[Line]:
        for name, (title, label, summary) in search_results(self.site):
            yield from (Line(name, said) for said in (title, label, summary) if said)

    def hollow(self) -> list[Line]:
        """Return every heading, list and table with nothing in it."""
        return [Line(name, text) for name, read in self._pages.items() for text in read.hollow]

    def raw(self) -> list[Line]:
        """Return the lines with an id or a placeholder that nobody put a word in for."""
        return [line for line in self.lines if _ID.search(line.text) or "{" in line.text]

    def foreign(self) -> list[str]:
        """Return the lines that name what this municipality has not, or calls something else."""
        words = "|".join(sorted(map(re.escape, {*self.dropped()}), key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        return [
            f"{line.page}: «{match[0]}» i «{line.text[:160]}»"
            for line in self.lines
            if (match := pattern.search(_OTHERWISE.sub("", line.text)))
        ]

    def dropped(self) -> Iterator[str]:
        """Yield the words of the shared content that this municipality has replaced or dropped."""
        shared, language = self.checked.library.shared, self.guide.language
        held = {f"arena/{one.value.type}": one.value.name for one in self.guide.arenas}
        called = self.guide.settings.names | held
        for ref, title, forms in _named(shared, language):
            is_here = ref in called or ref in _COMMON or not ref.startswith("arena/")
            if not is_here or called.get(ref, title).lower() != title.lower():
                yield from _forms_of(title, language, forms)
        yield from _dropped_words(self.guide)
        yield from _dropped_levels(self.guide, shared)


def search_results(site: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Yield what the search shows of each page it finds: title, label, summary; and its file."""
    for index in sorted(site.rglob("assets/index-*.json")):
        found = [title for title, _ in read_entries(json.loads(index.read_text("utf-8"))["e"])]
        told = json.loads(
            index.with_name(index.name.replace("index", "hits")).read_text(encoding="utf-8")
        )
        answers = (hit[3] for hit in told[len(found) :])
        for title, hit in zip((*found, *answers), told, strict=True):
            label, summary = (*hit, "", "")[:2]
            yield index.relative_to(site).as_posix(), (title, label, summary)


def make_worlds(root: Path, *ids: str) -> dict[str, World]:
    """Put ``ids``, folders of tests/worlds, on the shipped content; check and build them.

    What they adapt (``based_on: new``) somebody has compared.
    """
    for name in ("content", "tools"):
        shutil.copytree(PROJECT / name, root / name)
    for id in ids:
        folder = root / "municipalities" / id
        shutil.copytree(WORLDS / id, folder)
        if any("based_on: new" in path.read_text("utf-8") for path in folder.rglob("*.*")):
            accept(root, [folder])
    Workspace(root).with_theme()
    with keeping():
        checked = read(root, ids)
    built = pipeline.build(root, root / "site", ids)
    assert not built.has_errors, built.findings
    return {id: World(id, checked, root / "site" / id) for id in ids}


def _named(shared: Layer, language: Language) -> Iterator[tuple[str, str, Forms | None]]:
    brand = default_brand(language).short
    for key, texts in shared.texts.items():
        text = texts.get(language) or shared.original(key)
        if key.kind in ("arena", "role") and text:
            title = str(text.located.data["title"]).replace("{brand}", brand)
            forms = text.located.data.get("forms")
            yield f"{key.kind}/{key.id}", title, Forms.model_validate(forms) if forms else None


def _forms_of(title: str, language: Language, forms: Forms | None = None) -> Iterator[str]:
    made = noun(title, language, forms)
    yield from {title, made.singular, made.definite, made.plural, made.plural_definite}


def _dropped_words(guide: Guide) -> Iterator[str]:
    brand, common = default_brand(guide.language), guide.variants[None]
    if guide.settings.brand != brand:
        yield from (brand.short, f"{brand.short}s", brand.name)
    if not any(document.kind == "log" for document in guide.settings.documents):
        for word in ("stafettlogg", "logg", "loggføring"):
            yield from _forms_of(word, guide.language)
    for own, word in ((common.level_word, "nivå"), (common.step_word, "steg")):
        if own and own.lower() != word:
            yield from _forms_of(word, guide.language)


def _dropped_levels(guide: Guide, shared: Layer) -> Iterator[str]:
    """Yield «nivå 3», and the titles of the levels, where there is no such level or title."""
    levels = [level for variant in guide.variants.values() for level in variant.levels]
    labels = {level.facts.label for level in levels}
    titles = {level.title for level in levels}
    for number, level in enumerate(shared.skeletons[None].levels):
        if level.label not in labels or (guide.variants[None].level_word or "nivå") != "nivå":
            yield f"nivå {number}"
        for texts in (texts for key, texts in shared.texts.items() if key.kind == "level"):
            title = str(texts[guide.language].located.data["title"])
            if title not in titles:
                yield title


class _Reader(HTMLParser):
    """Reads a page as a person does, and notices what has nothing in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hollow: list[str] = []
        self._said: list[str] = [""]
        self._is_code = False
        self._unseen: list[str] = []  # what is open and hidden, until a script shows it
        self._empty: list[str] = []  # what is open and has nothing in it yet
        self._heading = (0, "")  # the depth and the words of a heading with nothing under it yet
        self.feed(html)

    def lines(self) -> Iterator[str]:
        """Yield what can be read, block by block."""
        yield from filter(None, (" ".join(line.split()) for line in self._said))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_code |= tag in ("script", "style")
        said = _SAID - {"value"} if tag == "option" else _SAID
        self._said += [value for name, value in attrs if name in said and value]
        if tag in _BLOCKS:
            self._said.append("")
        if (self._unseen or tag == "template" or "hidden" in dict(attrs)) and tag not in _ENDLESS:
            self._unseen.append(tag)
        if not self._unseen:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag in _FILLED:
            self._empty.clear()
            self._heading = (0, "")
        if tag in ("ul", "ol", "tbody", "dl"):
            self._empty.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self._begin(int(tag[1]))

    def _begin(self, depth: int) -> None:
        if self._heading[0] and depth <= self._heading[0]:
            self.hollow.append(self._heading[1])
        self._empty.append(f"h{depth}")

    def handle_endtag(self, tag: str) -> None:
        self._is_code &= tag not in ("script", "style")
        if tag in _BLOCKS:
            self._said.append("")
        if self._unseen:
            self._unseen.pop()
        elif tag in self._empty:
            self.hollow.append(f"<{tag}>")
            self._empty.remove(tag)
        elif re.fullmatch("h[1-6]", tag):
            self._heading = (int(tag[1]), self._said[-2])

    def handle_data(self, data: str) -> None:
        if self._is_code:
            return
        self._said[-1] += data
        if data.strip() and not self._unseen:
            self._empty.clear()
            self._heading = (0, "")
