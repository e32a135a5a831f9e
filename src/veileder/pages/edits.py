"""«Rediger denne siden»: where an editor may write what a page shows, on the host of her files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from veileder.model.base import SITE_LANGUAGES, Document, Language, Part
from veileder.model.kinds import KIND_OF_FOLDER
from veileder.pages.hosts import Host, host_of
from veileder.resolving.guide import Guide, Resolved

_HEADS = {
    Language.NB: "Skriv bare det som skal være annerledes hos dere. "
    "Det dere ikke skriver, er som i fellesteksten.",
    Language.NN: "Skriv berre det som skal vere annleis hos dykk. "
    "Det de ikkje skriv, er som i fellesteksten.",
}
# The word for «I have compared», which ``accept`` makes a fingerprint of.
_READ = {Language.NB: "lest", Language.NN: "lese"}


@dataclass(frozen=True, slots=True)
class Edit:
    """A way to the files: ``kind`` is which words say so, ``name`` the entry that it leads to."""

    kind: Literal["edit", "entry", "adapt", "settings"]
    address: str
    name: str = ""


def edits_of(
    guide: Guide, document: Resolved[Document] | None, entries: Sequence[Part], table: str | None
) -> tuple[Edit, ...]:
    """Return the ways to what a page is made of: a document, single entries or a whole table.

    A page that is made of nothing of the kind leads to what the municipality says of itself.
    """
    host = host_of(guide.settings.repository)
    if host is None:
        return ()
    ways = _Ways(guide, host)
    found = [*ways.entries(entries), *ways.document(document), *ways.table(table)]
    return tuple(found or [ways.settings()])


def region_edits(repository: str | None, id: str) -> tuple[Edit, ...]:
    """Return the way to the file of a region from its front."""
    host = host_of(repository)
    return (Edit("edit", host.edit(f"municipalities/{id}/region.yml")),) if host else ()


@dataclass(frozen=True, slots=True)
class _Ways:
    guide: Guide
    host: Host

    @property
    def folder(self) -> str:
        return f"municipalities/{self.guide.id}/"

    def entries(self, entries: Sequence[Part]) -> Iterator[Edit]:
        for entry in entries:
            at = entry.at()
            if at.path.startswith(self.folder):
                address = self.host.line(at.path, at.line or 1)
                name = str(getattr(entry, "name", None) or "")
                yield Edit("entry" if name else "edit", address, name)

    def document(self, document: Resolved[Document] | None) -> Iterator[Edit]:
        if document is None or document.id in self._borrowed(document):
            return
        if document.path.startswith(self.folder):
            yield Edit("edit", self.host.edit(document.path))
        else:
            yield Edit("adapt", self.host.new(self._adapted(document), self._head()))

    def table(self, name: str | None) -> Iterator[Edit]:
        if name is None:
            return
        path = f"{self.folder}{name}"
        if name in self.guide.tables:
            yield Edit("edit", self.host.edit(path))
        else:
            yield Edit("adapt", self.host.new(path, f"{name.removesuffix('.yml')}:\n  - id: "))

    def settings(self) -> Edit:
        return Edit("settings", self.host.edit(f"{self.folder}municipality.yml"))

    def _borrowed(self, document: Resolved[Document]) -> Sequence[str]:
        is_tool = PurePosixPath(document.path).parent.name == "tools"
        return [*self.guide.borrowed] if is_tool else []

    def _adapted(self, document: Resolved[Document]) -> str:
        """Return the path of the file in which a text of an earlier layer is adapted."""
        shared, own = PurePosixPath(document.path), self.guide.language
        kind = f"{shared.parent.name}/" if shared.parent.name in KIND_OF_FOLDER else ""
        stem, language = shared.stem.rsplit(".", 1)
        kept = own if language in SITE_LANGUAGES else language
        return f"{self.folder}{kind}{stem}.{kept}.md"

    def _head(self) -> str:
        language = self.guide.language
        return f"---\nbased_on: {_READ[language]}\n# {_HEADS[language]}\n---\n"
