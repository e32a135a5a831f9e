"""What a file is called where nobody shall see its name: as the site calls what stands in it."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from veileder.editing.documents import Unreadable, values_in
from veileder.editing.forms import Form
from veileder.editing.language import Words
from veileder.editing.references import References
from veileder.reading.names import AttachmentFile, SkeletonFile, TextFile, named


def called(name: str, text: str | None, words: Words, references: References) -> str:
    """Return what file ``name`` is called when ``text`` stands in it."""
    file = named(PurePosixPath(name), is_shared=False)
    if isinstance(file, TextFile):
        return _of_text(file, _values(name, text), words, references)
    if isinstance(file, SkeletonFile):
        return f"{words['guide_yml']}: {_title('service', file.variant, references)}"
    if isinstance(file, AttachmentFile):
        return PurePosixPath(name).name  # she chose the file, and knows it by that
    return words.of_file(name)


def title_of(form: Form, words: Words, references: References) -> str:
    """Return what a form is called: as what it is about."""
    if not form.entry:
        return called(form.name, form.text, words, references)
    return name_of(form.data) or words["new"]


def name_of(row: Mapping[str, Any]) -> str:
    """Return what an entry goes by: its name, in what stands first, its term or question."""
    word = row.get("nb") or row.get("nn")
    said = word if isinstance(word, Mapping) else {}
    name = row.get("name") or said.get("term") or said.get("question") or ""
    return str(next(iter(name.values()), "") if isinstance(name, Mapping) else name)


def _of_text(file: TextFile, data: Mapping[str, Any], words: Words, references: References) -> str:
    """Return the title, its own or that of the text it is made from; else what kind it is."""
    kind, id, variant = file.key
    untitled = f"{words[f'kind_of_{kind}']} {words['untitled']}"
    title = str(data.get("title") or _title(kind, id, references, untitled))
    if variant:
        title = f"{title} – {_title('service', variant, references)}"
    is_other = file.language is not words.language
    return f"{title} ({words[f'language_{file.language}'].lower()})" if is_other else title


def _title(kind: str, id: str, references: References, otherwise: str = "") -> str:
    return dict(references.options(kind)).get(id) or otherwise or id


def _values(name: str, text: str | None) -> Mapping[str, Any]:
    try:
        return values_in(text or "", name)
    except Unreadable:
        return {}
