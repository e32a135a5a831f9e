"""What hosts are told, whatever stands in the texts that are told of."""

import json
import re
import subprocess
from itertools import dropwhile
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from veileder.findings import Finding, Location, Rule
from veileder.front_door.cli import main
from veileder.front_door.formats import (
    as_github,
    as_gitlab,
    as_sarif,
    counted,
    plain_in_markdown,
    summary_table,
)

_ERROR = Rule.error("FELT01", "ukjent felt", "Feltet finnes ikke.", "tittel: a", "title: a")
_WARNING = Rule.warning("SPRAK01", "mangler målform", "Teksten mangler.", "x.nb.md", "x.nn.md")
_NOTE = Rule.note("DATO05", "ikke kontrollert", "Dagen mangler.", "name: a", "checked: b")
_NASTY = [
    "a | b",
    "<img src=x onerror=alert(1)>",
    "`kode` ``` og",
    "linje\n::error::falsk\r\n| ny | rad |",
    "[lenke](https://example.no) ![bilde](x)",
    "**fet** _kursiv_ ~~slett~~ \\| &lt; # topp",
    "@noen og #12 og $x^2$",
    "skjult\u2028linje\x85\x0b",
]


def _finding(rule=_ERROR, line=7, message="Ukjent felt «a»", path="content/a.yml"):
    return Finding(rule, Location(path, line, 3), message, "Mente du «b»?")


@pytest.fixture
def world(workspace):
    made = workspace()
    made.change("content/levels/niva-0.nb.md", "title: Undring", "title: Undring\ntittel: Feil")
    return made


def test_gitlab_gets_every_finding_on_its_line():
    error, warning = json.loads(as_gitlab([_finding(), _finding(_WARNING, 9, "Mangler")]))

    assert error["location"] == {"path": "content/a.yml", "lines": {"begin": 7}}
    assert error["description"] == "Ukjent felt «a». Mente du «b»?"
    assert error["check_name"] == "FELT01 ukjent felt"
    assert (error["severity"], warning["severity"]) == ("critical", "minor")


def test_gitlab_knows_a_finding_that_moved_and_two_that_are_alike():
    before = [one["fingerprint"] for one in json.loads(as_gitlab([_finding(line=7)]))]
    after = [one["fingerprint"] for one in json.loads(as_gitlab([_finding(line=9), _finding()]))]

    assert before[0] == after[0] != after[1]


def test_sarif_has_the_rules_the_places_and_the_levels():
    log = json.loads(as_sarif([_finding(path="content/å b.yml"), _finding(_WARNING)]))
    run = log["runs"][0]
    rules, (error, warning) = run["tool"]["driver"]["rules"], run["results"]

    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    assert rules[0]["id"] == "FELT01" and "Riktig: title: a" in rules[0]["help"]["text"]
    assert [rules[one["ruleIndex"]]["id"] for one in (error, warning)] == ["FELT01", "SPRAK01"]
    assert (error["level"], warning["level"]) == ("error", "warning")
    place = error["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 7, "startColumn": 3}
    assert place["artifactLocation"]["uri"].isascii()
    assert unquote(place["artifactLocation"]["uri"]) == "content/å b.yml"


def test_a_note_is_told_as_what_asks_for_least():
    note = _finding(_NOTE, message="Ikke kontrollert")

    assert json.loads(as_gitlab([note]))[0]["severity"] == "info"
    assert json.loads(as_sarif([note]))["runs"][0]["results"][0]["level"] == "note"
    assert as_github([note]).startswith("::notice file=content/a.yml,line=7")
    assert "ℹ️ merknad DATO05" in summary_table([note])
    assert counted([_finding(), note]) == "1 feil, 0 advarsler og 1 merknad"
    assert counted([_finding(_WARNING)]) == "0 feil og 1 advarsel"


def test_sarif_makes_no_link_of_a_text():
    log = json.loads(as_sarif([_finding(message="[a](tool/b) er død, [c] ikke")]))

    assert log["runs"][0]["results"][0]["message"]["text"].startswith("\\[a](tool/b) er død, [c]")


@pytest.mark.parametrize("text", _NASTY)
def test_nothing_in_a_text_breaks_out_of_the_table(text):
    table = summary_table([_finding(message=text, path=f"content/{text}.md")])
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(table)

    inside = dropwhile(lambda token: token.type != "tbody_open", tokens)
    last = [token.children for token in inside if token.type == "inline"]
    assert len(last) == 4
    assert {one.type for cell in last for one in cell} <= {"text", "text_special"}
    shown = "".join(one.content for one in last[2]).replace("\u200b", "")
    assert shown == " ".join(text.split())


def test_nobody_is_called_by_a_text():
    assert "@n" not in plain_in_markdown("@noen") and "#1" not in plain_in_markdown("#12")


def test_the_summary_has_all_and_says_how_many():
    table = summary_table([_finding(line=line) for line in range(1, 41)] + [_finding(_WARNING)])

    assert table.startswith("## Kontroll av innholdet: 40 feil og 1 advarsel\n")
    assert len(re.findall(r"^\| (?:❌|⚠️) ", table, re.M)) == 41


def test_a_summary_too_large_for_the_host_says_how_many_more():
    table = summary_table([_finding(message="x" * 10_000)] * 100)

    assert len(table.encode()) < 1_000_000
    shown = table.count("FELT01")
    assert f"Og {100 - shown} til." in table


def test_nothing_wrong_is_said_too():
    assert "Ingenting å rette." in summary_table([])


def test_the_summary_stands_after_what_others_wrote(world, tmp_path, capsys):
    file = tmp_path / "oppsummering.md"
    file.write_text("Fra før\n", encoding="utf-8")

    status = main(["check", "--root", str(world.root), "--summary", str(file)])

    text = file.read_text(encoding="utf-8")
    assert status == 1 and text.startswith("Fra før\n## Kontroll")
    assert "content/levels/niva-0.nb.md:3:1" in text and "FELT01" in capsys.readouterr().out


def test_a_summary_that_cannot_be_written_is_a_sentence(world, tmp_path, capsys):
    file = tmp_path / "nei" / "oppsummering.md"

    assert main(["check", "--root", str(world.root), "--summary", str(file)]) == 2
    assert f"{file}. Mappen {file.parent} finnes ikke." in capsys.readouterr().err


def _in_a_repository(world):
    """Return the same world in a folder of a repository, which no other test stands in."""
    inside = world.root / "inni"
    inside.mkdir()
    for path in [path for path in world.root.iterdir() if path != inside]:
        path.rename(inside / path.name)
    subprocess.run(["git", "init", "-q", str(world.root)], check=True)
    return type(world)(inside)


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_paths_are_seen_from_the_repository(world, capsys, form):
    root = _in_a_repository(world).root

    main(["check", "--root", str(root), "--format", form])

    assert "inni/content/levels/niva-0.nb.md" in capsys.readouterr().out


def test_without_findings_a_log_gets_no_line_and_a_report_is_whole(workspace, capsys):
    root = workspace().root

    assert main(["check", "--root", str(root), "--format", "github"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "--root", str(root), "--format", "gitlab"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_program_gets_its_file_and_people_the_text(world, tmp_path, capsys):
    file = tmp_path / "kvalitet.json"

    main(["check", "--root", str(world.root), "--format", "gitlab", "--output", str(file)])

    assert json.loads(file.read_text(encoding="utf-8"))[0]["check_name"].startswith("FELT01")
    assert "    → " in capsys.readouterr().out
