"""How many small faults the tests notice: each is put into a module, and the tests are run.

    python benchmarks/mutants.py MODULE… [--sample N] [--seed S] -- TEST…

    python benchmarks/mutants.py veileder.checks.flow --sample 60 --seed 2 -- tests/checks
    python benchmarks/mutants.py --all [--sample N]      every part of mutant_parts.py
    python benchmarks/mutants.py --part policy           one of them

A fault is one change to a module's syntax tree, made by ``mutations.py``: ``<`` for ``<=``, a
filter dropped, a message with a letter too many. The tests are collected once, and run once as
they are, to see which lines each of them reaches. Then every fault gets a process of its own,
where it is put into the modules that are loaded already, and only the tests that reach its place
are run, those of the module's own file and those that notice much in little time first, until
one fails. To the store of what was worked out before, each fault is a program of its own. One that
stops its module from being imported is not counted. With ``--sample``, N faults are drawn at
random, from each module in proportion to its size and at least eight, or with a part, at least
one. What ``survivors.yml`` argues for is told apart. A test that fails without any fault is named,
and kills nothing.

Every fault is printed with what became of it, and then a table. Needs ``fork``. Tests that start
other programs or worker processes see no fault there, nor do pydantic's models, which are made
when they are imported. Tests of style, types and documentation should not be named, nor
tests of speed, which a busy machine fails: what stands after ``--`` is for pytest (``-k``).
"""

import argparse
import importlib
import json
import os
import random
import resource
import sys
import tempfile
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

import hypothesis
import pytest
from mutant_parts import PARTS, argued, every
from mutations import Mutant, mutants_of
from reached import Watch, fails, first_failure

from veileder import kept

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = (
    *("-p", "no:cacheprovider", "-m", "not browser"),
    *("--hypothesis-seed=0", "--hypothesis-profile=mutants"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
PATIENCE = 20  # seconds of work beyond what the tests need
LEAST = 8
STILLBORN, UNEXPECTED = 99, 98
Seen = list[tuple[int, str, set[tuple[str, int]]]]


class Trial:
    """A pytest plugin that tries the faults, each in a process of its own, instead of the tests."""

    def __init__(self, modules: list[str], sample: int, seed: int, least: int = LEAST) -> None:
        self.mutants = [m for module in modules for m in mutants_of(module, ROOT / "src")]
        self.chosen = drawn(self.mutants, sample, seed, least) if sample else self.mutants
        self.argued = argued()
        self.ends: dict[str, Counter[str]] = defaultdict(Counter)
        self.kills: Counter[str] = Counter()

    def pytest_runtestloop(self, session: Any) -> bool:
        """Run the tests as they are, and then with each fault."""
        for module in sorted({mutant.module for mutant in self.mutants}):
            importlib.import_module(module)  # a command loads its own when it is run
        watch = Watch({str(mutant.path) for mutant in self.mutants})

        def look() -> tuple[int, object]:
            session.config.pluginmanager.register(watch)
            after = [*session.items[1:], None]
            pairs = zip(session.items, after, strict=True)
            failed = [item.nodeid for item, follows in pairs if watch.fails(item, follows)]
            return 0, (failed, watch.seen())

        code, answer = apart(look)
        if code:
            pytest.exit(f"The tests could not be run: {answer}", 1)
        failed, rows = answer
        for test in failed:
            print(f"fails without any fault: {test}", flush=True)
        seen = [(ms, test, {(f, n) for f, n in at}) for ms, test, at in rows if test not in failed]
        for mutant in self.chosen:
            seen.sort(key=lambda row: self._hope(mutant, *row[:2]), reverse=True)
            end, why = try_out(mutant, seen, {item.nodeid: item for item in session.items})
            if end == "survived" and (reason := self.argued.get(mutant.change())):
                end, why = "argued", reason
            self.ends[mutant.module][end] += 1
            self.kills[why] += 1
            print(f"{end:9} {mutant}  [{why}]", flush=True)
        return True

    def _hope(self, mutant: Mutant, took: int, test: str) -> tuple[bool, float]:
        """Return how well it pays to try a test: is it for the module, and what has it killed."""
        name = mutant.module.rpartition(".")[2]
        return f"/test_{name}.py" in test, (self.kills[test] + 0.2) / (took + 10)

    def table(self) -> Iterator[str]:
        """Yield what became of the faults in each module."""
        for name, count in [*self.ends.items(), ("together", sum(self.ends.values(), Counter()))]:
            tried = count["killed"] + count["survived"]
            share = f"{count['killed'] / max(tried, 1):6.1%}"
            yield f"{name:35} {tried:5} tried {count['killed']:5} killed {share}" + (
                f" ({count['argued']} argued)" if count["argued"] else ""
            )


def apart(work: Callable[[], tuple[int, object]], patience: int = 0) -> tuple[int, Any]:
    """Do ``work`` in a silent process of its own; return its exit code and answer.

    The code is negative if it was stopped, as when it works for more than ``patience`` seconds.
    """
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer"
        if (process := os.fork()) == 0:
            code = UNEXPECTED
            try:
                silence = os.open(os.devnull, os.O_RDWR)
                for stream in (1, 2):
                    os.dup2(silence, stream)
                os.environ["TMPDIR"] = tempfile.tempdir = folder
                if patience:
                    resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
                code, value = work()
                answer.write_text(json.dumps(value))
            except BaseException:  # told by the one who forked
                answer.write_text(json.dumps(traceback.format_exc()))
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        return code, json.loads(answer.read_text()) if answer.exists() else None


def put_in(mutant: Mutant) -> None:
    """Put a fault into its module. Functions and classes stay the same to those who have them."""
    module = vars(sys.modules[mutant.module])
    before = dict(module)
    exec(mutant.code(), module)
    for name, old in before.items():
        new = module[name]
        if name.startswith("__") or new is old:
            continue
        if getattr(old, "__module__", "") == mutant.module and callable(old):
            make_over(old, new)
            module[name] = old
        else:
            for other in list(sys.modules.values()):
                if vars(other).get(name) is old:
                    setattr(other, name, new)


def make_over(old: Any, new: Any) -> None:
    """Let a function, below its decorators, or the methods of a class, do what ``new`` does."""
    if hasattr(old, "__wrapped__"):
        make_over(old.__wrapped__, new.__wrapped__)
    elif isinstance(old, FunctionType):
        old.__code__, old.__defaults__ = new.__code__, new.__defaults__
        old.__kwdefaults__ = new.__kwdefaults__
    elif isinstance(old, type):
        for name in vars(old).keys() & vars(new).keys():
            make_over(vars(old)[name], vars(new)[name])
    else:
        for inner in ("__func__", "fget", "func"):  # the last of a cached property
            if hasattr(old, inner):
                make_over(getattr(old, inner), getattr(new, inner))


def try_out(mutant: Mutant, seen: Seen, items: dict[str, Any]) -> tuple[str, str]:
    """Return what became of a fault (killed, survived, stillborn), and which test killed it."""
    reaching = meeting(mutant, seen)
    own = os.urandom(32)

    def work() -> tuple[int, object]:
        kept.program_digest = lambda: own
        try:
            put_in(mutant)
        except Exception as error:  # whatever a fault does when it is imported
            return STILLBORN, repr(error)
        killer = first_failure([items[test] for _, test in reaching], fails)
        return bool(killer), killer

    code, killer = apart(work, PATIENCE + 3 * sum(took for took, _ in reaching) // 1000)
    if code == UNEXPECTED:
        pytest.exit(f"The tests could not be run with {mutant}:\n{killer}", 1)
    if code == STILLBORN:
        return "stillborn", killer
    if code == 0:
        return "survived", f"{len(reaching)} tests"
    return "killed", killer or "did not end"


def meeting(mutant: Mutant, seen: Seen) -> list[tuple[int, str]]:
    """Return the tests that may meet a fault, with their milliseconds.

    What stands outside functions is met without a line of its module being run then: by a test that
    only reads a name of it, which reaches nothing, or, where no test reaches the module, by any.
    """
    reaching = [(took, test) for took, test, lines in seen if mutant.is_reached_by(lines)]
    if mutant.place.lines is not None:
        return reaching
    return reaching + [(ms, test) for ms, test, lines in seen if not (reaching and lines)]


def drawn(mutants: list[Mutant], sample: int, seed: int, least: int = LEAST) -> list[Mutant]:
    """Return ``sample`` of ``mutants``, from each module in proportion to how many it has."""
    by_module: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_module[mutant.module].append(mutant)
    chance = random.Random(seed)
    chosen = []
    for own in by_module.values():
        share = max(least, round(sample * len(own) / len(mutants)))
        chosen += chance.sample(own, min(share, len(own)))
    return chosen


def main() -> None:
    """Read the arguments, try every fault, and print what came of it; exit 1 below the goal."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--all", action="store_true")
    middle = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    options = parser.parse_args(sys.argv[1:middle])
    if options.all:
        sys.exit(0 if every(options.sample, options.seed) else 1)
    modules, tests = options.modules, sys.argv[middle + 1 :]
    if options.part:
        modules, tests = PARTS[options.part].modules(), [*PARTS[options.part].tests, *tests]
    if not modules:
        parser.error("name a module, a part or --all")
    hypothesis.settings.register_profile(
        "mutants",
        deadline=None,
        database=None,
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),  # a failure is enough
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    os.chdir(ROOT)
    trial = Trial(modules, options.sample, options.seed, 1 if options.part else LEAST)
    pytest.main([*ARGUMENTS, "-s", *tests], [trial])
    print("\n".join(trial.table()))


if __name__ == "__main__":
    main()
