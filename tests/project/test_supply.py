"""What the program stands on: nothing below a floor, all of it audited, listed, and the same twice.

No test here looks at the clock: a list that grows old is told by ``.ci/supply/floors.py``.
"""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import audit
import floors
import pins
import pytest
import release
import relock
import sbom

ROOT = Path(__file__).resolve().parents[2]
HASH = "    --hash=sha256:" + "0" * 64
PIN = "jinja2==3.1.6 \\\n" + HASH + "\n"
ROW = '[[floor]]\npackage = "{}"\nfloor = "{}"\nadvisories = ["CVE-0000-1"]\n'
LISTED = tomllib.loads((ROOT / floors.LIST).read_text(encoding="utf-8"))


@pytest.fixture
def root(tmp_path):
    """Return a project with three small locks, a list of floors, and a pyproject.toml."""
    (tmp_path / ".ci/supply").mkdir(parents=True)
    for lock in pins.LOCKS:
        (tmp_path / lock).write_text(PIN, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('x = [\n    "jinja2>=3.1.6",\n]\n', encoding="utf-8")
    _list(tmp_path, "3.1.6")
    return tmp_path


def _list(root, floor, name="jinja2", checked="2026-01-01"):
    head = f"checked = {checked}\nmax_age_days = 30\n"
    (root / floors.LIST).write_text(head + ROW.format(name, floor), encoding="utf-8")


# Floors --------------------------------------------------------------------------------------


def test_no_lock_is_below_a_floor():
    assert floors.faults() == []


def test_each_floor_says_why_where_and_when():
    assert all(
        row["advisories"]
        and all(re.match(r"(CVE-\d{4}-\d{4,}|GHSA(-\w{4}){3})$", one) for one in row["advisories"])
        and row["source"] == f"https://osv.dev/vulnerability/{row['advisories'][-1]}"
        and row["date"] <= LISTED["checked"]
        for row in LISTED["floor"]
    )
    names = [row["package"] for row in LISTED["floor"]]
    assert names == sorted(set(names)) and len(names) >= 25


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("3.1.5", "3.1.6"), ("3.9", "3.10"), ("2.99.99", "3"), ("1.0rc1", "1.0"),
        ("1.0.dev3", "1.0a1"), ("1.0a2", "1.0b1"), ("1.0", "1.0.post1"), ("2026.6", "2026.10.18"),
        ("9", "10"), ("1.0b1", "1.0rc1"), ("4.60", "4.60.0.1"),
    ],
)  # fmt: skip
def test_versions_are_ordered_as_pip_does(low, high):
    assert pins.order(low) < pins.order(high)


def test_zeros_at_the_end_make_no_difference():
    assert pins.order("3.1") == pins.order("3.1.0.0")


@pytest.mark.parametrize(
    ("floor", "said"),
    [
        ("3.1.6", []),
        ("3.1.7", [f"{lock}:1:1: jinja2 3.1.6 har en kjent svakhet" for lock in pins.LOCKS]),
    ],
)
def test_every_lock_is_held_against_the_list(root, floor, said):
    (root / "pyproject.toml").write_text("", encoding="utf-8")
    _list(root, floor)

    assert [line.partition(" (")[0] for line in floors.faults(root)] == said


@pytest.mark.parametrize("version", ["3.1.6+lokal", "1!3.1.6", "siste", "3.1.6-x"])
def test_a_version_that_is_not_understood_is_not_taken_for_safe(root, version):
    (root / "requirements.lock").write_text(PIN.replace("3.1.6", version), encoding="utf-8")

    assert any(f" {version} har en kjent svakhet" in line for line in floors.faults(root))


def test_what_pyproject_allows_is_held_against_the_list_too(root):
    (root / "pyproject.toml").write_text('x = [\n    "Jinja2>=3.1",\n]\n', encoding="utf-8")

    said = "pyproject.toml:2:6: skriv Jinja2>=3.1.6, som i .ci/supply/floors.toml."
    assert floors.faults(root) == [said]


def test_a_row_that_guards_nothing_is_told(root):
    _list(root, "1", "jinja")

    assert floors.faults(root) == [
        ".ci/supply/floors.toml:1:1: jinja står ikke i noen lås. Rett navnet, eller ta bort raden."
    ]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-01-01", ""), ("2026-01-31", ""), ("2026-02-01", "31 dager siden"),
        ("2025-12-31", "en dato som ikke er kommet"),
    ],
)  # fmt: skip
def test_a_list_grows_old_after_its_days(root, today, said):
    told = floors.age(root, dt.date.fromisoformat(today))

    assert said in told and bool(said) == bool(told)


def test_the_day_it_was_gone_through_can_be_written(root):
    floors.stamp(root, dt.date(2026, 3, 4))

    assert not floors.age(root, dt.date(2026, 3, 4))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1), ("jinja2==3.1.6\n", 1), ("jinja2>=3.1.6 \\\n" + HASH, 1),
        ("jinja2==3.1.6 \\\n", 1), (PIN + "-r andre.txt\n", 3), (PIN + "# merknad\n", 3),
        ("--index" "-url https://example.no/simple\n" + PIN, 1), (PIN + "./lokal\n", 3),
        (PIN + "x @ https://example.no/x.whl \\\n" + HASH, 3), (PIN + "-e .\n", 3),
        ("jinja2==3.1.6 \\\n    --hash=md5:" + "0" * 32, 2), (PIN + HASH, 3),
        ("jinja2==3.1.6 \\\n    --hash=sha256:" + "0" * 63, 2), ("Jinja2==3.1.6 \\\n" + HASH, 1),
        ("jinja2==* \\\n" + HASH + " \\\n", 1), ("jinja2[i18n]==3.1.6 \\\n" + HASH, 1),
        (PIN.replace("\n", " \\\n"), 1), ("--trusted-host example.no\n" + PIN, 1),
        ("jinja2==3.1.6; x \\\n" + HASH, 1), (PIN + "\n" + PIN, 3),
    ],
)  # fmt: skip
def test_a_lock_with_anything_else_in_it_is_refused(root, text, line):
    (root / "requirements.lock").write_text(text, encoding="utf-8")

    with pytest.raises(pins.Fault, match=rf"^requirements\.lock:{line}:1: "):
        floors.faults(root)


# The audit -----------------------------------------------------------------------------------

_FAKE = """
import json, re, sys
text = open(sys.argv[-1]).read()
wanted = re.findall(r"^([\\w-]+)==(\\S+)( --hash=sha256:\\w{64})+$", text, re.M)
rows = [{"name": name, "version": version, "vulns": []} for name, version, _ in wanted]
"""


def _fake(tmp_path, does="print(json.dumps({'dependencies': rows}))"):
    (tmp_path / "fake.py").write_text(_FAKE + does, encoding="utf-8")
    return [sys.executable, str(tmp_path / "fake.py")]


@pytest.mark.parametrize("lock", pins.LOCKS)
def test_all_that_is_locked_is_asked_about_also_what_is_for_others(tmp_path, lock):
    count, known = audit.audit(ROOT / lock, _fake(tmp_path))

    assert (count, known) == (len(pins.read(ROOT / lock)), [])


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("", "0 av 1 pakker er revidert. pip-audit sa: ingenting"),
        ("sys.exit('Connection refused')", "0 av 1 pakker er revidert. pip-audit sa: Connection"),
        ("print('[]')", "0 av 1"),
        ("print('null')", "0 av 1"),
        ("print('{\"dependencies\": []}')", "0 av 1 pakker er revidert. Mangler jinja2 3.1.6."),
        ("print(json.dumps({'dependencies': [{'name': 'jinja2', 'skip_reason': 'x'}]}))", "0 av 1"),
        ("rows[0]['version'] = '3.1.5'; print(json.dumps({'dependencies': rows}))", "0 av 1"),
        ("rows[0].pop('vulns'); print(json.dumps({'dependencies': rows}))", "0 av 1"),
        ("print('No known vulnerabilities found')", "0 av 1"),
    ],
)
def test_an_audit_that_audited_nothing_fails(root, tmp_path, does, said):
    with pytest.raises(pins.Fault, match=re.escape(said)):
        audit.audit(root / "requirements.lock", _fake(tmp_path, does), root)


def test_what_is_known_is_told_with_its_line_and_cure(root, tmp_path):
    does = """
rows[0]["vulns"] = [{"id": "PYSEC-0-1", "fix_versions": ["3.1.7"]}, {"id": "X", "fix_versions": []}]
print(json.dumps({"dependencies": rows})); sys.exit(1)
"""
    assert audit.audit(root / "requirements.lock", _fake(tmp_path, does), root) == (
        1,
        [
            "requirements.lock:1:1: jinja2 3.1.6: PYSEC-0-1. Rettet i: 3.1.7.",
            "requirements.lock:1:1: jinja2 3.1.6: X. Rettet i: ingen ennå.",
        ],
    )


# The list of parts ---------------------------------------------------------------------------


def test_every_part_is_listed_with_all_that_tells_it():
    listed = json.loads(sbom.sbom())

    found = {
        (part["purl"], *sorted(one["content"] for one in part["hashes"]))
        for part in listed["components"]
    }
    locked = pins.read(ROOT / sbom.LOCK)
    assert found == {(f"pkg:pypi/{p.name}@{p.version}", *sorted(p.hashes)) for p in locked}
    assert all(part["licenses"] and part["type"] == "library" for part in listed["components"])
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    program, *others = listed["dependencies"]
    assert sorted(program["dependsOn"]) == sorted(other["ref"] for other in others)


def test_no_licence_is_kept_for_a_package_that_is_gone():
    kept = tomllib.loads((ROOT / sbom.LICENCES).read_text(encoding="utf-8"))

    assert kept.keys() == {pin.name for pin in pins.read(ROOT / sbom.LOCK)}


def test_the_list_is_the_same_wherever_it_is_made(tmp_path):
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, ROOT / ".ci/supply/sbom.py"]

    made = subprocess.run(command, cwd=tmp_path, env=other, capture_output=True, check=True).stdout
    assert made.decode() == sbom.sbom()


# Locks and releases ---------------------------------------------------------------------------


def test_the_locks_are_made_as_the_documentation_says():
    page = (ROOT / "docs/avhengigheter.md").read_text(encoding="utf-8")

    assert "/python .ci/supply/relock.py\n" in page
    made = [command[command.index("-o") + 1] for command in relock.commands(["--upgrade"])]
    assert tuple(made) == pins.LOCKS
    assert all("--generate-hashes" in command for command in relock.commands([]))


def test_a_release_is_refused_while_a_lock_is_below_a_floor(root):
    _list(root, "4")

    with pytest.raises(pins.Fault, match="kjent svakhet"):
        release.make(root / "ut", root)
    assert not (root / "ut").exists()


def test_a_release_is_refused_when_the_list_is_old(root):
    _list(root, "3.1.6", checked="2020-01-01")

    with pytest.raises(pins.Fault, match="dager siden"):
        release.make(root / "ut", root)


def test_two_wheels_that_differ_are_no_release(tmp_path, monkeypatch):
    def build(_, folder, machine, __):
        folder.mkdir(parents=True)
        (folder / "x.whl").write_text(machine["TZ"])
        return folder / "x.whl"

    monkeypatch.setattr(release, "build", build)
    (tmp_path / "kilde").mkdir()

    with pytest.raises(pins.Fault, match="ikke det samme to ganger"):
        release.twice(tmp_path / "kilde", tmp_path, "0")


def test_the_wheel_of_another_place_and_machine_is_the_same_file(tmp_path):
    pytest.importorskip("hatchling")
    source = tmp_path / "kilde"
    for path in ("pyproject.toml", "README.md", "LICENSE", "build.py", "mkdocs.yml"):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, source / path)
    for path in ("src/veileder/rules", "content/laws", "municipalities/eksempel/steps"):
        shutil.copytree(ROOT / path, source / path)
    text = (source / "pyproject.toml").read_text(encoding="utf-8")
    carried = re.findall(r'^"([^"\n]+)" = "veileder/base/', text, re.M)
    for path in carried:
        if not (source / path).exists():
            (source / path).parent.mkdir(parents=True, exist_ok=True)
            (source / path).write_text("x", encoding="utf-8")

    assert release.twice(source, tmp_path, "1700000000").stat().st_size > 10_000


def test_pip_is_the_one_that_follows_python_and_nothing_fetches_another():
    """What is fetched is wheels with hashes; pip itself is never asked to renew itself."""
    hosts = [*(ROOT / ".github/workflows").glob("*.yml"), ROOT / ".gitlab-ci.yml", ROOT / ".ci/run"]
    texts = [path.read_text(encoding="utf-8") for path in hosts]

    installs = [line for text in texts for line in text.splitlines() if "pip install" in line]
    assert installs and all(
        "--require-hashes" in line and "--only-binary :all:" in line for line in installs
    )
    assert not any(re.search(r"(upgrade|-U)\s+pip\b|upgrade_deps|--upgrade-deps", t) for t in texts)
