"""The same sources give the same bytes: one build, and the same under other circumstances.

    python3 benchmarks/same.py [MUNICIPALITY]

Builds a municipality (the fictional one) with ``--zip`` once as it is, and once for each other
circumstance: hash seed, zone, language of the machine, path, times of files, CRLF, a mark of byte
order, order in which folders list their files, umask, number of workers, a copy without git, and
every other Python here that has the packages. All run with the same ``SOURCE_DATE_EPOCH``, as a
build carries its day. The zips must have one hash.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EPOCH = str(int(time.time()))  # the sources may have been checked today
PACKAGES = sysconfig.get_path("purelib")
TEXTS = {".yml", ".md"}
NEEDED = "import jinja2, markdown, mkdocs, pydantic, yaml"
SHUFFLED = """
import os, random
_listdir, _scandir = os.listdir, os.scandir
def _mixed(given):
    given = list(given)
    random.Random(int(os.environ['SHUFFLED'])).shuffle(given)
    return given
class _Scan(list):
    __enter__ = lambda self: self
    __exit__ = lambda self, *_: None
    close = lambda self: None
    __next__ = lambda self: self.pop(0) if self else (_ for _ in ()).throw(StopIteration)
    __iter__ = lambda self: self
os.listdir = lambda *given: _mixed(_listdir(*given))
os.scandir = lambda *given: _Scan(_mixed(_scandir(*given)))
"""


def _with_bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Return what changes the bytes of every text that editors write."""

    def act(root: Path) -> None:
        for folder in ("content", "tools", "municipalities"):
            for path in (root / folder).rglob("*"):
                if path.suffix in TEXTS and path.is_file():
                    path.write_bytes(change(path.read_bytes()))

    return act


def _aged(root: Path) -> None:
    for number, path in enumerate(sorted(root.rglob("*"))):
        os.utime(path, (1_930_000_000 + number, 1_930_000_000 + number))


def _shuffling(root: Path) -> None:
    (root / "mixed").mkdir()
    (root / "mixed/sitecustomize.py").write_text(SHUFFLED)


def _nothing(_: Path) -> None:
    pass


def circumstances() -> Iterator[tuple[str, Callable[[Path], None], dict[str, str], list[str]]]:
    """Yield each: what it is called, what it does to a copy, and its environment and options."""
    yield "as it is", _nothing, {}, []
    for seed in ("1", "4242"):
        yield f"hash seed {seed}", _nothing, {"PYTHONHASHSEED": seed}, []
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"):
        yield f"zone {zone}", _nothing, {"TZ": zone}, []
    for language in ("C", "C.UTF-8", "nb_NO.UTF-8", "tr_TR.ISO-8859-9"):
        yield f"locale {language}", _nothing, {"LC_ALL": language, "LANG": language}, []
    yield "locale C, no UTF-8 mode", _nothing, {"LC_ALL": "C", "PYTHONUTF8": "0"}, []
    yield "long path with blanks and å", _nothing, {}, []
    yield "files from 2031", _aged, {}, []
    yield "CRLF", _with_bytes(lambda text: text.replace(b"\n", b"\r\n")), {}, []
    yield "CR", _with_bytes(lambda text: text.replace(b"\n", b"\r")), {}, []
    yield "byte order mark", _with_bytes(lambda text: b"\xef\xbb\xbf" + text), {}, []
    for order in ("1", "2", "3"):
        yield f"order of files {order}", _shuffling, {"SHUFFLED": order}, []
    for mask in ("077", "000"):
        yield f"umask {mask}", _nothing, {"UMASK": mask}, []
    yield "two workers", _nothing, {}, ["--jobs", "2"]
    yield "optimised", _nothing, {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"}, []


def pythons() -> Iterator[str]:
    """Yield every other Python here that can run the program."""
    places = [*Path("/usr/bin").glob("python3.[0-9][0-9]"), Path("/usr/bin/python3")]
    places += Path.home().glob(".pyenv/versions/3.1[1-9]*/bin/python")
    for place in places:
        command, env = [str(place), "-c", NEEDED], {**os.environ, "PYTHONPATH": PACKAGES}
        if (
            place.exists()
            and not subprocess.run(command, capture_output=True, env=env, check=False).returncode
        ):
            yield str(place)


def built(site: str, sources: Path, home: Path, python: str, kind: tuple) -> str:
    """Build in a copy of the sources, and return the hash of the zip, or what was said."""
    act, changes, options = kind
    root = home / "kopi"
    shutil.copytree(sources, root)
    act(root)
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "LC_ALL")}
    path = os.pathsep.join([str(root / "mixed"), str(root / "src"), PACKAGES])
    env = {**kept, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": path, **changes}
    env["XDG_CACHE_HOME"] = str(home / "cache")
    command = [python, "-m", "veileder", "build", site, "--root", str(root), *options]
    command += [] if "--jobs" in options else ["--jobs", "1"]
    command += ["--output", str(home / "ut"), "--zip", str(home / "ut.zip")]
    mask = int(changes.get("UMASK", "022"), 8)
    run = subprocess.run(
        command, cwd=home, env=env, capture_output=True, text=True, umask=mask, check=False
    )
    if run.returncode or not (home / "ut.zip").is_file():
        return f"{run.returncode}: {(run.stdout + run.stderr)[-300:]}"
    return sha256((home / "ut.zip").read_bytes()).hexdigest()


def main() -> int:
    """Build under every circumstance, and say which hash each zip has."""
    site = sys.argv[1] if sys.argv[1:] else "eksempel"
    kinds = [(sys.executable, *kind) for kind in circumstances()]
    kinds += [(python, f"Python {python}", _nothing, {}, []) for python in pythons()]
    hashes, left_out = {}, (".git", "tests", "site", "__pycache__", ".venv*", ".cache")
    sources = Path(tempfile.mkdtemp(), "kilder")  # whatever is edited meanwhile
    shutil.copytree(ROOT, sources, ignore=shutil.ignore_patterns(*left_out))
    for python, name, *rest in kinds:
        with tempfile.TemporaryDirectory(suffix=" å b" * 9 if "path" in name else "") as home:
            hashes[name] = built(site, sources, Path(home), python, tuple(rest))
        print(f"{hashes[name][:300]}  {name}", flush=True)
    shutil.rmtree(sources.parent)
    print(f"{len(hashes)} builds, {len({*hashes.values()})} different")
    return int(len({*hashes.values()}) > 1)


if __name__ == "__main__":
    sys.exit(main())
