"""What the hosts run: pinned, with few rights, and every ``run:`` in order in a clean clone.

``test_every_run_is_tried_or_said_why_not`` names what only a host can run.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github/workflows"
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$")
WRITING = {
    "publiser.yml": {"pages", "id-token"},  # GitHub Pages
    "ukentlig.yml": {"issues"},  # the one issue
}
NEEDS_THE_HOST = {
    "Hent en tidligere utgave": "an artefact of an earlier run",
    "Se hva som er gått ut på dato, og prøv lenkene": "the web; tests/authoring/test_upkeep.py",
}
BASH = shutil.which("bash")


def read(path):
    """Return a workflow; YAML's ``on`` as the word that is written."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


WORKFLOWS = {path.name: read(path) for path in sorted(FOLDER.glob("*.yml"))}
JOBS = [(file, name, job) for file, flow in WORKFLOWS.items() for name, job in flow["jobs"].items()]
STEPS = [(file, step) for file, _, job in JOBS for step in job["steps"]]
GITLAB = read(ROOT / ".gitlab-ci.yml")


@pytest.mark.parametrize("file", WORKFLOWS)
def test_every_action_is_pinned_by_commit_with_its_version(file):
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    uses = [line.strip(" -") for line in lines if re.match(r"\s*-?\s*uses:", line)]

    assert uses and [line for line in uses if not PINNED.fullmatch(line)] == []


def test_an_action_has_one_commit_everywhere():
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))
    found = set(re.findall(PINNED.pattern, text, re.M))

    assert len(found) == len({name for name, _ in found}) == 5


@pytest.mark.parametrize(("file", "flow"), WORKFLOWS.items(), ids=WORKFLOWS)
def test_rights_are_few(file, flow):
    given = [flow["permissions"], *(job.get("permissions", {}) for job in flow["jobs"].values())]

    writing = {name for rights in given for name, right in rights.items() if right == "write"}
    assert writing == WRITING.get(file, set())
    assert "pull_request_target" not in flow["on"]


@pytest.mark.parametrize(("file", "name", "job"), JOBS, ids=[f"{f}-{n}" for f, n, _ in JOBS])
def test_a_job_ends_and_leaves_no_key_behind(file, name, job):
    assert int(job["timeout-minutes"]) <= 60
    checkouts = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@pytest.mark.parametrize("step", [step for _, step in STEPS if "run" in step])
def test_nothing_that_others_write_is_put_into_a_script(step):
    assert "${{" not in step["run"]


def test_labels_on_gitlab_have_only_letters_that_it_takes():
    labels = [job["artifacts"]["expose_as"] for job in GITLAB.values() if _has_label(job)]
    assert len(labels) == 3
    assert [
        label for label in labels if not re.fullmatch(r"[A-Za-z0-9_][-A-Za-z0-9_ ]*", label)
    ] == []


def _has_label(job):
    return isinstance(job, dict) and "expose_as" in job.get("artifacts", {})


def test_both_hosts_run_the_same_commands():
    words = re.compile(r"build\.py (\w+)")
    here = {word for _, step in STEPS for word in words.findall(step.get("run", ""))}
    there = {
        word
        for job in GITLAB.values()
        if "script" in job
        for word in words.findall("\n".join(job["script"]))
    }

    assert here == there == {"check", "build", "compare", "upkeep"}


def test_every_run_is_tried_or_said_why_not():
    named = [step.get("name") for _, step in STEPS if "run" in step]
    tried = {
        "Hold saken ved like",
        *(step["name"] for step in _tried("forslag.yml", "publiser.yml")),
    }

    assert set(named) == tried | set(NEEDS_THE_HOST)


def _tried(*files):
    return [
        step
        for file, step in STEPS
        if file in files and "run" in step and step["name"] not in NEEDS_THE_HOST
    ]


# In a clean clone -----------------------------------------------------------------------------


def git(folder, *arguments):
    me = ("-c", "user.name=Prøve", "-c", "user.email=prove@example.no")
    done = subprocess.run(
        ["git", *me, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def programs(tmp_path_factory):
    """Return a folder with the ``python3`` that has all that is needed, as on a prepared host."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (folder / "python3").chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def clone(tmp_path_factory, shared_workspace):
    """Return a clean clone with a tiny guide in it, and a proposal that changes one text."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git repository")
    place, tiny = (
        tmp_path_factory.mktemp("klone") / "prosjekt",
        shared_workspace().with_theme().root,
    )
    git(ROOT, "clone", "--quiet", "--no-local", str(ROOT), str(place))
    for folder in ("content", "tools", "municipalities"):
        shutil.rmtree(place / folder)
        shutil.copytree(tiny / folder, place / folder)
    git(place, "add", "--all")
    git(place, "commit", "-qm", "Bare oss")
    step = place / "content/steps/evaluer.nb.md"
    step.write_text(f"{step.read_text(encoding='utf-8')}\nEt nytt avsnitt.\n", encoding="utf-8")
    git(place, "commit", "-qam", "Forslag")
    return place


@pytest.fixture(scope="module")
def run(clone, programs, tmp_path_factory):
    """Return a function that runs one script as a host does, in the clone."""
    summary = tmp_path_factory.mktemp("host") / "oppsummering.md"

    def one(script, **variables):
        environment = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(clone / "src"),
            "GITHUB_STEP_SUMMARY": str(summary),
            **variables,
        }
        done = subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=clone, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    one.summary = summary
    return one


@pytest.mark.usefixtures("shared_store")
@pytest.mark.skipif(BASH is None or os.name == "nt", reason="the hosts run bash")
def test_the_scripts_of_both_hosts_run_in_order_in_a_clean_clone(clone, run):
    for step in _tried("forslag.yml", "publiser.yml"):
        run(step["run"])
    base = git(clone, "rev-parse", "HEAD^1")
    shutil.rmtree(clone / "fra-for")
    git(clone, "worktree", "prune")
    for name in ("kontroll", "forhandsvisning", "pages"):
        for line in GITLAB[name]["script"]:
            run(line, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_JOB_URL="https://example.no/jobb/1")

    told = run.summary.read_text(encoding="utf-8")
    assert "## Kontroll av innholdet: 0 feil" in told
    assert re.search(r"^- endret: .*\(testkommune/\S+/evaluer/index\.html\)$", told, re.M), told
    assert "- ny" not in told and "Artifacts" in told
    pages = (clone / "sider.md").read_text(encoding="utf-8")
    assert "](https://example.no/jobb/1/artifacts/file/forslag/testkommune/" in pages
    for output in ("forslag", "site", "public"):
        assert (clone / output / "testkommune/index.html").is_file()
    assert "content/" not in git(clone, "status", "--porcelain")


# The one issue --------------------------------------------------------------------------------

_GH = """#!/bin/sh
echo "gh $*" >> "$CALLS"
[ "$2" = list ] && echo "$OPEN"
exit 0
"""


@pytest.mark.skipif(BASH is None or os.name == "nt", reason="the hosts run bash")
@pytest.mark.parametrize(
    ("text", "open_issue", "expected"),
    [
        ("Noe\n", "", ["issue list", "label create", "issue create"]),
        ("Noe\n", "7", ["issue list", "issue edit 7"]),
        ("", "7", ["issue list", "issue close 7"]),
        ("", "", ["issue list"]),
    ],
)
def test_there_is_one_issue_that_is_made_kept_and_closed(tmp_path, text, open_issue, expected):
    (script,) = [s["run"] for _, s in STEPS if s.get("name") == "Hold saken ved like"]
    (tmp_path / "sak.md").write_text(text, encoding="utf-8")
    (tmp_path / "gh").write_text(_GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "CALLS": str(tmp_path / "kall"),
        "OPEN": open_issue,
    }

    subprocess.run(
        [BASH, "-eo", "pipefail", "-c", script], cwd=tmp_path, env=environment, check=True
    )

    calls = (tmp_path / "kall").read_text(encoding="utf-8").splitlines()
    assert [call.startswith(f"gh {one}") for call, one in zip(calls, expected, strict=True)] == [
        True
    ] * len(expected)
