"""Files beside the texts: that they are there, and what is inside them."""

from collections.abc import Iterator, Mapping

from veileder import rules
from veileder.checks.inside import faults_of
from veileder.findings import Finding, Location
from veileder.reading.layers import Library
from veileder.reading.names import ATTACHMENTS, NO_MACROS, WITH_MACROS
from veileder.reading.yaml.located import Located


def check_inside(library: Library) -> Iterator[Finding]:
    """Yield what is wrong inside files that readers open."""
    for layer in (*library.whole, *library.copies):
        for path, inside in layer.inside.items():
            for code, message, cure in faults_of(inside):
                yield Finding(rules.BY_CODE[code], Location(path), message, cure)


def check_attachments(library: Library) -> Iterator[Finding]:
    """Yield files that a tool names but that do not lie beside it."""
    for layer in library.whole:
        for path, located in layer.sources.items():
            for index, entry in enumerate(_files(located)):
                beside = f"{path.rpartition('/')[0]}/{entry.get('file')}"
                if "file" in entry and beside not in layer.attachments | library.unread:
                    at = located.marks.get(("files", index), Location(path))
                    yield _missing_file(at, str(entry.get("file")))


def _files(located: Located) -> list[Mapping[str, object]]:
    files = located.data.get("files")
    return [e for e in files if isinstance(e, dict)] if isinstance(files, list) else []


def _missing_file(at: Location, file: str) -> Finding:
    if not file.endswith(tuple(ATTACHMENTS)):
        cure = f"Lagre den som en av: {', '.join(sorted(ATTACHMENTS))}."
        cure = NO_MACROS if file.lower().endswith(tuple(WITH_MACROS)) else cure
        return Finding(rules.FILE_TYPE, at, f"«{file}» kan ikke publiseres", cure)
    return Finding(
        rules.FILE_MISSING,
        at,
        f"«{file}» ligger ikke ved siden av verktøyet",
        "Legg filen i samme mappe.",
    )
