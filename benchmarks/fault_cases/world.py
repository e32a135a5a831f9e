"""A small guide with municipalities of every build: own skeleton, phases, nynorsk, region."""

from functools import cache


def text(fields: str, body: str = "") -> str:
    """Return a Markdown file with ``fields`` between the ``---`` lines and ``body`` below."""
    return f"---\n{fields.strip()}\n---\n{body}"


def pair(path: str, nb: str, nn: str | None = None) -> dict[str, str]:
    """Return a text in bokmål and its translation into nynorsk, not yet confirmed."""
    translated = f"{nn or nb}\ntranslated_from: new"
    return {f"{path}.nb.md": text(nb), f"{path}.nn.md": text(translated)}


_GUIDE = """\
levels:
  - id: niva-0
    label: "0"
    steps:
      - id: undring
        role: ansatt
        tools: [undringsnotat]
        services: [barnevern]
        laws: [barnets-beste]
        outcomes:
          - id: videre
            to: level/niva-1
          - id: avslutt
            to: close
  - id: niva-1
    label: "1"
    baton: stafettholder
    steps:
      - id: felles-plan
        role: stafettholder
      - id: evaluer
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
    nb:
      name: Politiet
      help: Når noen er i fare.
    nn:
      name: Politiet
      help: Når nokon er i fare.
    source: Nkom
    checked: 2026-01-01
    confirmed: true
"""
_TERMS = """\
terms:
  - id: undring
    nb:
      term: Undring
      definition: Den første følelsen av at noe ikke er som det skal.
    nn:
      term: Undring
      definition: Den første kjensla av at noko ikkje er som det skal.
      translated_from: new
"""
OWN_GUIDE = """\
levels:
  - id: niva-0
    label: "0"
    steps:
      - id: undring
        role: ansatt
        tools: [undringsnotat]
        outcomes:
          - id: videre
            to: level/eget
          - id: avslutt
            to: close
  - id: eget
    label: "1"
    baton: stafettholder
    steps:
      - id: eget-steg
        role: ansatt
        outcomes:
          - id: avslutt
            to: close
"""
_PHASE = """\
  - id: fase-{n}
    kind: phase
    baton: stafettholder
    steps:
      - id: fase-{n}-steg
        role: ansatt
        tools: [undringsnotat]
        outcomes:
          - id: videre
            to: {to}
"""
PHASES = "step_word: fase\nlevels:\n" + "".join(
    _PHASE.format(n=n, to=f"level/fase-{n + 1}" if n < 3 else "close") for n in (1, 2, 3)
)


def settings(name: str, number: str, more: str = "language: nb") -> str:
    """Return a ``municipality.yml``."""
    return f'name: {name}\nnumber: "{number}"\n{more}\n'


def _shared() -> dict[str, str]:
    return {
        "content/guide.yml": _GUIDE,
        "content/helplines.yml": _HELPLINES,
        "content/terms.yml": _TERMS,
        **pair("content/levels/niva-0", "title: Oppdage"),
        **pair("content/levels/niva-1", "title: Samarbeid"),
        **pair(
            "content/steps/undring",
            "title: Når du undrer deg\noutcomes:\n  videre: Gå videre\n  avslutt: Avslutt",
            "title: Når du undrar deg\noutcomes:\n  videre: Gå vidare\n  avslutt: Avslutt",
        ),
        **pair("content/steps/felles-plan", "title: Lag en plan", "title: Lag ein plan"),
        **pair("content/steps/evaluer", "title: Se på planen\noutcomes:\n  avslutt: Avslutt"),
        **pair("content/roles/ansatt", "title: Ansatt", "title: Tilsett"),
        **pair("content/roles/stafettholder", "title: Stafettholder"),
        **pair("content/services/barnevern", "title: Barnevern"),
        **pair("content/arenas/bti-team", "title: BTI-team"),
        **pair("content/laws/barnets-beste", "title: Barnets beste\nact_name: Grunnloven"),
        **pair("content/emergency", "title: Når det haster\nactions:\n  - Ring 112."),
        **pair("tools/undringsnotat", "title: Undringsnotat"),
    }


_FACTS_IN_ORIGINAL_ONLY = {
    "content/arenas/bti-team.nb.md": text("title: BTI-team\nkind: discussion"),
    "tools/undringsnotat.nb.md": text("title: Undringsnotat\nkind: form"),
}


def _municipalities() -> dict[str, str]:
    folder = "municipalities"
    return {
        f"{folder}/prove/municipality.yml": settings("Prøve kommune", "9901"),
        f"{folder}/nabo/municipality.yml": settings("Nabo kommune", "9902"),
        f"{folder}/egen/municipality.yml": settings("Egen kommune", "9903"),
        f"{folder}/egen/guide.yml": OWN_GUIDE,
        f"{folder}/egen/levels/eget.nb.md": text("title: Eget nivå"),
        f"{folder}/egen/steps/eget-steg.nb.md": text(
            "title: Eget steg\noutcomes:\n  avslutt: Avslutt"
        ),
        f"{folder}/faser/municipality.yml": settings("Fase kommune", "9904", "language: nn"),
        f"{folder}/faser/guide.yml": PHASES,
        **{
            f"{folder}/faser/{kind}/fase-{n}{tail}.nn.md": text(f"title: Fase {n}{words}")
            for n in (1, 2, 3)
            for kind, tail, words in (
                ("levels", "", ""),
                ("steps", "-steg", "\noutcomes:\n  videre: Vidare"),
            )
        },
        f"{folder}/regionen/region.yml": "name: Regionen\nlanguage: nb\n",
        f"{folder}/medlem/municipality.yml": settings(
            "Medlem kommune", "9905", "language: nb\nregion: regionen"
        ),
    }


@cache
def base_world() -> dict[str, str]:
    """Return the files of the world: shared content and five municipalities, one with a region."""
    return {**_shared(), **_FACTS_IN_ORIGINAL_ONLY, **_municipalities()}


def translations() -> list[str]:
    """Return the files that say which text they were translated from."""
    return [path for path, content in base_world().items() if "translated_from: new" in content]
