"""The letter to one municipality: Markdown, and the same as a page that stands alone."""

import re
import shlex
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePosixPath

from veileder.markdown.markup import render
from veileder.model.base import Language
from veileder.updating.concerns import Item, Section, link_from
from veileder.updating.words import WORDS

_SECTIONS: tuple[Section, ...] = ("decisions", "law", "gains")
_BESIDE = re.compile(r"\]\((\.\./[^)]+)\)")
_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 sans-serif }}
li {{ margin-block: .5rem }}
</style>
{body}
</html>
"""


class Letter:
    """What is told of an update, in the language of the site; ``path`` is where it will stand."""

    def __init__(self, id: str, name: str, version: str, language: Language, path: str) -> None:
        self.id = id
        self.path = path
        self._words = WORDS[Language.NN if language is Language.NN else Language.NB]
        self._language = language
        self.title = self._words["title"].format(name=name, version=version)

    def markdown(self, items: Sequence[Item], changed: Sequence[str]) -> str:
        """Return the letter of ``items``, and the files that were changed."""
        return "\n".join([f"# {self.title}", "", *self._rows(items), *self._files(changed)])

    def page(self, markdown: str) -> str:
        """Return the letter as HTML. Its only links are to files of the same folder."""
        title = f"<h1>{escape(self.title)}</h1>\n"
        body = render(markdown.partition("\n")[2]).html
        links = iter(_BESIDE.findall(markdown))
        linked = re.sub("<a>", lambda _: f'<a href="{escape(next(links))}">', body)
        return _PAGE.format(language=self._language, title=escape(self.title), body=title + linked)

    def _rows(self, items: Sequence[Item]) -> Iterator[str]:
        yield from [self._words["quiet"], ""] if not items else []
        for section in _SECTIONS:
            mine = [item for item in items if item.section == section]
            if mine:
                yield from [f"## {self._words[section]}", ""]
                for item in mine:
                    yield from self._item(item)
                yield ""

    def _item(self, item: Item) -> Iterator[str]:
        words = self._words[item.reason] if item.reason else "{line}"
        yield f"- {words.format(line=_inline(item.line), path=item.path)}"
        for name, lines in (("before", item.before), ("after", item.after)):
            if lines:
                yield f"    - {self._words[name]}: {_inline(' · '.join(lines))}"
        if item.path:
            where = link_from(self.path, item.path)
            at = shlex.quote("/".join(PurePosixPath(item.path).parts[2:]))
            told = self._words["edit"].format(path=item.path, link=where, id=self.id, at=at)
            yield f"    - {told}"
        if item.other:
            yield f"    - {self._words['other'].format(path=item.other)}"

    def _files(self, changed: Sequence[str]) -> Iterator[str]:
        if changed:
            yield from [f"## {self._words['files']}", ""]
            yield from (f"- `{path}`" for path in changed)
            yield ""


def _inline(text: str) -> str:
    """Return ``text`` on one line, with nothing in it that Markdown would take for a sign."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in line)
