"""The themes: what one does about one thing, level by level."""

from veileder.model.added_words import AddedThemeWords, ThemeLevel
from veileder.model.base import Document, Flag, Id, Line, Markdown
from veileder.model.declaring import fact, words


class Theme(Document):
    """What to see, do and say about one thing: ``themes/<id>.<language>.md``."""

    front: Flag = fact(
        "På forsiden", "Om temaet er blant de mest søkte, som står på forsiden.", default=False
    )
    signs: tuple[Markdown, ...] = words(
        "Tegn", "Det du kan se eller høre, høyst åtte punkter.", default=(), max_length=8
    )
    stop: tuple[Markdown, ...] = words(
        "Stopp først",
        "Når det haster eller ikke er trygt: hva du da gjør. Siden fører alltid videre til "
        "akuttregelen.",
        default=(),
        max_length=6,
    )
    levels: tuple[ThemeLevel, ...] = words(
        "Nivå for nivå",
        "Hva dere gjør på hvert nivå.",
        in_form="Hva dere gjør på hvert nivå. Ett punkt for hvert nivå.",
        default=(),
    )
    who: tuple[Markdown, ...] = words(
        "Hvem gjør hva", "Hvem som gjør hva, ett punkt for hver.", default=()
    )
    say_to_child: tuple[Line, ...] = words(
        "Si til barnet", "Setninger du kan si til barnet.", default=()
    )
    say_to_parents: tuple[Line, ...] = words(
        "Si til foresatte",
        "Setninger du kan si til foresatte, i «…». En linje uten «…» står foran dem, som et råd.",
        default=(),
    )
    mistakes: tuple[Markdown, ...] = words("Vanlige feil", "Vanlige feil.", default=())
    add: AddedThemeWords | None = words(
        "Legg til",
        "Flere punkter i listene, bak de felles. Bare i tilpasninger.",
        default=None,
    )
    addition: Markdown | None = words(
        "Lokalt tillegg",
        "Lokalt tillegg, vist etter det dere gjør. Bare i tilpasninger.",
        default=None,
    )
    steps: tuple[Id, ...] = fact(
        "Steg", "Stegene der temaet trengs mest, høyst tre.", to="step", default=(), max_length=3
    )
    tools: tuple[Id, ...] = fact("Verktøy", "Verktøyene en bruker.", to="tool", default=())
    services: tuple[Id, ...] = fact(
        "Tjenester", "Tjenestene som kan hjelpe.", to="service", default=()
    )
    helplines: tuple[Id, ...] = fact(
        "Telefoner",
        "Landsdekkende telefoner, id-ene i helplines.yml.",
        in_form="Landsdekkende telefoner.",
        to="helpline",
        default=(),
    )
    measures: tuple[Line, ...] = fact(
        "Tema i tiltakene",
        "Det temaet heter under themes i measures.yml. Tiltak med et slikt tema vises her, "
        "og det gjør de med temaets tittel.",
        in_form="Det temaet heter i tiltakene. Tiltak med et slikt tema vises her.",
        default=(),
    )
    laws: tuple[Id, ...] = fact("Lover", "Lovbestemmelser temaet bygger på.", to="law", default=())
    cases: tuple[Id, ...] = fact("Øvelser", "Øvelser som handler om temaet.", to="case", default=())
    themes: tuple[Id, ...] = fact("Se også", "Temaer som ligger nær.", to="theme", default=())
