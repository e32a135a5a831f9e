"""Who may read, write, print and import what, and that templates escape."""

# ruff: noqa: E501 - lists of names

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = PROJECT / "src/veileder"
THEME = PROJECT / "theme_overrides"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}

TOUCH_FILES = {
    "kept", "checked", "parts", "pipeline",
    "front_door.asked", "front_door.cli", "front_door.environment", "front_door.outputs", "front_door.packages", "front_door.roots", "front_door.terminal",
    "reading.alone", "reading.digests", "reading.former", "reading.source", "reading.strings",
    "rendering.assemble", "rendering.attached", "rendering.assets", "rendering.record", "rendering.site_files", "rendering.stage", "rendering.theme",
    "publishing.carry", "publishing.compared", "publishing.destination", "publishing.disk", "publishing.lease", "publishing.manifest", "publishing.packed", "publishing.places", "publishing.publish", "publishing.releases", "publishing.verified", "publishing.worn",
    "authoring.accept", "authoring.amending", "authoring.comparisons", "authoring.outward", "authoring.preview", "authoring.scaffold.files", "authoring.scaffold.folder", "authoring.schemas", "authoring.usage.known", "authoring.usage.logs", "authoring.serve", "authoring.start.repository", "authoring.start.skeleton",
    "authoring.server", "editing.atomic", "editing.bench", "editing.files", "editing.language", "editing.pages", "editing.program",
    "commands.review", "commands.stage",
    "updating.borrowing", "updating.comparing", "updating.doing", "updating.fetching", "updating.release", "updating.trees",
}  # fmt: skip
_FILE_CALLS = {
    "read_text", "write_text", "read_bytes", "write_bytes", "open", "mkdir", "unlink", "rename",
    "rmdir", "rglob", "iterdir", "glob", "copyfile", "copytree", "rmtree", "touch", "chmod",
}  # fmt: skip
# What only turns one value into another; of ``reading``, what comes after the bytes.
PURE = (
    "model",
    "markdown",
    "inspecting",
    "resolving",
    "facts",
    "checks",
    "word_files",
    "pages",
    "api",
    "findings",
    "rules",
    "persons",
)
_READS_FILES = {"reading.alone", "reading.digests", "reading.former", "reading.source", "reading.strings", "reading.load", "reading.library", "reading.layers"}  # fmt: skip


def _is_pure(name: str) -> bool:
    is_late_reading = name.startswith("reading.") and name not in _READS_FILES
    return name.partition(".")[0] in PURE or is_late_reading


@cache
def _nodes(name: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))))


@cache
def _called(name: str) -> frozenset[str]:
    """Return the names of all functions and methods that a module calls."""
    called = (node.func for node in _nodes(name) if isinstance(node, ast.Call))
    return frozenset(getattr(f, "attr", getattr(f, "id", "")) for f in called)


@cache
def _imported(name: str) -> frozenset[str]:
    """Return the full names of all modules that a module imports, also inside functions."""
    found = set()
    for node in _nodes(name):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


def _ours(name: str) -> set[str]:
    """Return the modules of the package that a module imports."""
    names = {full.removeprefix("veileder.") for full in _imported(name)}
    return {other for other in names if other in MODULES and other}


def _users_of(package: str) -> set[str]:
    return {n for n in MODULES if any(i.split(".")[0] == package for i in _imported(n))}


def test_only_these_modules_touch_files():
    assert {name for name in MODULES if _called(name) & _FILE_CALLS} <= TOUCH_FILES


def test_nothing_is_printed_but_by_the_terminal():
    assert {name for name in MODULES if "print" in _called(name)} == set()
    writers = {
        name
        for name in MODULES
        if re.search(r"sys\.std(out|err)\.write", MODULES[name].read_text(encoding="utf-8"))
    }
    assert writers == {"front_door.terminal"}


@pytest.mark.parametrize(
    ("package", "users"),
    [
        ("yaml", {"reading.yaml.events", "rendering.stage", "authoring.scaffold.yaml_text"}),
        ("markdown", {"markdown.markup", "markdown.tree"}),
        ("markdown_it", {"markdown.commonmark"}),
        ("mkdocs", {"rendering.mkdocs_theme"}),
        ("watchdog", {"authoring.serve"}),
        ("tqdm", {"front_door.bar"}),
        ("docx", {"word_files.sheet"}),
        ("icalendar", {"pages.calendars"}),
        ("shtab", {"commands.completion"}),
        (
            "subprocess",
            {
                "commands.test",
                "editing.history",
                "editing.proposal",
                "front_door.environment",
                "front_door.packages",
                "updating.fetching",
            },
        ),
        ("markdownify", {"editing.clipboard.writer"}),
        ("jinja2", {"authoring.status.page", "editing.pages", "rendering.mkdocs_theme"}),
        (
            "starlette",
            {
                "authoring.guarding",
                "authoring.preview",
                "authoring.serve",
                "authoring.server",
                "editing.app",
                "editing.attaching",
                "editing.beside",
                "editing.gate",
                "editing.pages",
                "editing.program",
                "editing.checking",
                "editing.looking",
                "editing.matrix.pages",
                "editing.posted",
                "editing.review.pages",
                "editing.sending",
                "editing.text_routes",
            },
        ),
        ("uvicorn", {"authoring.server", "authoring.connections"}),
        ("webbrowser", {"editing.program"}),
        ("sqlite3", {"kept"}),
        ("pickle", {"beneath"}),
        ("multiprocessing", {"rendering.workers"}),
        ("signal", {"stopping"}),
        ("ctypes", {"publishing.disk"}),
    ],
)
def test_one_module_knows_each_library(package, users):
    assert _users_of(package) == users


@pytest.mark.parametrize("package", ["requests", "socket"])
def test_nothing_reaches_for_the_network(package):
    # One waits to be reached, on this machine's own address.
    waiting = {"authoring.server"} if package == "socket" else set()
    assert {n for n in MODULES if package in _imported(n)} == waiting


@pytest.mark.parametrize("package", ["urllib.request", "http.client"])
def test_only_who_is_asked_to_try_links_reaches_for_the_network(package):
    assert {n for n in MODULES if package in _imported(n)} == {"authoring.outward"}
    assert {n for n in MODULES if "authoring.outward" in _ours(n)} == {
        "authoring.upkeep",
        "commands.upkeep",
    }


# From the top of the house to the door. A room knows those before it, never those after.
_FLOOR = "findings faults groundwork dates stopping rules kept answers"
ROOMS = (
    "floor front_door model addresses persons markdown inspecting reading unchanged verdicts resolving facts checks beneath checked status"
    " word_files pages search api rendering publishing sites editions above making pipeline parts"
    " authoring editing updating commands"
).split()


def _room(name: str) -> int:
    first = name.partition(".")[0]
    return ROOMS.index("floor" if first in _FLOOR.split() else first)


def test_every_module_is_in_a_room_and_every_room_has_one():
    assert {_room(name) for name in MODULES if name not in ("__init__", "__main__")} == {
        *range(len(ROOMS))
    }


@pytest.mark.parametrize("name", [n for n in MODULES if n not in ("__init__", "__main__")])
def test_no_arrow_points_back(name):
    assert [other for other in _ours(name) if _room(other) > _room(name)] == []


def test_imports_have_no_cycles():
    left = {name: _ours(name) - {name} for name in MODULES}
    while ready := [name for name, needs in left.items() if not needs & set(left)]:
        for name in ready:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("name", [*filter(_is_pure, MODULES)])
def test_the_middle_is_pure(name):
    assert not _imported(name) & {
        "os",
        "pathlib.Path",
        "shutil",
        "time",
        "random",
        "veileder.dates",
    }
    assert not _called(name) & {"today", "now", *(_FILE_CALLS - {"open"})}


def test_what_finds_problems_returns_them():
    """Nobody is handed a list of findings to fill: see ``findings.Telling``."""
    handed = {
        f"{name}.{node.name}({argument.arg})"
        for name in MODULES
        for node in _nodes(name)
        if isinstance(node, ast.FunctionDef)
        for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        if argument.annotation
        and re.search(
            r"list\[Finding|MutableSeq|Callable\[\[Finding", ast.unparse(argument.annotation)
        )
    }
    assert handed == set()


def test_nothing_is_swallowed():
    """No bare except, and no ``except Exception`` but the last word, the preview and the messenger."""
    broad = set()
    for name in MODULES:
        for node in _nodes(name):
            if isinstance(node, ast.ExceptHandler):
                caught = getattr(node.type, "id", None)
                if node.type is None or caught in ("Exception", "BaseException"):
                    broad.add(name)
    assert broad <= {"front_door.cli", "authoring.serve", "rendering.workers"}


# Templates ------------------------------------------------------------------------------------

# From Markdown, from a title that is escaped, and from an address as a QR code.
HTML_MAKERS = {"pages.actions", "pages.view", "pages.articles", "pages.printing"}
TEMPLATES = sorted(path for path in THEME.rglob("*.html"))
_NO_VALUES = {"icon.html"}  # draws, and shows nothing that somebody wrote


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(THEME).as_posix())
def test_every_value_in_a_template_is_escaped(path):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    inside = re.sub(r"\{% autoescape true %\}.*?\{% endautoescape %\}", "", text, flags=re.DOTALL)

    assert "autoescape false" not in text
    outside = re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", inside, flags=re.DOTALL)
    if path.name not in _NO_VALUES:
        asked = r"\(config\.extra\.up ~ '[\w./-]+'\) \| url"  # ``up`` is "../" or nothing
        addresses = [value for value in outside if not re.fullmatch(asked, value)]
        values = [v for v in addresses if not v.startswith("page.meta.template | replace")]
        above = {"super()", "super() | replace('href=\"', 'href=\"' ~ config.extra.up)"}
        assert [value for value in values if value not in above] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(THEME).as_posix())
def test_only_a_field_as_it_is_may_be_marked_as_safe(path):
    text = path.read_text(encoding="utf-8")

    assert len(re.findall(r"\|\s*safe\b", text)) == len(
        re.findall(r"\{\{-?\s*[\w.]+\s*\|\s*safe\s*-?\}\}", text)
    )


def test_only_these_modules_call_something_html():
    """What they call so may be marked as safe; ``test_templates`` holds that nothing else is."""
    assert {name for name in MODULES if "Html" in _called(name)} == HTML_MAKERS
