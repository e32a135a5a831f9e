"""What is wrong, by the level or step that it concerns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from veileder import rules
from veileder.editing.documents import Unreadable, located_in
from veileder.editing.finding_words import in_forms
from veileder.editing.matrix.shapes import Column, Matrix
from veileder.editing.matrix.writing import CHANGES, FILES, OWN, SETTINGS
from veileder.editing.places import Said, keys_at
from veileder.findings import Finding
from veileder.model.base import Keys, Language
from veileder.reading.names import TextFile, named

LOOSE = ""
_QUOTED = re.compile(r"«([^»]+)»")
_OF_THE_WAY = {
    rules.FLOW_UNREACHABLE,
    rules.FLOW_UNREACHABLE_HERE,
    rules.FLOW_ENDLESS,
    rules.FLOW_LAST_STEP,
}
_TOLD_BY_BUTTON = {
    rules.LAYER_CHANGED,
    rules.LAYER_UNMARKED,
}  # in the changes: the matrix says so itself


def found(
    findings: Iterable[Finding],
    folder: str,
    texts: Mapping[str, str],
    matrix: Matrix,
    language: Language = Language.NB,
) -> dict[str, list[Said]]:
    """Return what is wrong by ``step/id`` and ``level/id``, or under "" where it is of the whole.

    ``texts`` are the files of ``folder`` that the guide is made of. Steps are told by their titles.
    """
    titles = {id: cell.title for id, cell in matrix.cells.items()}
    refs = {level.title: _who_leads_on(level) for level in matrix.columns}
    refs |= {id: f"step/{id}" for id in titles}
    told: dict[str, list[Said]] = {}
    for finding in findings:
        name = finding.at.path.removeprefix(f"{folder}/")
        is_told = name == CHANGES and finding.rule in _TOLD_BY_BUTTON
        ref = None if is_told else _named(finding, refs) or _ref(name, finding, texts.get(name, ""))
        if ref is not None:
            level = finding.level
            own = in_forms(finding.message, language)
            message = _QUOTED.sub(lambda m: f"«{titles.get(m[1], m[1])}»", own or finding.message)
            foreign = "nb" if own is None and language is Language.NN else ""
            said = Said(ref, level, message.rstrip(".") + ".", foreign)
            told.setdefault(ref, []).append(said)
    return told


def _who_leads_on(level: Column) -> str:
    """Return the last step that is shown, which must lead on from the level; or the level."""
    shown = [cell.id for cell in level.cells if not cell.hidden]
    return f"step/{shown[-1]}" if shown else f"level/{level.id}"


def _named(finding: Finding, refs: Mapping[str, str]) -> str | None:
    """Return the step or level that a finding on the way through the guide speaks of.

    It may stand wherever the municipality has chosen something: see ``checks.whose``.
    """
    if finding.rule not in _OF_THE_WAY:
        return None
    return next((refs[name] for name in _QUOTED.findall(finding.message) if name in refs), None)


def _ref(name: str, finding: Finding, text: str) -> str | None:
    """Return what a finding in file ``name`` is about; None where that is not the matrix."""
    if name in FILES:
        located = _located(name, text)
        if located is None:
            return LOOSE
        return _ref_in(name, keys_at(located.marks, finding.at), located.data)
    file = named(PurePosixPath(name), is_shared=False)
    if isinstance(file, TextFile) and file.key.kind in ("step", "level"):
        return f"{file.key.kind}/{file.key.id}"
    return None


def _located(name: str, text: str) -> Any:
    try:
        return located_in(text, name)
    except Unreadable:
        return None


def _ref_in(name: str, keys: Keys, data: dict[str, Any]) -> str | None:
    if name == SETTINGS:
        return str(_value(data, keys[:2])) if keys[:1] == ("hide",) and len(keys) > 1 else None
    if name == CHANGES:
        kind = {"steps": "step", "levels": "level"}.get(str(keys[0]) if keys else "", "")
        id = _value(data, (*keys[:2], kind)) if kind and len(keys) > 1 else None
        return f"{kind}/{id}" if id else LOOSE
    return _in_own(keys, data) if name == OWN else None


def _in_own(keys: Keys, data: dict[str, Any]) -> str:
    if keys[:1] != ("levels",) or len(keys) < 2:
        return LOOSE
    is_step = keys[2:3] == ("steps",) and len(keys) > 3
    id = _value(data, (*keys[: 4 if is_step else 2], "id"))
    return f"{'step' if is_step else 'level'}/{id}" if id else LOOSE


def _value(data: Any, keys: Sequence[str | int]) -> Any:
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data
