"""An example of a client: what a guide says, fetched as data (docs/api.md). Standard library only.

    python3 docs/api_client.py https://veileder.example.no/nydal/
    python3 docs/api_client.py https://veileder.example.no/nydal/ --step undring
    python3 docs/api_client.py https://veileder.example.no/nydal/ --service barnevern

Copy what you need. Four things are worth copying: the version is looked at first, a draft is told,
what is not known (``null``, an empty list) is said and never guessed, and the acute rule is shown
with every answer.
"""

import argparse
import json
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

VERSION = 1
UNKNOWN = "ikke fylt ut"


class NotThere(Exception):
    """There is no data at an address, or it is of another version."""


def fetch(address: str) -> Any:
    """Return the data at ``address``, with the address of each page made whole."""
    if not address.startswith(("https://", "http://")):
        raise NotThere(f"Adressen må begynne med https://: {address}")
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            data = json.load(answer)
    except (OSError, ValueError) as error:
        raise NotThere(f"Fant ingen data på {address} ({error})") from error
    if data.get("version") != VERSION:
        raise NotThere(f"{address} er utgave {data.get('version')}, og vi kan {VERSION}")
    return _whole(data, address)


def _whole(data: Any, address: str) -> Any:
    """Return ``data`` where every way to a page or a file leads from anywhere."""
    if isinstance(data, list):
        return [_whole(one, address) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        key: urljoin(address, one) if _is_way(key, one) else _whole(one, address)
        for key, one in data.items()
    }


def _is_way(key: str, value: Any) -> bool:
    return key in ("href", "schema_href", "api") and isinstance(value, str)


class Guide:
    """The guide at the address of a municipality's front page."""

    def __init__(self, front: str) -> None:
        self.site = fetch(urljoin(f"{front.rstrip('/')}/", "api/v1/index.json"))

    def data(self, name: str) -> Any:
        """Return ``structure``, ``contacts`` or ``tools``."""
        return fetch(self.site["files"][name]["href"])

    def head(self) -> Iterator[str]:
        """Yield what must stand above all that is shown of the guide."""
        yield f"{self.site['title']}, {self.site['href']}"
        if self.site["state"] == "draft":
            yield "UTKAST: Kommunen har ikke godkjent dette."
        if self.site["invented"]:
            yield "OPPDIKTET: Kommunen finnes ikke, og telefonene virker ikke."

    def acute(self) -> Iterator[str]:
        """Yield the acute rule, which must stand beside all that is shown of the guide."""
        rule = self.data("contacts")["emergency"]
        if rule:
            numbers = ", ".join(f"{one['name']} {one['phone']}" for one in rule["life"])
            yield f"Er noen i fare nå? {numbers}. {rule['href']}"

    def levels(self) -> list[Any]:
        """Return the levels that all types of service share."""
        return list(self.data("structure")["variants"][0]["levels"])


def overview(guide: Guide) -> Iterator[str]:
    """Yield the levels and steps, with deadlines."""
    for level in guide.levels():
        yield f"{level['name'] or ''} {level['title']}".strip()
        for step in level["steps"]:
            yield f"  {step['number'] or '-'} {step['title']}"
            yield from (f"      {line}" for line in map(limit, step["deadlines"]))


def limit(deadline: Any) -> str:
    """Return a deadline with all that it depends on: a length alone says the wrong thing."""
    cases = filter(None, (deadline["when"], deadline["ages"] and f"{deadline['ages']} år"))
    holds = "".join(f", {case}" for case in cases)
    return f"Frist {deadline['within']['text']}{holds}: {deadline['text'] or UNKNOWN}"


def step_of(guide: Guide, id: str) -> Iterator[str]:
    """Yield what one does in a step, and where it leads."""
    found = [step for level in guide.levels() for step in level["steps"] if step["id"] == id]
    if not found:
        raise NotThere(f"Veilederen har ikke noe steg «{id}»")
    step = found[0]
    yield f"{step['title']} ({step['role']['title']})"
    yield from (f"  ! {line}" for line in step["safety"])
    yield from (f"  - {line}" for line in step["actions"])
    yield from (f"  {line}" for line in map(limit, step["deadlines"]))
    yield from (f"  Verktøy: {tool['title']} {tool['href']}" for tool in step["tools"])
    for way in step["outcomes"]:
        to = "saken avsluttes" if way["closes"] else way["to"]["title"] if way["to"] else UNKNOWN
        yield f"  > {way['title']}: {to}"
    yield f"  Alt om steget: {step['href']}"


def service_of(guide: Guide, id: str) -> Iterator[str]:
    """Yield how to reach a type of service."""
    found = [one for one in guide.data("contacts")["services"] if one["id"] == id]
    if not found:
        raise NotThere(f"Veilederen har ingen tjeneste «{id}»")
    service = found[0]
    yield f"{service['title']} {service['href']}"
    if not service["units"]:
        yield f"  {UNKNOWN}"
    for unit in service["units"]:
        yield f"  {unit['name']} (kontrollert: {unit['checked'] or UNKNOWN})"
        for one in unit["contacts"] or [{"function": UNKNOWN, "phone": None, "url": None}]:
            yield f"    {one['function']}: {one['phone'] or one['url'] or UNKNOWN}"


def main() -> int:
    """Print what is asked for; return 1 where it is not there."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("front", help="adressen til forsiden for kommunen")
    asked.add_argument("--step", help="id-en til et steg")
    asked.add_argument("--service", help="id-en til en type tjeneste")
    options = asked.parse_args()
    try:
        guide = Guide(options.front)
        lines = [*guide.head()]
        if options.step:
            lines += step_of(guide, options.step)
        elif options.service:
            lines += service_of(guide, options.service)
        else:
            lines += overview(guide)
        lines += guide.acute()
    except NotThere as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
