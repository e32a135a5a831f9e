"""What is generated from the models and rules is complete and current."""

import json

import pytest

from veileder.authoring.schemas import fields_page, generated_files, inner_models, rules_page
from veileder.model.base import Part
from veileder.model.kinds import KINDS, TABLES
from veileder.rules import RULES

_MODELS = [*(kind.model for kind in KINDS.values()), *TABLES.values()]


@pytest.mark.parametrize(("path", "text"), list(generated_files()), ids=lambda v: v[:20])
def test_committed_files_are_current(project, path, text):
    assert (project / path).read_text(encoding="utf-8") == text, "Kjør: python3 build.py schemas"


@pytest.mark.parametrize("model", _MODELS, ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[Part]):
    for part in (model, *inner_models(model)):
        for name, info in part.model_fields.items():
            assert info.title and info.description, f"{part.__name__}.{name}"


def test_every_rule_has_a_section_with_wrong_and_right():
    page = rules_page()
    for rule, following in zip(RULES, (*RULES[1:], None), strict=True):
        end = f"\n## {following.code}\n" if following else "\0"
        section = page.partition(f"\n## {rule.code}\n")[2].partition(end)[0]
        assert rule.explanation in section and rule.wrong in section and rule.right in section


def test_every_field_is_in_the_reference():
    page = fields_page()
    for model in _MODELS:
        for name in model.model_fields:
            assert f"| `{name}` |" in page


def test_schemas_are_strict_and_plain():
    for path, text in generated_files():
        if path.startswith("schemas/"):
            schema = json.loads(text)
            assert schema.get("additionalProperties") is (None if "/api/" in path else False)
            assert '"words": true' not in text
