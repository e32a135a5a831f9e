"""Files of ``prove`` as an editor has them, with one place changed."""

from fault_cases.side import Files
from fault_cases.world import settings, text

HOME = "municipalities/prove"
SETTINGS = f"{HOME}/municipality.yml"
SERVICES = f"{HOME}/services.yml"
STEP = f"{HOME}/steps/undring.nb.md"
CHANGES = f"{HOME}/guide-changes.yml"
SERVICE = """\
services:
  - id: mitt-barnevern
    type: barnevern
    name: Barnevern
    contacts:
      - function: Mottak
        phone: "57676869"
    purpose: Hjelp.
"""


def changed(more: str) -> Files:
    """Return the settings with more fields below."""
    return {SETTINGS: settings("Prøve kommune", "9901", f"language: nb\n{more}")}


def service(old: str, new: str) -> Files:
    """Return the services with ``old`` replaced."""
    if old not in SERVICE:
        raise LookupError(old)
    return {SERVICES: SERVICE.replace(old, new)}


def article(fields: str, body: str = "") -> Files:
    """Return an article with these fields."""
    return {f"{HOME}/articles/a.nb.md": text(fields, body)}
