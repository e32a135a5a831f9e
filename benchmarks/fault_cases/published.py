"""A new municipality starts clean, and a published one has no hole."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fault_cases.case import Case, Verdict, brief, crashed, outcome, told
from fault_cases.side import Files, Run, Side, World
from fault_cases.world import text

_NEW, _PUBLISHED = "En ny kommune", "En publisert kommune"
_HOME = "municipalities/prove"
_SETTINGS = """\
name: Prøve kommune
number: "9901"
language: nb
status: published
website: https://www.prove.kommune.no
accessibility_statement: https://uustatus.no/nb/erklaringer/publisert/1
contacts:
  - function: BTI-koordinator
    phone: "57676860"
    email: bti@prove.kommune.no
responsible: BTI-koordinator
reviewed: 2026-11-02
"""
_SERVICES = """\
services:
  - id: barnevernet
    type: barnevern
    name: Barnevernet i Prøve
    contacts:
      - function: Mottak
        phone: "57676869"
    reviewed: 2026-11-02
"""
_EMERGENCY = {
    "content/emergency.nb.md": text(
        "title: Når det haster\nactions:\n  - Ring 112.\nservices: [barnevern]"
    )
}
_COMPLETE: Files = {
    **_EMERGENCY,
    f"{_HOME}/municipality.yml": _SETTINGS,
    f"{_HOME}/services.yml": _SERVICES,
}


def _line(content: str, part: str) -> int:
    """Return the line on which ``part`` stands."""
    return content[: content.index(part)].count("\n") + 1


def _with(old: str, new: str, file: str = "municipality.yml") -> Files:
    path = f"{_HOME}/{file}"
    content = str(_COMPLETE[path])
    if old not in content:
        raise LookupError(old)
    return {**_COMPLETE, path: content.replace(old, new)}


def _complete(side: Side) -> Verdict:
    seen = side.world(_COMPLETE).check("prove")
    return Verdict(not seen.errors and not crashed(seen.run), told(seen.errors))


def _refused(name: str, files: Files, wanted: str, place: tuple[str, str] | None = None) -> Case:
    """Return a case: an error in her own files that says what is missing, on the right line."""

    def judge(side: Side) -> Verdict:
        seen = side.world(files).check("prove")
        own = [f for f in seen.errors if f"{_HOME}/" in f.path]
        fits = [f for f in own if re.search(wanted, f"{f.message} → {f.cure}", re.I)]
        if place:
            path, part = place
            line = _line(str(files[f"{_HOME}/{path}"]), part)
            fits = [f for f in fits if f.path.endswith(path) and f.line == line]
        return Verdict(bool(fits) and not crashed(seen.run), told(fits or seen.errors))

    return Case(_PUBLISHED, name, judge)


def _left(name: str, rest: str, wanted: str) -> Case:
    """Return a case for something unfinished that is left in a text."""
    path = "articles/a.nb.md"
    files = {**_COMPLETE, f"{_HOME}/{path}": text("title: Om oss", f"\nVi hjelper. {rest}\n")}
    return _refused(name, files, wanted, (path, rest))


# A new municipality ------------------------------------------------------------------------------

_WISHES = {
    "name|navn": "Nyby kommune",
    "num": "9911",
    "lang|mal|mål": "nn",
    "struct|skjel|oppbygg|modell": "",
}


def _options(side: Side) -> list[str]:
    """Return the options of ``new`` for what it would otherwise ask about, where it has any."""
    text_ = side.ask(["new", "--help"], side.scratch, {}).text
    given = []
    for option in dict.fromkeys(re.findall(r"--[a-zæøå-]+", text_)):
        value = next((v for k, v in _WISHES.items() if re.match(f"--({k})", option)), "")
        given += [option, value] if value else []
    return given


def _new(side: Side) -> tuple[World, Run]:
    if "new" not in side.memory:
        world = side.real_world()
        side.memory["new"] = world, world.run("new", "nyby", *_options(side))
    made: tuple[World, Run] = side.memory["new"]
    return made


def _written(world: World) -> dict[Path, str]:
    """Return what the new municipality's files say, without the comments."""
    files = [p for p in (world.root / "municipalities/nyby").rglob("*") if p.is_file()]
    return {
        path: re.sub(r"(?m)(^|\s)#.*$", "", path.read_text(encoding="utf-8"))
        for path in files
        if path.suffix in (".md", ".yml")
    }


def _clean(command: str, side: Side) -> Verdict:
    """The first command after ``new`` has nothing to say against it."""
    world, made = _new(side)
    if made.code != 0:
        return Verdict(False, outcome(made))
    if command == "build":
        run = world.build("nyby")
        return Verdict(run.code == 0, outcome(run))
    seen = world.check("nyby")
    return Verdict(not seen.findings and seen.run.code == 0, told(seen.findings))


def _no_invented(pattern: str, side: Side) -> Verdict:
    """Nothing of the example's facts is left, outside the comments that explain."""
    world, made = _new(side)
    if made.code != 0:
        return Verdict(False, outcome(made))
    left = [
        f"{path.name}: {line.strip()}"
        for path, content in _written(world).items()
        for line in content.splitlines()
        if re.search(pattern, line)
    ]
    return Verdict(not left, brief(f"{len(left)}: {left[0]}" if left else "ingenting igjen"))


def _said(look: Callable[[World, Run], bool], side: Side) -> Verdict:
    world, made = _new(side)
    return Verdict(made.code == 0 and look(world, made), outcome(made))


def _comments(world: World, _: Run) -> bool:
    settings = (world.root / "municipalities/nyby/municipality.yml").read_text(encoding="utf-8")
    return settings.count("\n#") >= 3


def _next_command(_: World, run: Run) -> bool:
    return bool(re.search(r"build\.py (serve|check) ", run.out))


def _in_nynorsk(world: World, _: Run) -> bool:
    content = "\n".join(_written(world).values())
    return "language: nn" in content and not re.search(r"\b(ikke|hvem|dere|fra)\b", content)


def _published_at_once(side: Side) -> Verdict:
    """A new municipality with nothing but its status changed is refused."""
    world, made = _new(side)
    if made.code != 0:
        return Verdict(False, outcome(made))
    copy = side.world(keep=["prove"])
    source = world.root / "municipalities/nyby"
    files = {
        f"municipalities/nyby/{p.relative_to(source)}": p.read_bytes()
        for p in source.rglob("*")
        if p.is_file()
    }
    copy.write(files)
    settings = (copy.root / "municipalities/nyby/municipality.yml").read_text(encoding="utf-8")
    published = re.sub(r"(?m)^status:.*$", "", settings) + "\nstatus: published\n"
    seen = copy.write({"municipalities/nyby/municipality.yml": published}).check("nyby")
    holes = [f for f in seen.errors if re.search("kontakt|telefon|nummer", f.message, re.I)]
    return Verdict(bool(holes) and not crashed(seen.run), told(holes or seen.errors))


_INVENTED = {
    "Åpningstidene til eksempelet": r'(opens|closes): "?\d',
    "Møtene til eksempelet": r"Annenhver|Drøftingsteam",
    "Tiltakene til eksempelet": r"(?i)åpen barnehage|apen-barnehage",
    "Systemene til eksempelet": r"Eksempellogg|logg\.example",
    "Numrene til eksempelet": r"0000\d{4}",
    "Navnet og adressene til eksempelet": r"[Ee]ksempel|example\.no",
}

CASES = [
    Case(_NEW, "check etter new har ingenting å si", partial(_clean, "check")),
    Case(_NEW, "build etter new virker", partial(_clean, "build")),
    *(
        Case(_NEW, f"{name} er borte", partial(_no_invented, rest))
        for name, rest in _INVENTED.items()
    ),
    Case(_NEW, "Forklaringene står igjen", partial(_said, _comments)),
    Case(_NEW, "Den neste kommandoen blir nevnt", partial(_said, _next_command)),
    Case(_NEW, "Målformen kan velges, og følges", partial(_said, _in_nynorsk)),
    Case(_NEW, "Publisert uten å være fylt ut", _published_at_once),
    Case(_PUBLISHED, "Alt er på plass", _complete),
    _refused(
        "Barnevernet mangler telefon",
        _with(
            '        phone: "57676869"\n',
            "        url: https://www.prove.kommune.no/b\n",
            "services.yml",
        ),
        "telefon|nummer|phone",
    ),
    _refused(
        "Barnevernet mangler helt",
        {**_COMPLETE, f"{_HOME}/services.yml": "services: []\n"},
        "barnevern",
    ),
    _refused(
        "Kontakten har verken telefon eller e-post",
        _with('    phone: "57676860"\n    email: bti@prove.kommune.no\n', ""),
        "telefon|e-post|phone|kontakt",
    ),
    _refused(
        "Ingen kontakt",
        _with(
            'contacts:\n  - function: BTI-koordinator\n    phone: "57676860"\n    email: bti@prove.kommune.no\n',
            "",
        ),
        "hvem|contacts|kontakt",
    ),
    _refused(
        "Tilgjengelighetserklæringen mangler",
        _with("accessibility_statement: https://uustatus.no/nb/erklaringer/publisert/1\n", ""),
        "erklæring",
    ),
    _refused(
        "Erklæringen er eksempelets",
        _with(
            "https://uustatus.no/nb/erklaringer/publisert/1", "https://uustatus.example.no/eksempel"
        ),
        "eksempel|example",
        ("municipality.yml", "accessibility_statement"),
    ),
    _refused(
        "E-posten er eksempelets",
        _with("bti@prove.kommune.no", "bti@example.no"),
        "eksempel|example",
        ("municipality.yml", "email:"),
    ),
    _refused(
        "Nettstedet er eksempelets",
        _with("www.prove.kommune.no", "eksempel.example.no"),
        "eksempel|example",
        ("municipality.yml", "website:"),
    ),
    _refused(
        "Nummeret er eksempelets",
        _with("57676869", "00000012", "services.yml"),
        "eksempel",
        ("services.yml", "phone:"),
    ),
    _refused(
        "Eksempelloggen står igjen",
        _with(
            "responsible:",
            "systems:\n  - tool: undringsnotat\n    name: Eksempelloggen\nresponsible:",
        ),
        "eksempel",
        ("municipality.yml", "    name: Eks"),
    ),
    _refused(
        "Ingen har gått gjennom den",
        _with("reviewed: 2026-11-02\n", ""),
        "reviewed|gått gjennom|kontroller",
    ),
    _refused(
        "Navnet er «null»",
        _with("name: Prøve kommune", "name: null"),
        "null|navn|name",
        ("municipality.yml", "name:"),
    ),
    _left("TODO i en tekst", "TODO: skriv mer", "TODO"),
    _left("XXX i en tekst", "Ring XXX.", "XXX"),
    _left("Lorem ipsum i en tekst", "Lorem ipsum dolor sit amet.", "lorem"),
    _left("[sett inn] i en tekst", "Ring [sett inn nummer].", "sett inn"),
    _left("[SETT INN NAVN] i en tekst", "Spør [SETT INN NAVN].", "sett inn"),
    _left("«Fyll inn her» i en tekst", "<<fyll inn>> her.", "fyll|<"),
    _left("TBD i en tekst", "Åpningstid: TBD.", "TBD"),
]
