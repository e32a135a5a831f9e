"""What is measured is what is said: texts stay whole, and a run that failed gives no figure."""

import contextlib
import functools
import os
import sys

import many
import pytest
from as_markdown import as_markdown
from asked import SITES, Question, Result, may_show_misses, misses, read_questions, report
from figures import Figures, goal_table, table
from measuring import Cost, Failed, measure
from mutant_parts import PARTS, argued
from mutants import make_over
from mutations import mutants_of
from ours import Measured, sites
from speed import main

from veileder.checked import read
from veileder.kept import keeping
from veileder.search.entries import entries
from veileder.sites import plan_all

needs_posix = pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs a POSIX system")


def test_a_page_as_somebody_could_have_written_it():
    html = """
    <h1>Ring <em>først</em></h1><p>Se <a href="../lov/"><span>loven</span></a>.</p>
    <ul><li><h3><a href="a/">A</a></h3><p>om [a]</p></li><li></li>
    <li>B<ol><li>en</li></ol></li></ul>
    <svg><title>pil</title></svg><a href="x/"><svg></svg></a>
    <template><li>Husket</li></template>
    <table><tr><th>Når</th><th>Hvem</th></tr><tr><td><p>nå</p></td><td>du | jeg</td></tr></table>
    """

    assert as_markdown(html).split("\n") == [
        "",
        "# Ring *først*",
        "",
        "Se [loven](../lov/).",
        "",
        "- ### [A](a/)",
        "",
        "    om \\[a\\]",
        "",
        "- B",
        "    1. en",
        "",
        "| Når | Hvem |",
        "|---|---|",
        "| nå | du \\| jeg |",
        "",
    ]


def test_municipalities_by_the_number_have_no_findings(tmp_path):
    checked = read(many.make_root(tmp_path, 2), [])

    assert list(checked.guides) == ["kommune-001", "kommune-002"]
    assert checked.findings == []


def test_a_change_is_to_something_that_was_never_there(tmp_path):
    root = many.make_root(tmp_path, 1)
    for edit in (many.phone(root, "kommune-001"), many.summary(root)):
        seen = [edit.text, *(edit.change() for _ in range(20))]
        assert len(set(seen)) == 21
        whole = [path.read_text("utf-8") for path in root.rglob("*.*ml")]
        whole += [path.read_text("utf-8") for path in root.rglob("*.md")]
        assert sum(seen[-1] in text for text in whole) == 1
        assert not any(f'"{seen[-2]}"' in text for text in whole)


@needs_posix
def test_what_a_command_starts_is_part_of_its_cost():
    busy = "import time\nwhile time.process_time() < 0.4: pass"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    assert measure([sys.executable, "-c", child]).cpu > 0.4


@needs_posix
def test_a_command_that_fails_gives_no_figure():
    with pytest.raises(Failed, match=r"ended with 3:\nau$"):
        measure([sys.executable, "-c", "print('au', end=''); raise SystemExit(3)"])


def test_a_site_with_a_page_too_few_gives_no_figure(tmp_path):
    for page in ("index.html", "a/index.html", "a/b/index.html", "c/index.html", "c/b/index.html"):
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).touch()

    assert sites(tmp_path, ["a", "c"], 2) == {"": 1, "a": 2, "c": 2}
    with pytest.raises(Failed, match="should be 3 in each"):
        sites(tmp_path, ["a", "c"], 3)
    (tmp_path / "c/b/index.html").unlink()
    with pytest.raises(Failed, match="'c': 1"):
        sites(tmp_path, ["a", "c"])


def test_medians_stand_with_least_and_most_and_goals_are_met_or_not():
    figures = Figures()
    for wall, cpu in ((1.0, 17.0), (4.0, 20.0), (2.0, 18.0)):
        figures.add("cold", 50, Measured(Cost(wall, cpu, 120.4, (80, 70)), 15_000, 290))
        figures.add("unchanged", 50, Measured(Cost(wall, cpu), 15_000))
    figures.add("Hugo, naken mal", 50, Measured(Cost(9, 15), 14_400))

    lines = [*table(figures), *goal_table(figures)]
    for line in (
        "| alle, fra ingenting | 50 | 15000 | 2,00 (1,00–4,00) | 18,0 (17,0–20,0) | 1,20 | 1,00 × "
        "| 120 | 80, 70 | 290 |",
        "| Hugo, naken mal | 50 | 14400 | 9,00 | 15,0 | 1,04 | 0,868 × |  |  |  |",
        "| 50 fra ingenting, CPU per side | ≤ 1,20 ms | 1,20 ms | ja |",
        "| 50 fra ingenting, CPU per side mot Hugos nakne mal | ≤ 1,00 × | 1,15 × | **nei** |",
        "| 357, ingenting endret | ≤ 6,00 s | ikke målt |  |",
    ):
        assert line in lines, "\n".join(lines)


def test_a_page_without_a_place_for_figures_is_refused(tmp_path):
    page = tmp_path / "fart.md"
    page.write_text("ingen plass")
    with pytest.raises(SystemExit):
        main(["--markdown", str(page)])


def test_a_fault_reaches_a_function_below_its_decorators():
    @contextlib.contextmanager
    def opened():
        yield "right"

    @contextlib.contextmanager
    def faulty():
        yield "wrong"

    make_over(opened, faulty)

    with opened() as value:
        assert value == "wrong"


def test_a_fault_reaches_what_is_worked_out_once():
    class Right:
        said = functools.cached_property(lambda _: "right")

    class Wrong:
        said = functools.cached_property(lambda _: "wrong")

    make_over(Right, Wrong)

    assert Right().said == "wrong"


def test_every_right_answer_of_the_search_questions_is_on_its_site(project, shared_store):
    with keeping():
        checked = read(project, list(SITES.values()))
        there = {
            plan.id: {entry.ref for entry in entries(plan, checked.guides[plan.id])}
            for plan in plan_all(project, checked)
            if plan.id
        }
    questions = [question for questions in read_questions().values() for question in questions]
    astray = [
        (question.site, question.ask, ref)
        for question in questions
        for ref in question.expect
        if ref not in there[question.site]
    ]
    assert astray == []


def test_hit_rates_stand_by_set_and_kind_and_no_answer_is_right_only_when_said():
    def result(kind, right, *, unsure=False):
        expect = ("a",) if right is not None else ()
        question = Question(f"{kind}?", "eksempel", expect, kind)
        return Result(question, ("x/",), tuple(right or ()), unsure)

    results = [
        result("form", (True, False)),
        result("form", (False, True)),
        result("law", (False, False)),
        result("law", None),
        result("law", None, unsure=True),
    ]

    assert list(report("mine", "ours", results)) == [
        "mine      ours         5 questions  first 0.33  among three 0.67  "
        "no answer, and said so 1 of 2",
        "  form                 2 questions  first 0.50  among three 1.00",
        "  law                  3 questions  first 0.00  among three 0.00  "
        "no answer, and said so 1 of 2",
    ]
    assert list(misses(results)) == [
        "    3 eksempel «form?»: ['x/']",
        "    - eksempel «law?»: ['x/']",
        "    0 eksempel «law?»: ['x/']",
    ]


def test_a_final_set_is_told_only_as_numbers_and_what_missed_in_it_is_never_seen():
    sets = read_questions()
    result = Result(Question("?", "eksempel", ("a",), "law"), ("a/",), (True,), unsure=False)

    for name in ("final", "final2", "final3"):
        assert sets[name]
        assert len(list(report(name, "ours", [result]))) == 1
        assert not may_show_misses(name, check=True)
    assert len(list(report("check", "ours", [result]))) == 2
    assert may_show_misses("check", check=True)
    assert not may_show_misses("check", check=False)
    assert may_show_misses("second_nb", check=False)


def test_what_is_argued_for_is_still_a_fault_that_is_tried(project):
    modules = {change.partition(":")[0] for change in argued()}
    tried = {fault.change() for name in modules for fault in mutants_of(name, project / "src")}

    assert argued().keys() - tried == set()
    assert all(argued().values())


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_every_part_has_modules_and_tests_that_are_there(part, project):
    paths = [test.removeprefix("--ignore=") for test in part.tests]

    assert len(part.modules()) > 1 and all((project / path).exists() for path in paths)
