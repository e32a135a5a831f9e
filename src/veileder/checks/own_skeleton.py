"""A guide.yml of one's own that was made from the shared one: what has changed there since."""

from collections.abc import Iterator, Sequence

from veileder import rules
from veileder.checks.read import unsealed
from veileder.findings import Finding
from veileder.model.base import is_read
from veileder.model.guide import Level, Skeleton, Step
from veileder.reading.layers import Layer
from veileder.resolving.skeleton import LISTS, ROWS, skeleton_before, whole_fingerprint

_NAMES = {
    **{"tools": "verktøy", "services": "tjenester", "laws": "lover"},
    **{"anonymous": "drøfting uten navn", "deadlines": "frister", "outcomes": "veier ut"},
}
_MOST_TOLD = 6


def check_own_skeleton(layers: Sequence[Layer]) -> Iterator[Finding]:
    """Yield what is to be told of the own skeletons of ``layers``, held against those beneath."""
    for index, layer in enumerate(layers[1:], start=1):
        for variant, skeleton in layer.skeletons.items():
            beneath = skeleton_before(layers[: index + 1], variant)
            if beneath is not None:
                yield from _skeleton(skeleton, beneath)


def _skeleton(own: Skeleton, beneath: Skeleton) -> Iterator[Finding]:
    shared = {level.id: level for level in beneath.levels}
    unmarked = [
        level
        for level in own.levels
        if level.based_on is None and level.id in shared and _is_copy(level, shared[level.id])
    ]
    if unmarked:
        names = ", ".join(level.id for level in unmarked)
        message = f"Disse nivåene ser ut til å være laget av de felles: {names}"
        cure = "Skriv «based_on: new» på hvert nivå, så får dere vite når de felles blir endret."
        yield Finding(rules.LAYER_COPIED, unmarked[0].at("id"), message, cure)
    for level in own.levels:
        if level.based_on is not None:
            yield from _basis(level, shared.get(level.id))


def _is_copy(own: Level, shared: Level) -> bool:
    """Whether most of the steps of a level are those of the shared level."""
    ids = {step.id for step in own.steps}
    return 2 * sum(step.id in ids for step in shared.steps) > max(len(ids), len(shared.steps))


def _basis(own: Level, shared: Level | None) -> Iterator[Finding]:
    noted = own.based_on or ""
    if shared is None:
        message = f"Det felles nivået «{own.id}», som dette er laget av, finnes ikke lenger"
        yield Finding(rules.LAYER_GONE, own.at("based_on"), message, "Ta bort based_on.")
        return
    now = whole_fingerprint(shared)
    if noted == now:
        return
    if is_read(noted):
        yield unsealed(own.at("based_on"), noted, now)
        return
    told = list(differences(own, shared))
    more = f" Og {len(told) - _MOST_TOLD} til." if len(told) > _MOST_TOLD else ""
    rest = f" {' '.join(told[:_MOST_TOLD])}{more}" if told else " De er like nå."
    yield Finding(
        rules.LAYER_CHANGED,
        own.at("based_on"),
        f"Det felles nivået «{own.id}» er endret siden dere laget deres, eller ikke bekreftet."
        f"{rest}",
        f"Rett deres hvis dere vil, og kjør: python3 build.py accept {own.at().path}",
    )


def differences(own: Level, shared: Level) -> Iterator[str]:
    """Yield how a level of one's own differs from the shared one, a sentence each."""
    mine = {step.id: step for step in own.steps}
    theirs = {step.id: step for step in shared.steps}
    yield from (f"Steget «{id}» er bare i det felles." for id in theirs if id not in mine)
    yield from (f"Steget «{id}» er bare hos dere." for id in mine if id not in theirs)
    if own.baton != shared.baton:
        yield f"Stafettpinnen: «{shared.baton or 'ingen'}» i det felles."
    if own.duration != shared.duration:
        lasts = shared.duration.written if shared.duration else "ingen"
        yield f"Varigheten: «{lasts}» i det felles."
    for id, step in mine.items():
        if id in theirs:
            yield from _of_step(step, theirs[id])


def _of_step(own: Step, shared: Step) -> Iterator[str]:
    if own.role != shared.role:
        yield f"«{own.id}» har rollen «{shared.role}» i det felles."
    for name in (*LISTS, *ROWS):
        mine, theirs = _said(own, name), _said(shared, name)
        only_theirs = [said for said in theirs if said not in mine]
        only_mine = [said for said in mine if said not in theirs]
        if only_theirs:
            yield f"«{own.id}» har flere {_NAMES[name]} i det felles: {', '.join(only_theirs)}."
        if only_mine:
            yield f"«{own.id}» har {_NAMES[name]} bare hos dere: {', '.join(only_mine)}."


def _said(step: Step, name: str) -> list[str]:
    if name == "deadlines":
        return [f"{one.id} ({one.within.written})" for one in step.deadlines]
    if name == "outcomes":
        return [f"{one.id} (til {one.to})" for one in step.outcomes]
    return list(getattr(step, name))
