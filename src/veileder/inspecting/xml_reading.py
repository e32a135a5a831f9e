"""XML of files from strangers: no entities, no depth without end, and the words in their order."""

from dataclasses import dataclass, field
from xml.parsers import expat

from veileder.inspecting.flaws import damaged, too_much

MOST_TAGS = 500_000  # of a file as a whole
_DEEPEST = 250
# Elements whose end is the end of a line, as a reader sees it.
_ENDS = frozenset("p h si c row tr tc br tab cr text table-cell line-break caption t-cell".split())
_SAID = frozenset("descr title tooltip alias name".split())  # attributes with words in them


@dataclass(slots=True)
class Reading:
    """What was read: the words, the names of elements, and the attributes of those asked for."""

    wanted: frozenset[str] = frozenset()
    words: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    attributes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    under: dict[str, list[str]] = field(default_factory=dict)
    tags: int = 0
    _open: list[str] = field(default_factory=list)
    _mute: bool = False

    def take(self, xml: bytes) -> None:
        """Read one part more. Raises Unreadable."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._open.clear()
        self._mute = False
        try:
            parser.Parse(xml, True)
        except (expat.ExpatError, ValueError, LookupError):
            raise damaged("noe i den kan ikke leses") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self.tags += 1
        self._open.append(local)
        if self.tags > MOST_TAGS:
            raise too_much("flere celler eller avsnitt enn vi kan se gjennom")
        if len(self._open) > _DEEPEST:
            raise damaged("for mange nivåer inni hverandre")
        self.names.add(local)
        if attributes:
            self._said(local, attributes)

    def _said(self, local: str, attributes: dict[str, str]) -> None:
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if local in self.wanted:
            self.attributes.append((local, bare))
        if local == "c":  # a cell, whose value may be the number of a text in a table
            self._mute = bare.get("t") == "s"
        for key in _SAID & bare.keys():
            self.words += (bare[key], "\n")

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._open.pop()
        if local in _ENDS:
            self.words.append("\n")

    def _text(self, text: str) -> None:
        local = self._open[-1]
        if local == "v" and self._mute:
            return
        if local in self.wanted:
            self.under.setdefault(local, []).append(text)
        self.words.append(text)


def _refuse(*_: object) -> None:
    raise damaged("den bygger på seg selv (ENTITY)")
