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
from compiled import give_compiled

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github/workflows"
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$")
WRITING = {
    "lest.yml": {"contents", "actions"},  # the fingerprint, and the check of it
    "manedlig.yml": {"contents", "pull-requests", "issues", "actions"},  # the proposal
    "publiser.yml": {"pages", "id-token"},  # GitHub Pages
    "ukentlig.yml": {"issues", "contents"},  # the one issue, and the figures of the day
    "laser.yml": {"contents", "pull-requests"},  # the proposal, by a job that runs no package
}
NEEDS_THE_HOST = {
    "Hent en tidligere utgave": "an artefact of an earlier run",
    "Si fra": "nothing but a sentence and a status",
    "Se hva som er gått ut på dato, og prøv lenkene": "the web; tests/authoring/test_upkeep.py",
    "Hold låsene opp mot gulvene": "tests/project/test_supply.py",
    "Hent verktøyene, låst med sjekksum": "the web",
    "Revider alt som er låst": "the web; tests/project/test_supply.py",
    "Lag låsene på nytt, og revider dem": "the web",
    "Kjør alle testene": "these tests",
    "Lag utgaven": "the web; tests/project/test_supply.py",
}
AT_WORK = ("lest.yml", "manedlig.yml")
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None or os.name == "nt", reason="the hosts run bash")


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


def test_nobody_else_s_proposal_is_written_in():
    (job,) = WORKFLOWS["lest.yml"]["jobs"].values()

    assert job["if"] == "github.event.pull_request.head.repo.full_name == github.repository"


@pytest.mark.parametrize("step", [step for _, step in STEPS if "run" in step])
def test_nothing_that_others_write_is_put_into_a_script(step):
    assert "${{" not in step["run"]


def test_labels_on_gitlab_have_only_letters_that_it_takes():
    labels = [job["artifacts"]["expose_as"] for job in GITLAB.values() if _has_label(job)]
    assert len(labels) == 4
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

    assert here == there == {"check", "build", "compare", "upkeep", "accept", "update"}


def test_every_run_is_tried_or_said_why_not():
    named = [step.get("name") for _, step in STEPS if "run" in step]
    tried = {
        "Hold saken ved like",
        "Ta vare på tallene",
        *(step["name"] for step in _tried("forslag.yml", "publiser.yml", "laser.yml", *AT_WORK)),
    }

    assert set(named) == tried | set(NEEDS_THE_HOST)


def _tried(*files):
    return [
        step
        for file, step in STEPS
        if file in files and "run" in step and step["name"] not in NEEDS_THE_HOST
    ]


def script(name):
    """Return what the step called ``name`` runs."""
    (found,) = [step["run"] for _, step in STEPS if step.get("name") == name]
    return found


# In a clean clone -----------------------------------------------------------------------------


_GH = """#!/bin/sh
echo "gh $*" >> "$CALLS"
[ "$1" = api ] && echo "$ANSWER"
[ "$2" = list ] && echo "$ANSWER"
[ "$2" = download ] && cp -R "$BEFORE" site
exit 0
"""


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
    executable(folder / "python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    return folder


def executable(path, text):
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture(scope="module")
def clone(tmp_path_factory, shared_workspace):
    """Return a clean clone with a tiny guide in it, and a proposal that changes one text."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git repository")
    place, tiny = (
        tmp_path_factory.mktemp("klone") / "prosjekt",
        shared_workspace().with_theme().root,
    )
    git(ROOT, "clone", "--quiet", str(ROOT), str(place))
    give_compiled(place / "src/veileder")
    for folder in ("content", "tools", "municipalities"):
        shutil.rmtree(place / folder)
        shutil.copytree(tiny / folder, place / folder)
    git(place, "add", "--all")
    git(place, "commit", "-qm", "Bare oss")
    step = place / "content/steps/evaluer.nb.md"
    step.write_text(f"{step.read_text(encoding='utf-8')}\nEt nytt avsnitt.\n", encoding="utf-8")
    git(place, "checkout", "-qB", "main")
    git(place, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(place, "checkout", "-qb", "forslag-0")
    git(place, "commit", "-qam", "Forslag")
    return place


@pytest.fixture(scope="module")
def run(clone, programs, tmp_path_factory):
    """Return a function that runs one script as a host does, in the clone or another folder.

    ``gh`` is one that notes what it is asked for, and answers with what stands in ``ANSWER``.
    """
    host = tmp_path_factory.mktemp("host")
    summary = host / "oppsummering.md"
    executable(programs / "gh", _GH)

    def one(script, folder=None, **variables):
        environment = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str((folder or clone) / "src"),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(host / "output"),
            "GITHUB_REPOSITORY": "nydal/veileder",
            "CALLS": str(host / "calls"),
            "HOVED": "main",
            **variables,
        }
        done = subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=folder or clone, env=environment, check=False,
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def heard(name):
        """Return what was written for the host to read, and forget it."""
        text = (host / name).read_text(encoding="utf-8") if (host / name).exists() else ""
        (host / name).write_text("", encoding="utf-8")
        return text

    one.summary, one.heard = summary, heard
    return one


@pytest.mark.usefixtures("shared_store")
@needs_bash
def test_the_scripts_of_both_hosts_run_in_order_in_a_clean_clone(clone, run):
    for step in _tried("forslag.yml", "publiser.yml"):
        run(step["run"], ANSWER="")
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


@needs_bash
@pytest.mark.parametrize(
    ("text", "open_issue", "expected"),
    [
        ("Noe\n", "", ["issue list", "label create", "issue create"]),
        ("Noe\n", "7", ["issue list", "issue edit 7"]),
        ("", "7", ["issue list", "issue close 7"]),
        ("", "", ["issue list"]),
    ],
)
def test_there_is_one_issue_that_is_made_kept_and_closed(run, tmp_path, text, open_issue, expected):
    (tmp_path / "sak.md").write_text(text, encoding="utf-8")
    run.heard("calls")

    run(script("Hold saken ved like"), tmp_path, ANSWER=open_issue)

    calls = run.heard("calls").splitlines()
    assert [call.startswith(f"gh {one}") for call, one in zip(calls, expected, strict=True)] == [
        True
    ] * len(expected)


# What writes in the repository ---------------------------------------------------------------


@needs_bash
def test_the_figures_of_the_day_are_kept_and_a_protected_branch_stops_nothing(copy, run):
    place, remote = copy
    keep = script("Ta vare på tallene")
    run("python3 build.py upkeep --record", place)

    run(keep, place, TIL=str(remote), GREN="main")
    assert git(remote, "log", "-1", "--format=%s", "main") == "Tallene fra i dag"
    names = git(remote, "show", "--name-only", "--format=", "main").split()
    assert names == ["municipalities/testkommune/status.json"]

    run(keep, place, TIL=str(remote), GREN="main")  # nothing new
    assert git(remote, "rev-list", "--count", "main~1..main") == "1"
    run("SOURCE_DATE_EPOCH=1900000000 python3 build.py upkeep --record", place)
    assert "::warning::" in run(keep, place, TIL="/finnes-ikke", GREN="main")


_ADAPTED = "municipalities/testkommune/steps/undring.nb.md"


@pytest.fixture
def copy(clone, tmp_path):
    """Return a clone of one's own, as it is before any proposal, and where it is pushed to."""
    return _copied(clone, tmp_path)


def _copied(clone, folder):
    place, remote = folder / "kopi", folder / "vert.git"
    git(clone, "clone", "--quiet", "--shared", "--branch", "main", ".", str(place))
    git(place, "clone", "--quiet", "--bare", ".", str(remote))
    git(place, "remote", "set-url", "origin", str(remote))
    git(place, "fetch", "--quiet", "origin")
    give_compiled(place / "src/veileder")
    return place, remote


def change(folder, path, text, message="Endret"):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", message)


def _proposal(copy):
    place, remote = copy
    git(place, "checkout", "-qb", "forslag-1")
    change(place, _ADAPTED, "---\nbased_on: lest  # ja\nsummary: Vårt.\n---\n")
    git(place, "push", "-q", "origin", "forslag-1")
    return place, remote


@needs_bash
def test_lest_becomes_a_fingerprint_in_the_proposal_and_is_checked_anew(copy, run):
    place, remote = _proposal(copy)
    run.heard("calls")

    for step in _tried("lest.yml"):
        run(step["run"], place, GREN="forslag-1", TIL=str(remote))

    assert "\nbased_on: 0de2316a  # ja\n" in git(remote, "show", f"forslag-1:{_ADAPTED}")
    assert run.heard("calls") == "gh workflow run forslag.yml --ref forslag-1\n"
    assert f"- {_ADAPTED}:2: 0de2316a" in run.heard("oppsummering.md")
    before = git(remote, "rev-parse", "forslag-1")
    for step in _tried("lest.yml"):
        run(step["run"], place, GREN="forslag-1", TIL=str(remote))
    assert git(remote, "rev-parse", "forslag-1") == before and run.heard("calls") == ""


@needs_bash
def test_where_the_host_may_not_write_it_says_what_to_write(copy, run):
    place, _ = _proposal(copy)
    run.heard("calls")

    said = [
        run(step["run"], place, GREN="forslag-1", TIL="/finnes/ikke") for step in _tried("lest.yml")
    ]

    assert "::warning::" in said[-1] and run.heard("calls") == ""
    told = run.heard("oppsummering.md")
    assert "Bytt ut «lest» med dette selv" in told and f"- {_ADAPTED}:2: 0de2316a" in told


@needs_bash
def test_gitlab_does_the_same_where_it_may_push(copy, run):
    place, remote = _proposal(copy)
    lines = [line.replace(_GITLAB_ADDRESS, "$TIL") for line in GITLAB["lest"]["script"]]

    for line in lines:
        run(line, place, TIL=str(remote), CI_MERGE_REQUEST_SOURCE_BRANCH_NAME="forslag-1")

    assert "\nbased_on: 0de2316a  # ja\n" in git(remote, "show", f"forslag-1:{_ADAPTED}")
    assert "+based_on: 0de2316a" in (place / "lest.patch").read_text(encoding="utf-8")


_GITLAB_ADDRESS = (
    "$CI_SERVER_PROTOCOL://gitlab-ci-token:$CI_JOB_TOKEN@$CI_SERVER_HOST:$CI_SERVER_PORT"
    "/$CI_PROJECT_PATH.git"
)


_BOT = WORKFLOWS["manedlig.yml"]["jobs"]["oppdater"]["env"]
_BY_BOT = {name: value for name, value in _BOT.items() if name.startswith("GIT_")}
_LOOKS, _UPDATES, _PROPOSES = (step["run"] for step in _tried("manedlig.yml"))


@pytest.fixture(scope="module")
def updated(clone, run, tmp_path_factory):
    """Return a fork that has adapted a step after the month's update, and its host."""
    place, remote = _copied(clone, folder := tmp_path_factory.mktemp("maned"))
    shared = folder / "felles"
    git(place, "clone", "--quiet", "--shared", ".", str(shared))
    for path, old, new in (
        ("src/veileder/__init__.py", "0.1.0", "0.2.0"),
        ("content/steps/undring.nb.md", "title: Når du", "title: Hver gang du"),
    ):
        text = (shared / path).read_text(encoding="utf-8")
        (shared / path).write_text(text.replace(old, new), encoding="utf-8")
    change(shared, "src/veileder/updating/releases/0.2.0.yml", 'version: "0.2.0"\n', "0.2.0")
    git(shared, "tag", "v0.2.0")
    change(place, _ADAPTED, "---\nbased_on: 0de2316a\nsummary: Vårt.\n---\n", "Vår")
    git(place, "push", "-q", "origin", "main")
    for step in (_LOOKS, _UPDATES):
        run(step, place, FELLESMAL=str(shared), **_BY_BOT)
    return place, remote


@pytest.fixture
def propose(updated, run, tmp_path):
    """Return a function that makes the month's proposal, and returns what is asked of the host."""
    place, remote = (shutil.copytree(one, tmp_path / one.name) for one in updated)
    git(place, "remote", "set-url", "origin", str(remote))

    def one(answer):
        git(place, "fetch", "--quiet", "origin")
        run.heard("calls")
        run(_PROPOSES, place, TIL=str(remote), ANSWER=answer, **_BY_BOT)
        asked = (line for line in run.heard("calls").splitlines() if " list " not in line)
        return [call.partition(" --")[0] for call in asked]

    one.place, one.remote = place, remote
    return one


@needs_bash
def test_each_month_there_is_one_proposal_with_the_letter_as_its_text(propose):
    assert propose("") == ["gh pr create", "gh workflow run forslag.yml"]

    letter = (propose.place / "brev.md").read_text(encoding="utf-8")
    assert letter.startswith("# Handlingsveileder 0.2.0: det som gjelder Testkommune")
    assert "Hver gang du undrer deg" in letter and _ADAPTED in letter
    there = git(propose.remote, "show", "oppdatering:content/steps/undring.nb.md")
    assert "title: Hver gang du" in there
    assert "Vår" in git(propose.remote, "log", "-1", "--format=%s", "main")
    assert propose("7") == ["gh pr edit 7", "gh workflow run forslag.yml"]


@needs_bash
def test_gitlab_makes_the_month_s_proposal_with_the_letter(propose, run):
    git(propose.remote, "config", "receive.advertisePushOptions", "true")
    start = git(propose.place, "rev-parse", "origin/main")
    *_, last = GITLAB["oppdatering"]["script"]

    run(last.replace(_GITLAB_ADDRESS, "$TIL"), propose.place, TIL=str(propose.remote),
        CI_COMMIT_SHA=start, **_BY_BOT)  # fmt: skip

    letter = (propose.place / "brev.md").read_text(encoding="utf-8")
    assert letter.startswith("# Handlingsveileder 0.2.0: det som gjelder Testkommune")
    there = git(propose.remote, "show", "oppdatering:content/steps/undring.nb.md")
    assert "title: Hver gang du" in there
    assert (propose.place / "oppdatering.patch").is_file()


@needs_bash
def test_what_somebody_has_worked_on_in_the_proposal_is_left_alone(propose, tmp_path):
    propose("")
    git(propose.remote, "clone", "-q", "--branch", "oppdatering", ".", str(tmp_path / "hun"))
    change(tmp_path / "hun", _ADAPTED, "---\nbased_on: lest\nsummary: Nytt.\n---\n", "Sett på")
    git(tmp_path / "hun", "push", "-q", "origin", "oppdatering")

    assert propose("7") == []

    assert "Nytt." in git(propose.remote, "show", f"oppdatering:{_ADAPTED}")


@needs_bash
def test_what_may_not_be_pushed_becomes_an_issue_with_the_letter(propose):
    executable(propose.remote / "hooks/pre-receive", "#!/bin/sh\nexit 1\n")

    assert propose("") == ["gh label create oppdatering", "gh issue create"]

    told = (propose.place / "sak.md").read_text(encoding="utf-8")
    assert told.startswith("Trykk «Sync fork»") and "# Handlingsveileder 0.2.0" in told
    assert propose("9") == ["gh issue edit 9"]


@needs_bash
def test_a_month_with_nothing_new_is_silent(copy, run):
    place, remote = copy
    run.heard("calls")

    for step in (_LOOKS, _UPDATES, _PROPOSES):
        run(step, place, FELLESMAL=str(place), TIL=str(remote), **_BY_BOT)

    assert run.heard("calls") == "" and "oppdatering" not in git(remote, "branch", "--list")


# One of several is held back ------------------------------------------------------------------


@pytest.mark.usefixtures("shared_store")
@needs_bash
def test_who_has_an_error_keeps_the_site_that_stands_and_the_others_are_published(copy, run):
    place, _ = copy
    settings = 'name: {}\nnumber: "9902"\nlanguage: nb\n'
    change(place, "municipalities/nabo/municipality.yml", settings.format("Nabo"))
    publish = [script(name) for name in ("Hent forrige utgave", "Bygg nettstedene")]
    for one in publish:
        run(one, place, ANSWER="")
    before = shutil.move(place / "site", place.with_name("forrige"))
    was = (before / "nabo/index.html").read_bytes()
    run.heard("output")
    change(place, "municipalities/nabo/municipality.yml", settings.format("Nabo") + "feil: ja\n")
    change(
        place,
        "content/steps/evaluer.nb.md",
        "---\ntitle: Ny tittel\noutcomes:\n  avslutt: Avslutt\n---\n",
    )

    (check,) = [
        step["run"]
        for file, step in STEPS
        if (file, step.get("name")) == ("publiser.yml", "Kontroller innholdet")
    ]
    for one in (check, *publish):
        run(one, place, ANSWER="12", BEFORE=str(before))

    assert run.heard("output") == "holdt=ja\n"
    assert (place / "site/nabo/index.html").read_bytes() == was
    shown = (place / "site/testkommune/niva-1/evaluer/index.html").read_text(encoding="utf-8")
    assert "Ny tittel" in shown
    shutil.rmtree(place / "site")
    with pytest.raises(AssertionError, match="Ikke publisert, på grunn av feil: Nabo"):
        run(publish[1], place)  # with no edition before this one, all or nothing

    before.rename(place / "public")  # as GitLab puts it there from its cache
    (pages,) = GITLAB["pages"]["script"]
    run(pages, place)
    assert (place / "holdt.env").read_text(encoding="utf-8") == "HOLDT=ja\n"
    assert (place / "public/nabo/index.html").read_bytes() == was
    shown = (place / "public/testkommune/niva-1/evaluer/index.html").read_text(encoding="utf-8")
    assert "Ny tittel" in shown
    with pytest.raises(AssertionError, match="Noe innhold har feil, og er ikke publisert"):
        run(GITLAB["holdt-tilbake"]["script"][0], place, HOLDT="ja")


# New locks -----------------------------------------------------------------------------------


@needs_bash
@pytest.mark.parametrize(
    ("answer", "asked"), [("", ["gh run download", "gh pr list", "gh pr create"]), ("7", None)]
)
def test_new_locks_are_one_proposal_with_nothing_else_in_it(copy, run, tmp_path, answer, asked):
    place, remote = copy
    git(place, "config", "user.name", "Prøve")
    for name in ("requirements.lock", "README.md"):
        with (place / name).open("a", encoding="utf-8") as file:
            file.write("# nytt\n")
    (tmp_path / "laser.patch").write_text(git(place, "diff") + "\n", encoding="utf-8")
    git(place, "checkout", "-q", ".")
    shutil.copytree(tmp_path, place / "laser", ignore=shutil.ignore_patterns("kopi", "vert.git"))
    run.heard("calls")

    (step,) = _tried("laser.yml")
    run(step["run"], place, TIL=str(remote), ANSWER=answer, BEFORE=str(tmp_path / "laser.patch"),
        GITHUB_RUN_ID="1", **_BY_BOT)  # fmt: skip

    calls = [" ".join(call.split()[:3]) for call in run.heard("calls").splitlines()]
    assert calls == (asked or ["gh run download", "gh pr list"])
    changed = git(remote, "diff", "--name-only", "main", "laser").splitlines()
    assert changed == ["requirements.lock"]
