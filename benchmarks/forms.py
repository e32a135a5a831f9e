"""What the forms cost: from a draft that is sent until it is judged, and until its page is there.

``python benchmarks/forms.py [ID] [--times N]`` runs the real ``edit`` on this checkout, with
drafts in a folder of its own, and prints a table. Nothing is saved.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import httpx
from measuring import Failed, cpu_so_far, plain

_ROOT = Path(__file__).parents[1]
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")
_START = 300.0
_PAUSE = 0.3  # between two drafts, as a hand would


# The form, the field that is typed in, and what is typed.
_FORMS = {
    "telefonnummer": (
        "skjema/services.yml?post=eksempel-helsestasjon",
        "f.contacts.0.phone",
        "000000{:02}",
    ),
    "tekst i et steg": ("skjema/steps/samtykke-og-logg.nb.md", "f.summary", "Sammendrag {}."),
    "om kommunen": ("skjema/municipality.yml", "f.about", "Kort om BTI nummer {}."),
    "tiltak": ("skjema/measures.yml?post={measure}", "f.description", "Tiltak nummer {}."),
}


@dataclass
class _Fields(HTMLParser):
    """The fields of a form as a browser would send them."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    _open: str = ""
    _chosen: str | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name = has.get("name") or ""
        if tag == "input" and (has.get("type") != "checkbox" or "checked" in has):
            self.sent.append((name, has.get("value") or ""))
        elif tag in ("select", "textarea"):
            self._open, self._chosen = name, None
            self.sent.append((name, ""))
        elif tag == "option" and (self._chosen is None or "selected" in has):
            self._chosen = has.get("value") or ""
            self.sent[-1] = (self.sent[-1][0], self._chosen)

    def handle_data(self, data: str) -> None:
        if self._open and self._chosen is None:
            name, before = self.sent[-1]
            self.sent[-1] = (name, before + data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._open = ""


@contextmanager
def _editing(id: str) -> Iterator[tuple[int, str]]:
    """Run ``edit`` and give its process and the address it says."""
    with tempfile.TemporaryDirectory() as state, tempfile.NamedTemporaryFile() as said:
        added = {"PYTHONPATH": str(_ROOT / "src"), "XDG_STATE_HOME": state, "BROWSER": "true"}
        command = [sys.executable, "-u", "-m", "veileder", "edit", id, "--root", str(_ROOT)]
        command += ["--port", str(_free_port())]
        process = subprocess.Popen(command, stdout=said, stderr=said, env=plain(added))
        try:
            yield process.pid, _address(process, Path(said.name))
        finally:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _address(process: "subprocess.Popen[bytes]", said: Path) -> str:
    end = time.perf_counter() + _START
    while time.perf_counter() < end and process.poll() is None:
        if found := _ADDRESS.search(said.read_text(encoding="utf-8")):
            return found[0]
        time.sleep(0.05)
    raise Failed(f"edit did not start:\n{said.read_text(encoding='utf-8')}")


@dataclass
class _Times:
    """Milliseconds of one kind of draft."""

    judged: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def _measured(client: httpx.Client, pid: int, form: tuple[str, str, str], times: int) -> _Times:
    path, name, typed = form
    if "{measure}" in path:
        found = re.search(r"measures\.yml\?post=([\w-]+)", client.get("alt").text)
        path = path.format(measure=found[1] if found else "")
    whole = client.get(path).text
    fields = _Fields()
    fields.feed(whole.partition('<form method="post" id="form"')[2])
    page = re.search(r'<iframe [^>]*src="[^"]*/(vis/[^"]*)"', whole)
    if page is None:
        raise Failed(f"{path} shows no page")
    if name not in dict(fields.sent):
        raise Failed(f"{path} has no field {name}")
    result = _Times()
    for n in range(10, 10 + times):
        sent = [(k, typed.format(n) if k == name else v) for k, v in fields.sent if k]
        time.sleep(_PAUSE)
        changed = threading.Thread(target=lambda: client.get("endret"))
        changed.start()
        time.sleep(_PAUSE)
        cpu, start = cpu_so_far(pid), time.perf_counter()
        body = urlencode([*sent, ("_act", "draft")])
        head = {
            "content-type": "application/x-www-form-urlencoded",
            "origin": str(client.base_url.copy_with(path="")).rstrip("/"),
        }
        answer = client.post(path, content=body, headers=head)
        result.judged.append(1000 * (time.perf_counter() - start))
        result.cpu.append(1000 * (cpu_so_far(pid) - cpu))
        changed.join()
        shown = client.get(page[1], follow_redirects=True)
        result.shown.append(1000 * (time.perf_counter() - start))
        if answer.status_code != 200 or shown.status_code != 200:
            raise Failed(f"{path}: {answer.status_code} {answer.text} {shown.status_code}")
    client.post(path, content=urlencode([("_act", "discard")]), headers=head)
    return result


def _row(name: str, it: _Times) -> str:
    numbers = (
        statistics.median(it.judged),
        max(it.judged),
        statistics.median(it.cpu),
        statistics.median(it.shown),
        max(it.shown),
    )
    return f"| {name} | " + " | ".join(f"{number:.0f}" for number in numbers) + " |"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("id", nargs="?", default="eksempel")
    asked.add_argument("--times", type=int, default=8)
    given = asked.parse_args()
    with _editing(given.id) as (pid, address), httpx.Client(timeout=60) as client:
        client.base_url = client.get(address, follow_redirects=True).url
        rows = [_row(n, _measured(client, pid, f, given.times)) for n, f in _FORMS.items()]
    print(f"Last på maskinen: {os.getloadavg()[0]:.1f} av {os.cpu_count()} kjerner.\n")
    print("| Skjema | Funn ved feltet, median ms | høyst | CPU ms | Ny side, median ms | høyst |")
    print("|---|---|---|---|---|---|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
