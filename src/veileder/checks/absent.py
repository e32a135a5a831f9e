"""Placeholders for things that do not exist, or that the site of a text has not."""

from collections.abc import Iterator

from veileder import rules
from veileder.checks.links import LinkTargets, Spot
from veileder.findings import Finding
from veileder.reading.likeness import nearest
from veileder.resolving.compose import now_called
from veileder.resolving.words.syntax import PLACES, QUOTED, THINGS, If, Slot, Tag, within

_CHECKED = (*THINGS, *PLACES, *QUOTED, "variant")


def absent(text: str, spot: Spot, targets: LinkTargets) -> Iterator[Finding]:
    """Yield what ``text`` has placeholders and conditions for, and its layers have not."""
    if "{" not in text:
        return
    for tag, asked in within(text):
        ref = tag.means.ref if isinstance(tag.means, Slot | If) else ""
        kind = ref.partition("/")[0]
        if kind not in _CHECKED or "/" not in ref:
            continue
        known = ref.replace("variant/", "service/", 1)
        if not targets.exists(known):
            yield _unknown(tag, known, text, spot, targets)
        elif isinstance(tag.means, Slot) and not targets.has(known) and not _is_guarded(asked):
            yield _absent(tag, text, spot, targets)


def _is_guarded(asked: tuple[If, ...]) -> bool:
    """Whether the words are only there if something is."""
    return any(not one.is_not for one in asked)


def _unknown(tag: Tag, ref: str, text: str, spot: Spot, targets: LinkTargets) -> Finding:
    kind, _, id = ref.partition("/")
    message = f"«{tag.written}» er for noe som ikke finnes"
    if new := now_called(kind, id, targets.layers):
        cure = f"Skriv {kind}/{new}, som er det nye navnet."
    else:
        cure = nearest(ref, sorted(targets.existing)) or "Rett id-en, eller skriv ordene selv."
    return Finding(rules.WORD_UNKNOWN, spot.at(text, tag.start), message, cure)


def _absent(tag: Tag, text: str, spot: Spot, targets: LinkTargets) -> Finding:
    at = spot.at(text, tag.start)
    ref = tag.written[1:-1].partition(" ")[0]
    ref = ref[:1].lower() + ref[1:]
    if targets.is_shared:
        message = f"«{tag.written}» er for noe som ikke er i veilederen"
        cure = f"Sett det som gjelder det, mellom {{if {ref}}} og {{end}}."
        return Finding(rules.WORD_ABSENT, at, message, cure)
    message = f"Teksten nevner {ref}, som dere ikke har"
    cure = f"Ta det bort, eller sett det mellom {{if {ref}}} og {{end}}."
    return Finding(rules.WORD_ABSENT_HERE, at, message, cure)
