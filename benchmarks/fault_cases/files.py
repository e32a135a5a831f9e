"""Files that systems, sync programs and people leave, and files with the wrong name."""

import re
from functools import partial

from fault_cases.case import Case, Verdict, crashed, finding_case, outcome, told
from fault_cases.side import Side
from fault_cases.world import settings, text

_THEME = "Filer som blir liggende igjen"
_HOME = "municipalities/prove"
_STEP = text("based_on: new\nwho: Alle.")
_BAD_CURE = r"id\.nb\.md|Skriv steps/|build\.py new|Legg til «?based_on"
_SKIPPED = {
    "desktop.ini": "desktop.ini",
    "Thumbs.db": "Thumbs.db",
    ".DS_Store (macOS)": ".DS_Store",
    "AppleDouble (._fil)": "steps/._undring.nb.md",
    "Icon (macOS)": "Icon\r",
    "ehthumbs.db": "ehthumbs.db",
    "Åpen i Word (~$notat.docx)": "tools/~$notat.docx",
    "Åpen i LibreOffice (.~lock)": "tools/.~lock.notat.docx#",
    "Vim (.swp)": "steps/.undring.nb.md.swp",
    "Emacs (fil~)": "steps/undring.nb.md~",
    "Emacs (#fil#)": "steps/#undring.nb.md#",
    "Sikkerhetskopi (.bak)": "steps/undring.nb.md.bak",
    "Git (.orig)": "steps/undring.nb.md.orig",
    "Git (.rej)": "steps/undring.nb.md.rej",
    "Halv nedlasting (.tmp)": "steps/undring.nb.md.tmp",
    "Halv nedlasting (.crdownload)": "tools/notat.docx.crdownload",
    "Dropbox (.dropbox.attr)": ".dropbox.attr",
    "Redigeringsprogram (.vscode/settings.json)": ".vscode/settings.json",
    "Redigeringsprogram (.idea/a.xml)": ".idea/a.xml",
    "Arkiv fra macOS (__MACOSX)": "__MACOSX/undring",
    "Git (.gitkeep)": "steps/.gitkeep",
    "Thumbs.db:encryptable": "steps/Thumbs.db:encryptable",
}
_COPIES = {
    "Windows (fil - Kopi.md)": "steps/undring.nb - Kopi.md",
    "Windows (fil - Kopi (2).md)": "steps/undring.nb - Kopi (2).md",
    "Windows på engelsk (fil - Copy.md)": "steps/undring.nb - Copy.md",
    "Nynorsk Windows (Kopi av fil.md)": "steps/Kopi av undring.nb.md",
    "macOS (fil kopi.md)": "steps/undring.nb kopi.md",
    "macOS på engelsk (fil copy 2.md)": "steps/undring.nb copy 2.md",
    "Nettleser (fil (1).md)": "steps/undring.nb (1).md",
    "OneDrive (fil-DESKTOP-AB12CD3.md)": "steps/undring.nb-DESKTOP-AB12CD3.md",
    "Dropbox (konfliktkopi)": "steps/undring.nb (Ola sin konfliktkopi 2026-11-02).md",
    "Dropbox på engelsk (conflicted copy)": "steps/undring.nb (conflicted copy 2026-11-02).md",
    "Syncthing (sync-conflict)": "steps/undring.nb.sync-conflict-20261102-101010-ABCDEFG.md",
    "Flettverktøy (fil_BACKUP_123.md)": "steps/undring.nb_BACKUP_1234.md",
    "Flettverktøy (fil_LOCAL_123.md)": "steps/undring.nb_LOCAL_1234.md",
    "Flettverktøy (fil.md.mine)": "steps/undring.nb.md.mine",
}
_WRONG: dict[str, tuple[str, str, str, str]] = {
    "services.yaml i stedet for services.yml": (
        "services.yaml",
        "services: []\n",
        "services.yaml",
        r"services\.yml",
    ),
    "measures.yml.txt": (
        "measures.yml.txt",
        "measures: []\n",
        "measures.yml.txt",
        r"measures\.yml\b",
    ),
    "Services.yml med stor bokstav": (
        "Services.yml",
        "services: []\n",
        "Services.yml",
        r"services\.yml",
    ),
    "undring.nb.markdown": (
        "steps/undring.nb.markdown",
        _STEP,
        "undring.nb.markdown",
        r"undring\.nb\.md\b",
    ),
    "undring.nb.MD": ("steps/undring.nb.MD", _STEP, "undring.nb.MD", r"undring\.nb\.md\b"),
    "Undring.nb.md med stor bokstav": (
        "steps/Undring.nb.md",
        _STEP,
        "Undring.nb.md",
        r"undring\.nb\.md",
    ),
    "undring.nb.md.txt": (
        "steps/undring.nb.md.txt",
        _STEP,
        "undring.nb.md.txt",
        r"undring\.nb\.md\b",
    ),
    "undring.nb.txt": ("steps/undring.nb.txt", _STEP, "undring.nb.txt", r"undring\.nb\.md\b"),
    "undring.md uten målform": ("steps/undring.md", _STEP, "undring.md", r"undring\.nb\.md\b"),
    "undring.no.md": (
        "steps/undring.no.md",
        _STEP,
        "undring.no.md",
        r"undring\.nb\.md|«nb»|nb for",
    ),
    "undring.NB.md": ("steps/undring.NB.md", _STEP, "undring.NB.md", r"undring\.nb\.md|«nb»"),
    "undring_nb.md": ("steps/undring_nb.md", _STEP, "undring_nb.md", r"undring\.nb\.md"),
    "Mellomrom i navnet (mitt steg.nb.md)": (
        "steps/mitt steg.nb.md",
        _STEP,
        "mitt steg.nb.md",
        r"mitt-steg|bindestrek",
    ),
    "Æ, ø eller å i navnet (måltid.nb.md)": (
        "articles/måltid.nb.md",
        text("title: Måltid"),
        "måltid.nb.md",
        r"maltid|a–z|æ",
    ),
    "Mappen steg/ i stedet for steps/": (
        "steg/undring.nb.md",
        _STEP,
        "steg",
        r"steps/",
    ),
    "Mappen step/ i stedet for steps/": (
        "step/undring.nb.md",
        _STEP,
        "step",
        r"steps/",
    ),
    "helplines.yml i en kommune": (
        "helplines.yml",
        "helplines: []\n",
        "helplines.yml",
        r"content/|felles|services\.yml",
    ),
    "En Word-fil i stedet for en tekst": ("articles/a.docx", "PK", "a.docx", r"tools/|lim|lagre"),
    "Et verktøy lagt i steps/": (
        "steps/notat.nb.md",
        text("title: Notat\nkind: form\nminutes: 10"),
        "notat.nb.md",
        r"tools/",
    ),
    "Et skjema i .dotx": (
        "tools/notat.nb.md",
        text("title: Notat\nkind: form\nfiles:\n  - file: mal.dotx\n    title: Mal"),
        "",
        r"docx",
    ),
}


def _left(name: str, path: str, is_copy: bool) -> Case:
    """Return a case for a file nobody meant to be content: skipped, or warned of truly."""

    def judge(side: Side) -> Verdict:
        content = _STEP if is_copy and path.endswith(".md") else "[x]\n"
        seen = side.world({f"{_HOME}/{path}": content}).check("prove")
        if crashed(seen.run):
            return Verdict(False, outcome(seen.run))
        untrue = [f for f in seen.findings if f.is_error or re.search(_BAD_CURE, f.cure)]
        cures = [re.search("slett|flett|fjern|ta bort|kopi", f.cure, re.I) for f in seen.findings]
        if untrue or not all(cures):
            return Verdict(False, told(untrue or seen.findings))
        return Verdict(True, told(seen.findings) if seen.findings else "hoppet over")

    return Case(_THEME, name, judge)


def _misnamed(name: str, file: tuple[str, str, str, str]) -> Case:
    path, content, at, cure = file
    return finding_case("Feil navn på filer", name, {f"{_HOME}/{path}": content}, at, (), cure)


_never_new = partial(finding_case, "Feil navn på filer", never=r"build\.py new|mappen, eller")

CASES = [
    *(_left(name, path, False) for name, path in _SKIPPED.items()),
    *(_left(name, path, True) for name, path in _COPIES.items()),
    *(_misnamed(name, file) for name, file in _WRONG.items()),
    _never_new(
        "municipality.yaml i stedet for municipality.yml",
        {
            f"{_HOME}/municipality.yml": None,
            f"{_HOME}/municipality.yaml": settings("Prøve kommune", "9901"),
        },
        "",
        (),
        r"municipality\.yml",
    ),
    _never_new(
        "Municipality.yml med stor bokstav",
        {
            f"{_HOME}/municipality.yml": None,
            f"{_HOME}/Municipality.yml": settings("Prøve kommune", "9901"),
        },
        "",
        (),
        r"municipality\.yml",
    ),
]
