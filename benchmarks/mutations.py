"""The small faults that ``mutants.py`` puts into a module: what is changed, and into what."""

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from types import CodeType
from typing import Any

from where_met import Lines, reach, readers

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_TWINS = dict(
    any="all", min="max", startswith="endswith", partition="rpartition", find="rfind",
    search="match", fullmatch="match", add="discard",
)  # fmt: skip
_OTHER = {other: name for name, other in _TWINS.items()} | _TWINS
# Calls that can be left out, with what they are called on or their first argument in their place.
_OF_TEXT = {"strip", "lstrip", "rstrip", "lower", "casefold", "removeprefix", "removesuffix"}
_OF_MANY = {"sorted", "reversed", "set", "filter"}
_TYPES = {"Literal", "Annotated"}
# Parts of a regular expression that can be taken away, or turned round.
_PART = re.compile(
    r"(?P<escape>\\[dDwWsSb])|(?P<other>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])+\])"
    r"|(?P<count>(?<!\()[*+?]\??|\{\d+,?\d*\})|(?P<look>\(\?<?[=!])|(?P<edge>[$^])|(?P<choice>\|)"
)


@dataclass(frozen=True)
class Place:
    """A node, where it stands in its parent, and the lines a test must reach to meet it.

    ``lines`` is None outside functions, but for what only the functions of the module read.
    """

    node: ast.AST
    parent: ast.AST
    field: str
    index: int | None
    lines: Lines | None
    is_raw: bool

    def put(self, node: ast.AST) -> None:
        """Let ``node`` stand here."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


@dataclass(frozen=True)
class Mutant:
    """A module with one thing changed: ``other`` stands in ``place``."""

    module: str
    path: Path
    tree: ast.Module
    place: Place
    other: ast.AST

    def __str__(self) -> str:
        """Return where it is and what is changed."""
        line = getattr(self.place.node, "lineno", min(self.place.lines or (0,)))
        return f"{self.module}:{line}: {_shown(self.place.node, self.other)}"

    def change(self) -> str:
        """Return the module and what is changed, as ``survivors.yml`` names it: without a line."""
        return f"{self.module}: {_shown(self.place.node, self.other)}"

    def code(self) -> CodeType:
        """Return the changed module, compiled."""
        self.place.put(self.other)
        code = compile(ast.fix_missing_locations(self.tree), str(self.path), "exec")
        self.place.put(self.place.node)
        return code

    def is_reached_by(self, reached: set[tuple[str, int]]) -> bool:
        """Whether one of the places (file, line) is where the change is."""
        name, lines = str(self.path), self.place.lines
        return any(file == name and (lines is None or line in lines) for file, line in reached)


def mutants_of(module: str, source: Path) -> list[Mutant]:
    """Return every fault that can be put into ``module``, which stands below ``source``."""
    file = source / (module.replace(".", "/") + ".py")
    path = file if file.exists() else file.with_suffix("") / "__init__.py"
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    found = readers(tree)
    places = (
        replace(place, lines=found.get(getattr(place.node, "lineno", 0)))
        if place.lines is None
        else place
        for place in _places(tree, text, None, is_raw=False)
    )
    return [
        Mutant(module, path, tree, place, other) for place in places for other in _others(place)
    ]


def _shown(node: ast.AST, other: ast.AST) -> str:
    """Return what is changed to what, from a little before the first difference."""
    before, after = (" ".join(ast.unparse(one).split()) for one in (node, other))
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    start = max(len(list(alike)) - 30, 0)
    return f"{before[start : start + 100]}  →  {after[start : start + 100]}"


def _places(node: ast.AST, text: str, lines: Lines | None, *, is_raw: bool) -> Iterator[Place]:
    """Yield every place below ``node`` that may be changed: no annotation, import or docstring."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        many = isinstance(value, list)
        for index, child in enumerate(value if many else [value]):
            if not isinstance(child, ast.AST) or _is_left_alone(child):
                continue
            own = reach(child, lines, node, field)
            raw = is_raw or _is_raw(child, text)
            yield Place(child, node, field, index if many else None, own, raw)
            yield from _places(child, text, own, is_raw=raw)


def _is_left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") in _TYPES:
        return True  # models are made of it when they are imported
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.expr_context)


def _is_raw(node: ast.AST, text: str) -> bool:
    """Whether a string is written raw, as regular expressions are."""
    if not isinstance(node, ast.JoinedStr | ast.Constant):
        return False
    written = ast.get_source_segment(text, node) or ""
    return bool(re.match(r"(?i)(r|rf|fr)[\"']", written))


def _others(place: Place) -> Iterator[ast.AST]:
    """Yield what may stand in a place instead."""
    node = place.node
    if isinstance(node, ast.Constant):
        yield from _constants(node, is_regex=place.is_raw)
    elif change := _CHANGES.get(type(node)):
        yield from change(node)
    if place.field in {"test", "ifs"} and not isinstance(node, ast.Compare | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), node)


def _return(node: Any) -> Iterator[ast.AST]:
    if node.value and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None))


def _handler(node: Any) -> Iterator[ast.AST]:
    for caught in _without_one(node.type.elts if isinstance(node.type, ast.Tuple) else []):
        yield ast.ExceptHandler(ast.Tuple(caught, ast.Load()), node.name, node.body)


def _comprehension(node: Any) -> Iterator[ast.AST]:
    for kept in _without_one(node.ifs):
        yield ast.comprehension(node.target, node.iter, kept, node.is_async)


def _without_one(nodes: list[Any]) -> Iterator[list[Any]]:
    for index in range(len(nodes)):
        yield [*nodes[:index], *nodes[index + 1 :]]


def _compare(node: Any) -> Iterator[ast.AST]:
    for index, operator in enumerate(node.ops):
        for other in _COMPARED[type(operator)]:
            ops = [*node.ops[:index], other(), *node.ops[index + 1 :]]
            yield ast.Compare(node.left, ops, node.comparators)


def _logic(node: Any) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    for kept in _without_one(node.values):
        yield ast.BoolOp(node.op, kept) if len(kept) > 1 else kept[0]


def _arithmetic(node: Any) -> Iterator[ast.AST]:
    if other := _COUNTED.get(type(node.op)):
        yield ast.BinOp(node.left, other(), node.right)


def _slice(node: Any) -> Iterator[ast.AST]:
    if node.lower:
        yield ast.Slice(None, node.upper, node.step)
    if node.upper:
        yield ast.Slice(node.lower, None, node.step)


def _call(node: Any) -> Iterator[ast.AST]:
    field = "attr" if isinstance(node.func, ast.Attribute) else "id"
    name = getattr(node.func, field, "")
    if name in _OTHER:
        twin = copy.copy(node.func)
        setattr(twin, field, _OTHER[name])
        yield ast.Call(twin, node.args, node.keywords)
    if field == "attr" and name in _OF_TEXT:
        yield node.func.value
    if field == "id" and name in _OF_MANY and node.args:
        yield node.args[-1]


_CHANGES: dict[type[ast.AST], Callable[[Any], Iterator[ast.AST]]] = {
    ast.Expr: lambda _: iter([ast.Pass()]),
    ast.AugAssign: lambda _: iter([ast.Pass()]),
    ast.Return: _return,
    ast.Continue: lambda _: iter([ast.Break()]),
    ast.Break: lambda _: iter([ast.Continue()]),
    ast.ExceptHandler: _handler,
    ast.comprehension: _comprehension,
    ast.Compare: _compare,
    ast.BoolOp: _logic,
    ast.UnaryOp: lambda node: iter([node.operand] * isinstance(node.op, ast.Not)),
    ast.BinOp: _arithmetic,
    ast.Slice: _slice,
    ast.IfExp: lambda node: iter([node.body, node.orelse]),
    ast.Call: _call,
}


def _constants(node: ast.Constant, *, is_regex: bool) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, str) and is_regex:
        yield from (ast.Constant(other) for other in _regexes(value))
    elif value == "utf-8":
        yield ast.Constant("latin-1")  # with one more sign it is the same encoding
    elif isinstance(value, str):
        yield ast.Constant(f"¤{value}" if value.strip() else f"{value}¤")


def _regexes(pattern: str) -> Iterator[str]:
    """Yield ``pattern`` with one part taken away, or turned round."""
    for part in _PART.finditer(pattern):
        before, after = pattern[: part.start()], pattern[part.end() :]
        if part["escape"]:
            yield f"{before}{part[0].swapcase()}{after}"
        elif part["set"]:
            turned = part[0].replace("[", "[^", 1) if part[0][1] != "^" else f"[{part[0][2:]}"
            yield from (f"{before}{after}", f"{before}{turned}{after}")
        elif part["count"] or part["edge"] or part["choice"]:
            yield f"{before}{after}"
        elif part["look"]:
            yield f"{before}{part[0].translate(str.maketrans('=!', '!='))}{after}"
