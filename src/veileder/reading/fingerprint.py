"""A short fingerprint of what a text says, to see later whether it has changed."""

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

# Who answers for a text and when is not what it says; and what is marked in it, it says elsewhere.
NOT_SAID = frozenset(
    {
        "responsible",
        "reviewed",
        "checked",
        "next_review",
        "sources",
        "quote",
        "aliases",
        "former_ids",
        "based_on",
        "translated_from",
        "safety",
        "origin",
    }
)


def fingerprint(data: Mapping[str, Any], only: Collection[str] | None = None) -> str:
    """Return eight hexadecimal digits for ``data``, or for the fields in ``only``."""
    said = {
        key: _plain(value)
        for key, value in data.items()
        if key not in NOT_SAID and (only is None or key in only)
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _plain(value: Any) -> Any:
    """Return ``value`` without space that does not show."""
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.strip().split("\n"))
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return (
        {key: _plain(item) for key, item in value.items()} if isinstance(value, Mapping) else value
    )
