"""Names that say what is in a file, so that a browser may keep it for ever.

A page that somebody has open goes on asking for the styles and scripts that it was made with; a
new edition has others beside them (``publishing/worn.py`` keeps the old ones for a while).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from posixpath import basename, splitext

PLACE = "assets/"  # where all of them stand, so that one rule of a web server does for all
_LENGTH = 8
_KINDS = re.compile(r"stylesheets/[\w-]+\.css|javascripts/[\w-]+\.js|images/[\w-]+\.png")
_ASKED_FOR = re.compile(rf'({_KINDS.pattern})(?=")')
_IMPORTED = re.compile(r'"(\./)?([\w-]+\.js)"')


@dataclass(frozen=True, slots=True)
class Named:
    """The common files of a site: their new paths by the old, and their content by the new."""

    paths: Mapping[str, str]
    content: Mapping[str, bytes]

    def written(self, text: str) -> str:
        """Return HTML or JSON in which every address of such a file is its new one."""
        return _ASKED_FOR.sub(lambda found: self.paths.get(found[1], found[1]), text)


def named(files: Mapping[str, bytes]) -> Named:
    """Return those of ``files``, by path, that may have a hash in their name.

    The drawing ``images/icon.svg`` may not: the page for what was not found knows a site by it.
    """
    paths: dict[str, str] = {}
    content: dict[str, bytes] = {}
    for path in files:
        if _KINDS.fullmatch(path):
            _name(path, files, paths, content)
    return Named(paths, content)


def version(*contents: bytes) -> str:
    """Return what tells these contents from others: eight hexadecimal digits."""
    whole = sha256()
    for content in contents:
        whole.update(content)
    return whole.hexdigest()[:_LENGTH]


def _name(
    path: str, files: Mapping[str, bytes], paths: dict[str, str], content: dict[str, bytes]
) -> str:
    """Return the new name of a file, which is also put in ``paths`` and ``content``.

    A script says the names of those it fetches, so they are named before it.
    """
    if path not in paths:
        data = files[path]
        if path.endswith(".js"):
            data = _IMPORTED.sub(
                lambda found: _imported(found, files, paths, content), data.decode()
            ).encode()
        stem, ending = splitext(basename(path))
        paths[path] = f"{PLACE}{stem}.{version(data)}{ending}"
        content[paths[path]] = data
    return basename(paths[path])


def _imported(
    found: re.Match[str],
    files: Mapping[str, bytes],
    paths: dict[str, str],
    content: dict[str, bytes],
) -> str:
    path = f"javascripts/{found[2]}"
    if path not in files:
        return found[0]
    return f'"{found[1] or ""}{_name(path, files, paths, content)}"'
