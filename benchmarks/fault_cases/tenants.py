"""What a neighbour writes must never cost another municipality its site."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fault_cases.case import Case, Verdict, brief, crashed, outcome, told
from fault_cases.side import Files, Side, World
from fault_cases.world import settings, text

_THEME = "Naboens feil"
_HOME = "municipalities/nabo"
_CHANGES = f"{_HOME}/guide-changes.yml"
_NOTE = "steps:\n  - step: undring\n    add:\n      tools: [notat]\n"
_PHONE = """\
services:
  - id: krisesenter
    type: barnevern
    name: Krisesenteret
    contacts:
      - function: Vakt
        phone: "57676869"
"""
_BROKEN: dict[str, Files] = {
    "Uleselig YAML i municipality.yml": {f"{_HOME}/municipality.yml": "name: [\n"},
    "Manglende felt i municipality.yml": {f"{_HOME}/municipality.yml": "language: nb\n"},
    "Tom municipality.yml": {f"{_HOME}/municipality.yml": ""},
    "Ingen municipality.yml": {f"{_HOME}/municipality.yml": None, f"{_HOME}/a.nb.md": "x"},
    "Uleselig services.yml": {f"{_HOME}/services.yml": "services:\n\t- id: x\n"},
    "Flettekonflikt": {f"{_HOME}/services.yml": "<<<<<<< HEAD\n=======\n>>>>>>> x\n"},
    "Gal tegnkoding": {f"{_HOME}/articles/a.nb.md": text("title: Mål").encode("cp1252")},
    "Tilfeldige byte": {f"{_HOME}/articles/a.nb.md": bytes(range(256))},
    "Død lenke": {f"{_HOME}/articles/a.nb.md": text("title: A", "[x](tool/borte)\n")},
    "Ukjent fil": {f"{_HOME}/notater.xyz": "x"},
    "Ukjent verktøy": {_CHANGES: "steps:\n  - step: undring\n    add:\n      tools: [borte]\n"},
    "Ukjent region": {
        f"{_HOME}/municipality.yml": settings("Nabo", "9902", "language: nb\nregion: borte")
    },
    "Ukjent målform": {f"{_HOME}/municipality.yml": settings("Nabo", "9902", "language: en")},
    "Galt kommunenummer": {f"{_HOME}/municipality.yml": settings("Nabo", "99")},
    "Galt telefonnummer": {f"{_HOME}/services.yml": _PHONE.replace("57676869", "5767")},
    "Eget skjelett med feil": {f"{_HOME}/guide.yml": "levels: []\n"},
    "Publisert uten erklæring": {
        f"{_HOME}/municipality.yml": settings("Nabo", "9902", "language: nb\nstatus: published")
    },
    "Mappenavn med stor bokstav": {
        "municipalities/Annen/municipality.yml": settings("Annen", "9906")
    },
    "Region som ikke kan leses": {"municipalities/regionen/region.yml": "name: [\n"},
}
_SAME_NUMBER: Files = {"municipalities/nabo/municipality.yml": settings("Nabo kommune", "9901")}
_SAME_PHONE: Files = {
    f"{_HOME}/services.yml": _PHONE,
    "municipalities/prove/services.yml": _PHONE,
}


def _clean(world: World, command: str) -> Verdict:
    """Say whether ``prove`` hears nothing of its neighbour."""
    run = world.run(command, "prove")
    heard = [line for line in run.text.splitlines() if "nabo" in line.lower() or "Annen" in line]
    if run.code != 0 or heard:
        return Verdict(False, brief(f"{run.code}: {heard[0]}") if heard else outcome(run))
    return Verdict(True, outcome(run))


def _neighbour(name: str, files: Files, command: str = "check") -> Case:
    judge: Callable[[Side], Verdict] = lambda side: _clean(side.world(files), command)  # noqa: E731
    return Case(_THEME, name if command == "check" else f"{name} ({command})", judge)


def _no_error(files: Files, side: Side) -> Verdict:
    seen = side.world(files).check()
    if crashed(seen.run):
        return Verdict(False, outcome(seen.run))
    return Verdict(not seen.errors, told(seen.errors))


def prints(folder: Path) -> dict[str, str]:
    """Return a fingerprint of every file in a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def _pages(title: str) -> Files:
    return {
        f"municipalities/{id}/articles/a.nb.md": text(f"title: {title}") for id in ("prove", "nabo")
    }


def _built_twice(side: Side) -> World:
    """Return a world that has been published once, whole."""
    if "published" not in side.memory:
        world = side.world(_pages("Gammel"), keep=["prove", "nabo", "medlem", "regionen"])
        side.memory["published"] = world, world.build()
    world, run = side.memory["published"]
    if run.code != 0:
        raise RuntimeError(run.text)
    made: World = world
    return made


def _all_with_one_broken(side: Side) -> Verdict:
    """Build all while one has an error: the others are renewed, hers stands as it was."""
    world = _built_twice(side)
    before = prints(world.site / "nabo")
    world.write(
        {**_pages("Ny"), f"{_HOME}/articles/b.nb.md": text("title: B", "[x](tool/borte)\n")}
    )
    run = world.build()
    world.write({f"{_HOME}/articles/b.nb.md": text("title: B")})
    renewed = "Ny" in world.page("prove/om/a").text
    stands = prints(world.site / "nabo") == before
    last = [line for line in run.text.splitlines() if line.strip()][-1:] or [""]
    right = renewed and stands and run.code == 1 and "nabo" in last[0].lower()
    return Verdict(right, brief(f"{run.code}: prove {'ny' if renewed else 'gammel'}, {last[0]}"))


def _one_alone(side: Side) -> Verdict:
    """Build one: every other site stays byte for byte."""
    world = _built_twice(side)
    before = {id: prints(world.site / id) for id in ("nabo", "medlem")}
    world.write(_pages("Nyest"))
    run = world.build("prove")
    gone = [id for id in before if not (world.site / id).is_dir()]
    changed = [id for id, old in before.items() if prints(world.site / id) != old]
    renewed = run.code == 0 and "Nyest" in world.page("prove/om/a").text
    said = f"borte: {', '.join(gone)}" if gone else f"endret: {', '.join(changed) or 'ingen andre'}"
    return Verdict(renewed and not changed, brief(f"{run.code}: {said}"))


def _chooser_lists_all(side: Side) -> Verdict:
    """Build one: the page to choose from still has every municipality that is published."""
    world = _built_twice(side)
    run = world.build("prove")
    page = world.page("index.html").text
    lost = [name for name in ("Prøve", "Nabo", "Medlem") if f"{name} kommune" not in page]
    return Verdict(run.code == 0 and not lost, f"mangler: {', '.join(lost) or 'ingen'}")


def _base_broken(side: Side) -> Verdict:
    """Break the shared content: that stops all, and says that it is shared."""
    world = side.world(
        {"content/laws/barnets-beste.nb.md": "---\ntitle: [\n---\n"}, keep=["prove", "nabo"]
    )
    run = world.build()
    right = run.code == 1 and "felles" in run.text.lower() and not world.site.exists()
    return Verdict(right, outcome(run))


def _removes_and_says(side: Side) -> Verdict:
    """Build all after a municipality is gone: its folder is removed, and that is said."""
    world = side.world(keep=["prove", "nabo"])
    first = world.build()
    world.write({"municipalities/nabo/municipality.yml": None})
    (world.root / "municipalities/nabo").rmdir()
    run = world.build()
    gone = not (world.site / "nabo").exists()
    said = "nabo" in run.text.lower()
    right = first.code == run.code == 0 and gone and said
    return Verdict(
        right, f"{run.code}: {'fjernet' if gone else 'står'}, {'sagt' if said else 'ikke sagt'}"
    )


def _lender(side: Side) -> Verdict:
    """Borrow a tool from a neighbour whose other files are broken."""
    loan = "language: nb\nborrow:\n  - tool: notat\n    owner: nabo"
    files = {
        "municipalities/prove/municipality.yml": settings("Prøve kommune", "9901", loan),
        "municipalities/prove/guide-changes.yml": _NOTE,
        f"{_HOME}/tools/notat.nb.md": text("title: Notat\nkind: form"),
        _CHANGES: _NOTE,
        f"{_HOME}/services.yml": "services:\n\t- id: x\n",
    }
    return _clean(side.world(files), "check")


CASES = [
    *(_neighbour(name, files) for name, files in _BROKEN.items()),
    *(
        _neighbour(
            "Uleselig YAML i municipality.yml", _BROKEN["Uleselig YAML i municipality.yml"], command
        )
        for command in ("build", "report")
    ),
    Case(_THEME, "Utlåneren har feil i noe annet enn det lånte", _lender),
    Case(_THEME, "To kommuner med samme telefonnummer", partial(_no_error, _SAME_PHONE)),
    _neighbour("Naboen har samme kommunenummer", _SAME_NUMBER),
    Case(_THEME, "Bygg av alle når én har feil", _all_with_one_broken),
    Case(_THEME, "Bygg av én lar de andre stå", _one_alone),
    Case(_THEME, "Bygg av én lar alle stå i oversikten", _chooser_lists_all),
    Case(_THEME, "Bygg av alle fjerner en kommune som er borte, og sier det", _removes_and_says),
    Case(_THEME, "Feil i fellesinnholdet stopper alle og sier det", _base_broken),
]
