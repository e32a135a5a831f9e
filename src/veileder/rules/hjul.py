"""The yearly wheel."""

from veileder.findings import Rule

WHEEL_RULE = Rule.error(
    "HJUL01",
    "ingen dag, eller flere regler",
    "En hendelse i årshjulet må ha én dag eller én regel. Ellers kan ingen vite når den er, og "
    "ingen kalender kan vise den.",
    "when:\n  nth: first",
    "when:\n  nth: first\n  weekday: wed",
)
WHEEL_ORDER = Rule.error(
    "HJUL02",
    "slutter før det begynner",
    "Siste dag må være den samme som den første, eller senere.",
    "first: 2026-10-09\nlast: 2026-10-05",
    "first: 2026-10-05\nlast: 2026-10-09",
)
WHEEL_NO_DAYS = Rule.warning(
    "HJUL03",
    "ferien har ingen dager",
    "Hendelsen er før eller etter en ferie som dere ikke har skrevet dagene for. Da står den uten "
    "dato, og er ikke med i kalenderen.",
    "when:\n  before: hostferie",
    "holidays:\n  - id: hostferie\n    name: høstferien\n    periods:\n"
    "      - first: 2026-10-05\n        last: 2026-10-09",
)
