"""What an adapted step adds to the lists of the text beneath it."""

from veileder.model.base import Line, Markdown, Part
from veileder.model.declaring import words


class AddedWords(Part):
    """Lines to put behind those of a step."""

    actions: tuple[Markdown, ...] = words("Dette gjør du", "Flere ting en gjør.", default=())
    say_to_child: tuple[Line, ...] = words("Si til barnet", "Flere setninger.", default=())
    say_to_parents: tuple[Line, ...] = words("Si til foresatte", "Flere setninger.", default=())
    questions: tuple[Line, ...] = words("Spørsmål", "Flere spørsmål.", default=())
    mistakes: tuple[Markdown, ...] = words("Vanlige feil", "Flere vanlige feil.", default=())
