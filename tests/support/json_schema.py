"""Whether data is as a JSON Schema says: as much of 2020-12 as our own schemas use."""

from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
_READ = {"type", "properties", "required", "items", "anyOf", "const", "enum", "$ref"}
_SAID = {"$schema", "$defs", "title", "description", "format"}


def wrong(data: Any, schema: dict[str, Any], whole: dict[str, Any], at: str = "$") -> list[str]:
    """Return where ``data`` is not as ``schema`` says, which stands in ``whole``."""
    assert not schema.keys() - _READ - _SAID, f"a schema says what is not read: {schema.keys()}"
    found = [*_of_others(data, schema, whole, at)]
    if "type" in schema and type(data) is not _TYPES[schema["type"]]:
        return [*found, f"{at} is no {schema['type']}"]
    found += [f"{at}.{name} is missing" for name in schema.get("required", []) if name not in data]
    for name, inner in schema.get("properties", {}).items():
        found += wrong(data[name], inner, whole, f"{at}.{name}") if name in data else []
    for number, one in enumerate(data if isinstance(data, list) else ()):
        found += wrong(one, schema.get("items", {}), whole, f"{at}[{number}]")
    return found


def _of_others(data: Any, schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    """Yield what is wrong by other schemas that ``schema`` names, and by the values it lists."""
    if "$ref" in schema:
        yield from wrong(data, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, at)
    if "anyOf" in schema and all(wrong(data, one, whole, at) for one in schema["anyOf"]):
        yield f"{at} is none of what it may be"
    allowed = schema.get("enum", [schema["const"]] if "const" in schema else [data])
    if data not in allowed:
        yield f"{at} is {data!r}"
