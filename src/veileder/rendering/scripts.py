"""Scripts are written module by module; a page fetches one file.

What stands in a folder below the scripts is a part of the script that imports it, and a build puts
the parts in it. Modules that stand beside each other are fetched one by one.
"""

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

_FOLDER = "javascripts/"
_PART = re.compile(rf"{_FOLDER}[\w-]+/[\w-]+\.js")
_IMPORT = re.compile(r'^import \{[^}]*\} from "(\./[\w/-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const )", re.MULTILINE)


def joined(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return ``files``, by path, with every script whole, and without the parts.

    No two parts of a script may have something of the same name.
    """
    kept = {path: data for path, data in files.items() if not _PART.fullmatch(path)}
    return {
        path: _whole(path, files) if _has_parts(path, data) else data for path, data in kept.items()
    }


def _has_parts(path: str, data: bytes) -> bool:
    return path.startswith(_FOLDER) and path.endswith(".js") and any(_parts(path, data.decode()))


def _parts(path: str, text: str) -> list[str]:
    """Return the paths of the parts that a script, or a part of one, imports itself."""
    found = (normpath(join(dirname(path), name)) for name in _IMPORT.findall(text))
    return [one for one in found if _PART.fullmatch(one)]


def _whole(path: str, files: Mapping[str, bytes]) -> bytes:
    """Return a script with its parts, each once, before what asks for them."""
    found: dict[str, str] = {}
    _gather(path, files, found)
    return f'(() => {{\n"use strict";\n{"".join(found.values())}}})();\n'.encode()


def _gather(path: str, files: Mapping[str, bytes], found: dict[str, str]) -> None:
    text = files[path].decode()
    for part in _parts(path, text):
        if part not in found:
            _gather(part, files, found)
    found[path] = _EXPORT.sub("", _IMPORT.sub("", text))
