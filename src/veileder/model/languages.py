"""What a site is written in, bokmål, nynorsk or both, and what its articles are in besides."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from veileder.model.base import SITE_LANGUAGES, Language
from veileder.model.declaring import Shape
from veileder.model.readers import refusal

# What is offered is what a site can be in. The others are read all the same: a rule has words for
# what is wrong with them.
SiteLanguage = Annotated[
    Language,
    WithJsonSchema({"type": "string", "enum": [one.value for one in SITE_LANGUAGES]}),
    Shape("choice", tuple(SITE_LANGUAGES)),
]

# What only some articles are in too.
_OTHERS = tuple(one for one in Language if one not in SITE_LANGUAGES)
Translated = tuple[
    Annotated[
        Language,
        WithJsonSchema({"type": "string", "enum": [one.value for one in _OTHERS]}),
        Shape("choice", _OTHERS),
    ],
    ...,
]


def _as_several(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _each_once(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    if len(set(languages)) < len(languages):
        raise refusal(f"«{languages[0]}» står to ganger. Skriv hver målform én gang")
    return languages


Languages = Annotated[
    tuple[SiteLanguage, ...],
    BeforeValidator(_as_several, json_schema_input_type=SiteLanguage | tuple[SiteLanguage, ...]),
    Field(min_length=1, max_length=2),
    AfterValidator(_each_once),
]
