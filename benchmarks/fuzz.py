"""What nobody would write, by the hundred thousand: the readers must answer, and soon.

    python3 benchmarks/fuzz.py [--inputs N] [--only yaml,markdown,files] [--seed S] [--jobs J]

Takes the texts and files that the tests have, and the shared content, and spoils them: bytes
flipped, pieces doubled, moved and taken from another, signs that mean something put in; in a Word
file, in one of its parts. Each input is read as the program reads it: ``yaml`` a table or the
fields of a text, to models; ``markdown`` a text, to findings, HTML and traces of persons;
``files`` what lies beside the texts, with what is searched for in its words.

An input that raises anything, takes more than two seconds of a processor or 200 MB is told, and
kept in ``tests/bad_inputs/fuzzed``, where a test reads it each time from then on. Linux only.
"""

import argparse
import io
import multiprocessing
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tests" / "support")]

from tests.bad_inputs.fuzzing import READERS  # noqa: E402

KEPT = ROOT / "tests" / "bad_inputs" / "fuzzed"
SECONDS, MEMORY = 2.0, 200 << 20
BATCH = 500
LARGEST = 64 << 10  # bytes of a seed: what is larger is only slower
SIGNS = (
    b"---\n", b": ", b"- ", b"\n", b"\n\n", b"  ", b"\t", b"#", b"&a ", b"*a", b"!!str ", b"|\n",
    b">-\n", b"{", b"}", b"[", b"]", b"](", b"<", b">", b"`", b"```\n", b"**", b"_", b"!!! note\n",
    b"| ", b"|-|\n", b"\\", b"&amp;", b"<!--", b"<script>", b"{ppt}", b"{consent/", b"\xc3\xa6",
    b"\xc2\xa0", b"\xe2\x80\x8b", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80", b"\xd9\xa1", b"01010112345", b"<w:p>", b"</w:t>", b"obj", b"endobj",
    b"stream\n", b"/JS", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff\xe1",
)  # fmt: skip


_SEEDS: list["Seed"] = []


class Seed(NamedTuple):
    """Something to spoil: which reader it is for, the end of its name, and what it holds."""

    reader: str
    suffix: str
    content: bytes


class Broken(NamedTuple):
    """An input that was not answered as it should, and why."""

    seed: Seed
    why: str


class TooSlow(BaseException):
    """Two seconds of work have passed; not an Exception, so that nothing on the way takes it."""


def main() -> int:
    """Spoil and read; print how many, how fast, and what was not answered."""
    options = _options()
    _SEEDS[:] = [seed for seed in _seeds() if seed.reader in options.only.split(",")]
    batches = range(options.seed, options.seed + -(-options.inputs // BATCH))
    began, broken, slowest = time.monotonic(), {}, 0.0
    with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("fork")) as pool:
        for found, slow in pool.map(_batch, batches):
            slowest = max(slowest, slow)
            for one in found:
                broken.setdefault(one.why, one)
    for one in broken.values():
        print(f"{_keep(one.seed)}: {one.why}")
    count, took = len(batches) * BATCH, time.monotonic() - began
    print(f"{count} innlesinger av {len(_SEEDS)} frø, {count / took:.0f} i sekundet,", end=" ")
    print(f"den tregeste {slowest:.2f} s. Ikke besvart: {len(broken)} slag.")
    return 1 if broken else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--only", default=",".join(READERS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def _seeds() -> list[Seed]:
    import files_inside  # noqa: PLC0415 - the tests' maker of files

    texts = [*ROOT.glob("content/**/*.md"), *ROOT.glob("tools/*.md")]
    tables = [*ROOT.glob("content/*.yml"), *ROOT.glob("municipalities/eksempel/*.yml")]
    odd = [*ROOT.glob("tests/bad_inputs/*/**/*.txt")]
    found = [Seed("markdown", "md", path.read_bytes()) for path in (*texts, *odd)]
    found += [Seed("yaml", "md", path.read_bytes()) for path in texts]
    found += [Seed("yaml", "yml", path.read_bytes()[:LARGEST]) for path in (*tables, *odd)]
    found += [Seed("files", suffix, whole) for suffix, whole in files_inside.WHOLE.items()]
    return [seed for seed in found if len(seed.content) <= LARGEST]


def _limited() -> None:
    """Let this process have little more memory than it has now, and be told when time is out."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    now = int(status.partition("VmData:")[2].split()[0]) * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (now + MEMORY, resource.RLIM_INFINITY))
    signal.signal(signal.SIGPROF, _out_of_time)


def _out_of_time(*_: object) -> None:
    raise TooSlow


def _batch(number: int) -> tuple[list[Broken], float]:
    """Return what was not answered of one batch, and the seconds of its slowest input."""
    _limited()
    drawn, found, slowest = random.Random(number), [], 0.0
    with tempfile.TemporaryDirectory(dir=_memory_folder()) as folder:
        for _ in range(BATCH):
            seed = _spoilt(drawn, drawn.choice(_SEEDS), drawn.choice(_SEEDS))
            began = time.process_time()
            if why := _trouble(seed, Path(folder)):
                found.append(Broken(seed, why))
            slowest = max(slowest, time.process_time() - began)
    return found, slowest


def _memory_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _trouble(seed: Seed, folder: Path) -> str:
    """Return where it went wrong; empty when the input was answered."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        READERS[seed.reader](seed.content, seed.suffix, folder)
    except TooSlow:
        return f"{seed.reader}: mer enn {SECONDS:.0f} s"
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = Path(last.filename).name
        return f"{seed.reader}: {type(error).__name__} i {place}:{last.lineno} {last.name}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def _keep(seed: Seed) -> Path:
    KEPT.mkdir(exist_ok=True)
    name = sha256(seed.content).hexdigest()[:12]
    path = KEPT / f"{seed.reader}-{name}.{seed.suffix}"
    path.write_bytes(seed.content)
    return path.relative_to(ROOT)


def _spoilt(drawn: random.Random, seed: Seed, other: Seed) -> Seed:
    change = _in_a_part if seed.content[:2] == b"PK" and drawn.random() < 0.8 else _changed
    return seed._replace(content=change(drawn, seed.content, other.content))


def _in_a_part(drawn: random.Random, content: bytes, other: bytes) -> bytes:
    """Return a zip of the same parts, of which one is spoilt."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = drawn.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _changed(drawn, part, other) if name == chosen else part)
    return out.getvalue()


def _changed(drawn: random.Random, content: bytes, other: bytes) -> bytes:
    for _ in range(drawn.choice((1, 1, 2, 3, 8))):
        content = drawn.choice(_WAYS)(drawn, content, other)
    return content[: 4 * LARGEST]


def _span(drawn: random.Random, content: bytes) -> tuple[int, int]:
    start = drawn.randint(0, len(content))
    return start, min(len(content), start + drawn.choice((1, 2, 8, 60, 400)))


def _flip(drawn: random.Random, content: bytes, _: bytes) -> bytes:
    at, _end = _span(drawn, content)
    return content[:at] + bytes([drawn.randrange(256)]) + content[at + 1 :]


def _cut(drawn: random.Random, content: bytes, _: bytes) -> bytes:
    start, end = _span(drawn, content)
    return content[:start] + content[end:]


def _many(drawn: random.Random, content: bytes, _: bytes) -> bytes:
    start, end = _span(drawn, content)
    times = drawn.choice((2, 3, 20, 500))
    return content[:end] + content[start:end] * times + content[end:]


def _sign(drawn: random.Random, content: bytes, _: bytes) -> bytes:
    at, _end = _span(drawn, content)
    return content[:at] + drawn.choice(SIGNS) * drawn.choice((1, 1, 1, 3, 40)) + content[at:]


def _borrow(drawn: random.Random, content: bytes, other: bytes) -> bytes:
    at, _end = _span(drawn, content)
    start, end = _span(drawn, other)
    return content[:at] + other[start:end] + content[at:]


def _break_off(drawn: random.Random, content: bytes, _: bytes) -> bytes:
    return content[: _span(drawn, content)[0]]


_Way = Callable[[random.Random, bytes, bytes], bytes]
_WAYS: tuple[_Way, ...] = (_flip, _flip, _cut, _many, _sign, _sign, _borrow, _break_off)

if __name__ == "__main__":
    sys.exit(main())
