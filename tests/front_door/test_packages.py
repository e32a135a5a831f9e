"""Installing: the machine says where from, the lock says what, and each cause has its sentence."""

# ruff: noqa: E501 - pip's own words

import os
import sys
from pathlib import Path

import pytest

from veileder.faults import Refusal
from veileder.front_door import packages
from veileder.front_door.terminal import Terminal

LOCK = "requirements.lock"


def test_the_machine_says_where_from_and_never_what(monkeypatch, tmp_path):
    """With the real pip: a file of settings, and variables, such as odd machines have."""
    (tmp_path / "pip.conf").write_text(
        "[global]\nindex-url = https://speil.example/simple\ntimeout = 9\nno-deps = true\n"
        "[install]\ntarget = /et/sted\nuser = true\nextra-index-url =\n  https://a.example\n"
        "  https://b.example\n"
    )
    for name, value in {
        "CONFIG_FILE": str(tmp_path / "pip.conf"), "TIMEOUT": "7", "PREFIX": "/et/annet",
        "REQUIRE_VIRTUALENV": "1", "CONSTRAINT": "/c.txt", "NO_BINARY": ":all:", "ISOLATED": "1", "QUIET": "3",
        "USE_FEATURE": "fast-deps truststore", "PROXY": "http://ut.example:3128",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"PIP_{name}", value)
    for name in ("PYTHONPATH", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "/et/sted")

    found = packages._for_pip(Path(sys.executable))

    pip = {name: value for name, value in found.items() if name.startswith("PIP_")}
    assert pip["PIP_INDEX_URL"] == "https://speil.example/simple"
    assert pip["PIP_EXTRA_INDEX_URL"].split() == ["https://a.example", "https://b.example"]
    assert pip["PIP_TIMEOUT"] == "7"
    assert pip["PIP_PROXY"] == "http://ut.example:3128"
    assert pip["PIP_USE_FEATURE"] == "truststore"
    assert pip["PIP_CONFIG_FILE"] == os.devnull
    for name in "TARGET USER PREFIX REQUIRE_VIRTUALENV CONSTRAINT NO_BINARY NO_DEPS".split():
        assert f"PIP_{name}" not in pip
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & set(found)


def test_the_variables_of_other_environments_are_left_out():
    machine = {"PATH": "/bin", "PYTHONHOME": "/a", "PYTHONPATH": "/b", "VIRTUAL_ENV": "/c"}

    assert packages.clean_variables(machine) == {"PATH": "/bin"}


def test_settings_that_pip_cannot_read_are_left_out(monkeypatch, tmp_path):
    (tmp_path / "pip.conf").write_text("dette er ikke innstillinger\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))

    assert packages._for_pip(Path(sys.executable))["PIP_CONFIG_FILE"] == os.devnull


SAID = {
    "Disken er full": "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    "ikke den som er låst": "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
    "Mellomtjeneren (proxy)": "WARNING: Retrying after ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))",
    "Sertifikatet": "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))",
    "slapp oss ikke inn": "ERROR: HTTP error 403 while getting https://x",
    "ikke kontakt med nettet": (
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<x>: Failed "
        "to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/a/\n"
        "ERROR: Could not find a version that satisfies the requirement a==1 (from versions: none)\n"
        "ERROR: No matching distribution found for a==1"
    ),
    "er for gammel": "no such option: --require-hashes",
    "Pakken pydantic-core finnes ikke ferdig laget for Python 3": (
        "ERROR: Could not find a version that satisfies the requirement pydantic-core==2.50.4\n"
        "ERROR: No matching distribution found for pydantic-core==2.50.4"
    ),
    "Python mangler venv": "/usr/bin/python3: No module named pip",
    "Vi får ikke skrive i": "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'",
}  # fmt: skip


@pytest.mark.parametrize("sentence", SAID)
def test_each_cause_has_a_sentence_of_its_own(tmp_path, monkeypatch, sentence):
    """And pip's own words: those that tell of it there, and all of them in a file."""
    (tmp_path / LOCK).write_text("a==1\n")
    fake_pip(tmp_path, monkeypatch, f"Collecting a==1\n{SAID[sentence]}", status=1)

    with pytest.raises(Refusal) as refused:
        packages.install(Path(sys.executable), tmp_path / LOCK, Terminal())

    told = str(refused.value)
    assert [other for other in SAID if other in told.partition("\n")[0]] == [sentence]
    assert told.splitlines()[-1].strip()[:60] in SAID[sentence]
    assert SAID[sentence] in (tmp_path / packages.LOG).read_text()


def test_ordinary_words_are_no_cause():
    said = "Collecting a==1\n  Downloading a-1.whl (407 kB)\n  Using cached b-401.403.whl (28 kB)"

    assert packages.cause(said, Path()) is None


def test_what_nobody_knows_is_shown_as_it_is(tmp_path, monkeypatch):
    (tmp_path / LOCK).write_text("a==1\n")
    fake_pip(tmp_path, monkeypatch, "noe helt annet", status=1)

    with pytest.raises(Refusal, match=r"kunne ikke gjøres klart\. .*\.venv\.log(?s:.*)helt annet"):
        packages.install(Path(sys.executable), tmp_path / LOCK, Terminal())


def fake_pip(folder, monkeypatch, said, status=0):
    script = folder / "pip.py"
    script.write_text(f"print({said!r})\nraise SystemExit({status})\n", encoding="utf-8")
    monkeypatch.setattr(packages, "_pip", lambda _: [sys.executable, str(script)])
    monkeypatch.setattr(packages, "_in_files", lambda *_: ())
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")


COLLECTED = "".join(f"Collecting p{number}==1\n" for number in range(1, 23))


@pytest.mark.parametrize(
    ("is_terminal", "shown"),
    [
        (False, ["  10 av 23 pakker", "  20 av 23 pakker", "  23 av 23 pakker"]),
        (True, ["] 1 av 23 pakker", "] 22 av 23 pakker", "] 23 av 23 pakker"]),
    ],
)
def test_it_shows_how_far_it_has_come(tmp_path, monkeypatch, capsys, is_terminal, shown):
    lock = "".join(f"p{number}==1\n" for number in range(1, 24))
    (tmp_path / LOCK).write_text(lock)
    said = f"WARNING: odd settings\n{COLLECTED}Installing collected packages: p1"
    fake_pip(tmp_path, monkeypatch, said)
    terminal = Terminal()
    terminal.is_terminal = is_terminal

    packages.install(Path(sys.executable), tmp_path / LOCK, terminal)

    out = capsys.readouterr().out
    assert [line for line in shown if line not in out] == []
    assert "WARNING" not in out and out.endswith("Legger dem på plass …\n")
    assert out.count("\n") == (2 if is_terminal else 4)
