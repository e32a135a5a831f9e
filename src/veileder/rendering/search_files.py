"""What a site's search reads, under names that say what is in it, as styles and scripts have.

The plain addresses beside the search page are those of a preview and of the stage. On a finished
site the one of the index only says where the index is: a region's front asks there.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import basename, splitext

from veileder.pages.plan import SitePlan
from veileder.rendering.html_read import Read
from veileder.rendering.named import PLACE, version
from veileder.search import FILES

INDEX = FILES[0]
_ASKED_FOR = re.compile(rf'(data-index|href)="{re.escape(INDEX)}"')


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """The files of the search: their new paths by the old, and all their content by path."""

    paths: Mapping[str, str]
    content: Mapping[str, bytes]

    def written(self, html: str, index: str) -> str:
        """Return a page that asks for ``index``, an old path, at its new one."""
        return _ASKED_FOR.sub(rf'\1="{self._from(index)}"', html) if index in self.paths else html

    def read(self, read: Read) -> Read:
        """Return what is read of such a page, with the new paths in its links."""
        return read.moved(self.paths)

    def _from(self, index: str) -> str:
        """Return the way to what was at ``index`` from where it was."""
        return "../" * index.count("/") + self.paths[index]


def search_files(plan: SitePlan) -> SearchFiles:
    """Return the files of the search of ``plan``.

    The two målformer look in each other's index, so all of them have one version.
    """
    plain = {
        f"{folder}{file.path}": (edition, file.content)
        for folder, edition in plan.editions
        for file in edition.files
        if file.path in (edition.frame.search_path + name for name in FILES)
    }
    own = version(*(content for _, content in plain.values()))
    paths = {path: _named(path, edition, own) for path, (edition, _) in plain.items()}
    found = SearchFiles(paths, {})
    content = {
        paths[path]: _of_other(data, edition.frame.up, paths)
        for path, (edition, data) in plain.items()
    }
    index = f"{plan.frame.search_path}{INDEX}"
    if index in paths:
        content[index] = json.dumps({"index": found._from(index)}).encode()
    return SearchFiles(paths, content)


def _named(path: str, edition: SitePlan, own: str) -> str:
    stem, ending = splitext(basename(path))
    return f"{PLACE}{stem}-{edition.language}.{own}{ending}"


def _of_other(data: bytes, up: str, paths: Mapping[str, str]) -> bytes:
    """Return an index that says where the one in the other målform is now."""
    for old, new in paths.items():
        data = data.replace(f'"i":"{up}{old}"'.encode(), f'"i":"{up}{new}"'.encode())
    return data
