"""What an editor does in a year, in the forms: no YAML, no id, and git knows it as a proposal."""

import re
import shutil
import subprocess
import sys

import pytest
from hand import edit

pytestmark = pytest.mark.browser

OURS = "municipalities/eksempel"
ORIGINAL = (
    "---\ntitle: Slik møtes vi\nsummary: Når vi møtes.\nsection: about\n---\n\nVi møtes i mars.\n"
)
TRANSLATED = """\
---
title: Slik møtest vi
summary: Når vi møtest.
translated_from: 00000000
---

Vi møtest i mars.
"""
WORD = """<p class=MsoListParagraph>Ta med:</p><ul><li>loggen<ul><li>siste side</li></ul></li>
<li><b>samtykket</b></li></ul>"""

HEX, DAY = "________", "YYYY-MM-DD"
WHY = "Nytt nummer til barnevernet"
MAIL = "barnevern@example.no · https://eksempel.example.no/barnevern"
CHANGED = f"""\
+  - date: {DAY}
+    ref: article/slik-motes-vi
+    title: Slik møtes vi
+    part: Ny
+    why: {WHY}
+  - date: {DAY}
+    ref: measure/turgruppe-for-unge
+    title: Turgruppe for unge
+    part: Ny
+    why: {WHY}
+  - date: {DAY}
+    ref: step/undring
+    title: Skriv ned det du undrer deg over
+    part: Teksten er endret
+    why: {WHY}
+    roles: [ansatt]
+  - date: {DAY}
+    ref: unit/eksempel-barnevern
+    title: Barnevernstjenesten i Eksempel
+    part: Kontakt
+    before: 'Mottak: 00 00 00 12 · {MAIL}'
+    after: 'Mottak: 00 00 00 19 · {MAIL}'
+    why: {WHY}
+Ta med:
+- loggen
+  - siste side
+- **samtykket**
-translated_from: {HEX}
+translated_from: {HEX}
+  - id: turgruppe-for-unge
+    name: Turgruppe for unge
+    description: Vi går en tur hver onsdag.
-        phone: "00000012"
+        phone: "00000019"
+based_on: {HEX}
+summary: Skriv det ned samme dag.
""".splitlines()


@pytest.fixture
def root(tmp_path, project):
    """Return a fork as a project leader has it: the whole project, in git, with a remote."""
    for name in ("content", "tools", OURS):
        shutil.copytree(project / name, tmp_path / "vår" / name)
    for name in ("theme_overrides", "mkdocs.yml"):
        (tmp_path / "vår" / name).symlink_to(project / name)
    articles = tmp_path / "vår" / OURS / "articles"
    (articles / "slik-motes-vi.nb.md").write_text(ORIGINAL, encoding="utf-8")
    (articles / "slik-motes-vi.nn.md").write_text(TRANSLATED, encoding="utf-8")
    git(tmp_path, "init", "-q", "--bare", "verten")
    for command in (
        ["init", "-q", "-b", "main"], ["config", "user.name", "Prosjektleder"],
        ["config", "user.email", "leder@example.no"], ["remote", "add", "origin", "../verten"],
        ["add", "-A"], ["commit", "-q", "-m", "Slik det var"], ["push", "-q", "origin", "main"],
    ):  # fmt: skip
        git(tmp_path / "vår", *command)
    return tmp_path / "vår"


def git(folder, *words):
    return subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def test_from_a_new_number_to_a_proposal(root, project, tmp_path, sit_down):
    program = [sys.executable, project / "build.py", "edit", "eksempel", "--root", root]
    with edit(program, tmp_path, XDG_STATE_HOME=str(tmp_path / "state")) as address:
        hand = sit_down(address)
        took = [f"| {act.__doc__} | {hand.does(act)} |" for act in ACTS]

    assert set(took) <= set((project / "docs/redigere.md").read_text("utf-8").splitlines())
    branch = "forslag/eksempel-nytt-nummer-til-barnevernet"
    sent = git(tmp_path / "verten", "show", branch, "--", ".", ":!*/facts.txt")
    lines = [line for line in sent.splitlines() if line[:1] in "+-" and line[1:].strip(" -")]
    changed = [
        re.sub(r"date: [\d-]+$", f"date: {DAY}", re.sub(r"[0-9a-f]{8}$", HEX, line))
        for line in lines
        if line[1:3] not in ("++", "--")
    ]
    assert changed == CHANGED


def new_number(hand):
    """Bytte et telefonnummer"""
    hand.press("Alt")
    hand.press("Barnevernstjenesten i Eksempel")
    hand.write("Telefon", "00 00 00 19")
    hand.press("Lagre")
    hand.sees("Lagret.")


def adapted_step(hand):
    """Tilpasse et steg"""
    hand.press("Alt")
    hand.choose("Tilpass en felles tekst: Tekster til stegene", "Skriv ned det du undrer deg over")
    hand.press("Tilpass", hand.page.locator("form", has_text="Tekster til stegene"))
    hand.write("Kort om", "Skriv det ned samme dag.")
    hand.press("Lagre")
    hand.sees("Lagret.")


def new_measure(hand):
    """Legge til et tiltak"""
    hand.press("Alt")
    hand.press("Nytt punkt: Tiltak")
    hand.write("Navn", "Turgruppe for unge")
    hand.write("Hva det er", "Vi går en tur hver onsdag.")
    hand.press("Lagre")
    hand.sees("Lagret.")


def word_list(hand):
    """Lime inn en liste fra Word"""
    hand.press("Alt")
    hand.press("Slik møtes vi")
    hand.paste("Tekst", WORD)
    hand.press("Lagre")
    hand.sees("Lagret.")


def translation(hand):
    """Bekrefte en oversettelse"""
    hand.press("Begynn her")
    hand.press("Slik møtest vi")
    hand.press("Jeg har sammenlignet. Oversettelsen er riktig")
    hand.sees("Bekreftet.")


def proposal(hand):
    """Lage et forslag av det hele"""
    hand.press("Begynn her")
    hand.write("Hva har du endret?", "Nytt nummer til barnevernet")
    hand.press("Lag forslag")
    hand.sees("Forslaget er laget og sendt.")


ACTS = (new_number, adapted_step, new_measure, word_list, translation, proposal)
