"""A person at the forms: she knows what stands on the page, and counts what she has to do."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect


@contextmanager
def edit(command: Sequence[str | Path], folder: Path, **variables: str) -> Iterator[str]:
    """Run ``edit`` in ``folder`` as from a terminal; give the address that it prints."""
    with subprocess.Popen(
        [*map(str, command), "--no-browser", "--port", "0"],
        cwd=folder, env={**os.environ, **variables}, stdout=subprocess.PIPE, text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        try:
            said = iter(program.stdout.readline, "")
            found = (re.search(r"http://127\.0\.0\.1:\d+/\S+/", line) for line in said)
            yield next(filter(None, found))[0]
        finally:
            program.terminate()


class Hand:
    """Presses what can be read on the page. ``presses`` and ``fields`` count what it took."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.presses = self.fields = 0
        page.goto(address)

    def press(self, words: str, inside: Locator | None = None, nth: int = 0) -> None:
        """Press the button or the link that says ``words``."""
        place = inside or self.page
        link = place.get_by_role("link", name=words)
        button = place.get_by_role("button", name=words, exact=True)
        link.or_(button).nth(nth).click()
        self.presses += 1

    def write(self, label: str, text: str, inside: Locator | None = None) -> None:
        """Write ``text`` in the field called ``label``."""
        (inside or self.page).get_by_label(label).first.fill(text)
        self.fields += 1

    def choose(self, label: str, words: str, inside: Locator | None = None) -> None:
        """Choose ``words`` in the field called ``label``."""
        field = (inside or self.page).get_by_label(label).first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(label=words)
        else:
            field.get_by_label(words).check()
        self.fields += 1

    def paste(self, label: str, html: str) -> None:
        """Paste ``html`` at the end of the field called ``label``, as a browser does it."""
        field = self.page.get_by_label(label, exact=True)
        field.click()
        field.press("Control+End")
        field.evaluate(
            """(field, html) => {
                const data = new DataTransfer();
                data.setData("text/html", html);
                data.setData("text/plain", html.replace(/<[^>]*>/g, ""));
                const event = {clipboardData: data, bubbles: true, cancelable: true};
                field.dispatchEvent(new ClipboardEvent("paste", event));
            }""",
            html,
        )
        self.presses += 1

    def does(self, act: Callable[["Hand"], None]) -> str:
        """Do ``act``, and return what it took."""
        self.presses = self.fields = 0
        act(self)
        return f"{self.presses} | {self.fields}"

    def sees(self, words: str) -> None:
        """Wait until ``words`` can be read."""
        expect(self.page.get_by_text(words).first).to_be_visible()
