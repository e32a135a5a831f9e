"""What is shown while something takes time, and what is left out for those who want quiet."""

import io
import os
import select
import sys

import pytest

from veileder.findings import Finding, Location, Rule, Severity
from veileder.front_door.cli import main
from veileder.front_door.terminal import Terminal, show_findings

_WARNING = Rule("SPRAK01", "mangler målform", Severity.WARNING, "", "", "")


class Screen(io.TextIOWrapper):
    """A terminal that keeps what is written to it."""

    def __init__(self, encoding="utf-8"):
        super().__init__(io.BytesIO(), encoding=encoding, newline="")

    def isatty(self):
        return True

    def text(self):
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture
def make_screen(monkeypatch):
    """Return what puts a screen in the place of standard output, from the test itself."""
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    def make(encoding="utf-8"):
        monkeypatch.setattr(sys, "stdout", Screen(encoding))
        return sys.stdout

    return make


@pytest.fixture
def world(workspace):
    return workspace().with_theme()


def build_three(terminal):
    for done, name in enumerate(("Velg", "Sogndal kommune", "Sirdal"), start=1):
        terminal.progress(done, 3, name)
    terminal.say("Ferdig.")


def test_a_terminal_shows_one_line_that_is_written_again(make_screen):
    screen = make_screen()
    build_three(Terminal())

    *lines, last, _ = screen.text().split("\n")
    drawn = lines[0].split("\r")
    assert len(lines) == 1 and last == "Ferdig."
    assert any("1 av 3" in line and "Velg" in line for line in drawn)
    assert "3 av 3" in drawn[-1] and "Sirdal" in drawn[-1]
    assert "\033[3" not in screen.text()  # no colour, with or without NO_COLOR


def test_a_console_with_few_letters_draws_with_those(make_screen, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    screen = make_screen("ascii")

    terminal = Terminal()
    terminal.progress(1, 2, "Ås")
    terminal.say("Ferdig.")

    assert "#" in screen.text() and "1 av 2" in screen.text() and "A" in screen.text()
    assert "?" not in screen.text()


@pytest.mark.parametrize("variables", [{}, {"TERM": "dumb"}])
def test_a_log_gets_plain_lines(capsys, monkeypatch, variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    build_three(Terminal())

    assert capsys.readouterr().out.splitlines() == [
        "  bygd: Velg (1 av 3)", "  bygd: Sogndal kommune (2 av 3)",
        "  bygd: Sirdal (3 av 3)", "Ferdig.",
    ]  # fmt: skip


def test_a_round_that_begins_again_has_a_line_of_its_own(make_screen):
    screen = make_screen()
    terminal = Terminal()
    for done, total in ((1, 3), (2, 3), (1, 2), (2, 2)):
        terminal.progress(done, total, "Sirdal")
    terminal.say("Ferdig.")

    first, second, *_ = screen.text().split("\n")
    assert "2 av 3" in first and "2 av 2" not in first
    assert "2 av 2" in second


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
def test_a_terminal_whose_size_nobody_knows_shows_it_too(monkeypatch):
    """As one that a CI server makes: no rows and no columns."""
    monkeypatch.setenv("TERM", "xterm")
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        build_three(Terminal())
        shown = ""
        while not ("3 av 3" in shown and "Sirdal" in shown):  # it comes in pieces, some later
            assert select.select([ours], [], [], 10)[0], shown
            shown += os.read(ours, 10_000).decode(errors="replace")
    os.close(ours)


def test_quiet_shows_no_progress(make_screen):
    screen = make_screen()
    terminal = Terminal()
    terminal.is_quiet = True
    build_three(terminal)

    assert screen.text() == "Ferdig.\n"


# --quiet --------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "build"])
def test_quiet_leaves_the_findings_and_the_last_line_of_a_build(world, capsys, command):
    world.remove("content/steps/evaluer.nn.md")

    assert main([command, "--quiet", "--root", str(world.root)]) == 0

    said = capsys.readouterr().out.splitlines()
    loud = [line for line in said if "SPRAK01" in line or line.startswith("    ")]
    rest = [line for line in said if line not in loud]
    assert loud
    assert [line[:7] for line in rest] == (["Ferdig:"] if command == "build" else [])


def test_quiet_says_nothing_where_nothing_is_wrong(world, capsys):
    assert main(["check", "-q", "--root", str(world.root)]) == 0
    assert capsys.readouterr().out == ""


def test_quiet_says_that_something_is_wrong_as_loudly(world, capsys):
    world.change("content/guide.yml", "undringsnotat", "undringsnotatet")

    assert main(["build", "--quiet", "--root", str(world.root)]) == 1

    said = capsys.readouterr().out
    assert "REF01" in said
    assert said.splitlines()[-1].endswith("Ingenting er publisert. Nettstedene er som før.")


def test_a_report_is_what_was_asked_for_however_quiet(world, capsys):
    assert main(["report", "--quiet", "--root", str(world.root)]) == 0
    assert capsys.readouterr().out.startswith("Fellesinnhold\n")


def test_what_is_left_out_is_said_also_to_those_who_want_quiet(tmp_path, capsys):
    terminal = Terminal()
    terminal.is_quiet = True
    warnings = [
        Finding(_WARNING, Location("content/a.yml", line, 1), "Mangler", "Skriv den")
        for line in range(1, 9)
    ]

    show_findings(warnings, "text", terminal, tmp_path, brief=True)

    assert "8 advarsler. Se alle med:" in capsys.readouterr().out
