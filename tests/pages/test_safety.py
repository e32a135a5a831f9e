"""What nobody here says stands on the page all the same, and drafts say whose they are not."""

from textwrap import dedent

import docx

_T = "municipalities/testkommune"
STEP = """\
---
title: Når du undrer deg
actions: [Se., Ring politiet.]
say_to_child: [«Jeg kan ikke love det.»]
mistakes: [Å ringe hjem.]
outcomes: {videre: Gå videre, avslutt: Avslutt}
safety: {a: Ring politiet., b: «Jeg kan ikke love det.», c: Å ringe hjem., d: Spør barnevernet.}
---
Spør barnevernet.
"""
TOOL = """\
---
title: Undringsnotat
kind: checklist
safety: {a: Skriv aldri navn.}
---
Skriv aldri navn.
"""
OURS = "actions: [Snakk.]\nsay_to_child: []\nmistakes: [Å vente.]\norigin: draft\nbased_on: new"
RULE = """\
---
title: Akutt
summary: Ring.
actions: [Ring 112.]
avoid: [Ikke ring hjem., Ikke vent.]
safety: {not-home-first: Ikke ring hjem.}
---
"""
FROM = "Fra den felles veilederen."
DRAFT = "Det lokale på siden er et utkast laget for Testkommune, ikke av kommunen."


def test_the_lines_stand_where_they_stood_or_in_a_box(read, tmp_path):
    pages = read(
        {
            "content/steps/undring.nb.md": STEP,
            "tools/undringsnotat.nb.md": TOOL,
            "content/emergency.nb.md": RULE,
            f"{_T}/steps/undring.nb.md": f"---\n{OURS}\n---\nVår tekst.\n",
            f"{_T}/tools/undringsnotat.nb.md": "---\nbased_on: new\n---\nVårt.\n",
            f"{_T}/emergency.nb.md": "---\nbased_on: new\navoid: [Ikke vent.]\n---\n",
        },
        warned=True,
    )
    step, tool, rule = pages["niva-0/undring"], pages["verktoy/undringsnotat"], pages["akutt"]

    assert f"Dette gjelder alltid Spør barnevernet. {FROM}" in step
    assert f"Ring politiet. {FROM} Snakk." in step
    assert f"«Jeg kan ikke love det.» {FROM}" in step
    assert f"Å ringe hjem. {FROM} Å vente." in step
    assert step.count(FROM) == 4
    assert f"Dette gjelder alltid Skriv aldri navn. {FROM}" in tool
    assert f"Ikke ring hjem. {FROM} Ikke vent." in rule
    assert "Ring politiet. Snakk." in pages["handbok"]
    paper = docx.Document(next(tmp_path.rglob("undringsnotat.docx")))
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert said.index("Skriv aldri navn.") < said.index("Vårt.")

    assert DRAFT in step
    assert "Tilpasset av" not in step and "Tilpasset av Testkommune" in tool
    assert DRAFT not in tool
    assert "utkast laget for Testkommune" in pages["lokalt"]


def test_a_line_with_a_way_out_that_is_not_here_stands_in_a_box(read):
    shared = """\
        title: Undring
        outcomes: {videre: Gå videre, avslutt: Avslutt}
        outcome_help: {avslutt: Ikke ring hjem. Ring barnevernet.}
        safety: {not-home-first: Ikke ring hjem.}
        """
    own = """\
        levels:
          - id: niva-0
            label: A
            steps: [{id: undring, role: ansatt, outcomes: [{id: videre, to: close}]}]
        """

    pages = read(
        {
            "content/steps/undring.nb.md": f"---\n{dedent(shared)}---\n",
            f"{_T}/guide.yml": dedent(own),
        },
        warned=True,
    )

    assert f"Dette gjelder alltid Ikke ring hjem. {FROM}" in pages["niva-0/undring"]
    assert "Ring barnevernet." not in pages["niva-0/undring"]
