"""A new municipality starts clean."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fault_cases.case import Case, Verdict, brief, crashed, outcome, told
from fault_cases.results import Run
from fault_cases.side import Side, World

_NEW = "En ny kommune"

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
    """Say whether the first command after ``new`` is content with it."""
    world, made = _new(side)
    if made.code != 0:
        return Verdict(False, outcome(made))
    if command == "build":
        run = world.build("nyby")
        return Verdict(run.code == 0, outcome(run))
    seen = world.check("nyby")
    return Verdict(not seen.findings and seen.run.code == 0, told(seen.findings))


def _no_invented(pattern: str, side: Side) -> Verdict:
    """Say whether a fact of the example is left, outside the comments that explain."""
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
    """Say whether a new municipality with nothing but its status changed is refused."""
    world, made = _new(side)
    if made.code != 0:
        return Verdict(False, outcome(made))
    path = "municipalities/nyby/municipality.yml"
    draft = (world.root / path).read_text(encoding="utf-8")
    published = re.sub(r"(?m)^status:.*$", "", draft) + "\nstatus: published\n"
    seen = world.write({path: published}).check("nyby")
    world.write({path: draft})
    holes = [f for f in seen.errors if re.search(r"telefon|kontakt\b|hvem en", f.message, re.I)]
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
]
