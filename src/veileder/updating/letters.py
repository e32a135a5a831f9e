"""The letters of an update, as files in the folders of those they are to."""

from veileder.reading.layers import EXAMPLES
from veileder.updating.concerns import Concern
from veileder.updating.contents import Files
from veileder.updating.letter import Letter
from veileder.updating.plan import NOTES, Planned
from veileder.updating.release import Releases


def letters(planned: Planned, releases: Releases, version: str) -> dict[str, str]:
    """Return the letter to each municipality, in Markdown, by id."""
    return {
        id: _markdown(_letter(id, planned, version), id, planned, releases) for id in _to(planned)
    }


def letter_files(planned: Planned, said: dict[str, str], version: str) -> Files:
    """Return the letters as Markdown and HTML, by path from the root."""
    found: Files = {}
    for id, markdown in said.items():
        letter = _letter(id, planned, version)
        found[letter.path] = markdown.encode()
        found[letter.path.removesuffix("md") + "html"] = letter.page(markdown).encode()
    return found


def _to(planned: Planned) -> list[str]:
    """Return the ids of the municipalities that get a letter: no neighbours in a fork."""
    return [
        id
        for id in planned.after.library.municipalities
        if id in planned.after.guides and id not in EXAMPLES
        if f"municipalities/{id}" not in planned.shipped
    ]


def _letter(id: str, planned: Planned, version: str) -> Letter:
    guide = planned.after.guides[id]
    path = f"municipalities/{id}/{NOTES}/{version}/brev.md"
    return Letter(id, guide.municipality.name, version, guide.language, path)


def _markdown(letter: Letter, id: str, planned: Planned, releases: Releases) -> str:
    concern = Concern(id, planned, releases)
    changed = [path for path, _, _ in planned.changed(concern.folder)]
    return letter.markdown(concern.items, changed)
