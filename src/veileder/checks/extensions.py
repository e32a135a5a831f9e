"""What is added to the skeleton beneath, moved and dropped: places that are not there."""

from collections.abc import Iterable, Iterator, Sequence

from veileder import rules
from veileder.checks.doubles import twice
from veileder.findings import Finding, Location
from veileder.model.base import Part
from veileder.model.guide import Skeleton, Step
from veileder.model.guide_changes import HiddenFor, NewLevel, NewStep, SkeletonChanges, StepChange
from veileder.model.ways import Deadline, Outcome
from veileder.reading.layers import Layer
from veileder.reading.likeness import nearest
from veileder.resolving.extending import Placed, extended_by, place, placed_in
from veileder.resolving.guide import Guide
from veileder.resolving.skeleton import ROWS, changes_of

_PLACE = "Skriv for eksempel «after: {}» (rett etter det steget) eller «first_in: {}» (først der)."


def check_extensions(skeleton: Skeleton, changes: SkeletonChanges) -> Iterator[Finding]:
    """Yield what is wrong in what ``changes`` add to ``skeleton``, move in it and drop from it."""
    extended = extended_by(skeleton, changes, None)
    yield from _twice(changes)
    for level in changes.new_levels:
        yield from _new_level(level, skeleton)
    yield from _places(skeleton, changes, extended)
    for new in changes.new_steps:
        yield from _same(new.at("id"), "Steget", new.id, (s.id for s in _steps(skeleton)))
    steps = {step.id: step for step in _steps(skeleton)}
    for change in changes.steps:
        if change.step in steps:
            yield from _same_rows(change, steps[change.step])
    yield from _dropped(changes, extended)


def _steps(skeleton: Skeleton) -> Iterator[Step]:
    return (step for level in skeleton.levels for step in level.steps)


def _twice(changes: SkeletonChanges) -> Iterator[Finding]:
    """Yield what is added twice; one for each type of service is not the same one."""
    inside = [step for level in changes.new_levels for step in level.steps]
    types = {step.service_type for step in changes.new_steps}
    for type in types | {level.service_type for level in changes.new_levels}:
        new = [step for step in changes.new_steps if step.service_type == type]
        yield from twice([*(inside if type is None else ()), *new])
        yield from twice([level for level in changes.new_levels if level.service_type == type])
    for step in (*inside, *changes.new_steps):
        for name in ROWS:
            yield from twice(getattr(step, name))
    for change in changes.steps:
        for name in ROWS:
            yield from twice(getattr(change.add, name))


def _new_level(level: NewLevel, skeleton: Skeleton) -> Iterator[Finding]:
    ids = [one.id for one in skeleton.levels]
    yield from _same(level.at("id"), "Nivået", level.id, ids)
    for name in ("after", "before"):
        anchor = getattr(level, name)
        if anchor and anchor not in ids:
            message = f"Nivået «{level.id}» skal stå ved «{anchor}», som ikke finnes"
            cure = nearest(anchor, ids) or f"Skriv et av disse: {', '.join(ids)}."
            yield Finding(rules.LAYER_HIDE, level.at(name), message, cure)


def _same(at: Location, what: str, id: str, known: Iterable[str]) -> Iterator[Finding]:
    """Yield that one's own has the name of one beneath: it is one's own that is shown."""
    if id in known:
        message = f"{what} «{id}» finnes også i det felles. Hos dere vises bare deres eget"
        cure = "Gi deres et annet navn, eller ta det bort og bruk det felles."
        yield Finding(rules.LAYER_SAME_NAME, at, message, cure)


def _same_rows(change: StepChange, step: Step) -> Iterator[Finding]:
    for name, what in (("outcomes", "Utfallet"), ("deadlines", "Fristen")):
        hidden = getattr(change.hide, name)
        for row in getattr(change.add, name):
            known = (one.id for one in getattr(step, name) if one.id not in hidden)
            yield from _same(row.at("id"), what, row.id, known)


def _places(skeleton: Skeleton, changes: SkeletonChanges, extended: Skeleton) -> Iterator[Finding]:
    """Yield the steps that get no place, as those of any type of service see the skeleton."""
    types = {step.service_type for step in changes.new_steps}
    types |= {change.service_type for change in changes.steps}
    lost: dict[int, Placed] = {}
    for type in {None, *types}:
        seen = extended_by(skeleton, changes, type)
        steps = {level.id: list(level.steps) for level in seen.levels}
        left = place(placed_in(changes, type), steps)
        lost |= {id(one): one for one in left if one.service_type == type}
    for one in lost.values():
        if isinstance(one, NewStep) or one.step in {step.id for step in _steps(extended)}:
            yield _unplaced(one, extended)


def _unplaced(one: Placed, skeleton: Skeleton) -> Finding:
    name = one.id if isinstance(one, NewStep) else one.step
    levels, steps = [level.id for level in skeleton.levels], [s.id for s in _steps(skeleton)]
    wanted = one.first_in or one.after
    if wanted is None:
        message = f"Steget «{name}» har ikke fått noen plass"
        cure = _PLACE.format(steps[0] if steps else "undring", levels[0])
        return Finding(rules.LAYER_HIDE, one.at("id"), message, cure)
    known: Sequence[str] = levels if one.first_in else steps
    what = "først på nivået" if one.first_in else "etter steget"
    message = f"Steget «{name}» skal stå {what} «{wanted}», som ikke finnes"
    cure = nearest(wanted, known) or _PLACE.format(steps[0] if steps else "undring", levels[0])
    return Finding(rules.LAYER_HIDE, one.at("first_in" if one.first_in else "after"), message, cure)


def _dropped(changes: SkeletonChanges, skeleton: Skeleton) -> Iterator[Finding]:
    there = {f"level/{level.id}" for level in skeleton.levels}
    there |= {f"step/{step.id}" for step in _steps(skeleton)}
    yield from _not_there(changes, there)
    for row in changes.hide_for:
        yield from _not_there(row, there)


def _not_there(hiding: SkeletonChanges | HiddenFor, there: set[str]) -> Iterator[Finding]:
    for index, ref in enumerate(hiding.hide):
        at = hiding.at("hide", index)
        if not ref.startswith(("level/", "step/")):
            message = f"«{ref}» kan ikke tas bort her: her står bare nivåer og steg"
            cure = f"Skriv det under hide i municipality.yml: hide: [{ref}]"
            yield Finding(rules.LAYER_HIDE, at, message, cure)
        elif ref not in there:
            message = f"«{ref}» finnes ikke, så det er ingenting å ta bort"
            cure = f"Ta bort linjen. {nearest(ref, sorted(there))}".strip()
            yield Finding(rules.LAYER_GONE, at, message, cure)


def is_new(id: str, changes: SkeletonChanges) -> bool:
    """Whether ``changes`` themselves add the step or level ``id``."""
    inside: list[NewLevel | NewStep | Step] = [*changes.new_levels, *changes.new_steps]
    inside += [step for level in changes.new_levels for step in level.steps]
    return any(one.id == id for one in inside)


def special(changes: SkeletonChanges) -> list[Part]:
    """Return all that ``changes`` may say of one type of service alone: it has ``service_type``."""
    extended: list[Part] = [*changes.new_levels, *changes.new_steps, *changes.hide_for]
    return [*extended, *changes.levels, *changes.steps]


def check_types(guide: Guide, own: Layer) -> Iterator[Finding]:
    """Yield changes for a type of service without an edition of its own: nobody sees them."""
    for one in special(changes_of(own)):
        type = getattr(one, "service_type", None)
        if type and type not in guide.settings.variants and type in guide.documents["service"]:
            message = f"Endringen gjelder «{type}», som ikke har egen utgave hos dere"
            cure = f"Skriv «variants: [{type}]» i municipality.yml, eller ta bort endringen."
            yield Finding(rules.REF_UNUSED_TEXT, one.at("service_type"), message, cure)
    for row in _rows(own):
        known = guide.documents["service"].keys() & row.services
        if known and not known & set(guide.settings.variants):
            types = ", ".join(row.services)
            message = f"«{row.id}» gjelder bare «{types}», som ikke har egen utgave hos dere"
            cure = f"Skriv «variants: [{types}]» i municipality.yml, eller ta bort linjen."
            yield Finding(rules.REF_UNUSED_TEXT, row.at("services"), message, cure)


def _rows(own: Layer) -> Iterator[Deadline | Outcome]:
    """Yield every deadline and outcome that ``own`` writes, in changes or in a guide of its own."""
    changes = changes_of(own)
    inside = [step for level in changes.new_levels for step in level.steps]
    whole = [step for skeleton in own.skeletons.values() for step in _steps(skeleton)]
    added = [change.add for change in changes.steps]
    for one in (*changes.steps, *added, *changes.new_steps, *inside, *whole):
        for name in ROWS:
            yield from getattr(one, name) or ()
