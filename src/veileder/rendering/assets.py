"""The files that all sites share: styles, scripts and pictures, each read and made small once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from veileder.groundwork import folders
from veileder.rendering.booklet import STYLE
from veileder.rendering.compact import compact_css, compact_js
from veileder.rendering.html_read import resolve
from veileder.rendering.mkdocs_theme import Theme
from veileder.rendering.offline import TEMPLATE
from veileder.rendering.scripts import joined
from veileder.rendering.stylesheets import put_together
from veileder.rendering.theme import FOLDER

_SMALLER = {".css": compact_css, ".js": compact_js}
_NOT_SHOWN = re.compile(r"interface\.\w+\.yml|README\.md|.*\.map")
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
_ELSEWHERE = re.compile(r"[a-z]+:|//", re.IGNORECASE)


class Assets:
    """The files of the theme: ours, and of Material's those that something asks for."""

    def __init__(self, root: Path, theme: Theme) -> None:
        ours = [(place / FOLDER).absolute() for place in folders(root, FOLDER)]
        self._found = theme.files()
        names = (name for name, path in self._found.items() if _is_in(path, ours))
        shown = (name for name in names if not _NOT_SHOWN.fullmatch(name.rpartition("/")[2]))
        content = {name: self._found[name].read_bytes() for name in shown}
        self._read = {
            name: _small(name, data) for name, data in joined(put_together(content)).items()
        }
        self.worker = self._read.pop(TEMPLATE).decode()
        self.booklet = self._read.pop(STYLE, b"").decode()
        self._ours = tuple(self._read)

    def files(self, asked_for: Iterable[str]) -> Mapping[str, bytes]:
        """Return the files of a site whose pages ask for these paths, by path.

        A stylesheet brings what it asks for itself. What no theme has is left out.
        """
        found: dict[str, bytes] = {}
        left = [*self._ours, *sorted(set(asked_for).intersection(self._found))]
        while left:
            name = left.pop()
            if name not in found and name in self._found:
                found[name] = self._content(name)
                left += asked_for_by(name, found[name])
        return found

    def _content(self, name: str) -> bytes:
        if name not in self._read:
            self._read[name] = self._found[name].read_bytes()
        return self._read[name]


def _is_in(path: Path, places: Iterable[Path]) -> bool:
    return any(path.is_relative_to(place) for place in places)


def _small(name: str, content: bytes) -> bytes:
    smaller = _SMALLER.get(PurePosixPath(name).suffix)
    return smaller(content.decode()).encode() if smaller else content


def asked_for_by(name: str, content: bytes) -> Iterator[str]:
    """Yield the paths that a file asks for itself, if it is a stylesheet."""
    if name.endswith(".css"):
        addresses = _CSS_URL.findall(content.decode())
        yield from (resolve(name, address)[0] for address in addresses if _is_file(address))


def _is_file(address: str) -> bool:
    return not _ELSEWHERE.match(address) and not address.startswith("#")
