"""What docs/ord-som-folger.md says comes out as it says."""

import re

import pytest
from tests.conftest import MUNICIPALITY, PROJECT, page

from veileder.checks.placeholders import placeholder_faults

_DOC = (PROJECT / "docs/ord-som-folger.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (`\{.*?) \| (.*?) \|", re.MULTILINE)
_SETTINGS = "municipalities/testkommune/municipality.yml"
_SECTIONS = dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", _DOC, re.MULTILINE))
_CONSENT = """\
matters: [{id: helsehjelp, nb: {name: Helsehjelp}, nn: {name: Helsehjelp}}]
consent:
  - id: helsehjelp-16
    matter: helsehjelp
    since: 16
    nb: {decides: Den unge, sentence: Fra 16 år samtykker den unge som regel selv til helsehjelp.}
    nn: {decides: Den unge, sentence: Frå 16 år samtykkjer den unge som regel sjølv til helsehjelp.}
"""
_SENTENCE = _DOC.partition("```markdown\n")[2].partition("\n```")[0]


def _said(workspace, text: str, settings: str = "") -> str:
    files = {
        "content/articles/om.nb.md": page("title: Om", text),
        _SETTINGS: MUNICIPALITY + settings,
        "content/consent.yml": _CONSENT,
    }
    return workspace(files).guide().documents["article"]["om"].value.body


@pytest.mark.parametrize("section", ["Plassholderne", "Formene"])
def test_every_placeholder_is_the_word_beside_it(workspace, section):
    rows = _ROW.findall(_SECTIONS[section])
    assert len(rows) > 5
    written = [" + ".join(re.findall(r"`([^`]*)`", row[0])) for row in rows]
    shown = _said(workspace, "\n\n".join(written)).split("\n\n")
    assert shown == [row[1].replace(", ", " + ") for row in rows]


def test_the_sentence_is_as_it_says(workspace):
    own = (
        "names: {role/stafettholder: Kjentmann}\ndocuments: [{kind: plan, name: Samarbeidsplan}]\n"
    )
    assert f"«{_said(workspace, _SENTENCE)}»" in _DOC.replace("\n", " ")
    irregular = own.replace("Kjentmann", "{name: Kjentmann, definite: kjentmannen}")
    assert f"«{_said(workspace, _SENTENCE, irregular)}»" in _DOC.replace("\n", " ")


def test_what_is_wrong_is_told_and_what_is_right_is_not(workspace):
    rows = re.findall(r"^\| `(.*)` \| `(.*)` \|", _SECTIONS["Galt og riktig"], re.MULTILINE)
    assert len(rows) == 4
    for wrong, right in rows:
        told = workspace({"content/articles/om.nb.md": page("title: Om", wrong)}).check().findings
        assert {finding.rule.code for finding in told} & {"TEKST06", "ORD01", "ORD02"}
        assert not [*placeholder_faults(right)]
