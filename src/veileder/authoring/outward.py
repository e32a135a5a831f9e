"""Links out of the guide: whether somebody still answers. The only module that asks the network.

It is only done when somebody asks for it, and no page or other command depends on it.
"""

import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from veileder.faults import Refusal
from veileder.findings import Location
from veileder.status.links import urls_in

ALLOWED = "allowed-links.txt"
_KINDS = {".md", ".yml"}
_FICTIONAL = re.compile(r"(^|\.)(example\.(no|com|org|net)|[^.]+\.(example|test|invalid))$")
_AGENT = {"User-Agent": "Mozilla/5.0 (compatible; handlingsveileder; lenkesjekk)"}
_SECONDS = 20
_WAITS = (2.0, 10.0)  # before the second and the third time
_TOGETHER = 8  # hosts asked at once; of each host one thing at a time
_GONE = ("404", "410")
_NO_HOST, _SILENT = "host", "silent"
_KEEP_OUT = {401, 403, 405, 406, 418, 429, 451, 999}  # said to programs, while people are let in
_SAFE = "/%:@!$&'()*+,;=~?#"


@dataclass(frozen=True, slots=True)
class AskedLink:
    """An address that was asked, and where it is written.

    ``reason`` is the code of the answer or a word of ``reason_in_words``; empty where it works.
    """

    url: str
    reason: str
    places: tuple[Location, ...]


def asked_links(root: Path, municipalities: Sequence[str] = ()) -> list[AskedLink]:
    """Ask every address in the content below ``root`` and return what came of each.

    Of municipalities it is the ones that are named, or all.
    Those that begin as a line in ``allowed-links.txt`` are not asked. Raises Refusal when not one
    answers: then it is this machine that has no network.
    """
    places = _places(root, municipalities)
    with ThreadPoolExecutor(_TOGETHER) as pool:
        reasons = dict(chain.from_iterable(pool.map(_ask_host, _by_host(places))))
    if len(reasons) > 1 and all(reasons.values()):
        raise Refusal("Ingen av adressene i innholdet svarer. Er denne maskinen på nett?")
    return [AskedLink(url, why, places[url]) for url, why in sorted(reasons.items())]


def _places(root: Path, municipalities: Sequence[str]) -> dict[str, tuple[Location, ...]]:
    """Return where each address is written, but for fictional and allowed ones."""
    allowed = tuple(_allowed(root))
    found: dict[str, list[Location]] = {}
    for path in _files(root, municipalities):
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), start=1):
            for url, before in urls_in(line):
                found.setdefault(url, []).append(Location(name, number, before + 1))
    return {
        url: tuple(places)
        for url, places in found.items()
        if not _FICTIONAL.search(urlsplit(url).hostname or "") and not url.startswith(allowed)
    }


def _files(root: Path, municipalities: Sequence[str]) -> Iterator[Path]:
    own = [f"municipalities/{id}" for id in municipalities] or ["municipalities"]
    for folder in ("content", "tools", *own):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in _KINDS and path.is_file() and not path.is_symlink():
                yield path


def _allowed(root: Path) -> Iterator[str]:
    file = root / ALLOWED
    lines = file.read_text("utf-8-sig").splitlines() if file.is_file() else []
    yield from (line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _by_host(urls: Iterable[str]) -> list[list[str]]:
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    return list(hosts.values())


def _ask_host(urls: Iterable[str]) -> list[tuple[str, str]]:
    """Return each address of one host and what is wrong with it; a host that is gone is gone."""
    found: list[tuple[str, str]] = []
    gone = ""
    for url in urls:
        reason = gone or _ask(url)
        gone = reason if reason in (_NO_HOST, _SILENT) else ""
        found.append((url, reason))
    return found


def _ask(url: str) -> str:
    """Return what is wrong with an address, after some tries; empty when it works."""
    reason = _ask_once(url)
    for seconds in _WAITS:
        if not reason or reason in _GONE:
            break
        time.sleep(seconds)
        reason = _ask_once(url)
    return reason


def _ask_once(url: str) -> str:
    try:
        request = urllib.request.Request(_in_ascii(url), headers=_AGENT)  # noqa: S310 - http only
        with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310
            return ""
    except urllib.error.HTTPError as answer:
        with answer:
            return "" if answer.code in _KEEP_OUT else str(answer.code)
    except urllib.error.URLError as fault:
        return _unreached(fault.reason)
    except (OSError, ValueError, http.client.HTTPException) as fault:
        return _unreached(fault)


def _unreached(reason: object) -> str:
    kind = type(reason).__name__
    if kind == "gaierror":
        return _NO_HOST
    if kind.startswith("SSL"):
        return "certificate"
    if isinstance(reason, TimeoutError):
        return "late"
    return "misspelt" if isinstance(reason, ValueError) else _SILENT


def _in_ascii(url: str) -> str:
    """Return the address as it is sent: ``blå.no`` and ``/råd`` in letters that all have."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    rest = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, *rest, ""))
