"""A finding as it is told in a form: of fields by their labels, never of files and lines.

``check`` speaks to those who have the file in front of them. What is wrong is the same in a form,
but a field has a label there, and a cure that says how a file is written would not be true.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from veileder import rules
from veileder.editing.finding_words import in_forms
from veileder.editing.language import Words
from veileder.editing.parts import FormPart, all_parts, part_at
from veileder.findings import Finding, Rule
from veileder.model.base import Language
from veileder.model.kinds import FIELD_NAMES

# Cures for the kind of field that a value does not fit. The value itself has been told.
_OF_KIND = {
    "date": "Velg dagen i kalenderen.",
    "duration": "Skriv et tall, og velg om det er timer, dager, virkedager, uker eller måneder.",
    "time": "Skriv timer og minutter, som 08:00.",
    "number": "Skriv det med sifre.",
    "color": "Skriv # og seks tegn, som #00528a.",
}
# Cures that are about the file, by rule.
_OF_RULE: Mapping[Rule, str] = {
    rules.PERSON_NUMBER: "Ta det bort før du lagrer.",
    rules.PERSON_BIRTH: "Ta det bort før du lagrer.",
    rules.DATE_OVERDUE: "Gå gjennom teksten, og sett nye dager for siste og neste gjennomgang.",
}
# Words about files, and what is true of a form.
_INSTEAD = (
    (r" ?Rett verdien\.$", ""),
    (r"Ta bort linjen\b", "Ta bort punktet"),
    (r"ta bort linjen\b", "ta bort punktet"),
    (r" Skal det være flere punkter, og feltet kan ha flere linjer, skriv \|.*", ""),
    (r", på linje \d+", ""),
    (r"under contacts\b", "under kontaktpunkter"),
    (r" i services\.yml med type: \S+ og", " med"),
    (r"^(Feltet «[^»]+» mangler) i .*$", r"\1"),
    (r"^(Id-en )?«[^»]+» er brukt før", "Det samme står i et annet punkt"),
    (
        r"^(Gi den ene en annen id|Behold det ene)\.$",
        "Velg eller skriv noe annet, eller ta bort det ene punktet.",
    ),
)
_NAME = re.compile(r"«(\w+)»|\b(checked|reviewed|next_review|based_on|translated_from)\b")
_PUBLISHING = {rules.MUNICIPALITY_PUBLISHED, rules.MUNICIPALITY_UNSEEN}
_WANTED = re.compile(r"\b(accessibility_statement|contacts|checked)\b")
_MISSING = re.compile(r"^Feltet «(\w+)» mangler")


def missing_field(finding: Finding) -> str:
    """Return the name of the field that is not there; empty for findings of other kinds."""
    found = _MISSING.match(finding.message) if finding.rule is rules.FIELD_MISSING else None
    return found[1] if found else ""


def wanted_field(finding: Finding) -> str:
    """Return the field that publishing needs; in the file that is told where publishing is said."""
    found = _WANTED.search(finding.cure) if finding.rule in _PUBLISHING else None
    return found[1] if found else ""


class Told(NamedTuple):
    """What is said, and in which language where that is not the page's own."""

    text: str
    language: str = ""


def in_form(finding: Finding, parts: Sequence[FormPart], path: str, t: Words) -> Told:
    """Return what is wrong and how it is mended, for the one who fills in ``path``."""
    part = part_at(parts, path)
    if name := missing_field(finding):
        is_in_row = re.search(r"\.[n\d]\d*\.", f"{path}.") is not None
        words = t["fill_or_remove" if is_in_row else "fill"]
        return Told(words.format(_label(name, part, parts, t)))
    is_begun = finding.rule is rules.LANGUAGE_MISSING  # her own text, and a button makes the other
    message, cure = _for_kind(finding, part)
    (message, cure), language = _in_language(message, "" if is_begun else cure, t.language)
    cure = t["press"].format(t[f"translate_{t.language}"]) if is_begun else cure
    message, cure = (_plain(text, part, parts, t) for text in (message, cure))
    return Told(" ".join(filter(None, (_sentence(message), cure))), language)


def _for_kind(finding: Finding, part: FormPart | None) -> tuple[str, str]:
    """Return what is wrong and how it is mended, where the field is of some kind."""
    message, cure = finding.message, _OF_RULE.get(finding.rule, finding.cure)
    if finding.rule is not rules.FIELD_VALUE or part is None or part.kind not in _OF_KIND:
        return message, cure
    what, wanted, _ = message.partition(". Skriv")
    is_told = "." in message and (part.kind == "number" or not wanted)
    return (message, cure) if is_told else (what, _OF_KIND[part.kind])


def _in_language(message: str, cure: str, wanted: Language) -> tuple[tuple[str, str], str]:
    """Return both in the words of the forms, and the language where it is not that of the page."""
    made = [in_forms(text, wanted) if text else "" for text in (message, cure)]
    if wanted is Language.NN and None in made:
        both, _ = _in_language(message, cure, Language.NB)
        return both, Language.NB.value
    said, mended = (
        text if new is None else new for text, new in zip((message, cure), made, strict=True)
    )
    return (said, mended), ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _plain(text: str, part: FormPart | None, parts: Sequence[FormPart], t: Words) -> str:
    for about_files, instead in _INSTEAD:
        text = re.sub(about_files, instead, text)

    def label(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        return f"«{_label(name, part, parts, t)}»" if name in FIELD_NAMES else match[0]

    return _NAME.sub(label, text)


def _label(name: str, part: FormPart | None, parts: Sequence[FormPart], t: Words) -> str:
    """Return what field ``name`` is called: the one that is looked at, one inside it, or any."""
    near = [part, *part.parts] if part else []
    known = (one for one in (*near, *all_parts(tuple(parts))) if one.name == name)
    found = next(known, None)
    return t.of_field(found.label) if found else name
