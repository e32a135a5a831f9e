"""How many small faults the tests notice: each is put into a module, and the tests are run.

    python benchmarks/mutants.py MODULE… [--sample N] [--seed S] -- TEST…

    python benchmarks/mutants.py veileder.checks.flow --sample 60 --seed 2 -- tests/checks

A fault is one change to a module's syntax tree, made by ``mutations.py``: ``<`` for ``<=``, a
filter dropped, a message with a letter too many. The tests run once as they are, to see which
lines each of them reaches. Then every fault gets a process of its own, forked from one that has
the libraries loaded, where only the tests that reach the place are run, quickest first, until
one fails. A fault that stops the module from being imported is not counted. With ``--sample``,
N faults are drawn at random, from each module in proportion to its size and at least eight.

What survives is printed, and then a table. Needs ``fork``; tests that start other programs or
worker processes see no fault there. Tests of style, types and documentation should not be named.
"""

import argparse
import importlib
import importlib.machinery
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import hypothesis
import pytest
from mutations import Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
# Heavy to load, and the same for every fault.
LIBRARIES = ("pydantic", "markdown", "markdown_it", "mkdocs.commands.build", "material", "segno")
ARGUMENTS = (
    *("-x", "-p", "no:cacheprovider", "-m", "not browser", "--hypothesis-seed=0"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
PATIENCE = 60
LEAST = 8
STILLBORN, UNEXPECTED = 99, 98


class Watch:
    """A pytest plugin: which lines of ``files`` each test reaches, how long it takes, what failed.

    What a shared fixture reaches counts for every test that uses it.
    """

    def __init__(self, files: set[str]) -> None:
        self.files = files
        self.reached: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self.took: Counter[str] = Counter()
        self.failed: list[str] = []
        self._uses: dict[str, list[str]] = {}
        self._now = ""

    def _line(self, frame: FrameType, _event: str, _: object) -> Any:
        self.reached[self._now].add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    def _call(self, frame: FrameType, event: str, extra: object) -> Any:
        is_watched = frame.f_code.co_filename in self.files
        return self._line(frame, event, extra) if is_watched else None

    @contextmanager
    def _during(self, name: str) -> Iterator[None]:
        before, self._now = self._now, name
        yield
        self._now = before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Any:
        """Watch one test."""
        self._uses[item.nodeid] = [f"{name}()" for name in item.fixturenames]
        start = time.perf_counter()
        with self._during(item.nodeid):
            sys.settrace(self._call)
            answer = yield
            sys.settrace(None)
        self.took[item.nodeid] += int(1000 * (time.perf_counter() - start))
        return answer

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Any:
        """Keep what a shared fixture reaches apart from the test that happens to need it first."""
        is_shared = fixturedef.scope != "function"
        with self._during(f"{fixturedef.argname}()" if is_shared else self._now):
            return (yield)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Remember what failed."""
        if report.failed:
            self.failed.append(report.nodeid)

    def seen(self) -> list[tuple[str, int, list[tuple[str, int]]]]:
        """Return each test with its milliseconds and the lines it reaches."""
        return [
            (test, self.took[test], sorted(self.reached[test].union(*map(self.reached.get, known))))
            for test, used in self._uses.items()
            if (known := [name for name in used if name in self.reached]) or self.reached[test]
        ]


class Chosen:
    """A pytest plugin that runs ``tests``, in their order, and remembers what failed."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.tests = tests
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Keep what was chosen."""
        by_id = {item.nodeid: item for item in items}
        items[:] = [by_id[test] for test in self.tests if test in by_id]

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Remember what failed."""
        if report.failed:
            self.failed = report.nodeid


def run_tests(tests: Sequence[str], plugin: object) -> int:
    """Run the files of ``tests`` in this process; return pytest's exit code."""
    hypothesis.settings.register_profile(
        "mutants", deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    hypothesis.settings.load_profile("mutants")
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    return int(pytest.main([*ARGUMENTS, *files], [plugin]))


def apart(work: Callable[[], tuple[int, object]], patience: int = 0) -> tuple[int, Any]:
    """Do ``work`` in a silent process of its own; return its exit code and answer.

    The code is the negated signal if a signal ended it, as when it takes more than ``patience`` s.
    """
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer"
        if (process := os.fork()) == 0:
            code = UNEXPECTED
            try:
                os.chdir(ROOT)
                silence = os.open(os.devnull, os.O_RDWR)
                for stream in (1, 2):
                    os.dup2(silence, stream)
                os.environ["TMPDIR"] = tempfile.tempdir = folder
                signal.alarm(patience)
                code, value = work()
                answer.write_text(json.dumps(value))
            except BaseException:  # told by the one who forked
                answer.write_text(json.dumps(traceback.format_exc()))
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        return code, json.loads(answer.read_text()) if answer.exists() else None


def put_in(module: str, code: CodeType) -> None:
    """Let ``module`` be made from ``code`` when it is imported."""
    loader = importlib.machinery.SourceFileLoader
    get_code = loader.get_code

    def mutated(self: Any, fullname: str) -> CodeType | None:
        return code if fullname == module else get_code(self, fullname)

    loader.get_code = mutated  # type: ignore[method-assign]


def try_out(mutant: Mutant, tests: Sequence[str]) -> tuple[str, str]:
    """Return what became of a fault (killed, survived, stillborn), and which test killed it."""

    def work() -> tuple[int, object]:
        put_in(mutant.module, mutant.code())
        try:
            importlib.import_module("veileder.pipeline")
            importlib.import_module(mutant.module)
        except Exception:  # whatever a fault does when it is imported
            return STILLBORN, ""
        plugin = Chosen(tests)
        return run_tests(tests, plugin), plugin.failed

    if not tests:
        return "survived", "no test gets there"
    code, killer = apart(work, PATIENCE)
    if code == UNEXPECTED:
        sys.exit(f"The tests could not be run with {mutant}:\n{killer}")
    if code in (0, STILLBORN):
        return "survived" if code == 0 else "stillborn", ""
    return "killed", killer or "took too long"


def drawn(mutants: list[Mutant], sample: int, seed: int) -> list[Mutant]:
    """Return ``sample`` of ``mutants``, from each module in proportion to how many it has."""
    by_module: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_module[mutant.module].append(mutant)
    chance = random.Random(seed)
    chosen = []
    for own in by_module.values():
        share = max(LEAST, round(sample * len(own) / len(mutants)))
        chosen += chance.sample(own, min(share, len(own)))
    return chosen if sample else mutants


def reaching(mutant: Mutant, seen: list[tuple[str, int, set[tuple[str, int]]]]) -> list[str]:
    """Return the tests that reach a fault, quickest first."""
    found = [(took, test) for test, took, lines in seen if mutant.is_reached_by(lines)]
    return [test for _, test in sorted(found)]


def main() -> None:
    """Read the arguments, try every fault, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("modules", nargs="+", metavar="MODULE")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    ours, _, tests = " ".join(sys.argv[1:]).partition(" -- ")
    options = parser.parse_args(ours.split())
    sys.path[:0] = [str(SOURCE), str(ROOT / "benchmarks")]
    for library in LIBRARIES:
        importlib.import_module(library)
    mutants = [m for name in options.modules for m in mutants_of(name, SOURCE)]

    def watch() -> tuple[int, object]:
        plugin = Watch({str(mutant.path) for mutant in mutants})
        return run_tests(tests.split(), plugin), plugin.failed or plugin.seen()

    code, seen = apart(watch)
    if code:
        sys.exit(f"The tests fail without any fault: {seen}")
    known = [(test, took, {(file, line) for file, line in lines}) for test, took, lines in seen]
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant in drawn(mutants, options.sample, options.seed):
        end, why = try_out(mutant, reaching(mutant, known))
        ends[mutant.module][end] += 1
        print(f"{end:9} {mutant}  [{why}]", flush=True)
    for name, count in [*ends.items(), ("together", sum(ends.values(), Counter()))]:
        tried = count["killed"] + count["survived"]
        print(f"{name:35} {tried:5} tried {count['killed']:5} {count['killed'] / tried:6.1%}")


if __name__ == "__main__":
    main()
