"""Every call that writes fails once, or from then on, or is the last: the real publisher.

    python3 benchmarks/injected.py [--seconds N] [--only REGEX]

A small library between the publisher and the system (needs ``cc`` and Linux) counts the calls
that change a disk: open for writing, write, rename, link, mkdir, chmod, sync and so on. For each
scenario, each way to fail and each number, that call fails. After each, the site that stands must
be one whole edition, old or new; the command must have ended well with the new one, or with a
true sentence in Norwegian; and the next run must be well and leave nothing behind.
"""

import argparse
import ctypes
import errno
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests/support")]

from tiny_publisher import SCENARIOS, faults_after, in_child, without_exchange  # noqa: E402

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/types.h>
#include <sys/stat.h>
#include <unistd.h>
static int at, number, how, seen;
void inject_arm(int a, int n, int h) { at = a; number = n; how = h; seen = 0; }
int inject_seen(void) { return seen; }
static int fails(void) {                      /* how: 0 once, 1 from then on, 2 killed */
  if (!at) return 0;
  ++seen;
  if (seen < at || (seen > at && how != 1)) return 0;
  if (how == 2) _exit(9);
  errno = number; return 1;
}
#define REAL(r, name, ...) static r (*real)(__VA_ARGS__); \
  if (!real) real = dlsym(RTLD_NEXT, #name)
#define WRAP(r, name, params, args, ...) \
  r name params { REAL(r, name, __VA_ARGS__); return fails() ? -1 : real args; }
WRAP(int, rename, (const char *a, const char *b), (a, b), const char *, const char *)
WRAP(int, renameat2, (int d, const char *a, int e, const char *b, unsigned f), (d, a, e, b, f),
     int, const char *, int, const char *, unsigned)
WRAP(int, mkdir, (const char *a, mode_t m), (a, m), const char *, mode_t)
WRAP(int, rmdir, (const char *a), (a), const char *)
WRAP(int, unlink, (const char *a), (a), const char *)
WRAP(int, unlinkat, (int d, const char *a, int f), (d, a, f), int, const char *, int)
WRAP(int, symlink, (const char *a, const char *b), (a, b), const char *, const char *)
WRAP(int, link, (const char *a, const char *b), (a, b), const char *, const char *)
WRAP(int, linkat, (int d, const char *a, int e, const char *b, int f), (d, a, e, b, f),
     int, const char *, int, const char *, int)
WRAP(int, chmod, (const char *a, mode_t m), (a, m), const char *, mode_t)
WRAP(int, fchmodat, (int d, const char *a, mode_t m, int f), (d, a, m, f),
     int, const char *, mode_t, int)
int fsync(int d) { (void)d; return fails() ? -1 : 0; }      /* no disk is waited for */
int syncfs(int d) { (void)d; return fails() ? -1 : 0; }
WRAP(int, utimensat, (int d, const char *a, const struct timespec t[2], int f), (d, a, t, f),
     int, const char *, const struct timespec *, int)
WRAP(ssize_t, sendfile, (int o, int i, off_t *f, size_t n), (o, i, f, n), int, int, off_t *, size_t)
WRAP(ssize_t, sendfile64, (int o, int i, off_t *f, size_t n), (o, i, f, n),
     int, int, off_t *, size_t)
WRAP(ssize_t, copy_file_range, (int a, off_t *b, int c, off_t *d, size_t n, unsigned f),
     (a, b, c, d, n, f), int, off_t *, int, off_t *, size_t, unsigned)
ssize_t write(int d, const void *b, size_t n) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (at && how != 0 && seen + 1 == at && n > 1) {        /* half of it comes through */
    ssize_t half = real(d, b, n / 2);
    if (how == 2) _exit(9);
    seen++; return half;
  }
  return fails() ? -1 : real(d, b, n);
}
#define OPEN(name) int name(const char *a, int f, ...) { \
  va_list v; va_start(v, f); mode_t m = va_arg(v, mode_t); va_end(v); \
  REAL(int, name, const char *, int, ...); \
  return (f & (O_WRONLY | O_RDWR | O_CREAT)) && fails() ? -1 : real(a, f, m); }
OPEN(open) OPEN(open64)
"""
ONCE, EVER, KILL = range(3)
OVER = 100  # the status where there was no call of that number
MEMORY = Path("/dev/shm")  # a disk that nobody waits for
NUMBERS = (
    errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EMFILE, errno.EDQUOT,
    errno.ESTALE,
)  # fmt: skip
WAYS = {"once": ONCE, "for ever": EVER, "killed": KILL}


def in_own_python(arguments: list[str]) -> int:
    """Compile the library, and run this file again with it in front of the system's."""
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder, "shim.c"), Path(folder, "shim.so")
        source.write_text(SHIM)
        command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
        subprocess.run(command, check=True)
        os.environ |= {"LD_PRELOAD": str(library), "VEILEDER_SHIM": str(library)}
        return subprocess.run([sys.executable, __file__, *arguments], check=False).returncode


def tried(
    scenario, how: int, number: int, at: int, ready: Path, *, renames: bool
) -> tuple[int, list[str]]:
    """Let the call number ``at`` of ``scenario`` fail; return the status and what is wrong."""
    shim = ctypes.CDLL(os.environ["VEILEDER_SHIM"])
    with tempfile.TemporaryDirectory(dir=ready.parent) as home:
        folder = Path(home, "sted")
        shutil.copytree(ready, folder, symlinks=True)

        def act() -> None:
            if renames:
                without_exchange()
            shim.inject_arm(at, number, how)
            try:
                scenario.act(folder)
            finally:
                seen = shim.inject_seen()
                shim.inject_arm(0, 0, 0)
            if seen < at:
                os._exit(OVER)

        status, said = in_child(act)
        if status == OVER:
            return status, []
        return status, [*faults_after(scenario, folder, status, said)]


def main() -> int:  # noqa: C901 - loops in loops
    """Try all of it, in an order that comes around to everything, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=450)
    parser.add_argument("--all", action="store_true", help="every error at every call")
    parser.add_argument("--only", default="", help="regular expression over scenario and way")
    options = parser.parse_args()
    if "VEILEDER_SHIM" not in os.environ:
        return in_own_python(sys.argv[1:])
    end, faults, rows = time.monotonic() + options.seconds, Counter(), {}
    kinds = [
        (scenario, way, renames)
        for scenario in SCENARIOS
        for way in WAYS
        for renames in ((False, True) if scenario.left == {"ut"} else (False,))
        if re.search(options.only, f"{scenario.name} {way}")
    ]
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as home:
        ready = {}
        for scenario in SCENARIOS:
            ready[scenario] = Path(home, scenario.name.replace(" ", "-"), "sted")
            ready[scenario].mkdir(parents=True)
            scenario.prepare(ready[scenario])
        for at in itertools.count(1):
            for scenario, way, renames in [*kinds]:
                numbers = NUMBERS if options.all else [NUMBERS[at % len(NUMBERS)]]
                for number in numbers[:1] if WAYS[way] == KILL else numbers:
                    status, wrong = tried(
                        scenario, WAYS[way], number, at, ready[scenario], renames=renames
                    )
                    if status == OVER:
                        kinds.remove((scenario, way, renames))
                        break
                    row = rows.setdefault((scenario.name, way), Counter())
                    row[status] += 1
                    row["wrong"] += bool(wrong)
                    for fault in wrong:
                        told = re.sub(r"/(?:tmp|dev)/[^ ,()]*/", "…/", fault)
                        name = errno.errorcode[number]
                        faults[f"{scenario.name}, {name} {way}: {told}", at] += 1
            if not kinds or time.monotonic() > end:
                break
    print(f"{sum(row.total() - row['wrong'] for row in rows.values())} faults")
    print("| Scenario | Fault | Tried | 0 | Sentence | Killed | Crash | Wrong |")
    print("|---|---|---|---|---|---|---|---|")
    for (name, way), row in sorted(rows.items()):
        tries = sum(count for status, count in row.items() if status != "wrong")
        crashes = tries - row[0] - row[2] - row[9]
        counts = (tries, row[0], row[2], row[9], crashes, row["wrong"])
        print(f"| {name} | {way} | {' | '.join(map(str, counts))} |")
    for fault, at in faults:
        print(f"call {at}: {fault}")
    if kinds:
        print(f"Not to the end: {len(kinds)} kinds have more calls")
    return int(bool(faults or kinds))


if __name__ == "__main__":
    sys.exit(main())
