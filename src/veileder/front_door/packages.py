"""Installing what a lock names with pip: nothing else, from nowhere unknown, in plain words.

The machine's settings decide where packages are fetched from and how the network is reached;
what is installed is decided by the lock alone. Standard library only.
"""

import ast
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal

LOG = ".venv.log"
_SHOWN = 6  # lines of pip's own words where nobody knows the cause

# The settings of pip that say where from and by which way, never what.
_KEPT = frozenset(
    "index-url extra-index-url find-links no-index trusted-host proxy cert client-cert timeout "
    "default-timeout retries cache-dir no-cache-dir keyring-provider".split()
)
_TALKING = {"PIP_QUIET": "0", "PIP_ISOLATED": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
_FIXED = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INPUT": "1", "PIP_RETRIES": "2"}
_OPTIONS = (
    "--require-hashes --only-binary=:all: --no-color --progress-bar=off "
    "--disable-pip-version-check --no-warn-script-location"
).split()
# What would let another Python's packages, or another environment, into ours.
_FOREIGN = frozenset(
    "PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONUSERBASE PYTHONEXECUTABLE PYTHONPLATLIBDIR "
    "PYTHONPYCACHEPREFIX PYTHONWARNINGS VIRTUAL_ENV __PYVENV_LAUNCHER__".split()
)

_VERSION = ".".join(map(str, sys.version_info[:3]))
# What pip or the system says, and what to tell a person. The first that fits is the one.
_CAUSES = {
    re.compile(said, re.IGNORECASE): told
    for said, told in (
        (
            r"no space left|errno 28\b|errno 122\b|disk quota|winerror 112\b",
            "Disken er full. Frigjør omtrent 300 MB, og kjør kommandoen en gang til.",
        ),
        (
            r"do not match the hashes",
            "En pakke er ikke den som er låst, og er ikke tatt i bruk. Kjør kommandoen "
            "en gang til. Skjer det igjen, si fra til dem som har ansvar for veilederen.",
        ),
        (
            r"proxyerror|connect to proxy|tunnel connection failed|407 proxy|error:? 407",
            "Mellomtjeneren (proxy) slapp oss ikke ut på nettet. Spør IT om adressen, og sett "
            "den i variabelen HTTPS_PROXY.",
        ),
        (
            r"sslerror|certificate.verify.failed|sslcertverification|ssl module is not available",
            "Sertifikatet til pakkelageret ble ikke godtatt. Spør IT om filen med sertifikatene "
            "deres, og sett stien til den i variabelen PIP_CERT.",
        ),
        (
            r"(?:error|status)\W+(?:code\W+)?40[13]\b|\b40[13] client error",
            "Pakkelageret slapp oss ikke inn. Se over adressen og passordet i innstillingene for "
            "pip på denne maskinen.",
        ),
        (
            r"newconnectionerror|name resolution|failed to establish|getaddrinfo|name or service"
            r"|unreachable|connection (?:refused|reset|aborted|broken)|timed out|max retries"
            r"|nameresolutionerror|incompleteread",
            "Pakkene kunne ikke hentes: vi fikk ikke kontakt med nettet. Koble til, og kjør "
            "kommandoen en gang til.",
        ),
        (
            r"no such option|unrecognized arguments|invalid requirement",
            "pip som følger med Python " + _VERSION + " er for gammel. Installer den nyeste "
            "utgaven av Python fra https://www.python.org/downloads/",
        ),
        (
            r"no matching distribution|not a supported wheel|could not find a version",
            "{package} finnes ikke ferdig laget for Python " + _VERSION + " på denne maskinen "
            "({machine}). Bruk Python 3.11, 3.12, 3.13 eller 3.14 på Windows, macOS eller Linux.",
        ),
        (
            r"no module named (?:'?pip\b|'?ensurepip|'?venv)|ensurepip is not available"
            r"|ensurepip.*non-zero",
            "Python mangler venv. På Debian og Ubuntu: sudo apt install "
            f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
        ),
        (
            r"permission denied|errno 13\b|read-only file system|errno 30\b|winerror (?:5|32)\b"
            r"|access is denied",
            "Vi får ikke skrive i {root}. Lukk programmer som bruker mappen .venv, eller flytt "
            "veilederen til en mappe du eier.",
        ),
        (
            r"memoryerror|cannot allocate memory|killed by signal",
            "Maskinen har for lite minne ledig.",
        ),
    )
}


def clean_variables(variables: Mapping[str, str]) -> dict[str, str]:
    """Return ``variables`` without those that let other packages than ours in."""
    return {name: value for name, value in variables.items() if name not in _FOREIGN}


def install(python: Path, lock: Path, terminal: Terminal) -> None:
    """Install what ``lock`` names, as wheels, into the environment of ``python``.

    Shows how far it has come. Raises Refusal, with the cause, when something can't be had.
    """
    pinned = re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    total, fetched = len(set(pinned)), 0

    def show(line: str) -> None:
        nonlocal fetched
        if line.startswith(("Collecting ", "Processing ")):  # from the net, from a folder
            fetched = min(fetched + 1, total)
            terminal.count(fetched, total, "pakker")
        elif line.startswith("Installing collected"):
            if fetched < total:  # some are for other machines
                terminal.count(total, total, "pakker")
            terminal.say("  Legger dem på plass …")

    variables = _for_pip(python)
    run([*_pip(python), "install", *_OPTIONS, "-r", str(lock)], lock.parent, variables, show)


def run(
    command: Sequence[str],
    root: Path,
    variables: Mapping[str, str] | None = None,
    show: Callable[[str], None] = lambda _: None,
) -> None:
    """Run a command whose words are for us, giving each line to ``show``.

    What it said stays in a file in ``root`` if it fails. Raises Refusal, with the cause, then.
    """
    said: list[str] = []
    with subprocess.Popen(  # noqa: S603 - our own Python
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=clean_variables(os.environ) if variables is None else variables,
    ) as process:
        try:
            for line in process.stdout or ():
                said.append(line)
                show(line)
            process.wait()
        finally:
            process.kill()  # nothing may go on when we are stopped
    if process.returncode:
        ended = f"killed by signal {-process.returncode}\n" if process.returncode < 0 else ""
        raise Refusal(_told("".join(said) + ended, root))


def cause(said: str, root: Path) -> str | None:
    """Return what to tell a person when pip, venv or the system says this, if it is known."""
    package = re.search(r"No matching distribution found for ([\w.-]+)", said)
    pattern = _fitting(said)
    return pattern and _CAUSES[pattern].format(
        root=root,
        machine=f"{platform.system()} {platform.machine()}",
        package=f"Pakken {package[1]}" if package else "En pakke",
    )


def _fitting(said: str) -> re.Pattern[str] | None:
    return next((pattern for pattern in _CAUSES if pattern.search(said)), None)


def _told(said: str, root: Path) -> str:
    """Return the cause, the words that tell of it, and where all that was said is."""
    lines = [line.rstrip() for line in said.splitlines() if line.strip()]
    pattern = _fitting(said)
    signs = [line for line in lines if pattern and pattern.search(line)]
    sentence = cause(said, root) or "Programmet kunne ikke gjøres klart."
    try:
        (root / LOG).write_text(said, encoding="utf-8")
        sentence += f" Alt som ble sagt, står i {LOG}. Blant annet:"
    except OSError:  # the disk may be what failed
        pass
    return "\n".join([sentence, *(f"  {line[:200]}" for line in signs[-1:] or lines[-_SHOWN:])])


def _for_pip(python: Path) -> dict[str, str]:
    """Return the variables for pip: the machine's, with only those settings that are kept."""
    machine = clean_variables(os.environ)
    others = {name: value for name, value in machine.items() if not name.startswith("PIP_")}
    return {**others, **_FIXED, **_kept(_in_files(python, others)), **_kept(_in_variables())}


def _in_variables() -> Iterator[tuple[str, str]]:
    for variable, value in os.environ.items():
        if variable.startswith("PIP_"):
            yield variable.removeprefix("PIP_").lower().replace("_", "-"), value


def _in_files(python: Path, variables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names and values in pip's files of settings, the later ones over the earlier."""
    named = {name: os.environ[name] for name in ["PIP_CONFIG_FILE"] if name in os.environ}
    listed = subprocess.run(  # noqa: S603 - our own Python
        [*_pip(python), "config", "list"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**variables, **named, **_TALKING},
        check=False,
    ).stdout
    found = re.findall(r"^(global|install)\.([\w-]+)=(['\"].*)$", listed, re.MULTILINE)
    for _, name, value in sorted(found):
        yield name, ast.literal_eval(value)


def _kept(settings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return those of pip's settings that say where from, as variables."""
    kept: dict[str, str] = {}
    for name, value in settings:
        if name in _KEPT:
            kept[f"PIP_{name.upper().replace('-', '_')}"] = value
        elif name == "use-feature" and "truststore" in value.split():
            kept["PIP_USE_FEATURE"] = "truststore"
    return kept


def _pip(python: Path) -> list[str]:
    return [str(python), "-I", "-m", "pip"]
