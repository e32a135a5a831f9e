"""The JSON Schemas (2020-12) of the files, from the models that write them."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from veileder.api.data.contacts import Contacts
from veileder.api.data.municipalities import Municipalities
from veileder.api.data.parts import ApiPart
from veileder.api.data.site import Site
from veileder.api.data.structure import Structure
from veileder.api.data.tools import Tools

INDEX = "index"
SITE_MODELS: Mapping[str, type[ApiPart]] = {
    INDEX: Site,
    "structure": Structure,
    "contacts": Contacts,
    "tools": Tools,
}
LIST = "municipalities"
MODELS: Mapping[str, type[ApiPart]] = {**SITE_MODELS, LIST: Municipalities}


class _Schema(GenerateJsonSchema):
    """A schema without what pydantic makes of names: titles, and docstrings for developers."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as pydantic asks
        return False

    def model_schema(self, schema: Any) -> dict[str, Any]:
        made = super().model_schema(schema)
        return {key: value for key, value in made.items() if key != "description"}


def schema_name(name: str) -> str:
    """Return what the schema of the file ``name`` is called."""
    return f"{name}.schema.json"


@cache
def schema(name: str) -> str:
    """Return the JSON Schema (2020-12) of the file ``name``, from the model that writes it."""
    found = MODELS[name].model_json_schema(mode="serialization", schema_generator=_Schema)
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | found, ensure_ascii=False, indent=1) + "\n"
