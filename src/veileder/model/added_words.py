"""What an adapted step or theme adds to the lists of the text beneath it."""

from veileder.model.base import Id, Line, Markdown, Part
from veileder.model.declaring import fact, words


class AddedWords(Part):
    """Lines to put behind those of a step."""

    actions: tuple[Markdown, ...] = words("Dette gjør du", "Flere ting en gjør.", default=())
    say_to_child: tuple[Line, ...] = words("Si til barnet", "Flere setninger.", default=())
    say_to_parents: tuple[Line, ...] = words("Si til foresatte", "Flere setninger.", default=())
    questions: tuple[Line, ...] = words("Spørsmål", "Flere spørsmål.", default=())
    mistakes: tuple[Markdown, ...] = words("Vanlige feil", "Flere vanlige feil.", default=())


class ThemeLevel(Part):
    """What one does about a theme on one level."""

    level: Id = fact("Nivå", "Nivået, med id-en.", in_form="Nivået.", to="level")
    actions: tuple[Markdown, ...] = words(
        "Dette gjør dere",
        "Høyst seks punkter som begynner med et verb.",
        min_length=1,
        max_length=6,
    )


class AddedThemeWords(Part):
    """What to put behind the lists of a theme: lines, and on each level more to do."""

    signs: tuple[Markdown, ...] = words("Tegn", "Flere tegn.", default=())
    stop: tuple[Markdown, ...] = words("Stopp først", "Mer om når det haster.", default=())
    levels: tuple[ThemeLevel, ...] = words("Nivå for nivå", "Mer dere gjør på et nivå.", default=())
    who: tuple[Markdown, ...] = words("Hvem gjør hva", "Flere som gjør noe.", default=())
    say_to_child: tuple[Line, ...] = words("Si til barnet", "Flere setninger.", default=())
    say_to_parents: tuple[Line, ...] = words("Si til foresatte", "Flere setninger.", default=())
    mistakes: tuple[Markdown, ...] = words("Vanlige feil", "Flere vanlige feil.", default=())
    tools: tuple[Id, ...] = fact("Verktøy", "Flere verktøy.", to="tool", default=())
    services: tuple[Id, ...] = fact("Tjenester", "Flere tjenester.", to="service", default=())
    measures: tuple[Line, ...] = fact(
        "Tema i tiltakene", "Flere ord for temaet i tiltakene deres.", default=()
    )
