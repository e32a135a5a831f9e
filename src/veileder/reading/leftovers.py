"""Files nobody meant as content: what systems, editors, sync and merge programs leave behind.

Droppings have no content and are passed over. Copies have, so somebody must look at them.
"""

import re
from collections.abc import Callable, Iterable, Iterator

_FLAGS = re.IGNORECASE
_DROPPING = re.compile(
    r"""[._].*                                        # hidden: .DS_Store, ._x, .x.swp, __MACOSX
    | desktop\.ini | ehthumbs(_vista)?\.db | thumbs\.db([:.].*)? | .*:zone\.identifier
    | ~.* | .*~ | \#.*\# | \$recycle\.bin | recycler | system\ volume\ information
    | icon\r? | lost\+found | found\.\d{3} | @eadir | \#recycle | 4913
    | .*\.(tmp|temp|bak|old|swp|swo|lnk|crdownload|part|partial|download|sb-[0-9a-f]{8}-\w+)""",
    _FLAGS | re.VERBOSE,
)
_MERGE = re.compile(
    r"(?P<base>.+?)(?:[._](?:BACKUP|BASE|LOCAL|REMOTE)[._]\d+(?P<end>\.\w+)?"
    r"|\.(?:orig|rej|mine|theirs|ours|r\d+))"
)
_ICLOUD = re.compile(r"\.(?P<base>.+)\.icloud")
_TEXT = r"(?P<end>\.(?:md|markdown|ya?ml|txt)(?:\.txt)?)"
_NUMBER = r"(?:\s*[(\[]\d+[)\]]|\s+\d+)"
_COPY_WORD = r"(?:kopi|kopia|copy|kopie)"
_BEFORE = r"(?:\s+[-–]\s*|[-–]\s+|_|\s+|\s*\()"
_COPIES = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        rf"(?:{_COPY_WORD}(?:{_NUMBER})?\s+(?:av|of)\s+)(?P<base>.+?){_TEXT}",
        rf"(?P<base>.+?){_BEFORE}{_COPY_WORD}\)?{_NUMBER}?(?P<rest>(?:\.\w+)*?){_TEXT}",
        rf"(?P<base>.+?)\s*[(\[][^)\]]*(?:konflikt|conflict)[^)\]]*[)\]](?P<rest>(?:\.\w+)*?){_TEXT}",
        rf"(?P<base>.+?)(?:[._-]sync-conflict-|[._-]conflict(?:ed)?[-_.])[\w-]+(?P<rest>(?:\.\w+)*?){_TEXT}",
        rf"(?P<base>.+?)\s*[(\[]\d+[)\]](?P<rest>(?:\.\w+)*?){_TEXT}",
        rf"(?P<base>.+?\.[a-z]{{2}})(?:-(?!no\.).+?|\s+\d+){_TEXT}",
    )
)
# What an editor may call a file of her own; only beside the file it is a copy of is it one.
_LIKE_COPIES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<base>.+?)-{_COPY_WORD}(?:-\d+)?(?P<rest>(?:\.[a-z0-9-]+)*){_TEXT}",
        rf"(?P<base>[\w-]+?)(?:-.*[A-Z].*|\s+\d+){_TEXT}",
    )
)
_FOLDER_COPY = re.compile(rf"(?P<base>.+?)(?:{_BEFORE}{_COPY_WORD}\)?{_NUMBER}?|{_NUMBER})", _FLAGS)


def is_dropping(name: str) -> bool:
    """Whether a file or folder of this name is a system's or an editor's own."""
    return _DROPPING.fullmatch(name) is not None and not _ICLOUD.fullmatch(name)


def not_downloaded(name: str) -> str | None:
    """Return the name of the file that ``name`` stands for while it only is in iCloud."""
    found = _ICLOUD.fullmatch(name)
    return found["base"] if found else None


def merged_from(name: str) -> str | None:
    """Return the name of the file that a merge program made ``name`` from."""
    found = _MERGE.fullmatch(name)
    return found["base"] + (found["end"] or "") if found else None


def copy_of(name: str, is_beside: Callable[[str], bool]) -> str | None:
    """Return the name of the file that ``name`` looks like a copy of.

    ``is_beside`` says whether a name is in the same folder: ``plan-kopi.nb.md`` is a copy only
    beside ``plan.nb.md``, and ``services-KONTOR-PC.yml`` only beside ``services.yml``.
    """
    return next(_bases(_COPIES, name), None) or next(
        filter(is_beside, _bases(_LIKE_COPIES, name)), None
    )


def _bases(patterns: Iterable[re.Pattern[str]], name: str) -> Iterator[str]:
    for pattern in patterns:
        if found := pattern.fullmatch(name):
            yield found["base"] + found.groupdict().get("rest", "") + found["end"]


def folder_copy_of(name: str) -> str | None:
    """Return the name of the folder that ``name`` looks like a copy of."""
    found = _FOLDER_COPY.fullmatch(name)
    return found["base"] if found else None
