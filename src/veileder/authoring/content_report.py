"""The shared content in figures, in each målform: what is written, confirmed and gone through."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from veileder.authoring.review.kit import texts_of
from veileder.checked import Checked
from veileder.checks.unlinked_law import unlinked_in
from veileder.markdown import markup
from veileder.model.base import SITE_LANGUAGES, Language
from veileder.model.themes import Theme
from veileder.resolving.bare import NOBODY, bare_library
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.resolve import resolve
from veileder.resolving.reviews import functions_of
from veileder.resolving.safe_guide import guarded, is_shown

Figures = dict[str, Any]
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONG = 6  # letters: LIX counts the words with more


def content_figures(checked: Checked) -> Figures:
    """Return the figures of each målform, as numbers by name."""
    return {str(language): _figures(checked, language) for language in SITE_LANGUAGES}


def content_report(checked: Checked) -> str:
    """Return the figures as text for a project leader."""
    figures = content_figures(checked)
    names = {str(language): name for language, name in SITE_LANGUAGES.items()}
    return "\n".join(line for key, said in figures.items() for line in _told(names[key], said))


def content_json(checked: Checked) -> str:
    """Return the figures for programs."""
    return json.dumps(content_figures(checked), ensure_ascii=False, indent=2)


def shared_guide(checked: Checked, language: Language) -> Guide:
    """Return the shared content in ``language``, as one sees it who says nothing."""
    library = bare_library(checked.library, None)
    tables, settings = library.layers[NOBODY].tables, library.layers[NOBODY].settings
    assert settings  # noqa: S101 - that is all that nobody has
    tables["municipality.yml"] = settings.model_copy(update={"language": (language,)})
    return resolve(library, NOBODY).value


def _figures(checked: Checked, language: Language) -> Figures:
    guide, layers = shared_guide(checked, language), [checked.library.shared]
    told = list(texts_of(guide, layers))
    documents = [document for _, document, _ in told]
    lines = [line for _, _, said in told for line in (*(c.text for c in said.claims), *said.rest)]
    sources = [source for document in documents for source in document.value.sources]
    return {
        "pages": len(documents),
        "sources": len(sources),
        "different_sources": len({(source.title, source.url) for source in sources}),
        "without_source": sum(not document.value.sources for document in documents),
        "unconfirmed": sum(not source.confirmed for source in sources),
        **readability(lines),
        "reviewed": dict(_reviewed(documents, guide, layers)),
        **_safety(guide),
        "municipalities": {
            id: _safety(one) for id, one in checked.guides.items() if one.language is language
        },
        "law_unlinked": sum(one is language for one, _ in unlinked_in(checked.library.shared)),
        "themes": dict(_themes(guide)),
    }


def readability(lines: Sequence[str]) -> Mapping[str, float]:
    """Return how many words there are in ``lines`` of Markdown, and their LIX."""
    plain = [markup.plain(markup.render_field(line).inline) for line in lines]
    words = [word for line in plain for word in _WORD.findall(line)]
    ends = sum(max(1, len(re.findall(r"[.!?:](?=\s|$)", line))) for line in plain)
    hard = sum(len(word) > _LONG for word in words)
    lix = len(words) / ends + 100 * hard / len(words) if words else 0
    return {"words": len(words), "lix": round(lix, 1)}


def _reviewed(
    documents: Sequence[Resolved[Any]], guide: Guide, layers: Sequence[Any]
) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield for each profession how many texts it has, has read, and that have changed since."""
    for function, _ in functions_of(layers, guide.language):
        count: Counter[str] = Counter(pages=0, reviewed=0, changed=0)
        for document in documents:
            standing = document.standing
            if standing.function and standing.function.id == function.id:
                mine = [one for one in standing.reviews if one.kind == (function.kind or "fag")]
                count["pages"] += 1
                count["reviewed"] += any(one.holds for one in mine)
                count["changed"] += bool(mine) and not any(one.holds for one in mine)
        yield function.id, dict(count)


def _safety(guide: Guide) -> Mapping[str, int]:
    """Return how many lines protect the child on the pages of ``guide``, and are shown there."""
    lines = [is_shown(text, id) for text in guarded(guide) for id in text.value.safety]
    return {"safety_lines": len(lines), "safety_shown": sum(lines)}


def _themes(guide: Guide) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield for each theme how many of the levels it says something of."""
    levels = {level.id for level in guide.common.levels} if None in guide.variants else set()
    for id, theme in guide.documents["theme"].items():
        if isinstance(theme.value, Theme):
            filled = {one.level for one in theme.value.levels} & levels
            yield id, {"filled": len(filled), "levels": len(levels)}


def _told(name: str, said: Figures) -> Iterator[str]:
    per_page = said["sources"] / said["pages"] if said["pages"] else 0
    yield f"Fellesinnhold på {name}"
    yield f"  tekster: {said['pages']}, ord: {said['words']}, LIX: {said['lix']}"
    yield (
        f"  kilder: {said['sources']} ({per_page:.1f} per tekst, "
        f"{said['different_sources']} forskjellige), tekster uten: "
        f"{said['without_source']}, ikke bekreftet: {said['unconfirmed']}"
    )
    yield f"  linjer som verner barnet: {_share(said)} vises"
    for id, one in said["municipalities"].items():
        yield f"    {id}: {_share(one)}"
    yield f"  paragrafer uten lenke til loven: {said['law_unlinked']}"
    for id, one in said["reviewed"].items():
        since = f", endret siden: {one['changed']}" if one["changed"] else ""
        yield f"  gjennomgått, {id}: {one['reviewed']} av {one['pages']}{since}"
    for id, one in said["themes"].items():
        yield f"  tema {id}: {one['filled']} av {one['levels']} nivåer"


def _share(said: Mapping[str, int]) -> str:
    shown, lines = said["safety_shown"], said["safety_lines"]
    return f"{shown} av {lines}" + (f" ({100 * shown / lines:.0f} %)" if lines else "")
