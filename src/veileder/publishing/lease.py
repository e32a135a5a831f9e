"""Who builds here, for other machines to read: on a shared disk a lock may hold on one only.

A machine's own lock says when its builds end, also when they are killed. Of a build on another
machine nothing is known but when it began, so it is believed for a while.
"""

import os
import platform
import re
import secrets
import time
import uuid
from contextlib import suppress
from pathlib import Path

from veileder.faults import PublishFault

LEASE = "bygger"
MINUTES = 30  # longer than any build, and what a build that was killed elsewhere costs
_BOOT = Path("/proc/sys/kernel/random/boot_id")  # the same in all containers on a machine
_LINE = re.compile(r"([\w-]+) (\d+) (\S+)\n")


def take(shop: Path, output: Path) -> None:
    """Write in ``shop`` that we build here. Raises PublishFault when another machine may do."""
    place = shop / LEASE
    for _ in range(3):
        with suppress(FileExistsError):
            with place.open("x", encoding="utf-8") as file:  # one machine only can make it
                file.write(_ours())
            return
        _check_others(place, shop, output)
        aside = shop / f"{LEASE}-{secrets.token_hex(4)}"
        with suppress(FileNotFoundError):  # another machine was before us
            place.rename(aside)
    raise _busy("en annen maskin", output, place)


def demand(shop: Path, output: Path) -> None:
    """Raise PublishFault unless it is still we that build here."""
    if shop.is_dir() and _holder(shop / LEASE) != machine():
        raise PublishFault(
            f"En annen maskin har begynt å skrive til {output} mens dette bygget var i gang. "
            "Dette bygget er ikke publisert. Kjør på nytt når den andre er ferdig."
        )


def is_anothers(shop: Path) -> bool:
    """Say whether it is another machine that builds in ``shop``."""
    return _holder(shop / LEASE) not in ("", machine())


def leave(shop: Path) -> None:
    """Let others build here."""
    (shop / LEASE).unlink(missing_ok=True)


def _check_others(place: Path, shop: Path, output: Path) -> None:
    found = _read(place)
    with suppress(FileNotFoundError):
        if found and found[1] != machine() and _age(place, shop) < MINUTES * 60:
            raise _busy(f"maskinen {found[3]} (prosess {found[2]})", output, place)


def _holder(place: Path) -> str:
    """Return the machine that a lease is for; nothing where there is none, or half of one."""
    found = _read(place)
    return found[1] if found else ""


def _read(place: Path) -> re.Match[str] | None:
    with suppress(OSError):
        return _LINE.fullmatch(place.read_bytes().decode(errors="replace"))
    return None


def _age(place: Path, shop: Path) -> float:
    """Return for how many seconds a file has stood there, by the clock of the disk it is on."""
    probe = shop / f"{LEASE}-{secrets.token_hex(4)}"
    probe.touch()
    try:
        return probe.stat().st_mtime - place.stat().st_mtime
    finally:
        probe.unlink()


def _busy(who: str, output: Path, place: Path) -> PublishFault:
    since = ""
    with suppress(OSError):
        since = (
            f" Den begynte klokka {time.strftime('%H.%M', time.localtime(place.stat().st_mtime))}."
        )
    return PublishFault(
        f"Et annet bygg skriver til {output}: {who}.{since} Vent til det er ferdig. "
        f"Er det stoppet, slett {place}, eller vent {MINUTES} minutter."
    )


def _ours() -> str:
    name = re.sub(r"[^\w.-]", "-", platform.node()) or "uten-navn"
    return f"{machine()} {os.getpid()} {name}\n"


def machine() -> str:
    """Return what no other machine is called."""
    with suppress(OSError):
        return _BOOT.read_text(encoding="ascii").strip()
    return f"{uuid.getnode():x}"
