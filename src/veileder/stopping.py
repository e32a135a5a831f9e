"""Being stopped from outside: by Ctrl-C, a cancelled job, a closed terminal.

A signal becomes an exception where the program stands, so that every ``with`` on the way out
cleans up. What must not be cut in two is done while signals are ``held``.
"""

import contextlib
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # the last one is Windows', SIGHUP is not
SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """Somebody asked the program to stop. ``status`` is what a shell expects it to end with."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.status = 128 + signum


@dataclass(slots=True)
class _State:
    holds: int = 0
    asked: int | None = None


_state = _State()


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Let the signals that ask a program to stop raise Stopped while this is in use.

    What was told to ignore a signal (``nohup``) goes on ignoring it. Outside the main thread,
    where Python hears no signals, nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heeded = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _on_signal) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        _state.asked = None


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Let what is inside be done whole. A signal that comes meanwhile raises Stopped after it."""
    _state.holds += 1
    try:
        yield
    finally:
        _state.holds -= 1
        _stop_if_asked()


def leave_signals_to_parent() -> None:
    """Take part in no stopping of one's own: Ctrl-C reaches the parent, which ends us."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    _state.holds, _state.asked = 0, None


def _on_signal(signum: int, _: FrameType | None) -> None:
    _state.asked = signum
    _stop_if_asked()


def _stop_if_asked() -> None:
    if _state.asked is not None and not _state.holds:
        raise Stopped(_state.asked)
