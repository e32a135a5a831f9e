"""Every step of the real publisher fails, or is the last: benchmarks/injected.py in short.

The benchmark does it below Python, for each call of the system; here it is done in Python, so
that no compiler is needed, and at some of the steps.
"""

import builtins
import errno
import io
import itertools
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from tiny_publisher import KILLED, SCENARIOS, faults_after, in_child

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="makes processes as Unix does"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
_STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.chmod",
          "os.utime", "ctypes.dlsym"}  # fmt: skip
_OVER = 100
_NUMBERS = (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EMFILE)
_WAYS = {"once": range(1), "for ever": range(10_000), "killed": None}
_STEPS_TRIED = (5, 17, 36, 59, 87)  # among them before, in and after what is seen


class _Failing:
    """Lets a step fail in this process: only for a child."""

    def __init__(self, at, way):
        self._left, self._way, self._at = at, way, at

    def step(self):
        self._left -= 1
        if self._left <= 0 and self._way is None:
            os._exit(KILLED)
        if self._way and -self._left in self._way:
            number = _NUMBERS[self._at % len(_NUMBERS)]
            raise OSError(number, os.strerror(number))

    def heard(self, event, given):
        flags = os.O_WRONLY | os.O_RDWR | os.O_CREAT
        if event in _STEPS or (event == "open" and given[2] & flags):
            self.step()

    def opened(self, *given, **options):
        """Open a file; what is to be written in it is a step of its own, after it is there."""
        file = _open(*given, **options)
        if any(sign in file.mode for sign in "wax+"):
            with file if self._left == 1 else io.BytesIO():
                self.step()
        return file

    @property
    def is_over(self):
        return self._left > 0


_open = io.open


def _tried(scenario, way, at, ready, folder):
    """Return the status of a scenario where a step fails, and what is wrong afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ready, folder, symlinks=True)

    def act():
        failing = _Failing(at, _WAYS[way])
        os.fsync = lambda _: failing.step()
        io.open = builtins.open = failing.opened
        sys.addaudithook(failing.heard)
        scenario.act(folder)
        if failing.is_over:
            os._exit(_OVER)

    status, said = in_child(act)
    return status, [] if status == _OVER else [*faults_after(scenario, folder, status, said)]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_whatever_fails_a_whole_edition_stands_and_the_next_run_is_well(scenario):
    place = Path("/dev/shm")  # a disk that nobody waits for
    with tempfile.TemporaryDirectory(dir=place if place.is_dir() else None) as home:
        ready = Path(home, "klar")
        ready.mkdir()
        scenario.prepare(ready)
        for way, at in itertools.product(_WAYS, _STEPS_TRIED):
            _, wrong = _tried(scenario, way, at, ready, Path(home, "sted"))
            assert not wrong, f"{way} from step {at}"
