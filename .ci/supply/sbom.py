"""The list of parts (SBOM) of the program, in CycloneDX 1.6, made from the lock alone.

    python3 .ci/supply/sbom.py [WHEEL]

The same lock, and the same wheel, always give the same bytes. What depends on what is not known
from a lock, so all that is locked hangs on the program. A package's hashes are those of the files
that may be installed, one for each kind of machine. Standard library only.
"""

import hashlib
import json
import os
import re
import sys
import tomllib
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pins import ROOT, Pin, read

LOCK = "requirements.lock"
LICENCES = ".ci/supply/licences.toml"
_NAMESPACE = uuid.UUID("6a1b5fb2-6f9f-5b0e-9d0c-6e0b0f5f4a7e")


def sbom(root: Path = ROOT, wheel: Path | None = None) -> str:
    """Return the list as JSON. With ``wheel``, it is of that file. Raises Fault if a lock is odd.

    Raises KeyError with the name of a package whose licence is not written down.
    """
    licences = tomllib.loads((root / LICENCES).read_text(encoding="utf-8"))
    parts = [_part(pin, licences[pin.name]) for pin in read(root / LOCK, root)]
    program = _program(root, wheel)
    links = [{"ref": part["bom-ref"]} for part in parts]
    bom: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {**_when(), "lifecycles": [{"phase": "build"}], "component": program},
        "components": parts,
        "dependencies": [
            {"ref": program["bom-ref"], "dependsOn": [link["ref"] for link in links]},
            *links,
        ],
    }
    bom["serialNumber"] = f"urn:uuid:{uuid.uuid5(_NAMESPACE, json.dumps(bom, sort_keys=True))}"
    return json.dumps(bom, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _when() -> dict[str, str]:
    """Return the time of the source, if it is told: the clock would make every list another."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else None
    return {"timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ")} if moment else {}


def _program(root: Path, wheel: Path | None) -> dict[str, Any]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    digest = {"hashes": [_hash(hashlib.sha256(wheel.read_bytes()).hexdigest())]} if wheel else {}
    return {
        **_named(project["name"], project["version"]),
        **digest,
        "type": "application",
        "description": project["description"],
        "licenses": [{"license": {"id": project["license"]}}],
    }


def _part(pin: Pin, licence: str) -> dict[str, Any]:
    is_one = re.fullmatch(r"[\w.+-]+", licence)
    told = {"license": {"id": licence}} if is_one else {"expression": licence}
    marker = {"properties": [{"name": "python:marker", "value": pin.marker}]} if pin.marker else {}
    return {
        **_named(pin.name, pin.version),
        **marker,
        "type": "library",
        "hashes": [_hash(digest) for digest in sorted(pin.hashes)],
        "licenses": [told],
    }


def _named(name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    return {"bom-ref": purl, "name": name, "version": version, "purl": purl}


def _hash(digest: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": digest}


if __name__ == "__main__":
    sys.stdout.write(sbom(wheel=Path(sys.argv[1]) if sys.argv[1:] else None))
