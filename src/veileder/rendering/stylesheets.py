"""Stylesheets are written component by component; a page waits for one file, its body for one more.

A sheet that pages ask for begins with ``@import`` of its components, and a build puts them there.
"""

import re
from collections.abc import Callable, Mapping
from posixpath import dirname, join

_IMPORT = re.compile(r'^@import "([\w-]+\.css)";\n', re.MULTILINE)


def imported(text: str) -> list[str]:
    """Return the names of the components that a stylesheet asks for itself, in its order."""
    return _IMPORT.findall(text)


def whole(text: str, read: Callable[[str], str]) -> str:
    """Return a stylesheet with its components where it asks for them; ``read`` gives one by name.

    A component may ask for others.
    """
    return _IMPORT.sub(lambda found: whole(read(found[1]), read), text)


def put_together(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return ``files``, by path, with every stylesheet whole, and without mere components.

    A component stands in the folder of the sheet that asks for it.
    """
    styles = {path: data.decode() for path, data in files.items() if path.endswith(".css")}
    parts = {_beside(path, name) for path, text in styles.items() for name in imported(text)}
    sheets = {path: _sheet(path, styles).encode() for path in styles}
    return {path: sheets.get(path, data) for path, data in files.items() if path not in parts}


def _sheet(path: str, styles: Mapping[str, str]) -> str:
    return whole(styles[path], lambda name: styles[_beside(path, name)])


def _beside(path: str, name: str) -> str:
    return join(dirname(path), name)
