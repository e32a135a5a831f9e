"""What the next release of the shared content adds: never an error for a municipality."""

from fault_cases.case import Case, Verdict, brief, crashed, outcome
from fault_cases.side import Files, Side, World
from fault_cases.world import base_world, pair, text

_THEME = "Ny utgave av fellesinnholdet"
_GUIDE = base_world()["content/guide.yml"]
_TERM = """\
  - id: stafettlogg
    nb:
      term: Stafettlogg
      definition: Loggen.
    nn:
      term: Stafettlogg
      definition: Loggen.
      translated_from: new
"""
_HELPLINE = """\
  - id: alarmtelefonen
    phone: "116111"
    nb:
      name: Alarmtelefonen
      help: For barn.
    nn:
      name: Alarmtelefonen
      help: For barn.
    source: Bufdir
    checked: 2026-01-01
    confirmed: true
"""
_STEP = "      - id: felles-plan\n        role: stafettholder\n"
_NEW_STEP = "      - id: nytt-steg\n        role: stafettholder\n"


def _facts(path: str, nb: str, nn: str) -> dict[str, str]:
    """Return a text whose facts stand in the original alone."""
    return {f"{path}.nb.md": text(nb), f"{path}.nn.md": text(f"{nn}\ntranslated_from: new")}


def _guide(old: str, new: str) -> dict[str, str]:
    if old not in _GUIDE:
        raise LookupError(old)
    return {"content/guide.yml": _GUIDE.replace(old, new)}


_TOOL = _facts("tools/nytt-notat", "title: Nytt notat\nkind: form", "title: Nytt notat")
_LAW = pair("content/laws/ny-lov", "title: Ny lov\nact_name: Loven")
_ARTICLE = _facts("content/articles/ny", "title: Ny\nsection: about", "title: Ny")
_SERVICE = pair("content/services/ppt", "title: PPT")
_ROLE = pair("content/roles/koordinator", "title: Koordinator")
_ARENA = _facts(
    "content/arenas/nytt-team", "title: Nytt team\nkind: discussion", "title: Nytt team"
)
_CASE = _facts(
    "content/cases/gutten",
    "title: Gutten\nsteps: [undring]\ntools: [undringsnotat]",
    "title: Gutten",
)
_WAY = "          - id: barnevernet\n            to: service/barnevern\n"
_DEADLINE = """\
        deadlines:
          - id: frist
            within: 14 days
            law: barnets-beste
"""
_LEVEL = """\
  - id: niva-2
    label: "2"
    baton: stafettholder
    steps:
      - id: nytt-steg
        role: stafettholder
        outcomes:
          - id: avslutt
            to: close
"""
_ADDED: dict[str, dict[str, str]] = {
    "Et verktøy på et felles steg": {
        **_TOOL,
        **_guide("[undringsnotat]", "[undringsnotat, nytt-notat]"),
    },
    "Et steg på et felles nivå": {
        **pair("content/steps/nytt-steg", "title: Nytt"),
        **_guide(_STEP, _STEP + _NEW_STEP),
    },
    "Et nivå": {
        **pair("content/levels/niva-2", "title: Nytt nivå"),
        **pair("content/steps/nytt-steg", "title: Nytt\noutcomes:\n  avslutt: Avslutt"),
        "content/guide.yml": _guide(
            "            to: level/niva-1\n",
            "            to: level/niva-1\n          - id: opp\n            to: level/niva-2\n",
        )["content/guide.yml"]
        + _LEVEL,
        **pair(
            "content/steps/undring",
            "title: Undring\noutcomes:\n  videre: Videre\n  opp: Opp\n  avslutt: Avslutt",
        ),
    },
    "En lov på et felles steg": {**_LAW, **_guide("[barnets-beste]", "[barnets-beste, ny-lov]")},
    "En lov som ingen bruker": _LAW,
    "Et ord i ordlisten": {"content/terms.yml": base_world()["content/terms.yml"] + _TERM},
    "En tjenestetype på et felles steg": {**_SERVICE, **_guide("[barnevern]", "[barnevern, ppt]")},
    "En tjenestetype som ingen bruker": _SERVICE,
    "En møtetype": _ARENA,
    "En øvingssak": _CASE,
    "En øvingssak med et steg som noen har byttet ut": {
        **_facts(
            "content/cases/gutten", "title: Gutten\nsteps: [felles-plan, evaluer]", "title: Gutten"
        )
    },
    "En øvingssak med et nytt verktøy": {
        **_TOOL,
        **_guide("[undringsnotat]", "[undringsnotat, nytt-notat]"),
        **_facts("content/cases/gutten", "title: Gutten\ntools: [nytt-notat]", "title: Gutten"),
    },
    "En artikkel": _ARTICLE,
    "En artikkel som viser til et nytt verktøy": {
        **_TOOL,
        **_guide("[undringsnotat]", "[undringsnotat, nytt-notat]"),
        "content/articles/ny.nb.md": text(
            "title: Ny\nsection: about", "\nSe [notatet](tool/nytt-notat).\n"
        ),
        "content/articles/ny.nn.md": text(
            "title: Ny\ntranslated_from: new", "\nSjå [notatet](tool/nytt-notat).\n"
        ),
    },
    "En artikkel som viser til et steg noen har byttet ut": {
        "content/articles/ny.nb.md": text(
            "title: Ny\nsection: about", "\nSe [planen](step/felles-plan).\n"
        ),
        "content/articles/ny.nn.md": text(
            "title: Ny\ntranslated_from: new", "\nSjå [planen](step/felles-plan).\n"
        ),
    },
    "En rolle på et felles steg": {
        **_ROLE,
        **_guide(_STEP, _STEP.replace("stafettholder", "koordinator")),
    },
    "En rolle som ingen bruker": _ROLE,
    "En overskrift over nivåene": {
        **pair("content/groups/tidlig", "title: Tidlig innsats"),
        "content/guide.yml": "groups:\n  - id: tidlig\n    levels: [niva-0, niva-1]\n" + _GUIDE,
    },
    "Et nasjonalt nummer": {
        "content/helplines.yml": base_world()["content/helplines.yml"] + _HELPLINE
    },
    "Et utfall på et felles steg": {
        **_guide(
            "          - id: avslutt\n            to: close\n  - id: niva-1",
            f"          - id: avslutt\n            to: close\n{_WAY}  - id: niva-1",
        ),
        **pair(
            "content/steps/undring",
            "title: Undring\noutcomes:\n  videre: Videre\n  avslutt: Avslutt\n  barnevernet: Meld",
        ),
    },
    "En frist på et felles steg": _guide(
        _STEP,
        _STEP + _DEADLINE,
    ),
    "En tjenestetype i akuttregelen": {
        **_facts(
            "content/emergency",
            "title: Når det haster\nactions:\n  - Ring 112.\nservices: [barnevern]",
            "title: Når det hastar\nactions:\n  - Ring 112.",
        )
    },
    "En egen utgave av et steg for skoler": {
        **_SERVICE,
        **_TOOL,
        **_guide(
            _STEP, _STEP + "        variants:\n          ppt:\n            tools: [nytt-notat]\n"
        ),
    },
    "Et steg som har skiftet navn": {
        **pair("content/steps/plan", "title: Lag en plan"),
        "content/steps/plan.nb.md": text("title: Lag en plan\nformer_ids: [felles-plan]"),
        **_guide("felles-plan", "plan"),
    },
}


def _added(name: str, files: Files, measure: str = "") -> Case:
    """Return a case: with this in the base, no municipality of any build has a new error."""

    def judge(side: Side) -> Verdict:
        world = side.world(files)
        if measure:
            world.write({"municipalities/regionen/measures.yml": measure})
        made = world.run("accept", *_translations(world, files))
        if made.code != 0:
            raise RuntimeError(made.text)
        return _nobody(world)

    return Case(_THEME, name, judge)


def _translations(world: World, files: Files) -> list[str]:
    marked = [path for path, content in files.items() if "translated_from: new" in str(content)]
    return [str(world.root / path) for path in marked] or [str(world.root / "tools")]


def _nobody(world: World) -> Verdict:
    seen = world.check()
    if crashed(seen.run):
        return Verdict(False, outcome(seen.run))
    said = [f"{f.code} {f.name}:{f.line} {f.message}" for f in seen.errors]
    return Verdict(not said, brief(said[0]) if said else "ingen feil")


_REAL: Files = {**_TOOL, **_LAW, **_ARENA, **_ARTICLE}


def _real_content(side: Side) -> Verdict:
    """Add a tool, used on a shared step, and one of each other kind to the real content."""
    world = side.real_world()
    world.write(_REAL).change(
        "content/guide.yml",
        "[undringsnotat, bekymringsskala]",
        "[undringsnotat, bekymringsskala, nytt-notat]",
    )
    world.run("accept", *_translations(world, _REAL))
    return _nobody(world)


_MEASURE = "measures:\n  - id: kurs\n    name: Kurs\n    description: Et kurs.\n"
_OWN: Files = {
    "municipalities/egen/tools/eget.nb.md": text("title: Eget\nkind: form"),
}


def _unused_own_tool(side: Side) -> Verdict:
    """Say whether a municipality's own unused tool is still pointed out, in her own file."""
    seen = side.world(_OWN).check("egen")
    found = [f for f in seen.findings if f.path.endswith("egen/tools/eget.nb.md")]
    return Verdict(
        bool(found), brief(f"{found[0].code} {found[0].message}") if found else "ingen funn"
    )


CASES = [
    *(_added(name, files) for name, files in _ADDED.items()),
    _added("Et tiltak i regionen", {}, _MEASURE),
    Case(_THEME, "Alt på én gang i det virkelige innholdet", _real_content),
    Case(_THEME, "Kommunens eget ubrukte verktøy blir fortsatt nevnt", _unused_own_tool),
]
