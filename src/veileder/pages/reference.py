"""What one looks up: the law, the words and the national numbers."""

from collections.abc import Iterator
from typing import cast

from veileder.markdown.anchors import term_id
from veileder.model import formats
from veileder.model.base import Language
from veileder.model.documents import Helpline, Law, Term
from veileder.pages.base import Data, Page, View, day
from veileder.pages.cards import law_reference
from veileder.resolving.addresses import term_text
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import Resolved


def reference_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the pages of law, words and national numbers."""
    laws = [cast(Resolved[Law], document) for document in view.guide.documents["law"].values()]
    yield _laws(view.at(view.addresses.path("laws")), laws)
    for law in laws:
        yield _law(view.at(f"{view.addresses.path('laws')}{law.id}/"), law, back)
    yield _glossary(view.at(view.addresses.path("glossary")))
    yield _helplines(view.at(view.addresses.path("helplines")))


def _law_data(view: View, law: Resolved[Law]) -> Data:
    value = law.value
    return {
        **(view.link(f"law/{law.id}") or {}),
        "reference": law_reference(value),
        "act": value.act_name,
        "summary": view.inline(value.summary),
        "superseded": bool(value.superseded_by),
        "superseded_by": view.links(f"law/{id}" for id in value.superseded_by),
        "confirmed": value.confirmed,
        "checked": day(value.checked),
        "in_force": day(value.in_force),
    }


def _laws(view: View, laws: list[Resolved[Law]]) -> Page:
    rows = [_law_data(view, law) for law in sorted(laws, key=lambda law: law.title.lower())]
    data = {
        "current": [row for row in rows if not row["superseded"]],
        "superseded": [row for row in rows if row["superseded"]],
    }
    title = view.strings["page_laws"]
    return view.page("laws.html", title, view.strings["laws_description"], data)


def _law(view: View, document: Resolved[Law], back: Backlinks) -> Page:
    law, sources = document.value, back.get(f"law/{document.id}", [])
    data = {
        **_law_data(view, document),
        "who_has_duty": view.html(law.who_has_duty),
        "body": view.html(law.body),
        "url": lovdata_url(law),
        "replaces": view.links(
            f"law/{other.id}"
            for other in view.guide.documents["law"].values()
            if document.id in cast(Law, other.value).superseded_by
        ),
        "steps": view.links(ref for ref in sources if ref.startswith("step/")),
        "others": view.links(ref for ref in sources if not ref.startswith("step/")),
        "provenance": view.provenance(document),
    }
    return view.page("law.html", document.title, view.plain(law.summary), data, law)


def lovdata_url(law: Law) -> str | None:
    """Return the address of the provision, or of the act where the section is no paragraph.

    The form ``lovdata.no/lov/<act>/§<number>`` is the one Lovdata's own pages use.
    """
    if law.act is None:
        return None
    base = f"https://lovdata.no/lov/{law.act}"
    section = law.section or ""
    if section.startswith("§ "):
        number = section.removeprefix("§ ").replace(" ", "")
        return f"{base}/%C2%A7{number}"
    return base


def _glossary(view: View) -> Page:
    words = sorted(
        (_term(view, term) for term in view.guide.terms),
        key=lambda word: _collated(str(word["word"])),
    )
    letters: dict[str, list[Data]] = {}
    for word in words:
        letters.setdefault(str(word["word"])[0].upper(), []).append(word)
    data = {"letters": [{"letter": letter, "words": words} for letter, words in letters.items()]}
    title = view.strings["page_glossary"]
    return view.page("glossary.html", title, view.strings["glossary_description"], data)


_ALPHABET = {"æ": "z1", "ø": "z2", "å": "z3"}


def _term(view: View, term: Term) -> Data:
    own, other = (term.nn, term.nb) if view.guide.language is Language.NN else (term.nb, term.nn)
    text = own or other
    word = text.term if text else term.id
    known = {t.id: t for t in view.guide.terms}
    return {
        "id": term.id,
        "word": word,
        "definition": view.html(text.definition) if text else "",
        "aliases": list(term.aliases),
        "see": view.links(term.see),
        "confused_with": [
            {"title": term_text(known[id], view.guide), "href": f"#{term_id(id)}"}
            for id in term.confused_with
            if id in known
        ],
    }


def _collated(word: str) -> tuple[str, ...]:
    """Return a key that sorts æ, ø and å last, as Norwegian does."""
    return tuple(_ALPHABET.get(sign, sign) for sign in word.lower())


def helpline_data(view: View, helpline: Helpline) -> Data:
    """Return a national number in the language of the site."""
    text = helpline.nn if view.guide.language is Language.NN else helpline.nb
    return {
        "id": helpline.id,
        "name": text.name,
        "help": text.help,
        "hours": text.hours,
        "phone": formats.phone(helpline.phone),
        "tel": formats.digits(helpline.phone),
        "url": helpline.url,
        "source": helpline.source,
        "checked": day(helpline.checked),
        "confirmed": helpline.confirmed,
        "emergency": helpline.emergency,
    }


def _helplines(view: View) -> Page:
    data = {"helplines": [helpline_data(view, helpline) for helpline in view.guide.helplines]}
    title = view.strings["page_helplines"]
    return view.page("helplines.html", title, view.strings["helplines_description"], data)
