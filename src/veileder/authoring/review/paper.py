"""The kit as one HTML file that needs nothing: to print, or to read on a phone."""

import datetime as dt
from collections.abc import Iterator, Mapping
from html import escape

from veileder.authoring.review.claims import Claim
from veileder.authoring.review.kit import SECONDS_A_CLAIM, WORDS_A_MINUTE, Kit, Sheet
from veileder.authoring.review.words import words_in
from veileder.markdown import markup
from veileder.model.base import Language, Source
from veileder.model.formats import date
from veileder.model.law import Law
from veileder.pages.laws import lovdata_url

_STYLE = """
@page { size: A4; margin: 16mm }
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: auto; padding: 1rem }
h1 { font-size: 1.5rem }
h2 { font-size: 1.25rem; margin: 0 }
h3 { font-size: 1rem; margin: .75rem 0 .25rem }
section { border-top: 2px solid; margin-top: 2rem; padding-top: 1rem }
code, .small { font-size: .875rem }
p, ul, ol { margin: .25rem 0 }
a, code { overflow-wrap: anywhere }
label { display: flex; gap: .5rem; min-height: 2.75rem; align-items: baseline }
input { width: 1.25rem; height: 1.25rem; flex: none }
.claim { padding: .5rem 0; display: grid; gap: .25rem 1rem }
.line { border-bottom: 1px solid; min-height: 1.75rem }
.tag { border: 1px solid; padding: 0 .25rem; border-radius: .25rem }
@media (min-width: 45rem), print {
  .claim { grid-template-columns: 3fr 2fr }
  .line { grid-column: 1 / -1 }
}
@media print {
  body { padding: 0; font-size: 10pt }
  label { min-height: 0 }
  h2, h3 { break-after: avoid }
  .claim, .whole { break-inside: avoid }
}
"""


def paper(
    kit: Kit, whose: str, day: dt.date, language: Language, laws: Mapping[str, Law], table: str
) -> str:
    """Return ``kit`` as a page in ``language``; ``table`` is the file its answers go in."""
    return "".join(Paper(language, laws).page(kit, whose, day, table))


class Paper:
    """Writes in one målform, and knows the law: what it gives is safe HTML."""

    def __init__(self, language: Language, laws: Mapping[str, Law]) -> None:
        self.language, self.t, self.laws = language, words_in(language), laws

    def word(self, key: str, **values: object) -> str:
        """Return a word of the kit."""
        return escape(self.t[key].format(**values))

    def page(self, kit: Kit, whose: str, day: dt.date, table: str) -> Iterator[str]:
        """Yield the whole kit."""
        title = self.word("title", name=kit.function.name or kit.function.id)
        yield f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        yield f"<p>{self.word('for', whose=whose, day=date(day))} "
        yield f"<strong>{escape(kit.function.responsible or '')}</strong></p>"
        counted = {"pages": len(kit.sheets), "claims": kit.claims, "minutes": kit.minutes}
        rate = {"words": WORDS_A_MINUTE, "seconds": SECONDS_A_CLAIM}
        yield f"<p>{self.word('how')}</p><p>{self.word('how_long', **counted, **rate)}</p>"
        if kit.done:
            yield f"<p>{self.word('done', done=kit.done)}</p>"
        yield f"<p>{self.word('result', file=table)}</p>"
        for sheet in kit.sheets:
            yield from self.sheet(sheet, kit.function.kind or "fag", number_of=kit)
        yield from self.quotes(kit)
        yield "</main></body></html>\n"

    def sheet(self, sheet: Sheet, kind: str, number_of: Kit) -> Iterator[str]:
        """Yield one text of the kit."""
        number = number_of.sheets.index(sheet) + 1
        variant = f" ({escape(sheet.key.variant)})" if sheet.key.variant else ""
        yield f"<section><h2>{number}. {escape(sheet.document.title)}{variant}</h2>"
        yield f'<p class="small"><code>{escape(sheet.ref)}</code> · '
        yield f"<code>{escape(sheet.document.path)}</code> · <code>{sheet.fingerprint}</code><br>"
        yield f"{self.earlier(sheet)}</p>"
        if not sheet.is_of(number_of.function):
            yield f"<p>{self.word('only_law')}</p>"
        yield f"<h3>{self.word('sources')}</h3>"
        yield from self.sources(sheet)
        if isinstance(sheet.document.value, Law) and sheet.document.value.quote:
            yield f'<p><a href="#lov-{sheet.key.id}">{self.word("quote")}</a></p>'
        for claim in sheet.said.claims:
            yield from self.claim(claim)
        if sheet.said.rest:
            yield f"<h3>{self.word('rest')}</h3><ul>"
            yield from (f"<li>{self.html(line)}</li>" for line in sheet.said.rest)
            yield "</ul>"
        yield from self.whole(kind)

    def earlier(self, sheet: Sheet) -> str:
        """Return what is known of the last time somebody went through the text."""
        one = sheet.earlier
        if one is None:
            return self.word("never")
        key = "changed" if one.is_changed else "beneath" if one.is_beneath else "read"
        return self.word(key, day=date(one.date))

    def sources(self, sheet: Sheet) -> Iterator[str]:
        """Yield what the text is built on, as a list."""
        sources = sheet.document.value.sources
        laws = [id for id in getattr(sheet.document.value, "laws", ()) if id in self.laws]
        own = sheet.document.value
        yield "<ul>"
        if isinstance(own, Law):
            yield f"<li>{self.provision(own)}</li>"
        yield from (f"<li>{self.provision(self.laws[id])}</li>" for id in laws)
        yield from (f"<li>{self.source(source)}</li>" for source in sources)
        if not (sources or laws or isinstance(own, Law)):
            yield f"<li>{self.word('no_source')}</li>"
        yield "</ul>"

    def source(self, source: Source) -> str:
        """Return a source, and when it was last looked at."""
        said = _linked(source.title, source.url)
        if source.read:
            said += f", {self.word(f'read_{source.read}')}"
        if source.checked:
            said += f" ({self.word('checked', day=date(source.checked))})"
        return said if source.confirmed else f"{said} <em>{self.word('not_confirmed')}</em>"

    def claim(self, claim: Claim) -> Iterator[str]:
        """Yield a claim to tick, with the law beside it and room to write."""
        tag = f'<span class="tag">{self.word("safety")}</span> ' if claim.is_safety else ""
        yield '<div class="claim"><label><input type="checkbox">'
        yield f'<span>{tag}{self.html(claim.text)}</span></label><div class="small">'
        for id, law in self.laws_of(claim):
            at_end = f' <a href="#lov-{id}">{self.word("quote")}</a>' if law.quote else ""
            yield f"<p>{self.provision(law)} {self.summary(law)}{at_end}</p>"
        yield '</div><div class="line"></div></div>'

    def laws_of(self, claim: Claim) -> list[tuple[str, Law]]:
        """Return the provisions that ``claim`` leads to, with their ids."""
        return [(id, self.laws[id]) for id in claim.laws if id in self.laws]

    def summary(self, law: Law) -> str:
        """Return what we say that the provision says."""
        return f"{self.word('summary')} {self.html(law.summary or law.title)}"

    def quotes(self, kit: Kit) -> Iterator[str]:
        """Yield the words of each provision that a claim of ``kit`` leads to, once."""
        found = dict(one for sheet in kit.sheets for one in self._laws_in(sheet))
        quoted = {id: law for id, law in found.items() if law.quote}
        if quoted:
            yield f"<section><h2>{self.word('quote')}</h2>"
            for id, law in quoted.items():
                yield f'<div id="lov-{id}"><h3>{escape(law.title)}</h3>{self.quote(law)}</div>'
            yield "</section>"

    def _laws_in(self, sheet: Sheet) -> Iterator[tuple[str, Law]]:
        if isinstance(sheet.document.value, Law):
            yield sheet.key.id, sheet.document.value
        for claim in sheet.said.claims:
            yield from self.laws_of(claim)

    def quote(self, law: Law) -> str:
        """Return the words of the provision, with what they were read in; empty without any."""
        if law.quote is None:
            return ""
        said, day = law.quote, date(law.quote.checked)
        words = "".join(f"<p>{escape(line)}</p>" for line in said.words)
        read = self.word("quoted", section=f"{law.act_name} {said.section}", day=day)
        where = _linked(self.t["quoted_in"], said.url)
        return f'<blockquote lang="{said.language}">{words}</blockquote><p>{read} {where}.</p>'

    def provision(self, law: Law) -> str:
        """Return the name of the provision, a link to it, and its title."""
        name = f"{law.act_name} {law.section or ''}".strip()
        checked = f" ({self.word('checked', day=date(law.checked))})" if law.checked else ""
        return f"{_linked(name, lovdata_url(law))}{checked}: {escape(law.title)}."

    def whole(self, kind: str) -> Iterator[str]:
        """Yield what is said of the whole text."""
        yield f'<div class="whole"><h3>{self.word(kind)}</h3>'
        for key in ("whole_ok", "whole_not"):
            yield f'<label><input type="checkbox"> {self.word(key)}</label>'
        yield f'<p>{self.word("by")}:</p><div class="line"></div>'
        yield f'<p>{self.word("day")}:</p><div class="line"></div></div></section>'

    def html(self, text: str) -> str:
        """Return a line of a text, with its links taken away."""
        return markup.place(markup.render_field(text).inline, lambda _: None)


def _linked(text: str, url: str | None) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)
