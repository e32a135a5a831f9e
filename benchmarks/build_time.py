"""How long the build takes: ours beside ``stage`` and ``mkdocs build`` of each site.

    python3 benchmarks/build_time.py [ID…]

Both write the same pages in the same run. Ours also finishes them (policy, offline worker)
and follows every link.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def timed(*command: str) -> float:
    """Run ``command`` and return the seconds it took."""
    start = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print seconds, the ratio and the largest memory of any process."""
    ids = sys.argv[1:] or sorted(
        p.parent.name for p in (ROOT / "municipalities").glob("*/municipality.yml")
    )
    with tempfile.TemporaryDirectory() as folder:
        staging = sum(
            timed(sys.executable, "build.py", "stage", id, f"{folder}/stage/{id}") for id in ids
        )
        building = sum(
            timed(
                sys.executable,
                "-m",
                "mkdocs",
                "build",
                "-q",
                "-f",
                f"{folder}/stage/{id}/mkdocs.yml",
                "-d",
                f"{folder}/stock/{id}",
            )
            for id in ids
        )
        single = timed(
            sys.executable, "build.py", "build", *ids, "--jobs", "1", "--output", f"{folder}/one"
        )
        double = timed(
            sys.executable, "build.py", "build", *ids, "--jobs", "2", "--output", f"{folder}/two"
        )
        pages = sum(1 for _ in Path(folder, "one").rglob("*.html"))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(ids)} municipalities, {pages} pages")
    one_by_one = staging + building
    print(f"stage + mkdocs build, one at a time: {one_by_one:6.1f} s")
    print(f"  of which mkdocs build:             {building:6.1f} s")
    print(f"build.py build --jobs 1:             {single:6.1f} s  ({single / one_by_one:.2f} ×)")
    print(f"build.py build --jobs 2:             {double:6.1f} s  ({double / one_by_one:.2f} ×)")
    print(f"largest process: {memory:.0f} MiB")


if __name__ == "__main__":
    main()
