"""Three municipalities made on 0.1, and two invented releases with every kind of change."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

from pathlib import Path

import pytest

from veileder.authoring.accept import accept
from veileder.reading.fingerprint import fingerprint
from veileder.updating.release import Releases, read_release
from veileder.updating.trees import read_files, write_files

_GUIDE = """\
levels:
  - id: niva-0
    label: "0"
    steps:
      - id: undring
        role: ansatt
        tools: [undringsnotat, sjekkliste]
        services: [barnevern]
        laws: [barnets-beste]
        deadlines:
          - id: svar
            within: 14 days
        outcomes:
          - id: videre
            to: next
          - id: avslutt
            to: close
      - id: samtale
        role: ansatt
        tools: [undringsnotat]
        outcomes:
          - id: videre
            to: level/niva-1
  - id: niva-1
    label: "1"
    baton: stafettholder
    steps:
      - id: felles-plan
        role: stafettholder
      - id: rapport
        role: stafettholder
        tools: [sjekkliste]
      - id: evaluer
        role: stafettholder
        tools: [undringsnotat]
        outcomes:
          - id: videre
            to: level/niva-2
  - id: niva-2
    label: "2"
    baton: stafettholder
    steps:
      - id: samordne
        role: stafettholder
        outcomes:
          - id: avslutt
            to: close
"""

_HELPLINES = """\
helplines:
  - id: politi-112
    phone: "112"
    emergency: true
    nb: {name: Politiet, help: Når noen er i fare.}
    nn: {name: Politiet, help: Når nokon er i fare.}
    source: Nkom
    checked: 2026-01-01
    confirmed: true
"""


def _text(path: str, fields: str, title: str) -> dict[str, str]:
    """Return a text in bokmål and its translation."""
    return {
        f"{path}.nb.md": f"---\ntitle: {title}\n{fields}---\n",
        f"{path}.nn.md": f"---\ntitle: {title} nn\ntranslated_from: '00000000'\n---\n",
    }


_OUT = "outcomes:\n  videre: Gå videre\n"


def _oldest() -> dict[str, str]:
    files = {
        "content/guide.yml": _GUIDE,
        "content/helplines.yml": _HELPLINES,
        **_text("content/emergency", "actions:\n  - Ring 112.\n", "Når det haster"),
        **_text(
            "content/laws/barnets-beste", "act_name: Grunnloven\nsection: § 104\n", "Barnets beste"
        ),
        **_text("content/services/barnevern", "", "Barnevern"),
        **_text(
            "content/steps/undring",
            "ingress: Du lurer på noe.\n"
            + _OUT
            + "  avslutt: Avslutt\ndeadlines:\n  svar: Svar innen fristen.\n",
            "Undre deg",
        ),
        **_text(
            "content/steps/samtale", "actions:\n  - Snakk med barnet.\n" + _OUT, "Snakk sammen"
        ),
        **_text("content/steps/felles-plan", "", "Lag en plan"),
        **_text("content/steps/rapport", "summary: Skriv kort.\n", "Skriv rapport"),
        **_text(
            "content/steps/evaluer", "laws: []\n".replace("laws: []\n", "") + _OUT, "Se på planen"
        ),
        **_text("content/steps/samordne", "outcomes:\n  avslutt: Avslutt\n", "Samordne"),
        **_text("tools/undringsnotat", "kind: form\n", "Undringsnotat"),
        **_text(
            "tools/sjekkliste",
            "kind: checklist\nsummary: Fellesutgaven.\nlaws: [barnets-beste]\n",
            "Sjekkliste",
        ),
    }
    for role in ("ansatt", "stafettholder"):
        files |= _text(f"content/roles/{role}", "", role.title())
    for level in range(3):
        files |= _text(f"content/levels/niva-{level}", "", f"Nivå {level}")
    return files


def _renamed(files: dict[str, str], old: str, new: str) -> dict[str, str]:
    return {path.replace(f"/{old}.", f"/{new}."): text for path, text in files.items()}


def _middle() -> dict[str, str]:
    """0.2: a step, a role and an outcome renamed, a field renamed, a tool added, a deadline changed."""
    files = _renamed(_renamed(_oldest(), "evaluer", "vurder"), "ansatt", "tilsatt")
    guide = files["content/guide.yml"].replace("id: evaluer", "id: vurder")
    guide = guide.replace("role: ansatt", "role: tilsatt").replace("14 days", "7 days")
    guide = guide.replace(
        "id: avslutt\n            to: close\n      - id: samtale",
        "id: slutt\n            to: close\n      - id: samtale",
    )
    guide = guide.replace(
        "  - id: felles-plan\n        role: stafettholder\n",
        "  - id: felles-plan\n        role: stafettholder\n        tools: [planmal]\n",
    )
    step = "content/steps/undring.nb.md"
    step_text = files[step].replace("ingress:", "summary:").replace("  avslutt:", "  slutt:")
    return {
        **files,
        "content/guide.yml": guide,
        step: step_text,
        **_text("tools/planmal", "kind: template\n", "Planmal"),
    }


def _newest() -> dict[str, str]:
    """0.3: a step split, one moved, one removed, a tool removed, a law changed, words changed."""
    files = {
        p: t
        for p, t in _middle().items()
        if not any(name in p for name in ("steps/samtale", "steps/rapport", "tools/sjekkliste"))
    }
    guide = files["content/guide.yml"]
    guide = guide.replace(", sjekkliste]", "]")
    guide = guide.replace(
        "      - id: rapport\n        role: stafettholder\n        tools: [sjekkliste]\n", ""
    )
    plan = "      - id: felles-plan\n        role: stafettholder\n        tools: [planmal]\n"
    guide = guide.replace(plan, "").replace(
        "      - id: samordne\n", plan + "      - id: samordne\n"
    )
    guide = guide.replace(
        "      - id: samtale\n        role: tilsatt\n",
        "      - id: forbered\n        role: tilsatt\n      - id: snakk\n        role: tilsatt\n",
    )
    law = "content/laws/barnets-beste.nb.md"
    return {
        **files,
        "content/guide.yml": guide,
        law: files[law].replace("§ 104", "§ 104 a"),
        **_text("content/steps/vurder", _OUT + "actions:\n  - Se på tiltakene.\n", "Vurder planen"),
        **_text("content/steps/forbered", "", "Forbered samtalen"),
        **_text("content/steps/snakk", _OUT, "Snakk med barnet"),
    }


_RELEASES = (
    """\
version: "0.2"
added:
  - {what: tool/planmal, nb: Ny mal for planen., nn: Ny mal for planen (nn).}
renamed:
  - {what: step/evaluer, to: vurder, nb: Steget evaluer heter vurder., nn: Steget evaluer heiter vurder.}
  - {what: role/ansatt, to: tilsatt, nb: Rollen ansatt heter tilsatt., nn: Rolla ansatt heiter tilsatt.}
  - {what: outcome/avslutt, step: undring, to: slutt, nb: Utfallet avslutt heter slutt., nn: Utfallet avslutt heiter slutt.}
fields:
  - {model: StepText, field: ingress, to: summary, nb: Feltet ingress heter summary., nn: Feltet ingress heiter summary.}
changed:
  - {what: step/undring, about: [deadlines], nb: Fristen er kortere., nn: Fristen er kortare.}
""",
    """\
version: "0.3"
split:
  - {what: step/samtale, into: [step/forbered, step/snakk], nb: Samtalen er delt i to., nn: Samtalen er delt i to (nn).}
moved:
  - {what: step/felles-plan, to: level/niva-2, nb: Planen lages på nivå 2., nn: Planen blir laga på nivå 2.}
removed:
  - {what: step/rapport, instead: step/vurder, nb: Rapporten er borte., nn: Rapporten er borte (nn).}
  - {what: tool/sjekkliste, nb: Sjekklisten er borte., nn: Sjekklista er borte.}
changed:
  - {what: law/barnets-beste, about: [facts], nb: Paragrafen er en annen., nn: Paragrafen er ein annan.}
  - {what: step/vurder, about: [words], nb: Steget vurder har fått nye ord., nn: Steget vurder har fått nye ord (nn).}
  - {what: step/undring, about: [tools], nb: Undring har færre verktøy., nn: Undring har færre verktøy (nn).}
""",
)

_RELEASED = Releases(tuple(read_release(text, "x.yml") for text in _RELEASES))
_SETTINGS = '# Vår egen merknad\nname: {}\nnumber: "{}"\nlanguage: {}\n'
_OF_UNDRING = {"title": "Undre deg", "ingress": "Du lurer på noe.", "outcomes": {"videre": "Gå videre", "avslutt": "Avslutt"}, "deadlines": {"svar": "Svar innen fristen."}}  # fmt: skip

_ADAPTED = {
    "municipality.yml": _SETTINGS.format("Tilpasset", "9901", "nb")
    + "baton:\n  - level: niva-0\n    role: ansatt  # alle\n"
    "names:\n  role/ansatt: Den som undrer seg\n  step/rapport: Referat\n",
    "guide-changes.yml": """\
levels:
  - level: niva-1
    based_on: new
    order: [rapport, felles-plan, evaluer]
steps:
  # Fristen vår
  - step: undring
    based_on: new
    deadlines:
      - {id: svar, within: 5 days}  # kortere
    add:
      services: [barnevern]
    hide:
      tools: [sjekkliste]
  - step: samtale
    add:
      tools: [sjekkliste]  # den vi liker
  - step: evaluer
    based_on: new
    role: ansatt
""",
    "steps/undring.nb.md": f"---\nbased_on: {fingerprint(_OF_UNDRING)}\ningress: Vår ingress.  \noutcomes:\n  videre: Gå på\n  avslutt: 'Slutt av'\n---\n",
    "steps/evaluer.nb.md": "---\nbased_on: new\nsummary: Vårt sammendrag.\n---\n",
    "steps/samtale.nb.md": "---\nbased_on: new\nsummary: Slik snakker vi.\n---\n",
    "steps/felles-plan.nb.md": "---\nbased_on: new\nsummary: Vår plan.\n---\n",
    "articles/om.nb.md": "---\ntitle: Om oss\n---\nSe [steget](step/evaluer), [rapport](step/rapport) og [lista](tool/sjekkliste).\r\nStep/evaluer som ord.\n",
    "services.yml": "services:\n  - id: bv\n    type: barnevern\n    name: Barnevernet\n    levels: [niva-0]\n    contacts:\n      - {function: Vakt, phone: '00000001'}\n",
}
_OWN = {
    "municipality.yml": _SETTINGS.format("Egen", "9902", "nb"),
    "guide.yml": """\
# Vårt oppsett
levels:
  - id: niva-0
    steps:
      - id: samtale  # felles ord
        role: ansatt
        tools: [sjekkliste]
        outcomes:
          - id: videre
            to: level/var-fase
  - id: var-fase
    baton: stafettholder
    steps:
      - id: rapport
        role: stafettholder
      - id: evaluer
        role: stafettholder
        tools: [undringsnotat]
        outcomes:
          - id: videre
            to: close
""",
    "levels/var-fase.nb.md": "---\ntitle: Vår fase\n---\n",
    "steps/rapport.nb.md": "---\n# En merknad\nbased_on: new\naddition: Husk arkivet.\n---\n",
}
_NYNORSK = {
    "municipality.yml": _SETTINGS.format("Nynorsk", "9903", "nn")
    + "hide: [tool/sjekkliste, tool/planmal]\n",
    "steps/samtale.nn.md": "---\nbased_on: new\nsummary: Slik snakkar vi.\n---\n",
    "guide-changes.yml": "steps:\n  - step: rapport\n    add:\n      services: [barnevern]\n",
}
_MINE = {"adaptert": _ADAPTED, "egen": _OWN, "nynorsk": _NYNORSK}


def _write(root: Path, files: dict[str, str]) -> None:
    """Write ``files`` into ``root``."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())


def _write_bases(place: Path) -> None:
    """Write the shared content of each version: ``place/0.1`` and so on."""
    for version, files in (("0.1", _oldest()), ("0.2", _middle()), ("0.3", _newest())):
        _write(place / version, files)
        accept(place / version, [place / version])


def _write_mine(root: Path, base: Path) -> None:
    """Write the three municipalities into ``root``, as they were when they had been confirmed."""
    mine = {f"municipalities/{id}/{p}": t for id, files in _MINE.items() for p, t in files.items()}
    tried = root.with_name("tried")
    _write(
        tried,
        {p.relative_to(base).as_posix(): p.read_text() for p in base.rglob("*") if p.is_file()},
    )
    _write(tried, mine)
    accept(tried, [tried / "municipalities"])
    (tried / "municipalities").rename(root / "municipalities")


@pytest.fixture(scope="session")
def releases() -> Releases:
    """0.2 and 0.3."""
    return _RELEASED


@pytest.fixture(scope="session")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared content of 0.1, 0.2 and 0.3."""
    place = tmp_path_factory.mktemp("bases")
    _write_bases(place)
    return place


@pytest.fixture(scope="session")
def untouched(bases: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An own repository with the three municipalities on 0.1, which no test may change."""
    root = tmp_path_factory.mktemp("untouched") / "root"
    root.mkdir()
    _write_mine(root, bases / "0.1")
    (root / "requirements.txt").write_text("# Versjonen vår\nhandlingsveileder==0.1\n")
    return root


def copied(root: Path, place: Path) -> Path:
    """Return ``place`` with all that is in ``root``."""
    write_files(place, read_files(root, ["."]), place)
    return place


@pytest.fixture
def root(untouched: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return copied(untouched, tmp_path)
