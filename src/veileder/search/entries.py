"""What can be found on a site: one entry per page, term and national number, with its words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from veileder import formats, markup
from veileder.guide import Guide
from veileder.model.documents import Law, Term
from veileder.pages.base import Page
from veileder.plan import SitePlan

KINDS = {
    "step.html": "step",
    "level.html": "level",
    "tool.html": "tool",
    "service.html": "service",
    "measure.html": "measure",
    "role.html": "role",
    "arena.html": "arena",
    "article.html": "article",
    "law.html": "law",
    "case.html": "case",
    "emergency.html": "emergency",
}
_PAGES = ("tools", "services", "measures", "roles", "arenas", "laws", "glossary", "practice", "about",
          "helplines", "changes")
KINDS |= {f"{page}.html": "page" for page in _PAGES}

# The parts of a page's data that hold its own words, and the keys of words further in.
_TEXTS = ("actions", "addition", "who", "say_to_child", "say_to_parents", "questions", "child_voice",
          "consent", "documentation", "anonymous", "mistakes", "outcomes", "deadlines", "body", "audience",
          "when", "evidence", "form", "points", "units", "meetings", "purpose", "moving_on", "avoid",
          "description", "themes", "targets", "who_has_duty", "duration")
_INNER = ("title", "help", "text", "texts", "html", "label", "heading", "fields", "options", "steps",
          "items", "name", "function", "contacts", "columns")
_SUMMARY_LENGTH = 90
_BACKGROUND_LENGTH = 64
_NAME_KEYS = {"level": "name", "law": "reference", "arena": "type"}
_ACRONYM = re.compile(r"\(([A-ZÆØÅ][^ )]+)\)")
_HEADING = re.compile(r"<h[2-4][^>]*>(.*?)</h[2-4]>", re.DOTALL)
Phones = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find.

    ``names`` are what it is called besides its title, ``aliases`` what else one may search with, and
    ``pointers`` the words of terms that lead here, ``first_pointers`` of those that lead here first:
    whole phrases, all of them. ``extra`` is the text of its versions for single types of service.
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
    headings: str = ""
    text: str = ""
    extra: str = ""


def entries(plan: SitePlan, guide: Guide) -> list[Entry]:
    """Return everything that can be found on the site, in the order of its pages."""
    aliases, pointers = _aliases(guide), _pointers(guide.terms)
    pages = [_page_entry(plan, page, group, aliases, pointers) for page, *group in _families(plan)]
    return [*pages, *_terms(plan, guide), *_helplines(plan, guide)]


def _families(plan: SitePlan) -> list[list[Page]]:
    """Return the pages that can be found, each with its versions for single types of service."""
    families: dict[str, list[Page]] = {}
    names = tuple(f"{variant['id']}/" for variant in plan.frame["variants"])
    for page in plan.pages:
        if page.template in KINDS and not page.data.get("language"):
            prefix = next((name for name in names if page.path.startswith(name)), "")
            families.setdefault(page.path.removeprefix(prefix), []).append(page)
    return list(families.values())


def _page_entry(
    plan: SitePlan,
    page: Page,
    versions: list[Page],
    aliases: Mapping[str, list[str]],
    pointers: Mapping[str, list[str]],
) -> Entry:
    kind, ref, own = KINDS[page.template], _ref(page), _text(page.data)
    phones = tuple(_phones(page.data.get("units", ())))
    numbers = [formats.digits(phone) for _, phone in phones]
    return Entry(
        ref=ref,
        kind=kind,
        title=page.data["heading"] if kind == "step" else page.title,
        path=page.path,
        label=_label(plan, page),
        summary=shortened(page.description, kind),
        phones=phones,
        variants=_different(plan, own, versions),
        names=(*_ACRONYM.findall(page.title), *_local_names(kind, page.data), *numbers),
        aliases=tuple(aliases.get(ref, ())),
        pointers=tuple(pointers.get(ref, ())),
        first_pointers=tuple(pointers.get(f"{ref} first", ())),
        headings=" ".join(_headings(page.data)),
        text=own,
        extra=" ".join(_text(version.data) for version in versions if kind in ("step", "level")),
    )


def _ref(page: Page) -> str:
    kind = KINDS[page.template]
    if kind == "page":
        return f"page/{page.template.removesuffix('.html')}"
    return "page/emergency" if kind == "emergency" else f"{kind}/{page.path.rstrip('/').rpartition('/')[2]}"


def _different(plan: SitePlan, own: str, versions: list[Page]) -> tuple[int, ...]:
    """Return the numbers of the variants whose page says something else than the common one."""
    paths = {version.path.partition("/")[0] for version in versions if _text(version.data) != own}
    return tuple(n for n, variant in enumerate(plan.frame["variants"]) if variant["id"] in paths)


def shortened(text: str, kind: str) -> str:
    """Return the first words of ``text``: fewer for background, which there is most of."""
    length = _BACKGROUND_LENGTH if kind in ("term", "law", "article", "case") else _SUMMARY_LENGTH
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length)].rstrip(" ,;:–") + " …"


def _text(data: Mapping[str, Any]) -> str:
    return " ".join(word for key in _TEXTS if key in data for word in _strings(data[key]))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield markup.plain(value)
    elif isinstance(value, Mapping):
        for key in _INNER:
            yield from _strings(value.get(key))
    elif isinstance(value, Iterable):
        for item in value:
            yield from _strings(item)


def _headings(data: Mapping[str, Any]) -> Iterator[str]:
    for key in _TEXTS:
        if isinstance(value := data.get(key), str):
            yield from (markup.plain(heading) for heading in _HEADING.findall(value))


def _local_names(kind: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what levels, units, meetings, systems and laws are called here."""
    if data.get(key := _NAME_KEYS.get(kind, "")):
        yield str(data[key])
    for key in ("units", "meetings"):
        yield from (str(item["name"]) for item in data.get(key, ()))
    if data.get("system"):
        yield str(data["system"]["name"])


def _phones(units: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    units = list(units)
    for unit in units:
        for contact in unit["contacts"]:
            if contact["tel"]:
                who = f"{unit['name']}: {contact['function']}" if len(units) > 1 else contact["function"]
                yield who, contact["phone"]


def _label(plan: SitePlan, page: Page) -> str:
    """Return the line under the title: the kind, and the levels it belongs to."""
    data, t = page.data, plan.frame["t"]
    match KINDS[page.template]:
        case "step":
            return str(data["position"])
        case "tool":
            return _joined(data["kind"], _unique(str(step["level"]) for step in data["steps"]))
        case "service" | "measure":
            labels = [str(level["label"]) for level in data["levels"] if level["label"]]
            name = t["page_measures"] if page.template == "measure.html" else ""
            return _joined(name, f"{t['level']} {', '.join(labels)}" if labels else "")
        case "role":
            return _unique(str(row["level"]) for row in data["levels"])
        case "law":
            return str(data["reference"])
        case "article":
            return str(t.get(f"section_{data['section']}", t["page_practice"]))
        case "arena":
            return str(t["page_arenas"])
        case "case":
            return str(t["page_practice"])
    return ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _unique(values: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(values))


def _aliases(guide: Guide) -> dict[str, list[str]]:
    """Return for every ref the other names its own source gives it."""
    found: dict[str, list[str]] = {}
    for ref, names in _named(guide):
        found.setdefault(ref, []).extend(names)
    return found


def _named(guide: Guide) -> Iterator[tuple[str, list[str]]]:
    for kind, documents in guide.documents.items():
        for document in documents.values():
            ref = "page/emergency" if kind == "emergency" else f"{kind}/{document.id}"
            yield ref, [*document.value.aliases, document.value.title]
            if isinstance(document.value, Law):
                yield from _law_names(ref, document.value)
    for variant in guide.variants.values():
        for level in variant.levels:
            yield f"level/{level.id}", list(level.text.value.aliases) if level.text else []
            if level.baton and level.baton.name:
                yield f"role/{level.baton.role}", [level.baton.name]
            for step in level.steps:
                yield f"step/{step.id}", list(step.text.value.aliases) if step.text else []


def _law_names(ref: str, law: Law) -> Iterator[tuple[str, list[str]]]:
    """Yield «barnevernsloven § 13-2» for the provision, and for the ones that have taken over."""
    reference = f"{law.act_name} {law.section or ''}"
    yield ref, [reference, law.section or ""]
    yield from ((f"law/{heir}", [reference]) for heir in law.superseded_by)


def _pointers(terms: Iterable[Term]) -> dict[str, list[str]]:
    """Return for every ref the words, in both målformer, of the terms that say «see» it."""
    found: dict[str, list[str]] = {}
    for term in terms:
        for number, ref in enumerate(term.see):
            key = ref if number else f"{ref} first"
            found.setdefault(key, []).extend(_term_names(term))
    return found


def _term_names(term: Term) -> list[str]:
    return [text.term for text in (term.nb, term.nn) if text] + list(term.aliases)


def _page_path(plan: SitePlan, template: str) -> str | None:
    return next((page.path for page in plan.pages if page.template == template), None)


def _terms(plan: SitePlan, guide: Guide) -> Iterator[Entry]:
    path = _page_path(plan, "glossary.html")
    for term in guide.terms:
        own, other = (term.nn, term.nb) if guide.language == "nn" else (term.nb, term.nn)
        text = own or other
        if path is None or text is None:
            continue
        definition = markup.plain(markup.render(text.definition).html)
        definition = definition.replace("{brand}", guide.settings.brand.short)
        yield Entry(
            ref=f"term/{term.id}",
            kind="term",
            title=text.term,
            path=f"{path}#{term.id}",
            label=plan.frame["t"]["page_glossary"],
            summary=shortened(definition, "term"),
            aliases=tuple(_term_names(term)),
            text=definition,
        )


def _helplines(plan: SitePlan, guide: Guide) -> Iterator[Entry]:
    path = _page_path(plan, "helplines.html")
    for helpline in guide.helplines:
        if path is None:
            continue
        own = helpline.nn if guide.language == "nn" else helpline.nb
        phone = formats.phone(helpline.phone)
        yield Entry(
            ref="page/helplines",
            kind="helpline",
            title=own.name,
            path=path,
            summary=shortened(own.help, "helpline"),
            phones=((own.hours or own.name, phone),),
            names=(helpline.nb.name, helpline.nn.name, formats.digits(helpline.phone)),
            text=own.help,
        )
