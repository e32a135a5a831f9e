"""Checks over everything that was read and resolved. Each family is a module of small generators."""

import datetime as dt
from collections.abc import Iterator, Mapping

from veileder.findings import Finding
from veileder.guide import Guide
from veileder.load import Library


def check(library: Library, guides: Mapping[str, Guide], today: dt.date) -> Iterator[Finding]:
    """Yield everything that is wrong in the layers and in the resolved guides."""
    return iter(())
