"""Which lines a test must reach to meet what stands in a module, for ``mutations.py``."""

import ast
from collections.abc import Iterator

Lines = frozenset[int]


def reach(node: ast.AST, lines: Lines | None, parent: ast.AST, field: str) -> Lines | None:
    """Return the lines that a test must reach to meet ``node``."""
    if not isinstance(node, ast.stmt):
        return lines
    is_body = isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef) and field == "body"
    if lines is None and not is_body:
        return None
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
    return frozenset(range(node.lineno, max(last, node.lineno) + 1))


def readers(tree: ast.Module) -> dict[int, Lines]:
    """Return the lines that meet what each line outside functions makes, where it is private."""
    made = {
        name: top
        for top in tree.body
        for name in _made(top)
        if all(one.startswith("_") and not one.startswith("__") for one in _made(top))
    }
    read = [(top, name, lines) for top in tree.body for name, lines in _loads(top, tree, "body")]

    def meeting(name: str, above: frozenset[str] = frozenset()) -> Lines | None:
        met: Lines = frozenset()
        for top, lines in ((top, lines) for top, loaded, lines in read if loaded == name):
            names = {*_made(top)} or {""} if lines is None else set()
            met |= lines or frozenset()
            for other in names - above - {name}:
                more = meeting(other, above | {name}) if other in made else None
                if more is None:
                    return None
                met |= more
        return met

    return {
        line: lines
        for name, top in made.items()
        if len(_made(top)) == 1 and (lines := meeting(name)) is not None
        for line in range(top.lineno, (top.end_lineno or top.lineno) + 1)
    }


def _made(top: ast.stmt) -> list[str]:
    """Return the names that a statement gives a value."""
    targets = top.targets if isinstance(top, ast.Assign) else [getattr(top, "target", None)]
    return [one.id for one in targets if isinstance(one, ast.Name)]


def _loads(
    node: ast.AST, parent: ast.AST, field: str, lines: Lines | None = None
) -> Iterator[tuple[str, Lines | None]]:
    """Yield each name that is read in ``node``, and the lines a test must reach to read it."""
    own = reach(node, lines, parent, field)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield node.id, own
    for inner, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _loads(child, node, inner, own)
