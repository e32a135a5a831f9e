"""What a phone fetches and works with for a first look at a step: ours beside stock Material.

    python3 benchmarks/payload.py [--site site/eksempel] [--page niva-1/felles-forstaelse/]

Needs a built site and Chromium; with ``lighthouse`` on the PATH (npm install -g lighthouse) it
also prints LCP and main-thread time under Lighthouse's mobile throttling. Exit status 1 when a
target is missed.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from serving import served
from stock import build_stock

ROOT = Path(__file__).resolve().parents[1]
RATIO, KILOBYTES = 0.08, 28
_RUNS = 3


def chromium() -> str | None:
    """Return the Chromium to use; None means Playwright's own."""
    names = (os.environ.get("VEILEDER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


def transferred(address: str) -> tuple[int, int]:
    """Return bytes over the network, and number of requests, of a cold load of ``address``."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 780})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: list[int] = []
        session.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(500)
        browser.close()
    return int(sum(sizes)), len(sizes)


def lighthouse(address: str) -> dict[str, float] | None:
    """Return the medians of LCP, blocking and main-thread time (ms), or None without it."""
    program = shutil.which("lighthouse")
    if program is None:
        return None
    runs = [_lighthouse_run(program, address) for _ in range(_RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _lighthouse_run(program: str, address: str) -> dict[str, float]:
    flags = (
        "--headless --no-sandbox --disable-gpu "
        "--disable-background-networking --disable-component-update"
    )
    command = [
        program,
        address,
        "--quiet",
        "--output=json",
        "--only-categories=performance,accessibility",
        f"--chrome-flags={flags}",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    report = json.loads(done.stdout)
    audits = report["audits"]
    return {
        "LCP ms": audits["largest-contentful-paint"]["numericValue"],
        "main thread ms": audits["mainthread-work-breakdown"]["numericValue"],
        "blocking ms": audits["total-blocking-time"]["numericValue"],
        "performance": 100 * report["categories"]["performance"]["score"],
        "accessibility": 100 * report["categories"]["accessibility"]["score"],
    }


def main() -> int:
    """Print the table and return 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site" / "eksempel")
    parser.add_argument("--page", default="niva-1/felles-forstaelse/")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stock = build_stock(options.site, Path(folder))
        with served(options.site) as ours, served(stock) as theirs:
            rows = {
                name: measure(f"{base}/{options.page}")
                for name, base in (("ours", ours), ("stock", theirs))
            }
    show(rows)
    ratio = rows["ours"]["kB"] / rows["stock"]["kB"]
    print(f"\nfirst load: {ratio:.2f} × stock Material (target ≤ {RATIO})")
    return int(ratio > RATIO or rows["ours"]["kB"] >= KILOBYTES)


def measure(address: str) -> dict[str, float]:
    """Return every figure of one page."""
    size, requests = transferred(address)
    return {"kB": size / 1000, "requests": float(requests), **(lighthouse(address) or {})}


def show(rows: dict[str, dict[str, float]]) -> None:
    """Print the figures side by side."""
    print(f"{'':16}{'ours':>10}{'stock':>10}")
    for name in rows["ours"]:
        print(f"{name:16}{rows['ours'][name]:>10.1f}{rows['stock'].get(name, float('nan')):>10.1f}")


if __name__ == "__main__":
    sys.exit(main())
