"""A console that can show whatever is printed: no letter may end a command."""

import codecs
import os
from typing import TextIO

_PLAIN = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A", "«": '"', "»": '"'}
    | {"–": "-", "—": "-", "…": "...", "→": "->", "·": "-", "\xa0": " "}
)


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Write what the console has no sign for in letters that every console has."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(sign if sign.isascii() else "?" for sign in text), error.end


codecs.register_error("veileder.plain", _plain)


def make_printable(stream: TextIO) -> None:
    """Let ``stream`` take any text.

    UTF-8 unless somebody chose otherwise with PYTHONIOENCODING: Windows' pipes say cp1252 of
    themselves and are read as UTF-8.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    chosen = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    reconfigure(encoding=chosen or "utf-8", errors="veileder.plain" if chosen else "replace")
