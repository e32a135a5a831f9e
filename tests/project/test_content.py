"""The content that is shipped: without errors, and without anything from where it was made."""

# ruff: noqa: E501 - one long pattern

import re

import pytest

from veileder.addresses.phones import is_fictional
from veileder.checked import read
from veileder.kept import keeping
from veileder.reading.layers import EXAMPLES
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


def test_real_municipalities_are_shipped_as_drafts_and_only_invented_ones_are_finished(checked):
    finished = [id for id, guide in checked.guides.items() if guide.municipality.is_invented]
    drafts = [id for id, guide in checked.guides.items() if guide.municipality.status == "draft"]

    assert sorted(finished) == sorted(EXAMPLES)
    assert {*finished, *drafts} == {*checked.guides} and not {*finished} & {*drafts}


@pytest.mark.parametrize("id", EXAMPLES)
def test_an_invented_municipality_has_everything_and_nothing_that_is_somebodys(
    checked, project, id
):
    guide = checked.guides[id]
    entries = [local.value for local in (*guide.services, *guide.arenas)]
    assert [one.id for one in entries if not (one.contacts and one.checked and one.levels)] == []
    assert [one.value.id for one in guide.measures if not one.value.evidence] == []
    numbers = {way.phone for one in entries for way in one.contacts if way.phone}
    national = {line.phone for line in guide.helplines}
    assert {one for one in numbers - national if not is_fictional(one)} == set()
    for path in (project / "municipalities" / id).rglob("*.*"):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
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
