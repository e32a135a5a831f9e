"""Names of those who made a file: a person's is not published, an office's may be."""

import re

# Words in the name of an office or of a program; all else may be somebody.
_OFFICE = re.compile(
    r"kommun|fylke|direktorat|departement|helseforetak|universitet|h[øo]g?ysk[ou]le|bufetat"
    r"|\b(?:etat|avdeling|seksjon|enhet|region|senter|skole|skule|barnehage|barnevern\w*|ppt|bup"
    r"|nav|ks|udir|bufdir|statsforvalter\w*|korus|r-?bup|rkbu|folkehelseinstituttet|fhi"
    r"|microsoft|office|word|excel|libreoffice|openoffice|python-docx|openpyxl|weasyprint|adobe"
    r"|acrobat|scanner|administrator|admin|user|bruker|un-named|unknown|ukjent|apache|google)\b",
    re.IGNORECASE,
)


def is_office(name: str) -> bool:
    """Whether ``name`` is of an office or a program, or of nobody."""
    return not re.search(r"\w", name) or _OFFICE.search(name) is not None
