"""The real publisher at work on a tiny guide, and what must be true after whatever stopped it."""

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from veileder.faults import PublishFault
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing import disk, places
from veileder.publishing.manifest import manifest_of
from veileder.publishing.publish import swap_in, workshop
from veileder.publishing.releases import Releases
from veileder.rendering.record import read_record, standing, write_record

PAGES = 6
KILLED = 9
_ENGLISH = re.compile(r"Errno|Traceback|No such|Permission|denied|device", re.IGNORECASE)
_FINE, _TOLD, _CRASHED = 0, 2, 3


def write_guide(folder: Path, edition: str, sites: tuple[str, ...] = ("en", "to")) -> Path:
    """Write a guide as a build does: a top and some sites, twenty files, all of one edition."""
    for id in ("", *sites):
        pages = ["index.html", *(f"side-{n}/index.html" for n in range(PAGES if id else 1))]
        asset = f"assets/stil.{edition[-1] * 8}.css"
        for name in (*pages, asset):
            (folder / id / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / id / name).write_text(f"{edition}\n" * 40, encoding="utf-8")
        plan = SitePlan(id, "BTI", "nb", Frame(t={}, built="", portal=not id), ())
        write_record(plan, folder / id, [*pages, asset])
    return folder


@dataclass(frozen=True)
class Scenario:
    """One thing that the publisher does in a folder; ``shown`` says which editions stand."""

    name: str
    prepare: Callable[[Path], None]
    act: Callable[[Path], object]
    shown: Callable[[Path], set[str]]
    before: str
    after: str
    left: frozenset[str]


def _release(folder: Path, edition: str) -> None:
    Releases(folder / "srv", folder / "kilder").publish(folder / f"bygd-{edition}")


def _releases(folder: Path, *editions: str) -> None:
    for edition in ("a1", "a2", "a3", "a4", "a5", "a6"):
        write_guide(folder / f"bygd-{edition}", edition)
    for edition in editions:
        _release(folder, edition)


def _shown_release(folder: Path) -> set[str]:
    current = folder / "srv/current"
    if not current.is_symlink():
        return {""}
    target = current.parent / current.readlink()
    assert manifest_of(target) == target.with_name(f"{target.name}.sha256").read_text()
    return {(target / "index.html").read_text().split()[0]}


def build(folder: Path, edition: str, sites: tuple[str, ...] = ("en", "to")) -> None:
    """Put an edition in ``ut``, as a build does."""
    output = folder / "ut"
    with workshop(output) as shop:
        (shop / "site").mkdir()
        swap_in(write_guide(shop / "site", edition, sites), output)


def _built(folder: Path, *editions: str) -> None:
    for edition in editions:
        build(folder, edition)
        (folder / "ut/CNAME").write_text("bti.example.no\n")


def _shown_sites(folder: Path) -> set[str]:
    """Return the editions of all sites, each of them whole, all that its record has."""
    output = folder / "ut"
    if not output.exists():
        return {""}
    assert not (folder / "ut/CNAME").exists() or (folder / "ut/CNAME").stat().st_size == 15
    seen = set()
    for id, record in {"": read_record(output), **standing(output)}.items():
        assert record, f"no record in {id}"
        pages = [file for file in record.files if file.endswith(".html")]
        editions = {(output / id / file).read_text() for file in pages}
        assert len(editions) == 1, f"mixed: {id} {sorted(text[:2] for text in editions)}"
        edition = editions.pop().split()[0]
        assert (output / id / f"assets/stil.{edition[-1] * 8}.css").is_file(), f"no style: {id}"
        seen.add(edition)
    return seen


_SERVER = frozenset({"current", "releases", ".veileder-utgaver"})
SCENARIOS = (
    Scenario("first release", _releases, lambda f: _release(f, "a1"),
             _shown_release, "", "a1", _SERVER),
    Scenario("sixth release", lambda f: _releases(f, "a1", "a2", "a3", "a4", "a5"),
             lambda f: _release(f, "a6"), _shown_release, "a5", "a6", _SERVER),
    Scenario("rollback", lambda f: _releases(f, "a1", "a2"),
             lambda f: Releases(f / "srv", f / "kilder").roll_back(
                 Releases(f / "srv", f / "kilder").names[-1]),
             _shown_release, "a2", "a1", _SERVER),
    Scenario("first build", lambda f: None, lambda f: build(f, "a1"),
             _shown_sites, "", "a1", frozenset({"ut"})),
    Scenario("next build", lambda f: _built(f, "a1", "a2"), lambda f: build(f, "a3"),
             _shown_sites, "a2", "a3", frozenset({"ut"})),
    Scenario("a site goes", lambda f: _built(f, "a1", "a2"), lambda f: build(f, "a3", ("en",)),
             _shown_sites, "a2", "a3", frozenset({"ut"})),
)  # fmt: skip


def in_child(work: Callable[[], object]) -> tuple[int, str]:
    """Do ``work`` in a process of its own; return its status and what it said.

    The status is 0, 2 for a sentence, 3 for a fault in the program, or what killed it.
    """
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if not child:
            status, text = _FINE, ""
            disk._WAITS = ()  # for no virus scanner
            try:
                work()
            except PublishFault as fault:
                status, text = _TOLD, str(fault)
            except BaseException as error:
                status, text = _CRASHED, f"{type(error).__name__}: {error}"
            os.pwrite(told.fileno(), json.dumps(text).encode(), 0)
            os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        told.seek(0)
        text = told.read()
    return status, json.loads(text) if text else ""


def faults_after(scenario: Scenario, folder: Path, status: int, said: str) -> Iterator[str]:
    """Yield what is wrong when ``scenario`` has been stopped, and after it is done once more."""
    try:
        seen = scenario.shown(folder)
    except (AssertionError, OSError) as error:
        yield f"broken: {error}"
        return
    if not seen <= {scenario.before, scenario.after} or (
        len(seen) > 1 and status != KILLED and "hvert for seg" not in said
    ):
        yield f"mixed: {seen}"
    yield from _untold(scenario, seen, status, said)
    again, said = in_child(lambda: scenario.act(folder))
    try:
        is_done = again == _FINE and scenario.shown(folder) == {scenario.after}
    except (AssertionError, OSError) as error:
        is_done, said = False, f"{said} {error}"
    if not is_done:
        yield f"the next one: {again} {said}"
    place = folder / "srv" if scenario.left == _SERVER else folder
    if (left := {path.name for path in place.iterdir()} - {"kilder"}) != scenario.left:
        yield f"left: {sorted(left ^ scenario.left)}"


def _untold(scenario: Scenario, seen: set[str], status: int, said: str) -> Iterator[str]:
    """Yield what the one who ran it was not told, or told wrong."""
    if status not in (_FINE, _TOLD, KILLED):
        yield f"crash: {said}"
    if status == _FINE and seen != {scenario.after}:
        yield f"0, but {seen} is shown"
    if status == _TOLD and _ENGLISH.search(said):
        yield f"not Norwegian: {said}"
    if status == _TOLD and scenario.before not in seen and "ikke endret" in said:
        yield f"untrue: {said}"
    if status == _TOLD and scenario.after not in seen and "vises, men" in said:
        yield f"untrue: {said}"


def without_exchange() -> None:
    """Let folders change places as where the system has no call for it."""
    places.exchange = lambda *_: False
