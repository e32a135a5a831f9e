"""How many taps it takes from the front page to any tool or service of a built site.

    python3 benchmarks/taps.py [--site site/eksempel]

Follows links as a reader would, menu included. Exit status 1 if anything is more than three taps
away.
"""

import argparse
import sys
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from veileder.rendering.html_read import read_html  # noqa: E402

MOST = 3
_KINDS = ("verktoy", "tjenester", "tenester", "roller", "niva")


def taps(site: Path) -> dict[str, int]:
    """Return how many links away from the front each page of ``site`` is."""
    distance, queue = {"index.html": 0}, deque(["index.html"])
    while queue:
        page = queue.popleft()
        html = (site / page).read_text(encoding="utf-8")
        for target, _ in read_html(html, page).links:
            if target.endswith(".html") and target not in distance and (site / target).exists():
                distance[target] = distance[page] + 1
                queue.append(target)
    return distance


def main() -> int:
    """Print the farthest page of each kind, and return 1 if one is too far."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site" / "eksempel")
    distance = taps(parser.parse_args().site)
    farthest = 0
    for kind in _KINDS:
        pages = {page: far for page, far in distance.items() if page.startswith(kind)}
        if pages:
            page, far = max(pages.items(), key=lambda item: item[1])
            print(f"{kind:12}{len(pages):>4} pages, at most {far} taps ({page})")
            farthest = max(farthest, far)
    return int(farthest > MOST)


if __name__ == "__main__":
    sys.exit(main())
