"""The documentation, the interface and the code say the same."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from veileder import rules
from veileder.findings import Rule
from veileder.front_door.arguments import COMMANDS
from veileder.model.base import Language
from veileder.model.documents import ServiceType, ToolKind
from veileder.model.measures import Measure
from veileder.model.reaching import Hours
from veileder.reading.strings import read_strings
from veileder.resolving.addresses import FIXED_PAGES
from veileder.rules import RULES

PROJECT = Path(__file__).resolve().parents[2]
THEME = PROJECT / "theme_overrides"
SOURCE = PROJECT / "src/veileder"
CATALOGUE = SOURCE / "rules"
_LONG = {"pages/directory.py"}  # until it is a module for each kind of page
NB, NN = (read_strings(THEME, language) for language in (Language.NB, Language.NN))


def _sources():
    return {
        path: path.read_text(encoding="utf-8") for path in sorted((PROJECT / "src").rglob("*.py"))
    }


def _templates():
    return {path: path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.html"))}


def test_every_rule_has_a_section_in_the_documentation():
    page = (PROJECT / "docs/regler.md").read_text(encoding="utf-8")
    assert [rule.code for rule in RULES if f"\n## {rule.code}\n" not in page] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_documentation(command):
    pages = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert re.search(rf"build\.py `?{command}\b|`{command}\b", text)


def test_rules_named_in_the_documentation_exist():
    codes = {rule.code for rule in RULES}
    for page in (PROJECT / "docs").glob("*.md"):
        named = set(
            re.findall(
                r"\b(?:FIL|YAML|FELT|REF|FLYT|LENKE|TEKST|SPRAK|DATO|LOV|KONT|PERS|LAG|KOMM)\d\d\b",
                page.read_text(encoding="utf-8"),
            )
        )
        assert named <= codes, page.name


def test_every_rule_is_used_by_the_program():
    code = "\n".join(text for path, text in _sources().items() if path.parent != CATALOGUE)
    names = [name for name, rule in vars(rules).items() if isinstance(rule, Rule)]
    assert [name for name in names if not re.search(rf"\b{name}\b", code)] == []


@pytest.mark.parametrize("family", sorted(CATALOGUE.glob("[!_]*.py")), ids=lambda path: path.stem)
def test_every_family_of_rules_is_listed_and_named_after_its_codes(family):
    codes = re.findall(
        r"= Rule\.(?:error|warning|note)\(\s*\"(\w+)\"", family.read_text(encoding="utf-8")
    )
    listed = [rule.code for rule in RULES if rule.code.startswith(family.stem.upper())]
    assert codes
    assert codes == listed


def test_no_module_is_over_250_lines():
    over = {
        path.relative_to(SOURCE).as_posix() for path, t in _sources().items() if t.count("\n") > 250
    }
    assert over <= _LONG


def test_no_function_is_over_40_lines():
    functions = (
        (path.name, node)
        for path, text in _sources().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    )
    assert [(f, n.name) for f, n in functions if (n.end_lineno or 0) - n.lineno >= 40] == []


def test_the_interface_has_the_same_keys_in_both_languages():
    assert set(NB) == set(NN)


def test_the_interface_has_the_same_placeholders_in_both_languages():
    for key in NB:
        assert set(re.findall(r"\{\w+\}", NB[key])) == set(re.findall(r"\{\w+\}", NN[key])), key


def test_no_interface_text_is_empty_but_the_address_of_the_front():
    assert {key for strings in (NB, NN) for key, text in strings.items() if not text} <= {
        "",
        "path_front",
    }


def test_every_text_a_template_uses_exists():
    used = {key for text in _templates().values() for key in re.findall(r"\bt\.(\w+)", text)}
    assert used - set(NB) == set()


def test_every_text_the_code_uses_exists():
    said = re.compile(r"""(?:strings\[|\.say\(\s*)"(\w+)["]""")
    used = {key for text in _sources().values() for key in said.findall(text)}
    assert used - set(NB) == set()


def test_every_kind_and_choice_has_a_word():
    """The texts whose keys are put together from the values a field may have."""
    keys = {f"tool_{kind}" for kind in get_args(ToolKind)}
    keys |= {f"page_{page}" for page in FIXED_PAGES} | {f"path_{page}" for page in FIXED_PAGES}
    keys |= {f"sector_{v}" for v in get_args(ServiceType.model_fields["sector"].annotation)}
    keys |= {f"days_{v.replace('-', '_')}" for v in get_args(Hours.model_fields["days"].annotation)}
    for field in ("target", "refer"):
        choice = get_args(Measure.model_fields[field].annotation)[0]
        keys |= {f"{field}_{value}" for value in get_args(choice)}
    assert keys - set(NB) == set()


def test_addresses_are_plain_and_differ():
    for strings in (NB, NN):
        paths = [text for key, text in strings.items() if key.startswith("path_")]
        assert len(paths) == len(set(paths))
        assert all(re.fullmatch(r"[a-z-]*", path) for path in paths)
