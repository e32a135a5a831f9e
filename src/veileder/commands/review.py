"""``review``: a kit for those who answer for the texts, and what comes back of it."""

from argparse import Namespace
from pathlib import Path

from veileder.authoring.review.kit import SECONDS_A_CLAIM, WORDS_A_MINUTE
from veileder.authoring.review.whole import Desk, desk, files, taken
from veileder.commands import FINE
from veileder.dates import today
from veileder.faults import Refusal
from veileder.front_door.outputs import write_file
from veileder.front_door.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Make the kits, or put the answers in. Raises Refusal."""
    place = desk(options.root, options.municipality)
    if options.take:
        _take(place, options.root / place.path, options.take, terminal)
        return FINE
    options.output.mkdir(parents=True, exist_ok=True)
    for kit, made in files(place, options.profession, today()):
        for name, text in made.items():
            write_file(options.output / name, text)
        done = f", {kit.done} er gjennomgått fra før" if kit.done else ""
        terminal.say(
            f"{kit.function.name}: {len(kit.sheets)} tekster, {kit.claims} påstander, omtrent "
            f"{kit.minutes} minutter{done}"
        )
        terminal.say(f"  {options.output / next(iter(made))}")
    terminal.say(
        f"Minuttene er {WORDS_A_MINUTE} ord i minuttet og {SECONDS_A_CLAIM} sekunder for hver "
        "påstand. Skriv svarene i .csv-filene, og kjør: python3 build.py review --take FIL"
    )
    return FINE


def _take(place: Desk, into: Path, file: Path, terminal: Terminal) -> None:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        raise Refusal(f"Kan ikke lese {file}. Lagre tabellen som CSV med UTF-8.") from None
    old = into.read_text(encoding="utf-8") if into.exists() else ""
    new, changes = taken(place, text, old)
    if new.strip() != "reviews:":
        write_file(into, new)
    terminal.say(f"{place.path}: {new.count('ref:') - old.count('ref:')} nye gjennomganger")
    for answer in changes:
        terminal.say(f"  må endres: {answer.cells['ref']} – {answer.cells['comment']}")
