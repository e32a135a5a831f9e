"""The bar that shows how many of all are done. The only module that knows tqdm."""

import shutil
import threading
from typing import TextIO

from tqdm import tqdm

_WIDEST = 100
_FORM = "  {n_fmt} av {total_fmt} [{bar:24}] {desc}"


class Bar:
    """One line of a terminal, written again each time something is done."""

    def __init__(self, total: int, stream: TextIO) -> None:
        tqdm.monitor_interval = 0  # no thread of its own: the workers are forked
        tqdm.set_lock(threading.RLock())  # nor a lock that is shared with them
        wide, high = (
            shutil.get_terminal_size()
        )  # 80 and 24 where nobody knows; tqdm would draw nothing
        self._bar = tqdm(
            total=total,
            file=stream,
            bar_format=_FORM,
            ncols=min(wide - 1, _WIDEST),
            nrows=high,
            mininterval=0,
        )

    @property
    def done(self) -> int:
        """How many are shown as done."""
        return int(self._bar.n)

    def show(self, done: int, name: str) -> None:
        """Show that ``done`` are, and that ``name`` is the last of them."""
        self._bar.n = done
        self._bar.set_description_str(name)

    def end(self) -> None:
        """Leave the line as it is, and go on below it."""
        self._bar.close()
