"""From a saved file to the new page, in the live preview."""

import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from many import phone, summary
from measuring import Cost, Failed, cpu_so_far, plain
from ours import Ours, pages_with

_START, _CHANGE = 300.0, 60.0  # seconds, and it is not coming
_POLL = 0.005
_QUIET = 0.5  # between two changes, as a hand would
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")

LABELS = {
    "serve_start": "`serve`: start → første side",
    "serve_phone": "`serve`: lagret telefonnummer → ny side",
    "serve_text": "`serve`: lagret tekst i et felles steg → ny side",
}


def saved(ours: Ours, times: int) -> Iterator[tuple[str, Cost]]:
    """Yield what it takes from a save until the page is there, alternating number and text."""
    id = ours.ids[0]
    ours.cold()
    changes = {"serve_phone": phone(ours.root, id), "serve_text": summary(ours.root)}
    pages = {name: pages_with(ours.output / id, it.text)[0] for name, it in changes.items()}
    start = time.perf_counter()
    with _served(ours.root, id) as (pid, address):
        _until(address, "<h1", _START)
        yield "serve_start", Cost(time.perf_counter() - start, cpu_so_far(pid))
        for _ in range(times):
            for name, change in changes.items():
                time.sleep(_QUIET)
                cpu, start = cpu_so_far(pid), time.perf_counter()
                _until(
                    f"{address}{pages[name]}".removesuffix("index.html"), change.change(), _CHANGE
                )
                yield name, Cost(time.perf_counter() - start, cpu_so_far(pid) - cpu)


@contextmanager
def _served(root: Path, id: str) -> Iterator[tuple[int, str]]:
    """Run ``serve`` and give its process and the address it says."""
    command = [sys.executable, "-u", "-m", "veileder", "serve", id]
    options = ["--root", str(root), "--port", str(_free_port())]
    with tempfile.NamedTemporaryFile() as said:
        environment = plain({"PYTHONPATH": str(Path(__file__).parents[1] / "src")})
        process = subprocess.Popen([*command, *options], stdout=said, stderr=said, env=environment)
        try:
            yield process.pid, _address(process, Path(said.name))
        finally:
            process.terminate()
            process.wait()


def _address(process: "subprocess.Popen[bytes]", said: Path) -> str:
    until = time.monotonic() + _START
    while time.monotonic() < until and process.poll() is None:
        if found := _ADDRESS.search(said.read_text(encoding="utf-8")):
            return found[0]
        time.sleep(_POLL)
    raise Failed(f"serve gave no address:\n{said.read_text(encoding='utf-8')}")


def _until(address: str, text: str, most: float) -> None:
    """Ask for a page until it has ``text``. Raises Failed when it never has."""
    until = time.monotonic() + most
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=most) as answer:
                if text in answer.read().decode():
                    return
        except urllib.error.URLError:  # it is just being put there
            pass
        time.sleep(_POLL)
    raise Failed(f"{address} had no «{text}» after {most:.0f} s")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
