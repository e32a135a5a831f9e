"""Differences in plain words: whom each is for, and a row of the log of it."""

import datetime as dt
from collections.abc import Iterable, Iterator

from veileder.facts.differences import Difference, differences
from veileder.facts.snapshot import read
from veileder.facts.whole import facts_of
from veileder.model.amending import Amendment
from veileder.reading.strings import Strings
from veileder.resolving.guide import Guide
from veileder.resolving.words.forms import capital
from veileder.resolving.words.interface import said_in

_LONGEST = 400  # letters of what is quoted: the page itself has the rest
_OF_LAW = frozenset({"law", "consent"})


def changed_since(guide: Guide, written: str, strings: Strings) -> tuple[Difference, ...]:
    """Return what ``guide`` says otherwise than the file of facts that is ``written``."""
    return differences(read(written), facts_of(guide, strings))


def amendments(
    found: Iterable[Difference], guide: Guide, strings: Strings, day: dt.date, why: str | None
) -> Iterator[Amendment]:
    """Yield a row of the log for each of the differences ``found``: once for all it is for."""
    words = said_in(guide, strings)
    alike: dict[Difference, list[str]] = {}
    for one in found:
        ref, _, service = one.ref.partition(":")
        alike.setdefault(one._replace(ref=ref), []).extend([service] if service else [])
    for one, services in alike.items():
        yield Amendment(
            date=day,
            ref=one.ref,
            title=one.title,
            part=part_of(one, words),
            before=_short(one.before),
            after=_short(one.after),
            why=why,
            services=tuple(services) or services_of(guide, one.ref),
            roles=tuple(_roles(guide, one.ref)),
            law=one.ref.partition("/")[0] in _OF_LAW or one.name in ("laws", "quote"),
        )


def part_of(one: Difference, words: Strings) -> str:
    """Return what of a thing is another, in a few words: «Frister», «Ny», «Teksten er endret»."""
    if one.what != "changed":
        return words[f"amended_{one.what}"]
    if one.before is None and one.after is None:
        return words["amended_words"]
    return capital(words[f"part_{one.name}"])


def _short(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def services_of(guide: Guide, ref: str) -> tuple[str, ...]:
    """Return the types of service that what ``ref`` leads to is for; none where it is for all."""
    kind, _, id = ref.partition("/")
    if kind == "service":
        return ()
    if kind == "meeting":
        held = (local.value for local in guide.arenas if local.value.id == id)
        return next((arena.service_types for arena in held), ())
    having = {n for n, v in guide.variants.items() if id in v.steps}
    is_common = kind != "step" or None in having or not having
    return () if is_common else tuple(sorted(name for name in having if name))


def _roles(guide: Guide, ref: str) -> Iterator[str]:
    kind, _, id = ref.partition("/")
    if kind == "role":
        yield id
    if kind == "step":
        found = (v.steps[id][1].facts for v in guide.variants.values() if id in v.steps)
        step = next(found, None)
        yield from dict.fromkeys((step.role, *step.together_with) if step else ())
