"""What we made: each site carries a list of its files, so that nothing else is taken for ours."""

import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from os.path import isfile
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from veileder.pages.mentions import Mention
from veileder.pages.parts import Number
from veileder.pages.plan import SitePlan
from veileder.pages.portal import Listed
from veileder.resolving.addresses import DATA_INDEX
from veileder.status.figures import Shares

MARK = ".veileder"
MANIFEST = "sha256.txt"  # with the hash of every other file of a site
_MAKER = "handlingsveileder"
_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)", re.MULTILINE)


class Record(BaseModel):
    """One site as it stands in an output: its files, and what a list of sites says of it.

    ``site`` is the folder it was made for, so that a copy under another name is not ours;
    the top has none. ``made_of`` has a hash of every folder that it was made of, and of the rest;
    ``part`` is on the top of one part of a build: ``2/3`` is the second of three.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    made_by: str
    site: str
    title: str
    language: str
    draft: bool
    portal: bool
    region: str | None
    files: tuple[str, ...]
    address: str | None = None
    urgent: Mapping[str, tuple[Number, ...]] = {}
    number: str = ""
    formerly: tuple[str, ...] = ()
    parallel_names: tuple[str, ...] = ()
    figures: Shares = {}
    mentions: tuple[Mention, ...] = ()
    made_of: Mapping[str, str] = {}
    part: str | None = None

    @field_validator("files")
    @classmethod
    def _inside(cls, files: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse what would lead out of the site: no record of ours does."""
        if _OUTSIDE.search("\n".join(files)):  # at once: a build reads the record of every site
            raise ValueError("a file outside the site")
        return files

    @property
    def listed(self) -> Listed:
        """What a list says of the site."""
        return Listed(
            self.site,
            self.title,
            self.language,
            self.draft,
            self.region,
            self.address,
            self.urgent,
            self.number,
            self.formerly,
            self.parallel_names,
            DATA_INDEX in self.files,
            self.figures,
            self.mentions,
        )


def with_manifest(content: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a site, and one more with the hash of each, as ``sha256sum -c`` reads."""
    lines = (f"{sha256(content[name]).hexdigest()}  {name}\n" for name in sorted(content))
    return {**content, MANIFEST: "".join(lines).encode()}


def write_record(
    plan: SitePlan,
    folder: Path,
    files: Iterable[str],
    made_of: Mapping[str, str] = MappingProxyType({}),
    listed: Listed | None = None,
    part: str | None = None,
) -> None:
    """Write the record of the finished site in ``folder``, which is all these files."""
    record = Record(
        made_by=_MAKER,
        site=plan.id,
        title=plan.frame.municipality.name if plan.frame.municipality else plan.name,
        language=plan.language,
        draft=plan.frame.draft,
        portal=plan.frame.portal,
        region=plan.region,
        files=tuple(sorted(files)),
        address=listed.address if listed else None,
        urgent=listed.urgent if listed else {},
        number=listed.number if listed else "",
        formerly=listed.formerly if listed else (),
        parallel_names=listed.parallel_names if listed else (),
        figures=listed.figures if listed else {},
        mentions=listed.mentions if listed else (),
        made_of=dict(made_of),
        part=part,
    )
    put_record(record, folder)


def put_record(record: Record, folder: Path) -> None:
    """Write a record into ``folder``."""
    text = record.model_dump_json(indent=1) + "\n"
    (folder / MARK).write_text(text, encoding="utf-8", newline="\n")


def promise(new: Record, old: Iterable[str]) -> Record:
    """Return the record of a site while its ``old`` files become those of ``new``, one by one.

    All of them are ours, so that the next build knows them if this one is killed; and it is made
    of nothing, so that the next build makes it anew.
    """
    files = tuple(sorted({*new.files, *old}))
    return new.model_copy(update={"files": files, "made_of": {}, "part": None})


def read_record(folder: Path) -> Record | None:
    """Return the record in ``folder``; None where there is none that we wrote."""
    try:
        record = Record.model_validate_json((folder / MARK).read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValidationError):
        return None
    return record if record.made_by == _MAKER else None


def is_whole(folder: Path, record: Record) -> bool:
    """Whether every file of the site in ``folder`` is there."""
    start = f"{folder}/"  # no path objects: a build of all asks for every file of what stays
    return all(isfile(start + file) for file in record.files)  # noqa: PTH113


def standing(output: Path, but: Collection[str] = ()) -> dict[str, Record]:
    """Return the record of every site that stands in ``output``, by its folder, ``but`` some."""
    if not output.is_dir():
        return {}
    asked = (path for path in sorted(output.iterdir()) if path.name not in but)
    folders = (path for path in asked if not path.is_symlink())
    records = ((path.name, read_record(path)) for path in folders)
    return {name: record for name, record in records if record and record.site == name}
