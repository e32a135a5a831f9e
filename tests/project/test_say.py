"""«Slik sier du det»: every example there can be read as it stands."""

import re

from tests.conftest import MUNICIPALITY

from veileder.findings import told
from veileder.model.documents import StepText
from veileder.model.guide import Skeleton, Step
from veileder.model.guide_changes import SkeletonChanges
from veileder.model.municipality import Municipality
from veileder.reading.decode import decode
from veileder.reading.partial import adaptation_of
from veileder.reading.yaml.reader import read_yaml

_WORDS = adaptation_of(StepText)
_MODELS = {
    "based_on": _WORDS,
    "outcomes": Step,
    "levels": Skeleton,
    "names": Municipality,
    "baton": Municipality,
    "documents": Municipality,
}  # what an example is of, by its first key; otherwise of guide-changes.yml

_BEFORE = {Step: "id: x\nrole: y\n", Municipality: MUNICIPALITY}


def _examples(project):
    page = (project / "docs/slik-sier-du-det.md").read_text(encoding="utf-8")
    return re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)


def test_every_example_can_be_read(project):
    examples = _examples(project)
    assert len(examples) > 12
    for text in examples:
        model = _MODELS.get(text.partition(":")[0], SkeletonChanges)
        written = _BEFORE.get(model, "") + text
        found = told(read_yaml(written, "eksempel.yml"))
        made = told(decode(model, found.value))
        assert [str(f) for f in (*found.findings, *made.findings)] == [], text
