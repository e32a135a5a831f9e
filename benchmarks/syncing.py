"""What it costs to have a site written to the disk for certain, in the ways there are.

python3 benchmarks/syncing.py SITE
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from veileder.publishing.disk import sync_each, to_disk  # noqa: E402

WAYS = {
    "one call for each file": sync_each,
    "one call for the file system": to_disk,
    "one call for all disks": lambda _: os.sync(),
}


def main() -> None:
    """Copy the site beside itself for each way, and print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site.resolve()
    print(f"{sum(path.is_file() for path in site.rglob('*'))} files")
    for name, sync in WAYS.items():
        with tempfile.TemporaryDirectory(dir=site.parent) as folder:
            os.sync()
            shutil.copytree(site, f"{folder}/site")
            start = time.perf_counter()
            sync(Path(folder, "site"))
            print(f"{name}: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
