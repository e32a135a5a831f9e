"""What the editor meets while others try to keep ``edit`` and ``serve`` from answering.

    python3 benchmarks/besieged.py [--clients N] [--seconds S] [--source DIR]

Starts the real commands on a small guide, opens N connections that send a letter now and then and
come back as soon as they are let go of, and asks for a page and sends a draft at the same time.
Then it sends what is no request and no path. Nothing may be written, and nothing said in English.
``--source`` runs the program of another checkout. POSIX only.
"""

import argparse
import asyncio
import hashlib
import multiprocessing
import os
import re
import resource
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from conftest import write_world  # noqa: E402

_PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # nobody is asked over TLS
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")
_FILES = 1024  # that a system most often lets a program open
_PER_SECOND = 1000  # that come for the first time
_DRIP, _BACK = 5.0, 10.0  # seconds between two letters, and until one that was let go of is back
_PAUSE = 0.25  # seconds between two things that the editor does
_SERVICES = "services:\n  - id: skolen\n    type: barnevern\n    name: Skolen\n"
_SLOW = (b"", b"GET / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\nHost: %s\r\nContent-Length: 9\r\n\r\n")


@contextmanager
def siege(port: int, clients: int) -> Iterator["Synchronized[int]"]:
    """Keep ``port`` waiting from another process; give how many connections it has opened."""
    opened = multiprocessing.Value("i", 0)
    process = multiprocessing.Process(target=_lay, args=(port, clients, opened), daemon=True)
    process.start()
    try:
        yield opened
    finally:
        process.kill()
        process.join()


def _lay(port: int, clients: int, opened: "Synchronized[int]") -> None:
    async def all_of_them() -> None:
        await asyncio.gather(*(_one(port, number, opened) for number in range(clients)))

    asyncio.run(all_of_them())


async def _one(port: int, number: int, opened: "Synchronized[int]") -> None:
    loop = asyncio.get_running_loop()
    await asyncio.sleep(number / _PER_SECOND)
    while True:
        with socket.socket() as asked, suppress(OSError):
            asked.setblocking(False)
            await loop.sock_connect(asked, ("127.0.0.1", port))
            opened.value += 1
            begun = _SLOW[number % len(_SLOW)]
            await loop.sock_sendall(asked, begun.replace(b"%s", b"127.0.0.1:%d" % port))
            while True:
                await asyncio.sleep(_DRIP)
                await loop.sock_sendall(asked, b"x")
        await asyncio.sleep(_BACK)


@dataclass
class Running:
    """One of the commands, and a browser that has been let in."""

    process: "subprocess.Popen[bytes]"
    said: Path
    client: httpx.Client
    base: str

    @property
    def port(self) -> int:
        """Where it answers."""
        return int(self.client.base_url.port or 0)

    def handles(self) -> int:
        """Return how many files and connections it has open."""
        return sum(1 for _ in Path(f"/proc/{self.process.pid}/fd").iterdir())

    def memory(self) -> int:
        """Return the MiB that it has now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]


@contextmanager
def running(command: str, root: Path, source: Path) -> Iterator[Running]:
    """Run ``command`` and let a browser in."""
    with tempfile.TemporaryDirectory() as state, tempfile.NamedTemporaryFile() as said:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        added = {"PYTHONPATH": str(source / "src"), "XDG_STATE_HOME": state, "BROWSER": "true"}
        words = [sys.executable, "-u", "-m", "veileder", command, "testkommune"]
        words += ["--root", str(root), "--port", port]
        process = subprocess.Popen(
            words,
            stdout=said,
            stderr=said,
            env={**os.environ, **added},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES)),  # noqa: PLW1509
        )
        try:
            while not (found := _ADDRESS.search(Path(said.name).read_text(encoding="utf-8"))):
                time.sleep(0.05)
            origin = {"origin": f"http://127.0.0.1:{port}"}
            with httpx.Client(base_url=origin["origin"], timeout=20, headers=origin) as client:
                base = client.get(found[0], follow_redirects=True).url.path
                yield Running(process, Path(said.name), client, base)
        finally:
            process.kill()
            process.wait()


def besieged(it: Running, clients: int, seconds: float) -> str:
    """Lay siege, do as an editor does meanwhile, and return a row of what it was like."""
    took, failed, handles = [], Counter[str](), 0
    with siege(it.port, clients) as opened:
        time.sleep(clients / _PER_SECOND + 1)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            start = time.perf_counter()
            try:
                _act(it)
                took.append((time.perf_counter() - start) * 1000)
            except (httpx.HTTPError, AssertionError) as why:
                failed[type(why).__name__] += 1
            handles = max(handles, it.handles())
            time.sleep(_PAUSE)
    told = f"{statistics.median(took):.0f} | {max(took):.0f}" if took else "– | –"
    counts = f"{opened.value} | {len(took)} | {failed.total()}"
    return f"{counts} | {told} | {handles} | {it.memory()}"


def _act(it: Running) -> None:
    """Ask for a page and, where there are forms, send a draft: each as a new browser would."""
    seen = {"cookies": it.client.cookies, "headers": it.client.headers}
    with httpx.Client(**seen, verify=_PLAIN, timeout=20) as client:
        here = f"{str(it.client.base_url).rstrip('/')}{it.base}"
        page = (
            "vis/testkommune/" if it.base.count("/") == 2 and "testkommune" not in it.base else ""
        )
        assert client.get(here + page).status_code == 200
        if page:
            sent = {"f.type": "barnevern", "f.name": "Skolen i nord", "_act": "draft"}
            form = "skjema/services.yml?post=skolen"
            assert client.post(here + form, data=sent).status_code == 200


_PATHS = (
    "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cwindows", "/%00", "/%ff",
    "//etc/passwd", "/c:/windows", "/x::$DATA", "/.git/config", "/%E2%80%A5/", "/%252e%252e/",
    "http://evil.example/", "/" + "a" * 30_000, "/" + "a/" * 10_000, "*", "/vis/../../mkdocs.yml",
    "/stylesheets/", "/?%00",
)  # fmt: skip
_HEADS = (
    b"GET /\r\n\r\n", b"\x16\x03\x01\x02\x00\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: OURS\r\nHost: OURS\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: OURS\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"
    b"Connection: close\r\n\r\n0\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: OURS\r\nContent-Length: -1\r\n\r\n",
    b"BREW / HTTP/1.1\r\nHost: OURS\r\nConnection: close\r\n\r\n",
    b"TRACE / HTTP/1.1\r\nHost: OURS\r\nConnection: close\r\n\r\n",
    b"CONNECT evil.example:80 HTTP/1.1\r\nHost: OURS\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: OURS\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
)  # fmt: skip
_ENGLISH = re.compile(rb"Invalid|Not Found|Internal|Unavailable|Traceback|Directory|root:", re.I)


def odd(it: Running) -> Iterator[str]:
    """Yield what was answered wrongly to what is no request, and no path."""
    ours = b"127.0.0.1:%d" % it.port
    close = b"\r\nHost: " + ours + b"\r\nConnection: close\r\n\r\n"
    asked = [b"GET " + path.encode() + b" HTTP/1.1" + close for path in _PATHS]
    for sent in [*asked, *(head.replace(b"OURS", ours) for head in _HEADS)]:
        told, begun = b"", time.monotonic()
        with socket.create_connection(("127.0.0.1", it.port), timeout=10) as one, suppress(OSError):
            one.sendall(sent)
            while piece := one.recv(65536):
                told += piece
        body = told.partition(b"\r\n\r\n")[2]
        is_late = time.monotonic() - begun > 9
        is_hers = b'lang="n' in body or b" 301 " in told[:20]
        if is_late or told[9:10] == b"5" or _ENGLISH.search(body) or not is_hers:
            yield f"{sent[:60]!r}: {told[:40]!r} {body[:60]!r}{' for sent' if is_late else ''}"


def _state(root: Path) -> str:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(str(p).encode() + p.read_bytes() for p in files)).hexdigest()


def main() -> int:
    """Measure and print; return 1 where something did not hold."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--clients", type=int, default=10_000)
    asked.add_argument("--seconds", type=float, default=30)
    asked.add_argument("--source", type=Path, default=ROOT)
    given = asked.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    wrong = []
    print("| | forbindelser | svar | uten svar | median ms | høyst ms | åpne filer | MiB |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        world = write_world(Path(folder), {"municipalities/testkommune/services.yml": _SERVICES})
        root = world.with_theme().root
        before = _state(root / "municipalities")
        for command in ("edit", "serve"):
            with running(command, root, given.source) as it:
                print(f"| {command}, i fred | {besieged(it, 0, 3)} |")
                print(f"| {command}, beleiret | {besieged(it, given.clients, given.seconds)} |")
                wrong += [f"{command}: {one}" for one in odd(it)]
                if "Traceback" in it.said.read_text(encoding="utf-8"):
                    wrong.append(f"{command}: traceback i terminalen")
        if _state(root / "municipalities") != before:
            wrong.append("noe er skrevet")
    print(f"\n{len(_PATHS) + len(_HEADS)} rare forespørsler til hver, {len(wrong)} feil.")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
