"""Other searches on the same words: Material's lunr, Pagefind and Zensical.

Every page is its own content, ``#innhold``, in a plain project that MkDocs with Material builds,
and Zensical; Pagefind reads what MkDocs built. Each answers with paths on the site, without
sections and without the folders of types of service, so that all are judged alike.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from measuring import Failed, measure
from others import program, released
from playwright.sync_api import Page as Tab

from veileder.pages.plan import SitePlan
from veileder.rendering.stage import dump

PACKAGES = {"pagefind": "pagefind[bin]", "zensical": "zensical"}
_BUILT = {"material": "material", "pagefind": "material", "zensical": "zensical"}  # by whom


def write_project(plan: SitePlan, built: Path, folder: Path) -> None:
    """Write the pages of the site in ``built`` as a plain project, with a config for each maker."""
    for page in plan.pages:
        html = (built / page.path / "index.html").read_text(encoding="utf-8")
        content = re.search(r'<div id="innhold".*?(?=<footer|</article>)', html, re.DOTALL)
        text = " ".join((content[0] if content else "").split())
        target = folder / "docs" / page.path / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        markdown = f"---\n{dump({'title': page.title})}---\n{_with_ids(text)}\n"
        target.write_text(markdown, encoding="utf-8")
    for maker in set(_BUILT.values()):
        (folder / f"{maker}.yml").write_text(dump(_config(plan, maker)), encoding="utf-8")


def _with_ids(html: str) -> str:
    """Give every heading an id: Material makes a hit of each section that has one."""
    numbers = iter(range(10_000))
    return re.sub(r"<h([2-4])(?![^>]* id=)", lambda m: f'<h{m[1]} id="d{next(numbers)}"', html)


def _config(plan: SitePlan, maker: str) -> dict[str, object]:
    return {
        "site_name": plan.name,
        "site_dir": maker,
        "theme": {"name": "material", "font": False, "language": plan.language},
        "plugins": [{"search": {"lang": "no"}}],
        "nav": [{"Start": "index.md"}],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": dict.fromkeys(
                ("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"
            ),
        },
    }


def prepare(folder: Path, wanted: Sequence[str], tools: Path) -> tuple[list[str], list[str]]:
    """Build what is ``wanted`` of every project in ``folder``; return what can be asked, and notes.

    ``tools`` is the virtual environment of Pagefind and Zensical; it is made where there is none.
    """
    names = [name for name in wanted if name in _BUILT]
    notes = _install([PACKAGES[name] for name in names if name in PACKAGES], tools)
    ready = [name for name in names if name not in PACKAGES or _is_there(name, tools)]
    notes += [f"{name} is not installed, and is left out" for name in names if name not in ready]
    notes += [released(name, tools) for name in ready if name in PACKAGES]
    for project in folder.iterdir():
        for command in _commands(ready, tools):
            subprocess.run(command, check=True, capture_output=True, cwd=project)
    return ready, notes


def _install(packages: Sequence[str], tools: Path) -> list[str]:
    if not packages or (tools / "pyvenv.cfg").is_file():
        return []
    try:
        measure([sys.executable, "-m", "venv", str(tools)])
        measure([str(tools / "bin/python"), "-m", "pip", "install", "--quiet", *packages])
    except Failed as failed:
        return [str(failed).splitlines()[-1]]
    return []


def _is_there(name: str, tools: Path) -> bool:
    return any(tools.glob(f"lib/python*/site-packages/{name}"))


def _commands(ready: Sequence[str], tools: Path) -> Iterator[list[str]]:
    if "material" in {_BUILT[name] for name in ready}:
        yield [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "material.yml"]
    if "zensical" in ready:
        yield [str(program("zensical", tools)), "build", "-f", "zensical.yml"]
    if "pagefind" in ready:
        command = [str(tools / "bin/python"), "-m", "pagefind", "--site", "material"]
        yield [*command, "--root-selector", "article"]


Ask = Callable[[Tab, str, str], list[str]]


def ask_material(tab: Tab, address: str, question: str) -> list[str]:
    """Return the addresses of Material's hits on the site at ``address``."""
    if _opened(tab, address):
        tab.keyboard.press("f")
        tab.wait_for_timeout(2000)
    tab.fill(".md-search__input", question)
    tab.press(".md-search__input", "End")  # it listens for keys, not for what the field holds
    tab.wait_for_timeout(450)
    shown = ".md-search-result__item > a"
    return list(tab.eval_on_selector_all(shown, "all => all.map(a => a.href)"))


def ask_zensical(tab: Tab, address: str, question: str) -> list[str]:
    """Return the addresses of Zensical's hits."""
    if _opened(tab, address):
        tab.keyboard.press("Control+k")
        tab.wait_for_timeout(2000)
    tab.locator("input[role=combobox], input[aria-autocomplete]").first.fill(question)
    tab.wait_for_timeout(450)
    return list(tab.locator("[role=listbox] a[href]").evaluate_all("all => all.map(a => a.href)"))


def ask_pagefind(tab: Tab, address: str, question: str) -> list[str]:
    """Return the addresses of Pagefind's hits, as its own script gives them."""
    _opened(tab, address)
    return list(tab.evaluate(_PAGEFIND, [f"{address}pagefind/pagefind.js", question]))


_PAGEFIND = """async ([script, question]) => {
  const { results } = await (await import(script)).search(question);
  const shown = await Promise.all(results.slice(0, 10).map((one) => one.data()));
  return shown.map(({ url }) => new URL(url, location.href).href);
}"""
ASK: dict[str, Ask] = {
    "material": ask_material,
    "pagefind": ask_pagefind,
    "zensical": ask_zensical,
}


def _opened(tab: Tab, address: str) -> bool:
    """Open the site, and say whether it was another that was open."""
    if tab.url.partition("#")[0].partition("?")[0] == address:
        return False
    tab.goto(address)
    tab.wait_for_timeout(1000)
    return True


def paths(tab: Tab, address: str, plan: SitePlan, name: str, question: str) -> list[str]:
    """Return the paths of what ``name`` finds on the site of ``plan``."""
    base = f"{address}/other/{plan.id}/{_BUILT[name]}/"
    found = (urlsplit(one.removeprefix(base)).path for one in ASK[name](tab, base, question))
    variants = tuple(f"{variant.id}/" for variant in plan.frame.variants)
    return list(dict.fromkeys(_common(path, variants) for path in found))


def _common(path: str, variants: tuple[str, ...]) -> str:
    return path.removeprefix(next((name for name in variants if path.startswith(name)), ""))
