"""Completeness and freshness per municipality, as text for a project leader."""

from collections.abc import Iterator, Sequence

from veileder import rules
from veileder.authoring.aged_report import aged
from veileder.authoring.content_report import shared_guide
from veileder.authoring.status.overview import overview
from veileder.authoring.status.text import lines
from veileder.checked import Checked
from veileder.checks.freshness import all_documents
from veileder.dates import today
from veileder.findings import Finding, Rule
from veileder.model.base import SITE_LANGUAGES, Document, Language, Source
from veileder.model.both import foreign_in
from veileder.model.law import Law
from veileder.pages.feedback import feedback_way
from veileder.reading.layers import SHARED, Layer, Library
from veileder.resolving.guide import Guide
from veileder.resolving.reviews import rows_of
from veileder.resolving.safe_guide import NO_STEP, guarded, is_shown
from veileder.resolving.tables import in_both
from veileder.status.marks import is_in_language, is_reached, used_services


def report(checked: Checked) -> str:
    """Return the report: first the shared content, then every municipality."""
    said = [*_shared(checked.library), *_aged_shared(checked), ""]
    for status in overview(checked).statuses:
        said += [*_municipality(status.guide, checked), *lines(status), ""]
    return "\n".join(said).rstrip()


def _shared(library: Library) -> Iterator[str]:
    yield "Fellesinnhold"
    for language, name in SITE_LANGUAGES.items():
        written, whole = _written(library.shared, language)
        yield f"  {name}: {written} av {whole} tekster ({_percent(written, whole)})"
    documents = list(_originals(library))
    unconfirmed = sum(1 for source in _sources(library) if not source.confirmed)
    yield f"  påstander som ikke er bekreftet mot kilden: {unconfirmed}"
    unchecked = [law for law in documents if isinstance(law, Law) and not law.confirmed]
    yield f"  lovbestemmelser som ikke er kontrollert: {len(unchecked)}"
    seen = len(rows_of(library.shared)) + sum(1 for one in documents if one.reviewed)
    unseen = max(0, len(documents) - seen)
    yield f"  tekster uten faglig gjennomgang: {unseen} av {len(documents)}"
    foreign = _foreign(library.shared)
    if foreign:
        yield f"  oversettelser et menneske må kontrollere: {', '.join(foreign)}"


def _aged_shared(checked: Checked) -> Iterator[str]:
    """Say what is old in the shared content, as one sees it who says nothing."""
    yield from aged(shared_guide(checked, Language.NB), "", today())


def _written(shared: Layer, language: Language) -> tuple[int, int]:
    """Return how many shared texts and terms exist in ``language``, and how many there are."""
    keys = list(shared.texts)
    rows = list(in_both(shared))
    written = sum(1 for key in keys if language in shared.texts[key])
    written += sum(1 for row in rows if getattr(row, language))
    return written, len(keys) + len(rows)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole if whole else 100} %"


def _originals(library: Library) -> Iterator[Document]:
    """Yield the shared documents as one municipality sees them: the facts are the same for all."""
    for key in library.shared.texts:
        original = library.shared.original(key)
        if original and not key.variant:
            yield original.model.model_validate(original.located.data)


def _sources(library: Library) -> Iterator[Source]:
    for document in _originals(library):
        yield from document.sources


def _foreign(shared: Layer) -> list[str]:
    return sorted(
        text.path.rpartition("/")[2]
        for texts in shared.texts.values()
        for language, text in texts.items()
        if language not in SITE_LANGUAGES
    )


def _municipality(guide: Guide, checked: Checked) -> Iterator[str]:
    settings = guide.municipality
    status = "utkast" if settings.status == "draft" else "publisert"
    status += ", oppdiktet" if settings.is_invented else ""
    yield f"{settings.name} ({settings.number}, {_language(guide)}, {status})"
    yield f"  {_filled(guide)}"
    yield f"  tiltak: {len(guide.measures)}, møter: {len(guide.arenas)}"
    for edition in guide.editions:
        yield from _in_other(edition, is_one_of_two=guide.other is not None)
    overdue = [d.title for d in all_documents(guide) if _is(checked, d, rules.DATE_OVERDUE)]
    if overdue:
        yield f"  gjennomgang på overtid: {', '.join(sorted(set(overdue)))}"
    yield from aged(guide, guide.id, today())
    adapted = _adapted(guide, checked.library)
    yield f"  egne og tilpassede tekster: {adapted}"
    yield from _drafted(checked.library.layers[guide.id])
    yield from _reviewed(guide, len(rows_of(checked.library.layers[guide.id])))
    yield from _safety(guide)
    yield from _heard(guide)
    mine = [f for f in checked.findings if f.at.path.startswith(f"municipalities/{guide.id}/")]
    yield f"  feil: {_count(mine, errors=True)}, advarsler: {_count(mine, errors=False)}"
    wrong = [finding for finding in mine if finding.is_error or finding.is_warning]
    yield from (f"    {finding.at}: {finding.message}" for finding in wrong[:5])


def _drafted(layer: Layer) -> Iterator[str]:
    drafts = [
        text
        for texts in layer.texts.values()
        for text in texts.values()
        if text.located.data.get("origin") == "draft"
    ]
    if drafts:
        yield f"  av dem utkast som andre har laget: {len(drafts)}"


def _reviewed(guide: Guide, rows: int) -> Iterator[str]:
    """Say how many texts the municipality itself has gone through, and what has changed since."""
    texts = [*(d for documents in guide.documents.values() for d in documents.values())]
    texts += [step.text for _, step in guide.common.steps.values() if step.text]
    mine = [one for text in texts for one in text.standing.reviews if one.layer == guide.id]
    changed = sum(one.is_changed for one in mine)
    if rows:
        yield f"  tekster dere har gått gjennom selv: {rows}, endret siden: {changed}"


def _safety(guide: Guide) -> Iterator[str]:
    """Say how many lines that protect the child are shown, and how many the local texts say."""
    whole = shown = local = kept = 0
    for document in guarded(guide):
        is_local = bool(document.layers - {SHARED}) or NO_STEP in document.lost.values()
        for id in document.value.safety:
            whole += 1
            shown += is_shown(document, id)
            local += is_local
            kept += is_local and id not in document.lost
    if whole:
        yield f"  linjer som verner barnet: {shown} av {whole} vises ({_percent(shown, whole)})"
    if local:
        rest = ", resten vises som felles" if kept < local else ""
        yield f"    egne og tilpassede tekster sier selv: {kept} av {local}{rest}"


def _heard(guide: Guide) -> Iterator[str]:
    """Say that nobody can be told of a fault, where there is no address for it."""
    if feedback_way(guide.settings) is None:
        yield (
            "  leserne kan ikke si fra om feil: skriv email under contacts, eller repository, i "
            "municipality.yml"
        )


def _in_other(guide: Guide, *, is_one_of_two: bool) -> Iterator[str]:
    """Say how much of a guide stands in the other målform, because it is written in no other."""
    documents = [d for kind in guide.documents.values() for d in kind.values()]
    texts = sum(not is_in_language(d, guide) for d in documents)
    tables = (guide.services, guide.measures, guide.arenas)
    fields = sum(foreign_in(entry.value) for table in tables for entry in table)
    where = f"på {SITE_LANGUAGES[guide.language]}ssidene: " if is_one_of_two else ""
    if texts:
        yield f"  {where}tekster på den andre målformen: {texts}"
    if fields:
        yield f"  {where}felt i tabellene på den andre målformen: {fields}"


def _language(guide: Guide) -> str:
    return " og ".join(SITE_LANGUAGES.get(one.language, one.language) for one in guide.editions)


def _filled(guide: Guide) -> str:
    """Say how many services have a way to be reached, and which the steps use but lack one."""
    reachable = {local.value.type for local in guide.services if is_reached(local.value)}
    used = used_services(guide)
    missing = sorted(used.keys() - reachable)
    text = f"tjenester i stegene med kontakt: {len(used) - len(missing)} av {len(used)}"
    return f"{text} – ikke fylt ut: {', '.join(missing)}" if missing else text


def _is(checked: Checked, document: Document, rule: Rule) -> bool:
    at = document.at("next_review")
    return any(finding.rule is rule and finding.at == at for finding in checked.findings)


def _adapted(guide: Guide, library: Library) -> int:
    layer = library.layers[guide.id]
    return sum(len(texts) for texts in layer.texts.values())


def _count(findings: Sequence[Finding], *, errors: bool) -> int:
    return sum(1 for one in findings if (one.is_error if errors else one.is_warning))
