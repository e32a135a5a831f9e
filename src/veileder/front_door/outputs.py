"""The files that commands write what they tell in."""

from collections.abc import Iterable
from pathlib import Path

from veileder.faults import Refusal, reason_of

_WRITTEN = ("content", "tools", "municipalities", "borrowed", "theme_overrides", "src")
_BOM = "\ufeff"  # a spreadsheet does not know the letters without it


def add_to_file(file: Path, text: str) -> None:
    """Write ``text`` last in ``file``, where a host may have other summaries. Raises Refusal."""
    _write(file, text, "a")


def for_program(text: str, form: str) -> str:
    """Return ``text`` as a file that a program reads: a spreadsheet, if ``form`` is ``csv``."""
    return f"{_BOM if form == 'csv' else ''}{text}\n"


def write_told(file: Path, text: str, root: Path, read: Iterable[Path] = ()) -> None:
    """Write what a command tells in ``file``, and over nothing that somebody wrote.

    That is the content and the program in ``root``, and the files that were ``read``. Raises
    Refusal.
    """
    place = file.resolve()
    if place in {one.resolve() for one in read}:
        raise Refusal(f"{file} er lest, og blir ikke skrevet over. Velg et annet navn.")
    if any(place.is_relative_to((root / top).resolve()) for top in _WRITTEN):
        raise Refusal(f"{file} er blant innholdet eller i programmet. Velg en annen mappe.")
    write_file(file, text)


def write_file(file: Path, text: str) -> None:
    """Write ``text`` as all that is in ``file``. Raises Refusal."""
    _write(file, text, "w")


def _write(file: Path, text: str, mode: str) -> None:
    try:
        with file.open(mode, encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileNotFoundError:
        said = f"Mappen {file.parent} finnes ikke. Lag den først, eller skriv til en som finnes."
        raise Refusal(f"Kan ikke skrive til {file}. {said}") from None
    except OSError as error:
        raise Refusal(f"Kan ikke skrive til {file}: {reason_of(error)}.") from None
