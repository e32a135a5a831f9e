"""Who may read, write, print and import what, and that templates escape."""

# ruff: noqa: E501 - lists of names

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
SOURCE = PROJECT / "src/veileder"
THEME = PROJECT / "theme_overrides"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}

TOUCH_FILES = {
    "source", "accept", "scaffold.files", "scaffold.folder", "stage", "strings", "schemas", "serve", "cli",
    "site", "terminal", "pipeline", "theme", "asked", "roots", "environment", "packages", "preview", "commands.stage",
    # where sites are put
    "carry", "destination", "disk", "publish", "record",
    # what is done to a built site
    "assemble", "compact", "finish", "html_links", "manifest", "offline", "redirects", "tidy", "search.index", "search",
}  # fmt: skip
_FILE_CALLS = {
    "read_text", "write_text", "read_bytes", "write_bytes", "open", "mkdir", "unlink", "rename",
    "rmdir", "rglob", "iterdir", "glob", "copyfile", "copytree", "rmtree", "touch", "chmod",
}  # fmt: skip
PURE = ("pages", "checks", "model", "plan", "compose", "resolve", "skeleton", "guide", "addresses",
        "backlinks", "decode", "entries", "findings", "fingerprint", "formats", "markup", "commonmark", "tree", "rules", "portal", "ways",
        # reading: what comes after the bytes
        "conflicts", "copies", "damage", "field_names", "front_matter", "guesses", "leftovers", "names",
        "settings", "signs", "slips", "texts", "yaml_causes", "yaml_errors", "yaml_lists", "yaml_trouble")  # fmt: skip


@cache
def _tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def _called(name: str) -> set[str]:
    """Return the names of all functions and methods that a module calls."""
    called = (node.func for node in ast.walk(_tree(name)) if isinstance(node, ast.Call))
    return {getattr(f, "attr", getattr(f, "id", "")) for f in called}


def _imported(name: str) -> set[str]:
    """Return the full names of all modules that a module imports, also inside functions."""
    found = set()
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


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
    assert writers == {"terminal"}


@pytest.mark.parametrize(
    ("package", "users"),
    [
        ("yaml", {"located", "stage", "scaffold.yaml_text"}),
        ("markdown", {"markup", "tree"}),
        ("markdown_it", {"commonmark"}),
        ("mkdocs", {"site"}),
        ("watchdog", {"serve"}),
        ("subprocess", {"commands.test", "environment", "packages"}),
        ("jinja2", {"site"}),
        ("multiprocessing", {"workers"}),
        ("signal", {"stopping"}),
        ("ctypes", {"disk"}),
    ],
)
def test_one_module_knows_each_library(package, users):
    assert _users_of(package) == users


@pytest.mark.parametrize(
    "package", ["requests", "urllib.request", "http.client", "socket", "pickle"]
)
def test_nothing_reaches_for_the_network(package):
    assert {n for n in MODULES if package in _imported(n)} == set()


def test_imports_have_no_cycles():
    left = {name: _ours(name) - {name} for name in MODULES}
    while ready := [name for name, needs in left.items() if not needs & set(left)]:
        for name in ready:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("name", [n for n in MODULES if n.split(".")[0] in PURE])
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


def test_nothing_is_swallowed():
    """No bare except, and no ``except Exception`` but the last word, the preview and the messenger."""
    broad = set()
    for name in MODULES:
        for node in ast.walk(_tree(name)):
            if isinstance(node, ast.ExceptHandler):
                caught = getattr(node.type, "id", None)
                if node.type is None or caught in ("Exception", "BaseException"):
                    broad.add(name)
    assert broad <= {"cli", "serve", "workers"}


# Templates ------------------------------------------------------------------------------------

TEMPLATES = sorted(path for path in THEME.rglob("*.html"))
# What pages produce as HTML from Markdown. Anything else that is marked as safe would be a hole.
HTML_FIELDS = {
    "about", "action", "addition", "anonymous", "article.summary", "audience", "baton.note",
    "body", "case.summary", "cell.html", "child_voice", "consent", "deadline.text",
    "description", "documentation", "emergency.summary", "entry.description", "entry.summary",
    "evidence", "field.help", "heading", "item", "law.summary", "line", "log.note", "moving_on",
    "outcome.help", "point.html", "printed.qr", "purpose", "role.summary", "section.help",
    "step.summary", "summary", "system.note", "text.html", "when", "who", "who_has_duty",
    "word.definition",
}  # fmt: skip
_NO_VALUES = {"icon.html"}  # draws, and shows nothing that somebody wrote


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(THEME).as_posix())
def test_every_value_in_a_template_is_escaped(path):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    inside = re.sub(r"\{% autoescape true %\}.*?\{% endautoescape %\}", "", text, flags=re.DOTALL)

    assert "autoescape false" not in text
    outside = re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", inside, flags=re.DOTALL)
    if path.name not in _NO_VALUES:
        addresses = [value for value in outside if not re.fullmatch(r"'[\w./-]+' \| url", value)]
        values = [v for v in addresses if not v.startswith("page.meta.template | replace")]
        assert [value for value in values if value != "super()"] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(THEME).as_posix())
def test_only_what_was_made_from_markdown_is_marked_as_safe(path):
    text = path.read_text(encoding="utf-8")
    safe = {name.removeprefix("d.") for name in re.findall(r"\{\{-?\s*([\w.]+)\s*\|\s*safe", text)}

    assert len(re.findall(r"\|\s*safe\b", text)) == len(
        re.findall(r"\{\{-?\s*[\w.]+\s*\|\s*safe\s*-?\}\}", text)
    )
    assert safe <= HTML_FIELDS


def test_the_list_of_safe_fields_has_no_field_too_many():
    used = " ".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert [f for f in HTML_FIELDS if not re.search(rf"\b{re.escape(f)}\s*\|\s*safe", used)] == []
