"""Cures that must be true."""

from functools import partial

from fault_cases.case import finding_case, fine_case
from fault_cases.edited import CHANGES, HOME, SETTINGS, changed
from fault_cases.world import settings, text

_cure = partial(finding_case, "Råd som må være sanne")
_OUTCOMES = """\
steps:
  - step: evaluer
    based_on: new
    outcomes:
      - id: avslutt
        to: {to}
"""
_DEADLINE = """\
steps:
  - step: evaluer
    based_on: new
    deadlines:
      - id: frist
        within: {}
"""

CASES = [
    _cure(
        "Slurv i bokmålsfilen gir ikke råd om nynorskfilen",
        {
            f"{HOME}/articles/a.nb.md": text("title: Steg 1: A"),
            f"{HOME}/articles/a.nn.md": text("title: A\ntranslated_from: 12345678"),
        },
        "a.nb.md",
        2,
        "anførselstegn",
        never="translated_from: new",
        alone=True,
    ),
    _cure(
        "Ukjent felt i bokmålsfilen gir ikke råd om nynorskfilen",
        {
            f"{HOME}/articles/a.nb.md": text("title: A\nfeil: ja"),
            f"{HOME}/articles/a.nn.md": text("title: A\ntranslated_from: 12345678"),
        },
        "a.nb.md",
        3,
        "felt",
        never="translated_from: new",
        alone=True,
    ),
    _cure(
        "Gal tegnkoding i bokmålsfilen gir ikke råd om nynorskfilen",
        {
            f"{HOME}/articles/a.nb.md": text("title: Mål").encode("cp1252"),
            f"{HOME}/articles/a.nn.md": text("title: A\ntranslated_from: 12345678"),
        },
        "a.nb.md",
        (1, 2),
        "UTF-8",
        never="translated_from: new",
        alone=True,
    ),
    _cure(
        "«next» fra det siste steget",
        {CHANGES: _OUTCOMES.format(to="next")},
        "guide-changes.yml",
        6,
        "close|siste",
        never="Mente du «next»",
    ),
    *(
        fine_case(
            "Råd som må være sanne", f"Frist på «{within}»", {CHANGES: _DEADLINE.format(within)}
        )
        for within in ("1 week", "1 day", "1 month", "3 weeks")
    ),
    fine_case(
        "Råd som må være sanne",
        "Skjult ting som er tatt bort, stopper ikke",
        changed("hide: [tool/borte]"),
    ),
    _cure(
        "Endret steg som har skiftet navn",
        {
            "content/steps/felles-plan.nb.md": text("title: Lag en plan\nformer_ids: [samling]"),
            CHANGES: "steps:\n  - step: samling\n    add:\n      tools: [undringsnotat]\n",
        },
        "guide-changes.yml",
        2,
        "felles-plan",
        fine=True,
    ),
    _cure(
        "Utfall til et steg som har skiftet navn",
        {
            "content/steps/felles-plan.nb.md": text("title: Lag en plan\nformer_ids: [samling]"),
            CHANGES: f"{_OUTCOMES.format(to='step/samling')}      - id: slutt\n        to: close\n",
            f"{HOME}/steps/evaluer.nb.md": text(
                "based_on: new\noutcomes:\n  avslutt: Tilbake\n  slutt: Avslutt"
            ),
        },
        "guide-changes.yml",
        6,
        "felles-plan",
        fine=True,
    ),
    _cure(
        "Målformer i en kommune",
        {SETTINGS: settings("Prøve kommune", "9901", "language: [nb, nn]")},
        "municipality.yml",
        3,
        "nb",
        never=r"\bar\b|\bti\b",
    ),
    _cure(
        "Engelsk som målform i en kommune",
        {SETTINGS: settings("Prøve kommune", "9901", "language: bokmål")},
        "municipality.yml",
        3,
        "nb",
        never=r"\bar\b|\bti\b",
    ),
    _cure(
        "Flere feil i municipality.yml vises samtidig",
        {
            SETTINGS: settings("Prøve kommune", "9901", "language: nb\nstatus: utkast"),
            CHANGES: "steps:\n  - step: undring\n    add:\n      tools: [finnes-ikke]\n",
        },
        "guide-changes.yml",
        4,
        "finnes-ikke",
    ),
    _cure(
        "Skjult nivå som andre peker på",
        changed("hide: [level/niva-1]"),
        "municipality.yml",
        (),
        "niva-1",
        never="content/",
        fine=True,
    ),
    _cure(
        "Lokal tekst til et steg som har skiftet navn",
        {
            "content/steps/felles-plan.nb.md": text("title: Lag en plan\nformer_ids: [samling]"),
            f"{HOME}/steps/samling.nb.md": text("based_on: 12345678\nwho: Alle."),
        },
        "samling.nb.md",
        (),
        "felles-plan",
        never="Ta bort filen",
        fine=True,
    ),
    _cure(
        "Skjult verktøy som er tatt bort",
        changed("hide: [tool/borte]"),
        "municipality.yml",
        4,
        "ta bort|slett",
        never="Mente du",
    ),
]
