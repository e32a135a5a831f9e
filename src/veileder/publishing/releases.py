"""Releases on one's own server: each in a folder of its own, and a link to the one that is shown.

``DIR/current`` is the link a web server follows. It is switched in one step, so a visitor gets the
old release or the new one. A folder in ``releases/`` with a manifest beside it is a release; one
without is what a killed run left, and is removed by the next.
"""

import contextlib
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from veileder.faults import PublishFault
from veileder.publishing.destination import destination
from veileder.publishing.disk import afterwards, disk_faults, remove, sync_names, to_disk
from veileder.publishing.manifest import NOT_PUBLISHED, Fault, faults_in, manifest_of, read, verify
from veileder.publishing.publish import demand_workshop, workshop
from veileder.publishing.verified import faults_of_output
from veileder.publishing.worn import carry_worn, is_more_of
from veileder.rendering.record import MANIFEST, is_whole, read_record, standing
from veileder.stopping import held

_KEPT = 5
_MARK = ".veileder-utgaver"
_NOTICE = "Her legger handlingsveileder utgavene sine. La mappen være i fred.\n".encode()
_NEXT_LINK = ".current.ny"
_TIME = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}")
_OUTPUT_OPTION = re.compile(r" med --output\b")  # other commands name their folder so


class Releases:
    """The releases in one folder. All that it does is whole or not done, also when we are killed.

    Raises PublishFault when the folder isn't ours, or can't have links.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder = folder.resolve()
        self._releases = self._folder / "releases"
        self.current = self._folder / "current"
        with _sentences(self._folder):
            _check_ours(self._folder)
            self._next = destination(self._releases / "neste", root)

    @property
    def names(self) -> list[str]:
        """The names of all releases, the newest first."""
        if not self._releases.is_dir():
            return []
        folders = (path for path in self._releases.iterdir() if path.is_dir())
        names = [path.name for path in folders if _NAME.fullmatch(path.name)]
        return sorted((name for name in names if self._manifest(name).is_file()), reverse=True)

    @property
    def shown(self) -> str:
        """The name of the release that visitors see; empty before the first."""
        return self.current.readlink().name if self.current.is_symlink() else ""

    def publish(self, site: Path) -> str:
        """Make a release of the finished output ``site`` and show it. Returns its name.

        Raises PublishFault when ``site`` is not a whole output of ours, or a copy is not as it.
        """
        _check_output(site)
        with self._alone() as shop:
            manifest = manifest_of(site)
            before = self._releases / self.shown if self.shown in self.names else None
            if before and is_more_of(self._read(self.shown), manifest):
                verify(before, self._read(self.shown))
                return self.shown
            copy = _copied(site, shop / "site", manifest)
            if before:  # its pages stand open somewhere, or in a browser's cache
                carry_worn(before, copy)
                manifest = manifest_of(copy)
            name = _new_name(manifest, after=self.names[:1])
            self._place(name, copy, manifest)
            self._switch(name)
            with afterwards(self._folder):
                self._tidy()
        return name

    def faults(self, name: str) -> list[Fault]:
        """Return the files of the release ``name`` that are not as when it was made."""
        there = read(manifest_of(self._releases / name))
        return list(faults_in(there, read(self._read(name))))

    def roll_back(self, name: str = "") -> str:
        """Show the release ``name`` again, or the one before the one that is shown.

        Returns its name. Raises PublishFault when there is none, or it is not as it was made.
        """
        if name not in [*self.names, ""]:
            raise PublishFault(f"Det finnes ingen utgave {name} i {self._folder}.{self._others()}")
        older = [other for other in self.names if other < (self.shown or "~")]
        if not name and not older:
            raise PublishFault(f"Det finnes ingen eldre utgave i {self._folder}.{self._others()}")
        with self._alone():
            wanted = name or older[0]
            verify(self._releases / wanted, self._read(wanted))
            self._switch(wanted)
        return wanted

    def _others(self) -> str:
        return f" Disse finnes: {', '.join(self.names)}." if self.names else ""

    @contextlib.contextmanager
    def _alone(self) -> Iterator[Path]:
        """Give a folder to work in, with nobody else publishing here."""
        with _sentences(self._folder):
            self._begin()
            with workshop(self._next) as shop:
                self._link("")
                (self._folder / _NEXT_LINK).unlink()
                yield shop

    def _begin(self) -> None:
        """Make what is not there: first the mark, so that the rest is known for ours."""
        if not self._folder.exists():
            self._folder.mkdir(parents=True)
            self._folder.chmod(0o755)  # a web server reads it, whatever the umask
        mark = self._folder / _MARK
        if not mark.is_file() or mark.read_bytes() != _NOTICE:
            mark.write_bytes(_NOTICE)
        self._releases.mkdir(exist_ok=True)
        self._releases.chmod(0o755)

    def _link(self, name: str) -> Path:
        """Return a new link to a release, not yet in its place."""
        link = self._folder / _NEXT_LINK
        link.unlink(missing_ok=True)
        try:
            link.symlink_to(Path("releases", name), target_is_directory=True)
        except (OSError, NotImplementedError):
            raise PublishFault(
                f"I {self._folder} kan det ikke lages lenker, og da kan ikke en utgave settes inn "
                "i ett trekk. Bygg rett i mappen til webtjeneren i stedet: "
                "python3 build.py build --output MAPPE"
            ) from None
        return link

    def _place(self, name: str, site: Path, manifest: str) -> None:
        """Put the finished ``site`` among the releases; it is one from when its folder is there."""
        written = site.with_name("manifest")
        written.write_text(manifest, encoding="utf-8", newline="\n")
        to_disk(site.parent)
        with held():
            written.replace(self._manifest(name))
            site.rename(self._releases / name)
            sync_names(self._releases)

    def _switch(self, name: str) -> None:
        with held():
            demand_workshop(self._next)
            self._link(name).replace(self.current)
            with afterwards(self._folder):
                sync_names(self._folder)

    def _tidy(self) -> None:
        """Remove all but the newest releases, and what killed runs left."""
        keep = {*self.names[:_KEPT], self.shown}
        for path in sorted(self._releases.iterdir(), reverse=True):  # a manifest before its folder
            if _NAME.fullmatch(path.stem) and path.stem not in keep:
                remove(path)

    def _manifest(self, name: str) -> Path:
        return self._releases / f"{name}.sha256"

    def _read(self, name: str) -> str:
        return self._manifest(name).read_bytes().decode()


def is_place(folder: Path) -> bool:
    """Say whether ``folder`` is one that releases are put in."""
    return (folder / _MARK).is_file()


def _new_name(manifest: str, after: Sequence[str]) -> str:
    """Return the time and what it is made of; later than all others, whatever the clock says."""
    moments = [datetime.strptime(f"{name[:15]}+0000", f"{_TIME}%z") for name in after]
    moment = max([datetime.now(UTC), *(other + timedelta(seconds=1) for other in moments)])
    return f"{moment:{_TIME}}-{sha256(manifest.encode()).hexdigest()[:8]}"


def _copied(site: Path, copy: Path, manifest: str) -> Path:
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns(NOT_PUBLISHED))
    verify(copy, manifest)
    return copy


def _check_ours(folder: Path) -> None:
    """Raise PublishFault unless the folder is free, or was made by us and is as we leave it."""
    if not folder.exists():
        return
    mark, current = folder / _MARK, folder / "current"
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else [folder.name]
    is_marked = mark.is_file() and _NOTICE.startswith(mark.read_bytes())
    if names and not is_marked:
        raise PublishFault(
            f"{folder} har innhold som ikke er laget av dette programmet, og blir ikke rørt. "
            "Velg en mappe som er tom eller ikke finnes."
        )
    if current.exists() and not current.is_symlink():
        raise PublishFault(f"{current} skal være en lenke til en utgave. Flytt det som står der.")


def _check_output(site: Path) -> None:
    record = read_record(site)
    if record is None:
        raise PublishFault(
            f"{site} er ikke et ferdig bygg. Lag det med: python3 build.py build --output MAPPE"
        )
    if record.part:
        raise PublishFault(
            f"{site} er bare del {record.part} av et bygg. Sett delene sammen med merge først."
        )
    for name, one in {"": record, **standing(site)}.items():
        if not is_whole(site / name, one):
            raise PublishFault(f"{site / name} mangler filer. Slett {site}, og bygg på nytt.")
    found = faults_of_output(site) if MANIFEST in record.files else iter(())
    if fault := next((one for one in found if one.what != "ekstra"), None):
        raise PublishFault(
            f"{site / fault.path} er ikke som da den ble bygd ({fault.what}). "
            f"Slett {site}, og bygg på nytt."
        )


@contextlib.contextmanager
def _sentences(folder: Path) -> Iterator[None]:
    """Turn what a disk can do to us into sentences, without the option we do not have."""
    try:
        with disk_faults(folder, "mappen kan ikke brukes"):
            yield
    except PublishFault as fault:
        raise PublishFault(_OUTPUT_OPTION.sub("", str(fault))) from None
