"""Files that can't be written as text, each with one thing wrong in it: ``<fil: NAME>``."""

from functools import cache

from tests.support import files_inside as make

_TEMPLATE = '<Relationship Type="x/attachedTemplate" Target="file:///t" TargetMode="External"/>'
_MAKER = '<c xmlns:dc="d"><dc:creator>Kari Nordmann</dc:creator></c>'
_TYPES = "[Content_Types].xml"


@cache
def made(name: str) -> bytes:
    """Return the file of this name; ``hel.SUFFIX`` is one that nothing is wrong with."""
    kind, _, suffix = name.rpartition(".")
    return make.WHOLE[suffix] if kind == "hel" else _SPOILT[name]


_SPOILT = {
    "nettside.pdf": b"<html><script>",
    "avkuttet.docx": make.office()[:-30],
    "passord.pdf": make.pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 9 0 R"),
    "passord.odt": make.open_document(**{"META-INF/manifest.xml": "<encryption-data/>"}),
    "javascript.pdf": make.pdf(b"<</S /JavaScript /JS (app.alert)>>"),
    "makroer.docx": make.word(**{"word/vbaProject.bin": "x"}),
    "mal.docx": make.word(rels=_TEMPLATE),
    "bilde.odt": make.open_document(inside='<draw:image x:href="https://e.example/a.png"/>'),
    "forfatter.docx": make.word(**{"docProps/core.xml": _MAKER}),
    "merknad.odt": make.open_document(inside="<office:annotation/>"),
    "stor.pdf": make.pdf(content=b" " * (17 << 20)),
    "mange-deler.docx": make.zipped({_TYPES: "x", **{f"{n}": "" for n in range(3001)}}),
    "stort.png": make.png((b"tEXt", b"a\0" + b"x" * 500_000)),
    "stort.jpg": make.jpg(*[(0xFE, b"x" * 60_000)] * 9),
}
