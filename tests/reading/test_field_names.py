"""Somebody who has not learnt the names of the fields writes Norwegian, and is told the names.

Each line of these files has a name in Norwegian, and behind it the one she should be told.
"""

import pytest

from veileder.reading.field_names import english

_T = "municipalities/testkommune"

SETTINGS = """\
navn: Testkommune  # name
kommunenummer: 9901  # number
målform: nb  # language
distrikt: dalen  # region
skjul: [tool/undringsnotat]  # hide
lån: []  # borrow
systemer: []  # systems
om: Oss  # about
farge: blå  # accent
nettsted: https://example.no  # website
ansvarleg: Rådgiveren  # responsible
adresse: Storgata 1  # address
kontaktar: []  # contacts
"""
SERVICES = """\
tenester: []  # services
services:
  - id: ppt
    namn: PPT  # name
    slag: barnevern  # type
    formål: Hjelp  # purpose
    for_kven: Alle  # for_whom
    tilvising: Ring  # how_to_refer
    besøksadresse: Storgata 1  # address
    åpningstider: Alltid  # hours
    skuleferiar: Stengt  # holidays
    jolaftan: Stengt  # eves
    unntak: []  # other_hours
    skjema: https://example.no  # form
    kontakter: []  # contacts
    contacts:
      - stilling: Vakt  # function
        tlf: "22 33 44 55"  # phone
        e-post: vakt@example.no  # email
        lenke: https://example.no  # url
    hours:
      - dagar: [1]  # days
        opnar: "08:00"  # opens
        stenger: "15:00"  # closes
    other_hours:
      - fyrste_dag: 2030-01-01  # first
        til_dag: 2030-01-02  # last
        årsak: Flytting  # why
"""
MEASURES = """\
tiltak: []  # measures
measures:
  - id: foreldrekurs
    skildring: Kurs  # description
    tjeneste: ppt  # service
    evidens: god  # evidence
    varigheit: tre uker  # duration
    aldersgruppe: 3–6  # ages
    temaer: []  # themes
    samtykke: ja  # consent
"""
MEETINGS = """\
arenas:
  - id: samrad
    deltakarar: Alle  # participants
    hvor ofte: Hver uke  # frequency
    Anonymt: ja  # anonymous
    målgruppe: barn  # target
borrow:
  - eigar: dalen  # owner
    arena: mote
"""
YEAR = """\
hendingar: []  # events
events:
  - id: nettverk
    rolle: ansatt  # role
    when:
      veke: 12  # week
      vekedag: 1  # weekday
      månader: [1]  # months
      dag: 3  # day
      dato: 2030-01-01  # date
      før: ferien  # before
      etter: ferien  # after
      avstand: 2  # distance
holidays:
  - id: sommer
    perioder: []  # periods
    periods:
      - fra: 2030-06-20  # first
        til: 2030-08-15  # last
"""
STEP = """\
---
overskrift: Når du undrer deg  # title
ingress: Kort sagt  # summary
punkter: [Se]  # actions
kven: Du  # who
si_til_barnet: Hei  # say_to_child
si_til_føresette: Hei  # say_to_parents
spørsmål: [Hva?]  # questions
barnets_stemme: Hør  # child_voice
samtykke: Nei  # consent
dokumentasjon: Skriv  # documentation
anonym: Ja  # anonymous
frister: {}  # deadlines
utfall: {}  # outcomes
hjelp_til_utfall: x  # outcome_help
feil: [Å vente]  # mistakes
tillegg: Hos oss  # addition
neste_gjennomgang: 2030-01-01  # next_review
gjennomgått: 2026-01-01  # reviewed
kjelder: []  # sources
søkeord: [bekymret]  # aliases
---
"""
TOOL = """\
---
title: Undringsnotat
type: form  # kind
tilgang: Alle  # access
minutter: 20  # minutes
vedlegg: []  # files
eier: Kommunen  # owner
lovheimel: []  # laws
målgruppe: Ansatte  # audience
når: Straks  # when
kunnskap: God  # evidence
lenkje: https://example.no  # url
skjema: []  # form
files:
  - vedlegg: notat.docx  # file
form:
  - felt: []  # fields
    fields:
      - ledetekst: Navn  # label
        slag: text  # type
        hjelp: Skriv  # help
        valg: [a]  # options
        kolonnar: [b]  # columns
        rader: 3  # rows
---
"""
LEVEL = """\
---
title: Undring
hensikt: Å se  # purpose
videre: Gå videre  # moving_on
---
"""
ROLE = """\
---
title: Ansatt
oppgåver: [Se]  # tasks
---
"""
LAW = """\
---
title: Barnets beste
lovnavn: Grunnloven  # act_name
paragraf: "104"  # section
sjekka: 2026-01-01  # checked
---
"""
SERVICE = """\
---
title: Barnevern
forvent: Svar  # expect
---
"""
CASE = """\
---
title: Ali
roller: [ansatt]  # roles
steg: [undring]  # steps
verktøy: [undringsnotat]  # tools
---
"""
THEME = """\
---
title: Vold
nivå: {}  # levels
tenester: []  # services
tiltak: []  # measures
levels:
  - nivå: niva-0  # level
---
"""
TERMS = """\
terms:
  - id: undring
    nb:
      begrep: Undring  # term
      forklaring: Å se  # definition
"""
CHANGES = """\
steps:
  - trinn: undring  # step
    stafettholder: ansatt  # baton
    change:
      outcomes:
        videre: x
new_steps:
  - id: eget
    deadlines:
      - id: svar
        innan: en uke  # within
    outcomes:
      - id: videre
        til: close  # to
"""
FILES = {
    f"{_T}/municipality.yml": SETTINGS,
    f"{_T}/services.yml": SERVICES,
    f"{_T}/measures.yml": MEASURES,
    f"{_T}/arenas.yml": MEETINGS,
    f"{_T}/year.yml": YEAR,
    f"{_T}/guide-changes.yml": CHANGES,
    "content/terms.yml": TERMS,
    "content/steps/undring.nb.md": STEP,
    "content/levels/niva-0.nb.md": LEVEL,
    "content/roles/ansatt.nb.md": ROLE,
    "content/laws/barnets-beste.nb.md": LAW,
    "content/services/barnevern.nb.md": SERVICE,
    "content/cases/ali.nb.md": CASE,
    "content/themes/vold.nb.md": THEME,
    "tools/undringsnotat.nb.md": TOOL,
}


@pytest.mark.parametrize("path", FILES)
def test_a_norwegian_name_is_told_the_name_of_the_field(workspace, path):
    text = FILES[path]
    said = {
        (f.at.line, f.cure)
        for f in workspace({path: text}).findings()
        if f.at.path == path and f.rule.code == "FELT01"
    }

    lines = [(number, *line.split("  # ")) for number, line in enumerate(text.split("\n"), 1)]
    wanted = {(line[0], f"Feltet heter «{line[2]}».") for line in lines if len(line) == 3}
    assert wanted <= said


def test_a_word_for_no_field_is_told_the_fields_there_are(workspace):
    report = workspace({f"{_T}/services.yml": "services: []\nvær: pent\n"}).report()

    assert f"{_T}/services.yml:2:1: feil FELT01: Ukjent felt «vær»\n    Mulige felt: " in report


# Where bokmål and nynorsk have words of their own, the field is known by both.
BOTH = {
    "summary": ("sammendrag", "samandrag"),
    "actions": ("handlinger", "handlingar"),
    "who": ("hvem", "kven"),
    "say_to_parents": ("si_til_foresatte", "si_til_føresette"),
    "deadlines": ("frister", "fristar"),
    "purpose": ("formål", "føremål"),
    "moving_on": ("videre", "vidare"),
    "owner": ("eier", "eigar"),
    "laws": ("lovhjemmel", "lovheimel"),
    "columns": ("kolonner", "kolonnar"),
    "responsible": ("ansvarlig", "ansvarleg"),
    "checked": ("sjekket", "sjekka"),
    "sources": ("kilder", "kjelder"),
    "services": ("tjenester", "tenester"),
    "service": ("tjeneste", "teneste"),
    "duration": ("varighet", "varigheit"),
    "within": ("innen", "innan"),
    "url": ("lenke", "lenkje"),
    "website": ("nettsted", "nettstad"),
    "hours": ("åpningstider", "opningstider"),
    "holidays": ("helligdager", "heilagdagar"),
    "eves": ("nyttårsaften", "nyttårsaftan"),
    "first": ("første_dag", "fyrste_dag"),
    "days": ("dager", "dagar"),
    "opens": ("åpner", "opnar"),
    "closes": ("stenger", "stengjer"),
    "contacts": ("kontakter", "kontaktar"),
    "name": ("navn", "namn"),
    "description": ("beskrivelse", "skildring"),
    "participants": ("deltakere", "deltakarar"),
    "tasks": ("oppgaver", "oppgåver"),
    "for_whom": ("for_hvem", "for_kven"),
    "how_to_refer": ("henvisning", "tilvising"),
    "events": ("hendelser", "hendingar"),
    "periods": ("perioder", "periodar"),
    "week": ("uke", "veke"),
    "weekday": ("ukedag", "vekedag"),
    "months": ("måneder", "månader"),
}


@pytest.mark.parametrize("field", BOTH)
def test_a_field_is_known_in_both_languages(field):
    assert {english(word, [field, "other"]) for word in BOTH[field]} == {field}
