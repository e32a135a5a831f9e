"""Which page of the site shows what a form is about."""

from pathlib import PurePosixPath

from veileder.editing.forms import NEW, Form
from veileder.reading.names import TextFile, named
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses
from veileder.resolving.guide import Guide

_FRONT = {"services.yml": "service", "measures.yml": "measure", "arenas.yml": "arena"}


def page_of(form: Form, guide: Guide | None, strings: Strings) -> str | None:
    """Return the path of the page under ``vis/``; the front where there is none of its own."""
    if guide is None:
        return None
    ref = _ref(form)
    target = Addresses(guide, strings).find(ref) if ref and strings else None
    return f"{guide.id}/{target.path if target else ''}"


def _ref(form: Form) -> str | None:
    file = named(PurePosixPath(form.name), is_shared=False)
    if isinstance(file, TextFile):
        return f"{file.key.kind}/{file.key.id}"
    if form.entry and form.entry != NEW and form.name in _FRONT:
        of_type = form.data.get("type", form.entry)
        return f"{_FRONT[form.name]}/{of_type}"
    return None
