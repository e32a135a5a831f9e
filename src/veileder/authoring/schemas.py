"""The models and rules, written out for editors: JSON Schemas and the reference pages.

What is written here is committed; a test proves that it is current.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from veileder.api.data.parts import VERSION
from veileder.api.schemas import MODELS, schema, schema_name
from veileder.findings import Rule
from veileder.groundwork import EXAMPLE, GROUNDWORK, example_in, is_whole
from veileder.model.base import Part
from veileder.model.kinds import KINDS, TABLES
from veileder.rules import RULES

_MARKS = ("words", "to", "in_form")
_PROJECT = "schemas"  # what is committed here
_OWN = ".vscode/schemas"  # in a root above the groundwork: nothing but an editor reads them


def write_schemas(root: Path) -> list[str]:
    """Write every generated file below ``root`` and return their paths."""
    written = []
    for path, text in generated_files() if is_whole(root) else own_files(root):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def generated_files(schemas: str = _PROJECT) -> Iterator[tuple[str, str]]:
    """Yield path and text of every generated file, with the schemas in the folder ``schemas``."""
    for name, model in TABLES.items():
        yield f"{schemas}/{name.removesuffix('.yml')}.json", _schema(model)
    for kind in KINDS.values():
        yield f"{schemas}/{kind.name}.json", _schema(kind.model)
    if schemas == _PROJECT:
        yield from ((f"{schemas}/api/v{VERSION}/{schema_name(one)}", schema(one)) for one in MODELS)
    yield "docs/regler.md", rules_page()
    yield "docs/felter.md", fields_page()
    yield ".vscode/settings.json", _editor_settings(schemas)


def own_files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield what helps those who write in a root above the groundwork: the example is there too."""
    yield from generated_files(_OWN)
    example = GROUNDWORK / EXAMPLE
    for path in sorted(example.rglob("*.*")):
        inside = path.relative_to(example).as_posix()
        yield f"{example_in(root)}/{inside}", path.read_text(encoding="utf-8")


def _schema(model: type[Part]) -> str:
    schema = model.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return _json(_without_marks(schema))


def _without_marks(value: Any) -> Any:
    """Return a schema without what only the program reads."""
    if isinstance(value, dict):
        return {
            key: _without_marks(item)
            for key, item in value.items()
            if key not in _MARKS or isinstance(item, dict)  # a field may have that name
        }
    return [_without_marks(item) for item in value] if isinstance(value, list) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _editor_settings(folder: str) -> str:
    """Return the settings that let VS Code help with every YAML file, by schemas in ``folder``."""
    schemas = {
        f"./{folder}/{name.removesuffix('.yml')}.json": [
            f"content/{name}",
            f"municipalities/*/{name}",
        ]
        for name in TABLES
    }
    schemas[f"./{folder}/guide.json"] += ["content/guide.*.yml", "municipalities/*/guide.*.yml"]
    return _json(
        {
            "yaml.schemas": schemas,
            "yaml.format.enable": False,
            "files.encoding": "utf8",
            "files.eol": "\n",
            "[markdown]": {"editor.wordWrap": "on"},
        }
    )


def rules_page() -> str:
    """Return ``docs/regler.md``: every rule with why, wrong and right."""
    lines = [
        "# Regler",
        "",
        "Denne siden er laget av `python3 build.py schemas`. Ikke rediger den for hånd.",
        "",
        "En **feil** stopper publisering: nettstedet blir stående som det var. "
        "En **advarsel** gjør ikke det, og en **merknad** er bare nyttig å vite.",
        "Når en advarsel om fingeravtrykk (SPRAK02, LAG02) er sett på, bekrefter du det med",
        "`python3 build.py accept FIL`.",
        "",
        "| Kode | Navn | |",
        "|---|---|---|",
        *(
            f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.severity} |"
            for rule in RULES
        ),
        "",
    ]
    for rule in RULES:
        lines += _rule(rule)
    return "\n".join(lines)


def _rule(rule: Rule) -> list[str]:
    severity = str(rule.severity).capitalize()
    return [
        f"## {rule.code}",
        "",
        f"**{rule.name.capitalize()}.** {severity}. {rule.explanation}",
        "",
        "Galt:",
        "",
        "```yaml",
        rule.wrong,
        "```",
        "",
        "Riktig:",
        "",
        "```yaml",
        rule.right,
        "```",
        "",
    ]


def fields_page() -> str:
    """Return ``docs/felter.md``: every field of every kind of file."""
    lines = [
        "# Felter",
        "",
        "Denne siden er laget av `python3 build.py schemas`. Ikke rediger den for hånd.",
        "",
        "«Ord» er felt som oversettes, og som står i hver målform. "
        "Resten er fakta og står bare i originalen.",
        "",
    ]
    for kind in KINDS.values():
        where = f"`{kind.folder}/<id>.<målform>.md`" if kind.folder else "`emergency.<målform>.md`"
        lines += [f"## {kind.name}: {where}", "", *_fields(kind.model), ""]
        for inner in inner_models(kind.model):
            lines += [f"### {kind.name}: {inner.__name__}", "", *_fields(inner), ""]
    for name, model in TABLES.items():
        lines += [f"## `{name}`", "", *_fields(model), ""]
        for inner in inner_models(model):
            lines += [f"### {name}: {inner.__name__}", "", *_fields(inner), ""]
    return "\n".join(lines)


def _fields(model: type[Part]) -> Iterator[str]:
    yield "| Felt | I skjemaet | Hva | |"
    yield "|---|---|---|---|"
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        kind = "ord" if isinstance(extra, dict) and extra.get("words") else ""
        need = "må med" if info.is_required() else ""
        notes = ", ".join(note for note in (kind, need) if note)
        yield f"| `{name}` | {info.title} | {_cell(_help(info))} | {notes} |"


def _help(info: FieldInfo) -> str:
    example = f" Eksempel: `{info.examples[0]}`." if info.examples else ""
    return (info.description or "") + example


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def inner_models(model: type[Part]) -> list[type[Part]]:
    """Return the models inside ``model``, in order of appearance, each once."""
    found: dict[type[Part], None] = {}
    for info in model.model_fields.values():
        for inner in _parts_of(info.annotation):
            if inner not in found:
                found[inner] = None
                found.update(dict.fromkeys(inner_models(inner)))
    return list(found)


def _parts_of(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _parts_of(inner)
