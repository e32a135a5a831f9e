"""Where the cause of a complaint of PyYAML's stands: often before the place where it gave up."""

import re
from collections.abc import Callable

from veileder.model.kinds import FIELD_NAMES
from veileder.reading.yaml.lists import (
    after_value,
    bullet_near,
    dash_behind_name,
    points_in_point,
    text_before_points,
)
from veileder.reading.yaml.trouble import FIELD, Explained, Trouble, line_above, quoted

# The fields that items of lists begin with.
_FIRST = frozenset({"id", "function", "days", "file", "level", "step", "tool", "title", "heading"})
_CURLY = re.compile(r"(?P<open>[“”„«»‘’])(?P<text>.*?)[“”„«»‘’]?\s*$")


def _colon(trouble: Trouble) -> Explained:
    """Explain a colon where YAML wants none: curly quotes, a field too far in, plain text."""
    number, field = trouble.gave_up[0], FIELD.match(trouble.line)
    value = field["value"].strip() if field else ""
    if field and _CURLY.match(value):
        name, text = field["name"], _CURLY.sub(r"\g<text>", value)
        message = f"Buede anførselstegn ({value[0]}) gjelder ikke, så kolonet blir et nytt felt"
        return Explained(message, f"Skriv med rette anførselstegn: {name}: {quoted(text)}.")
    above = FIELD.match(trouble.above(number))
    if above and (dash := re.fullmatch(r"(\s*)-(\w.*)", trouble.above(number))):
        name = above["name"].removeprefix("-")
        cure = f"Skriv «- {dash[2].strip()}»."
        return Explained(
            f"Det mangler et mellomrom etter streken foran «{name}»",
            cure,
            (line_above(trouble.lines, trouble.gave_up[0]), len(dash[1])),
        )
    if field and above and _is_without_dash(field, above):
        message = f"«- » mangler foran «{above['name']}»"
        place = (line_above(trouble.lines, trouble.gave_up[0]), len(above["indent"]))
        return Explained(message, f"Skriv «- » foran «{above['name']}».", place)
    if field and above and _is_too_far_in(field, above):
        message = f"Feltet «{field['name']}» er rykket lenger inn enn «{above['name']}» over"
        cure = f"Ta bort mellomrom så det står rett under «{above['name']}»."
        return Explained(message, cure, (number, len(field["indent"])))
    message = "Et kolon inne i teksten blir lest som et nytt felt"
    if above and above["value"].strip() and _indent(trouble.line) > len(above["indent"]):
        cure = f"Sett hele teksten etter «{above['name']}:» i anførselstegn."
        return Explained(message, cure)
    return Explained(message, f"Sett hele verdien i anførselstegn{_shown(trouble.line)}.")


def _is_without_dash(field: re.Match[str], above: re.Match[str]) -> bool:
    """Whether the line above began an item: the next field stands as far in as after a dash."""
    in_item = len(field["indent"]) == len(above["indent"]) + 2
    return (
        "-" not in above["indent"]
        and in_item
        and above["name"] in _FIRST
        and _is_too_far_in(field, above)
    )


def _is_too_far_in(field: re.Match[str], above: re.Match[str]) -> bool:
    is_deeper = len(field["indent"]) > len(above["indent"]) and bool(above["value"].strip())
    return is_deeper and field["name"] in FIELD_NAMES and "-" not in field["indent"]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _shown(line: str) -> str:
    """Return «: » and the line as it would be in quotes; a text in a list has no name."""
    field = FIELD.match(line)
    if field and field["name"] in FIELD_NAMES and field["value"].strip():
        return f": {field['name']}: {quoted(field['value'].strip())}"
    item = re.fullmatch(r"\s*(- +)(\S.*)", line)
    return f": {item[1]}{quoted(item[2].strip())}" if item else ""


def _open_quote(trouble: Trouble) -> Explained | None:
    """Explain a quote that is closed by the next one somewhere below, or never."""
    start = trouble.began if "quoted scalar" in trouble.context else trouble.long_quote
    if start is None or "escape" in trouble.problem:
        return None
    cure = "Sett et anførselstegn der teksten slutter, på samme linje."
    return Explained("Anførselstegnet her er ikke lukket", cure, start)


def _not_in_list(trouble: Trouble) -> Explained | None:
    """Explain a line in a list that has no dash, or fields that stand askew."""
    field = FIELD.match(trouble.line)
    word = field["name"] if field else trouble.line.strip()
    column = trouble.gave_up[1]
    if trouble.began is None or "block collection" not in trouble.context:
        return None
    if (
        word in FIELD_NAMES
        and column == trouble.began[1]
        and (first := _first_of_item(trouble, word))
    ):
        cure = f"Rykk inn «{word}» like langt som «{first}»."
        return Explained(f"«{word}» står ikke rett under feltet over", cure)
    if column == trouble.began[1]:
        return Explained(f"«- » mangler foran «{word}»", f"Skriv «- » foran «{word}».")
    above = FIELD.match(trouble.above(trouble.gave_up[0]))
    name = above["name"] if above else ""
    message = f"«{word}» står ikke rett under feltet over"
    return Explained(message, f"Rett innrykket så «{word}» står rett under «{name}».")


def _first_of_item(trouble: Trouble, name: str) -> str | None:
    """Return the first field of the item above; None if it has ``name``, which begins the next."""
    for number in range(trouble.gave_up[0] - 1, -1, -1):
        field = FIELD.match(trouble.at(number))
        if field is None or field["name"] == name:
            return None
        if "-" in field["indent"]:
            return field["name"]
    return None


def _loose_dash(trouble: Trouble) -> Explained | None:
    if "<block sequence start>" not in trouble.problem:
        return None
    cure = (
        "Sett streken rett under strekene over. Har ikke punktet over noen strek, skriv «- » der."
    )
    return Explained("Streken hører ikke til noen liste over", cure)


def _first_field(trouble: Trouble) -> Explained | None:
    """Explain a first field that is further in than the others."""
    number = next((n for n, line in enumerate(trouble.lines) if line.strip(" #")), 0)
    first = trouble.at(number)
    if not first.startswith(" "):
        return None
    name = first.strip().partition(":")[0]
    column = len(first) - len(first.lstrip())
    message = f"«{name}» er rykket inn, men ikke feltene under"
    return Explained(message, f"Ta bort mellomrommene foran «{name}».", (number, column))


def _no_colon(trouble: Trouble) -> Explained | None:
    """Explain a line without «: »: text that is not indented, an item without a dash."""
    if trouble.began is None:
        return None
    line, above = trouble.at(trouble.began[0]), trouble.above(trouble.began[0])
    text = line.strip()
    if re.search(r":\s*[|>][+-]?\s*$", above):
        cure = "Sett to mellomrom foran hver linje i teksten."
        return Explained(f"Teksten under «{above.strip()}» er ikke rykket inn", cure, trouble.began)
    if above.lstrip().startswith("- ") and not text.startswith("- "):
        return Explained(f"«- » mangler foran «{text}»", f"Skriv «- {text}».", trouble.began)
    if glued := re.fullmatch(r"([\w-]+):(\S.*)", text):
        cure = f"Skriv «{glued[1]}: {glued[2]}»."
        return Explained("Det mangler et mellomrom etter kolonet", cure, trouble.began)
    cure = "Skriv «navn: verdi», med mellomrom etter kolon. Hører den til over, rykk den inn."
    return Explained("Linjen mangler kolon etter feltnavnet", cure, trouble.began)


def _odd_start(trouble: Trouble) -> Explained:
    """Explain a sign that no value can begin with."""
    sign = trouble.line[trouble.gave_up[1] : trouble.gave_up[1] + 1]
    if sign == "\t":
        cure = "Bytt tabulatoren med mellomrom, like mange som foran linjen over."
        return Explained("Linjen er rykket inn med en tabulator", cure)
    cure = f"Sett hele verdien i anførselstegn{_shown(trouble.line)}."
    return Explained(f"Tegnet kan ikke stå først i en verdi: «{sign}»", cure)


def _after_quote(trouble: Trouble) -> Explained | None:
    """Explain text behind a closed quote; often there is an apostrophe inside."""
    field = FIELD.match(trouble.line)
    value = field["value"].strip() if field else ""
    if "<scalar>" not in trouble.problem or value[:1] not in ("'", '"') or not value:
        return None
    inside = value[1:].removesuffix(value[0])
    cure = "Sett anførselstegn rundt hele verdien, og bruk «» inni"
    shown = f": {field['name']}: {quoted(inside)}" if field and value[0] == "'" else ""
    return Explained("Teksten fortsetter etter anførselstegnet", f"{cure}{shown}.")


def _open_list(trouble: Trouble) -> Explained:
    line = trouble.line
    if trouble.began and trouble.began[0] == trouble.gave_up[0] and "]" in line:
        return Explained("Det mangler et komma i listen", "Sett komma mellom punktene: [a, b].")
    cure = "Lukk med ] eller }, eller skriv ett punkt per linje med strek foran."
    return Explained("Listen som begynner her med [ eller {, er ikke lukket", cure, trouble.began)


# What is said, and where the cause must be looked for. The first that finds one is used.
CAUSES: tuple[tuple[str, Callable[[Trouble], Explained | None]], ...] = (
    ("sequence entries are not allowed", dash_behind_name),
    ("mapping values are not allowed", bullet_near),
    ("mapping values are not allowed", text_before_points),
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _odd_start),
    ("quoted scalar", _open_quote),
    ("expected <block end>", _open_quote),
    ("expected <block end>", _after_quote),
    ("expected <block end>", after_value),
    ("expected <block end>", bullet_near),
    ("expected <block end>", points_in_point),
    ("expected <block end>", _not_in_list),
    ("expected <block end>", _loose_dash),
    ("expected '<document start>'", _first_field),
    ("could not find expected ':'", _open_quote),
    ("could not find expected ':'", bullet_near),
    ("could not find expected ':'", _no_colon),
    ("scanning an alias", bullet_near),
    ("while parsing a flow", _open_list),
)
