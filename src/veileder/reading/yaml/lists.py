"""Lists in YAML that are made with the wrong sign, or begun in the wrong place, and their cure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from veileder.model.kinds import FIELD_NAMES, LIST_FIELDS
from veileder.reading.yaml.trouble import FIELD, Explained, Trouble, line_above, quoted

MAX_POINT_LINES = 500  # how far above a point the name of its list is looked for
_ROUND = "•·‣◦▪●○■–—−"
# What people put before a point instead of "- ". A star or a plus must stand apart from its text.
_BULLET = re.compile(
    rf"(?P<indent>\s*)(?P<sign>[*+{_ROUND}](?=\s)|[{_ROUND}](?=\w)"
    r"|-(?=[^\W\d_]|\*\*|[\[\x22«]))\s*(?P<text>\S.*)"
)
# Behind a colon also a number or a dash begins a point; in a text over several lines they may be
# a date or a thought.
_LED_IN = re.compile(rf"\s*([-*+{_ROUND}]|\d{{1,2}}[.)])\s+\S")
_POINT = re.compile(rf"\s*[-{_ROUND[:-3]}]\s+\S")
_BARE = re.compile(r"\s*(?:- +)*(?P<name>[\w-]+):\s*")
# A bracket, a brace or a quote first, and more behind the one that closes it; a word in braces.
_VALUE = re.compile(
    r"(?P<lead>\s*(?:- +)*(?:[\w-]+: +)?)"
    r"(?P<value>[\[{].*[\]}]\s*[^\s#].*|\"[^\"]*\".+|'[^']*'[^'].*|\{[^\W\d]\w*\}\s*)"
)
_BEGUN = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<name>[\w-]+): +(?P<text>\S.*)")


def wrong_bullet(lines: Sequence[str], number: int) -> Explained | None:
    """Return what to say of line ``number`` if it was meant as a point of a list of fields."""
    match = _BULLET.fullmatch(lines[number]) if 0 <= number < len(lines) else None
    if match is None:
        return None
    sign, at = match["sign"], (number, len(match["indent"]))
    if _is_under_point(lines, number):
        cure = f"Skriv «- » i stedet for «{sign}» foran hvert punkt. {UNDER_POINTS}"
        return Explained("Et punkt i dette feltet kan ikke ha punkter under seg", cure, at)
    if not _is_in_list(lines, number):
        return None
    if sign == "-":
        message = "Streken mangler et mellomrom, så dette blir ikke en liste"
        is_next_too = number + 1 < len(lines) and _BULLET.fullmatch(lines[number + 1])
        more = " Gjør det samme med punktene under." if is_next_too else ""
        return Explained(message, f"Skriv «- {_point(match['text'].strip())}».{more}", at)
    cure = f"Skriv «- » i stedet for «{sign}» foran hvert punkt."
    return Explained(f"«{sign}» lager ikke et punkt i en liste her", cure, at)


def _is_under_point(lines: Sequence[str], number: int) -> bool:
    """Whether line ``number`` stands further in, right under a point that leads in with a colon."""
    above = lines[max(line_above(lines, number), 0)]
    point = re.fullmatch(r"\s*- +(?P<text>\S.*):\s*", above)
    is_further_in = _indent(lines[number]) > _indent(above)
    return bool(point and is_further_in and point["text"] not in FIELD_NAMES)


def _point(text: str) -> str:
    """Return ``text`` as a point, in quotes if it would be read as something else."""
    field = FIELD.match(text)
    is_read_as_field = ": " in text and not (field and field["name"] in FIELD_NAMES)
    return quoted(text) if is_read_as_field or text[0] in "[*" else text


def _is_in_list(lines: Sequence[str], number: int) -> bool:
    """Whether line ``number`` stands among the points under the name of a list."""
    own, last = _indent(lines[number]), number - MAX_POINT_LINES
    while (number := line_above(lines, number)) >= max(last, 0):
        line = lines[number]
        if line.lstrip().startswith("#"):
            continue
        if _indent(line) <= own and (bare := _BARE.fullmatch(line)):
            return bare["name"] in LIST_FIELDS
        if _indent(line) <= own and not (_BULLET.fullmatch(line) or re.match(r"\s*- ", line)):
            return False
    return False


def bullet_near(trouble: Trouble) -> Explained | None:
    """Return what to say of the place of the ``trouble``, or the line above, if a bullet is why."""
    began = trouble.began[0] if trouble.began else trouble.gave_up[0]
    above = line_above(trouble.lines, trouble.gave_up[0])
    found = (wrong_bullet(trouble.lines, number) for number in (began, trouble.gave_up[0], above))
    return next((explained for explained in found if explained), None)


def text_with_points(lines: Sequence[str], number: int) -> Explained | None:
    """Return what to say of a text that begins behind its field's name and goes on as points."""
    begun = _BEGUN.fullmatch(lines[number]) if number < len(lines) else None
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if begun is None or begun["name"] in LIST_FIELDS:
        return None
    if not _is_point(begun["text"], below):
        return None
    if len(below) - len(below.lstrip()) <= len(begun["indent"]):
        return None
    cure = (
        f"Skriv «{begun['name']}: |», sett «{begun['text'].strip()}» på linjen under, rett over "
        "punktene, og skriv «- » foran hvert punkt."
    )
    message = "Punktene under blir ikke en liste, men en del av teksten over"
    return Explained(message, cure, (number, begun.start("text")))


def text_before_points(trouble: Trouble) -> Explained | None:
    """Explain a colon that leads in points, behind the name of a field."""
    return text_with_points(trouble.lines, trouble.gave_up[0])


def folded_points(lines: Sequence[str]) -> bool:
    """Whether ``lines``, of a text under ``>``, have points that flow into what is above."""
    pairs = pairwise(lines)
    return any(_is_point(above, line) and _indent(line) == _indent(above) for above, line in pairs)


def _is_point(above: str, line: str) -> bool:
    """Whether ``line`` was meant as a point: by its sign, or by what is right above."""
    is_led_in = above.rstrip().endswith(":") or _LED_IN.match(above)
    return bool(above.strip() and (_LED_IN if is_led_in else _POINT).match(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def dash_behind_name(trouble: Trouble) -> Explained | None:
    """Explain a point that begins on the line of its field's name."""
    begun = _BEGUN.fullmatch(trouble.line)
    if begun is None:
        return None
    name, point, at = begun["name"], begun["text"].strip(), (trouble.gave_up[0], begun.start(3))
    message = "Et punkt med strek kan ikke stå på samme linje som feltnavnet"
    if name not in LIST_FIELDS:
        cure = (
            f"Ta bort streken. Skal det være flere punkter, skriv «{name}: |» og punktene på "
            "linjene under, med innrykk."
        )
        return Explained(message, cure, at)
    below = FIELD.match(trouble.at(trouble.gave_up[0] + 1))
    is_field = below and len(below["indent"]) > len(begun["indent"]) and "-" not in below["indent"]
    cure = f"Skriv «{name}:» alene, og «{point}» på linjen under, rykket inn med to mellomrom."
    if below and is_field:
        first = point.removeprefix("- ").partition(":")[0]
        cure += f" Sett «{below['name']}» rett under «{first}»."
    return Explained(message, cure, at)


def after_value(trouble: Trouble) -> Explained | None:
    """Explain text behind a bracket or a quote that was meant as the first sign of a text."""
    return text_in_sign(trouble.line)


def text_in_sign(line: str) -> Explained | None:
    """Return what to say of a ``line`` whose text begins with a bracket, a brace or a quote."""
    match = _VALUE.fullmatch(line)
    if match is None or not match["lead"].strip():
        return None
    value, lead = match["value"].strip(), match["lead"].strip()
    link = re.fullmatch(r"\[[^\]]*\]\((https://[^)\s]+)\)", value)
    cure = f"Sett hele verdien i anførselstegn: {lead} {_whole(value)}."
    if link and lead.endswith(("url:", "form:", "website:")):
        cure = f"Skriv bare adressen: {lead} {link[1]}"
    if value[0] in "[{":
        return Explained(f"En verdi som begynner med {value[0]} blir lest som en liste", cure)
    return Explained("Teksten fortsetter etter anførselstegnet", cure)


def _whole(value: str) -> str:
    """Return ``value`` in quotes; its own too, unless one inside is an apostrophe."""
    is_apostrophe = re.fullmatch(r"'[^']*'\w.*'", value)
    return quoted(value[1:-1] if is_apostrophe else value)


def points_in_point(trouble: Trouble) -> Explained | None:
    """Explain points that stand further in, under a point that is a text in quotes."""
    above = line_above(trouble.lines, trouble.gave_up[0])
    if not trouble.line.lstrip().startswith("- ") or not re.match(
        r"\s*- +[\"'].*[\"']\s*$", trouble.at(above)
    ):
        return None
    return Explained("Et punkt i dette feltet kan ikke ha punkter under seg", UNDER_POINTS)


UNDER_POINTS = (
    "Sett streken rett under streken over, så det blir et eget punkt, eller flytt punktene til "
    "teksten under feltene."
)
