"""Runs tests one by one for ``mutants.py``, and sees which lines each of them reaches."""

import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol


def first_failure(items: list[Any], fails: Callable[[Any, Any], bool]) -> str:
    """Run tests until one fails; return its name."""
    return next((item.nodeid for item, after in pairwise([*items, None]) if fails(item, after)), "")


def fails(item: Any, after: Any) -> bool:
    """Run one test, with ``after`` as the next, and return whether it fails."""
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=after))


class Watch:
    """A pytest plugin: which lines of ``files`` each test reaches, and how long it takes.

    What a shared fixture reaches counts for every test that uses it.
    """

    def __init__(self, files: set[str]) -> None:
        self.files = files
        self.reached: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self.took: Counter[str] = Counter()
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

    def fails(self, item: Any, after: Any) -> bool:
        """Run one test, with ``after`` as the next, and return whether it fails."""
        self._uses[item.nodeid] = [f"{name}()" for name in item.fixturenames]
        self._forget()
        start = time.process_time()
        with self._during(item.nodeid):
            threading.settrace(self._call)  # of what starts from now on, as a server's threads
            sys.settrace(self._call)
            failed = fails(item, after)
            sys.settrace(None)
        self.took[item.nodeid] += int(1000 * (time.process_time() - start))
        return failed

    def _forget(self) -> None:
        """Let a test work out itself what an earlier one did: it reaches those lines too."""
        for module in list(sys.modules.values()):
            if getattr(module, "__file__", None) in self.files:
                for found in vars(module).values():
                    getattr(found, "cache_clear", lambda: None)()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Any:
        """Keep what a shared fixture reaches apart from the test that happens to need it first."""
        is_shared = fixturedef.scope != "function"
        with self._during(f"{fixturedef.argname}()" if is_shared else self._now):
            return (yield)

    def seen(self) -> list[tuple[int, str, list[tuple[str, int]]]]:
        """Return each test, quickest first, with its milliseconds and the lines it reaches."""
        lines = self.reached
        return sorted(
            (self.took[test], test, sorted(lines[test].union(*(lines[name] for name in used))))
            for test, used in self._uses.items()
        )
