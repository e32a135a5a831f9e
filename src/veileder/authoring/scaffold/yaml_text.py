"""Data as YAML that a person goes on editing."""

from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """As in the shared guide.yml: lists of ids on one line, indented items, no references."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name PyYAML calls it by
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _sequence(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    is_flat = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_flat)


_Dumper.add_representer(list, _sequence)


def yaml_text(fields: dict[str, Any]) -> str:
    """Return ``fields`` as YAML in their own order, without a line end after the last."""
    return yaml.dump(
        fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110
    ).rstrip()
