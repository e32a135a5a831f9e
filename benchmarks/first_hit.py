"""How long from the first letter to the first hit on screen, on a slow phone.

    python3 benchmarks/first_hit.py --site site/eksempel [--runs 7] [--search sok/]

Opens the front page and the search page in a headless Chromium with the processor four times as
slow, each run as a first visit, puts a question in the field and waits for the painted hit: cold,
with nothing fetched, then warm, with another question when the hits have been looked at for a
while: meanwhile the page prepares what every question needs. Prints medians, and how busy the
machine is.
"""

import argparse
import os
from pathlib import Path
from statistics import median

from payload import chromium
from playwright.sync_api import Browser, sync_playwright
from serving import served

SLOWER = 4
LOOKING = 1500  # ms that somebody looks at the hits before the next question
FIRST, SECOND = "undringsnotat", "barnevern"
# From the paste, which is searched for at once, until a frame with a hit on it has been painted.
ASK = """question => new Promise(done => {
    const field = document.querySelector("#sok");
    const list = document.querySelector("[data-search-hits]");
    const start = performance.now();
    const seen = new MutationObserver(() => {
        if (!list.querySelector(".v-hit")) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    });
    seen.observe(list, { childList: true });
    field.focus();
    field.value = question;
    field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
})"""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, required=True, help="the folder of one built site")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--search", default="sok/", help="the path of the search page")
    options = parser.parse_args()
    with served(options.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        print("| side | første treff, kaldt ms | neste spørsmål ms |", "|---|---|---|", sep="\n")
        for name, path in (("forsiden", ""), ("søk", options.search)):
            times = [asked(browser, f"{address}/{path}") for _ in range(options.runs)]
            cold, warm = (median(column) for column in zip(*times, strict=True))
            print(f"| {name} | {cold:.0f} | {warm:.0f} |")
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"Median av {options.runs}, prosessoren {SLOWER} ganger så treg, last {load}.")


def asked(browser: Browser, address: str) -> tuple[float, float]:
    """Return the milliseconds to the first hit of the first question, and of the next."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        cold = page.evaluate(ASK, FIRST)
        page.wait_for_timeout(LOOKING)
        return cold, page.evaluate(ASK, SECOND)


if __name__ == "__main__":
    main()
