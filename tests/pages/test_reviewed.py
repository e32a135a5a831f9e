"""A page says who has gone through it, once, and who should where nobody has."""

import html
import re

from veileder.authoring.accept import accept_read

_T = "municipalities/testkommune"
_FUNCTIONS = """functions:
  - id: helse
    name: {nb: Helse, nn: Helse}
    responsible: {nb: Fagansvarlig for helse, nn: Fagansvarleg for helse}
    kind: fag
    interval: 12 months
    answers_for: [step, law]
  - id: skole
    responsible: {nb: Fagansvarlig for skole, nn: Fagansvarleg for skule}
    answers_for: [tool]
"""
_ROW = "  - {{ref: {}, kind: {}, by: {}, date: 2026-03-04, of: {}}}\n"


def said(page):
    """Return the words about the text on a built page."""
    part = page.read_text("utf-8").partition('v-provenance"')[2]
    words = re.sub("<[^>]+>", " ", part.partition("</section>")[0].partition(">")[2])
    return " ".join(html.unescape(words).split())


def test_each_page_says_its_own_state_once(workspace, tmp_path):
    shared = _ROW.format("law/barnets-beste", "jus", "Jurist", "lest")
    own = _ROW.format("step/undring", "fag", "Ledende helsesykepleier", "lest")
    own += _ROW.format("step/felles-plan", "fag", "Rektor", "0a1b2c3d")
    world = workspace(
        {
            "content/responsible.yml": _FUNCTIONS,
            "content/reviews.yml": f"reviews:\n{shared}",
            f"{_T}/reviews.yml": f"reviews:\n{own}",
            f"{_T}/responsible.yml": "functions: [{id: skole, responsible: Rektor}]\n",
        }
    ).with_theme()
    accept_read(world.root)
    assert not world.build(tmp_path / "site").has_errors
    site = tmp_path / "site/testkommune"
    pages = {name: said(site / path / "index.html") for name, path in _PAGES.items()}

    by = "Bør leses av Fagansvarlig for helse Faglig gjennomgått av"
    assert f"{by} Ledende helsesykepleier i Testkommune, 4. mars 2026" in pages["step"]
    assert "Neste gjennomgang 4. mars 2027" in pages["step"]
    assert f"{by} Rektor i Testkommune, 4. mars 2026 Teksten er endret siden." in pages["changed"]
    assert "Neste gjennomgang" not in pages["changed"]
    assert "Juridisk gjennomgått av Jurist, 4. mars 2026" in pages["law"]
    assert "Faglig ansvarlig Rektor Sist gjennomgått Ikke gjennomgått" in pages["tool"]
    assert pages["tool"].count("Ikke") == 1
    assert "Ikke fylt ut" not in "".join(pages.values())


_PAGES = {
    "step": "niva-0/undring",
    "changed": "niva-1/felles-plan",
    "law": "lov/barnets-beste",
    "tool": "verktoy/undringsnotat",
}
