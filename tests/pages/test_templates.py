"""Templates and page data fit: no template asks for what is not there, and no data stand unread.

Every template is read with the types of its data, so that branches that no municipality reaches
are held to it as well. ``test_strict.py`` renders the pages.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import jinja2
import pytest
from jinja2 import nodes

import veileder.pages
from veileder.pages.base import Feedback, PageData, Printed, VariantLink
from veileder.pages.edits import Edit
from veileder.pages.frame import Frame
from veileder.pages.parts import Html

PROJECT = Path(__file__).resolve().parents[2]
THEME = PROJECT / "theme_overrides"


def _kinds() -> list[type[PageData]]:
    """Return every kind of page."""
    names = [name for _, name, _ in pkgutil.iter_modules(veileder.pages.__path__)]
    modules = [importlib.import_module(f"veileder.pages.{name}") for name in names]
    found = {kind for module in modules for _, kind in inspect.getmembers(module, inspect.isclass)}
    return sorted((k for k in found if issubclass(k, PageData) and k is not PageData), key=str)


KINDS = {kind.template: kind for kind in _kinds()}


@dataclass
class Meta:
    """What MkDocs knows of a page from its front matter."""

    title: str
    description: str
    template: str
    data: Any
    edits: tuple[Edit, ...]
    variant: str | None
    variants: tuple[VariantLink, ...]
    twin: str | None
    printed: Printed | None
    feedback: Feedback | None
    around: Frame | None


@dataclass
class ThemeSettings:
    language: str


@dataclass
class Settings:
    """What MkDocs knows of a site."""

    site_name: str
    extra: Frame
    theme: ThemeSettings


@dataclass
class Place:
    """What MkDocs knows of a page."""

    meta: Meta
    url: str
    is_homepage: bool


_GLOBALS = {"config": Settings, "page": Place, "dict": Any, "range": Any, "super": Any, "loop": Any}
_TEXT_FILTERS = {"join", "lower", "replace", "urlencode", "url"}


@dataclass
class Reading:
    """What a template was found to use, by class and field, and what is wrong with it."""

    kind: type | None
    overrides: Mapping[str, str] = field(default_factory=dict)
    used: set[tuple[type, str]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def template(self, name: str) -> nodes.Template:
        self.read.add(name)
        return _parsed(name, self.overrides.get(name))

    def statements(self, body: list[nodes.Node], scope: dict[str, Any]) -> None:
        for node in body:
            getattr(self, f"on_{type(node).__name__.lower()}")(node, scope)

    def on_output(self, node: nodes.Output, scope: dict[str, Any]) -> None:
        for part in node.nodes:
            self.shown(part, scope)

    def on_for(self, node: nodes.For, scope: dict[str, Any]) -> None:
        inner = {**scope, node.target.name: _item(self.type_of(node.iter, scope))}
        if node.test:
            self.type_of(node.test, inner)
        self.statements(node.body, inner)
        self.statements(node.else_, scope)

    def on_if(self, node: nodes.If, scope: dict[str, Any]) -> None:
        self.type_of(node.test, scope)
        self.statements([*node.body, *node.elif_, *node.else_], scope)

    def on_with(self, node: nodes.With, scope: dict[str, Any]) -> None:
        values = [self.type_of(value, scope) for value in node.values]
        names = [target.name for target in node.targets]
        self.statements(node.body, {**scope, **dict(zip(names, values, strict=True))})

    def on_assign(self, node: nodes.Assign, scope: dict[str, Any]) -> None:
        kind = self.type_of(node.node, scope)
        if node.target.name != "config":  # which is as it was, but for its values
            scope[node.target.name] = kind

    def on_assignblock(self, node: nodes.AssignBlock, scope: dict[str, Any]) -> None:
        self.statements(node.body, dict(scope))
        scope[node.target.name] = Any

    def on_include(self, node: nodes.Include, scope: dict[str, Any]) -> None:
        self.statements(self.template(node.template.value).body, dict(scope))

    def on_block(self, node: nodes.Block, scope: dict[str, Any]) -> None:
        self.statements(node.body, dict(scope))

    def on_scope(self, node: nodes.Scope, scope: dict[str, Any]) -> None:
        self.statements(node.body, scope)

    on_scopedevalcontextmodifier = on_scope

    def on_extends(self, *_: object) -> None:
        """The frame is read by itself."""

    def shown(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        kind = _one(self.type_of(node, scope))
        if kind is Html:
            self.faults.append(f"line {node.lineno}: HTML is shown as letters")
        if is_dataclass(kind) or get_origin(kind) is tuple:
            self.faults.append(f"line {node.lineno}: {kind} is no text")

    def type_of(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """Return the type of an expression; Any for what the template makes itself."""
        match node:
            case nodes.Name() if node.name in scope or node.name in _GLOBALS:
                return scope.get(node.name, _GLOBALS.get(node.name))
            case nodes.Name():
                self.faults.append(f"line {node.lineno}: no {node.name} here")
                return Any
            case nodes.Getattr():
                return self.attribute(_one(self.type_of(node.node, scope)), node.attr, node.lineno)
            case nodes.Filter():
                return self.filtered(node, scope)
            case nodes.CondExpr():
                self.type_of(node.test, scope)
                self.type_of(node.expr2 or node.test, scope)
                return self.type_of(node.expr1, scope)
        for child in node.iter_child_nodes():
            self.type_of(child, scope)
        return Any

    def attribute(self, kind: Any, name: str, line: int) -> Any:
        if kind is Any:
            return Any
        if get_origin(kind) is Mapping:
            return str
        if not is_dataclass(kind) or name not in _hints(kind):
            self.faults.append(f"line {line}: {getattr(kind, '__name__', kind)} has no {name}")
            return Any
        self.used.add((kind, name))
        return self.kind if (kind, name) == (Meta, "data") else _hints(kind)[name]

    def filtered(self, node: nodes.Filter, scope: dict[str, Any]) -> Any:
        kind = _one(self.type_of(node.node, scope))
        for child in (*node.args, *(pair.value for pair in node.kwargs)):
            self.type_of(child, scope)
        if node.name == "safe":
            if kind is not Html:
                self.faults.append(f"line {node.lineno}: {kind} is marked as safe")
            return Any
        if node.name == "map" and node.kwargs:
            (name,) = [pair.value.value for pair in node.kwargs]
            return tuple[self.attribute(_item(kind), name, node.lineno), ...]  # type: ignore[misc]
        return str if node.name in _TEXT_FILTERS else Any


@cache
def _parsed(name: str, source: str | None) -> nodes.Template:
    text = (THEME / name).read_text(encoding="utf-8") if source is None else source
    return jinja2.Environment().parse(text)


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(kind)}


def _one(kind: Any) -> Any:
    """Return a type without None: that a template asks first is what rendering shows."""
    left = [part for part in get_args(kind) if part is not NoneType]
    return left[0] if len(left) == 1 and NoneType in get_args(kind) else kind


def _item(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is tuple else Any


def _block(template: nodes.Template, name: str) -> list[nodes.Node]:
    return [block for block in template.find_all(nodes.Block) if block.name == name]


def body_of(template: str, **overrides: str) -> Reading:
    """Read the block of a page that its frame stands around."""
    reading = Reading(KINDS[template], overrides)
    reading.statements(_block(reading.template(template), "content"), {})
    return reading


def frame() -> Reading:
    """Read what stands around a page, and the page for what was not found."""
    reading = Reading(None)
    for template in ("main.html", "404.html"):
        reading.statements(reading.template(template).body, {})
    for template in KINDS:
        for block in reading.template(template).find_all(nodes.Block):
            if block.name != "content":
                reading.statements([block], {})
    return reading


def _all_fields(kind: Any) -> set[tuple[type, str]]:
    """Return every field of a kind of page or part, and of the parts in it."""
    if not is_dataclass(kind):
        return set().union(*map(_all_fields, get_args(kind)))
    own = {(kind, name) for name in _hints(kind)}
    return own.union(*map(_all_fields, _hints(kind).values()))


def _named(used: set[tuple[type, str]]) -> set[str]:
    return {f"{kind.__name__}.{name}" for kind, name in used}


# What a template leaves out though its data have it, and why they do.
_LEFT_OUT = {
    "Unlost.actions": "only a step and the acute rule have the list",
    "Unlost.stop": "only a theme has the list",
    "Unlost.avoid": "only the acute rule has the list",
    "Unlost.say_to_child": "only a step and a theme have the list",
    "Unlost.mistakes": "only a step and a theme have the list",
    "Source.language": "a table of words has one list of sources for both målformer",
    "Link.reference": "only lists of provisions have it",
    "SiteLink.index": "only the front of a region searches those of its municipalities",
    "SiteLink.language": "only the front of a region has sites in the other målform",
    "SiteLink.about": "a region has said its name",
    "SiteLink.formerly": "a region lists few, by name",
    "SiteLink.parallel_names": "a region lists few, by name",
    "Contact.email_parts": "the footer has room for the whole address",
    "Answering.checked": "a list of services says it once, of all units",
    "Checked.day": "the acute rule only says it where it is too long ago",
    "Checked.then": "as Checked.day",
    "Answering.language": "only pages in other languages have it",
    "Answering.kind": "as language",
    "Answering.other_hours": "a list of services has room for the ordinary hours",
    "OtherHours.days": "as other_hours",
    "OtherHours.clock": "as other_hours",
    "OtherHours.why": "as other_hours",
    "OtherHours.last": "as other_hours",
    "ServiceContacts.is_known": "only a step and a theme may have many that are not",
    "Contact.url": "the footer has only what one rings and writes to",
    "ServicePage.level_labels": "read by the search",
    "MeasurePage.level_labels": "read by the search",
    "ArenaPage.type": "read by the search",
    "MeetingEntry.kind": "the list has a heading for each kind",
    "Meeting.title": "read by the search",
    "LawEntry.act": "the list has a heading for each act",
    "VariantLink.id": "only the header's are known by it, for variant.js",
    "Frame.accent": "the build makes a stylesheet of it",
}
_OF_MKDOCS = (Place, Meta, Settings, ThemeSettings)


def test_every_kind_of_page_has_its_template_and_every_template_its_kind():
    pages = {path.name for path in THEME.glob("*.html")} - {"main.html", "404.html"}

    assert set(KINDS) == pages
    assert len(KINDS) == len(_kinds())


def test_every_part_of_a_page_is_read_here():
    parts = {f"parts/{path.name}" for path in (THEME / "parts").glob("*.html")}

    assert parts <= set().union(frame().read, *(body_of(template).read for template in KINDS))


@pytest.mark.parametrize("template", KINDS)
def test_a_template_asks_only_for_what_its_page_has(template):
    """And marks as safe what is made from Markdown, all of it and nothing else."""
    assert body_of(template).faults == []


def test_the_frame_asks_only_for_what_there_is():
    assert frame().faults == []


@pytest.mark.parametrize("template", KINDS)
def test_a_template_uses_all_that_its_page_has(template):
    unused = _named(_all_fields(KINDS[template]) - body_of(template).used)

    assert unused - set(_LEFT_OUT) == set()


def test_the_frame_uses_all_that_a_site_has():
    unused = _named((_all_fields(Frame) | _all_fields(Printed)) - frame().used)

    assert unused - set(_LEFT_OUT) == set()


def test_nothing_is_said_to_be_left_out_that_is_not():
    bodies = [(_all_fields(kind), body_of(template).used) for template, kind in KINDS.items()]
    unused = [_named(has - used) for has, used in (*bodies, (_all_fields(Frame), frame().used))]

    assert set(_LEFT_OUT) - set().union(*unused) == set()


@pytest.mark.parametrize("template", KINDS)
def test_a_body_depends_on_nothing_but_its_page_and_the_words_of_the_interface(template):
    """So two municipalities whose page says the same can share it."""
    used = {(kind, name) for kind, name in body_of(template).used if kind in (*_OF_MKDOCS, Frame)}

    assert _named(used) <= {"Place.meta", "Meta.data", "Meta.title", "Settings.extra", "Frame.t"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{{ d.position }}", "{{ d.postion }}", "StepPage has no postion"),
        ("{{ deadline.within }}", "{{ deadline.witin }}", "Deadline has no witin"),
        (
            "{%- if d.documented.consent_age %}",
            "{%- if d.documnted.consent_age %}",
            "StepPage has no documnted",
        ),
        ("with baton = d.doers.role", "with batton = d.doers.role", "no baton here"),
        ("{{ d.doers.who | safe }}", "{{ d.doers.who }}", "HTML is shown as letters"),
        ("{{ d.heading }}", "{{ d.heading | safe }}", "is marked as safe"),
        ("{{ d.heading }}", "{{ d.tools }}", "is no text"),
    ],
)
def test_a_slip_in_a_template_is_found_before_anyone_sees_it(old, new, fault):
    text = (THEME / "step.html").read_text(encoding="utf-8")
    assert old in text

    found = body_of("step.html", **{"step.html": text.replace(old, new)}).faults

    assert fault in "".join(found)


@pytest.mark.parametrize("kind", [*KINDS.values(), Frame], ids=lambda kind: kind.__name__)
def test_no_field_is_called_as_a_method_of_a_dict(kind):
    """In the front matter of a stage the parts are dicts, where ``x.items`` would be the method."""
    assert [name for _, name in _all_fields(kind) if hasattr(dict, name)] == []
