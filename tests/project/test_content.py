"""The content that is shipped: without errors, and without anything from where it was made."""

# ruff: noqa: E501 - one long pattern

import re

import pytest

from veileder.checked import read
from veileder.kept import keeping
from veileder.sites import plan_all

_TEXT = {
    ".md",
    ".yml",
    ".yaml",
    ".py",
    ".html",
    ".css",
    ".js",
    ".toml",
    ".lock",
    ".json",
    ".txt",
    ".svg",
    ".cfg",
}
_LEFT_OUT = {
    ".git",
    ".venv",
    "site",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    "node_modules",
}
# Addresses of registries, and folders on the machine where this was made, assembled so as not to match itself.
_HOSTS = re.compile(
    "|".join(
        [
            "files.python" + "hosted",
            "pypi" + r"\.org",
            "--index" + "-url",
            "registry" + r"\.npmjs",
            "artifact" + "ory",
            "/wo" + "rk/",
        ]
    )
)


@pytest.fixture(scope="module")
def checked(project):
    with keeping():
        return read(project)


def test_the_shipped_content_has_no_errors(checked):
    assert [str(finding) for finding in checked.findings if finding.is_error] == []


@pytest.mark.parametrize("plan", ["aktivitetsplan-skolemiljo", "plan-barnehagemiljo"])
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_plans_ask_for_the_five_points_of_the_law(project, plan, language):
    text = (project / f"tools/{plan}.{language}.md").read_text(encoding="utf-8")

    asked = set(re.findall(r"Punkt (\d)", text))
    assert asked == set("12345")
    assert re.findall(r"- id: (problem|tiltak|evaluering)\n", text) == [
        "problem",
        "tiltak",
        "evaluering",
    ]


@pytest.fixture(scope="module")
def plans(checked, project):
    with keeping():
        return list(plan_all(project, checked))


def test_every_municipality_can_be_planned(checked, plans):
    assert {plan.id for plan in plans} >= set(checked.library.municipalities)


def test_every_page_has_an_address_of_its_own(plans):
    for plan in plans:
        paths = [page.path for page in plan.pages]
        assert len(paths) == len(set(paths)), plan.id


def test_shipped_real_municipalities_are_drafts(checked):
    for guide in checked.guides.values():
        assert guide.municipality.status == "draft"


def test_the_fictional_municipality_uses_numbers_and_addresses_nobody_has(checked, project):
    for path in (project / "municipalities/eksempel").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        for address in re.findall(r"[\w.+-]+@([\w.-]+)", text) + re.findall(
            r"https?://([^/\s\"]+)", text
        ):
            assert address.endswith("example.no"), f"{path}: {address}"


def test_no_registry_and_no_folder_of_the_makers_in_the_tree(project):
    for path in sorted(project.rglob("*")):
        inside = path.relative_to(project)
        if path.is_file() and path.suffix in _TEXT and not _LEFT_OUT & set(inside.parts):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not _HOSTS.search(text), inside
