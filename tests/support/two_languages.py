"""A municipality with both målformer: own texts in both, one in bokmål alone, words in a table."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

from files_inside import pdf

_T = "municipalities/testkommune"
_GUIDE = """\
levels:
  - id: niva-0
    label: "0"
    steps:
      - id: besok
        role: ansatt
        tools: [vart-skjema]
        services: [barnevern]
        outcomes: [{id: slutt, to: close}]
"""
_SERVICES = """\
services:
  - id: vern
    type: barnevern
    name: {nb: Barnevernet her, nn: Barnevernet hos oss}
    purpose: {nb: Vi hjelper **barn**., nn: Vi hjelper **born**.}
    for_whom: Alle som bor her.
    contacts:
      - function: {nb: Vakttelefon, nn: Vakta}
        phone: "00000004"
"""
FILES = {
    f"{_T}/municipality.yml": 'name: Testkommune\nnumber: "9901"\nlanguage: [nb, nn]\naddress: https://bti.example.no/testkommune/\nrepository: https://github.com/eksempel/bti\n',
    f"{_T}/guide.yml": _GUIDE,
    f"{_T}/steps/besok.nb.md": "---\ntitle: Besøk hjemme\nsummary: Gå hjem til dem.\nformer_ids: [hjemme]\noutcomes:\n  slutt: Avslutt\n---\n",
    f"{_T}/steps/besok.nn.md": "---\ntitle: Besøk heime\nsummary: Gå heim til dei.\noutcomes:\n  slutt: Avslutt\ntranslated_from: 1ccd13bb\n---\n",
    f"{_T}/articles/solstua.nb.md": "---\ntitle: Solstua\nsummary: For *slitne* foreldre.\nsection: site\n---\nKjempeskreddere har åpent.\n",
    f"{_T}/tools/vart-skjema.nb.md": "---\ntitle: Vårt avkrysningsark\nkind: form\nfiles:\n  - {file: skjema å.pdf, title: Skjemaet}\n---\n",
    f"{_T}/tools/vart-skjema.nn.md": "---\ntitle: Skjemaet vårt\ntranslated_from: 5191fa69\n---\n",
    f"{_T}/tools/skjema å.pdf": pdf(),
    f"{_T}/services.yml": _SERVICES,
}  # fmt: skip
