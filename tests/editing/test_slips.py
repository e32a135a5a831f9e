"""Slips that an editor makes in a form: each is met by a sentence beside its field.

What is said is what she reads: of fields by their labels, with a cure that is true in a form.
"""

# ruff: noqa: E501 - a table reads best with one row per slip; slips have odd signs

import re
from dataclasses import dataclass

import pytest

_OWN = "municipalities/testkommune"
_SERVICES = """\
services:
  - id: helsestasjon
    type: barnevern
    name: Helsestasjonen
    contacts:
      - function: Resepsjon
        phone: "00000001"
        email: post@example.no
        url: https://example.no
    hours:
      - days: mon-fri
        opens: "08:00"
        closes: "15:30"
    other_hours:
      - first: 2030-12-24
        last: 2030-12-26
    for_whom: Alle.
    checked: 2026-01-02
  - id: ppt
    type: barnevern
    name: PPT
    contacts:
      - function: Kontor
        phone: "00000002"
"""
_MEASURES = """\
measures:
  - id: kurs
    name: Kurs for foreldre
    description: Et kurs.
    ages:
      from_age: 2
      to_age: 12
"""
_ARENAS = "arenas:\n  - id: team\n    type: ressursteam\n    name: Ressursteamet\n"
_TEAM = "---\ntitle: Ressursteam\nkind: discussion\n---\n"
_ARTICLE = "---\ntitle: Om oss\nsection: about\nresponsible: Koordinator\nreviewed: 2026-01-02\nnext_review: 2027-01-02\n---\n\nHei.\n"
_TOOL = "---\ntitle: Huskeliste\nkind: form\nform:\n  - heading: Del\n    fields:\n      - id: navn\n        type: choice\n        label: Hvem\n        options: [En, To]\n---\n"
_CHANGES = "levels:\n  - level: niva-0\n    duration: 14 days\nsteps:\n  - step: undring\n    add:\n      tools: [huskeliste]\n"
_TERMS = "terms:\n  - id: los\n    nb:\n      term: Los\n      definition: En som hjelper.\n"
_FILES = {
    f"{_OWN}/services.yml": _SERVICES,
    f"{_OWN}/measures.yml": _MEASURES,
    f"{_OWN}/arenas.yml": _ARENAS,
    f"{_OWN}/arenas/ressursteam.nb.md": _TEAM,
    f"{_OWN}/articles/om-oss.nb.md": _ARTICLE,
    f"{_OWN}/tools/huskeliste.nb.md": _TOOL,
    f"{_OWN}/guide-changes.yml": _CHANGES,
    f"{_OWN}/terms.yml": _TERMS,
    f"{_OWN}/laws/egen.nb.md": "---\ntitle: Egen lov\nact_name: Loven\n---\n",
}

SERVICE = "skjema/services.yml?post=helsestasjon"
NEW_SERVICE = "skjema/services.yml?post=%2B"
MEASURE = "skjema/measures.yml?post=kurs"
ARENA = "skjema/arenas.yml?post=team"
ABOUT = "skjema/municipality.yml"
ARTICLE = "skjema/articles/om-oss.nb.md"
TOOL = "skjema/tools/huskeliste.nb.md"
CHANGES = "skjema/guide-changes.yml"
GUIDE = "skjema/guide.yml"
TERM = "skjema/terms.yml?post=los"
LAW = "skjema/laws/egen.nb.md"
PHONE, MAIL, WEB = (f"f.contacts.0.{name}" for name in ("phone", "email", "url"))


@dataclass(frozen=True)
class Slip:
    """What she does in which form, and what must then stand beside which field."""

    what: str
    form: str
    typed: dict[str, str]
    said: dict[str, str]
    add: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.what


SLIPS = (
    Slip(
        "a letter O in a number",
        SERVICE,
        {PHONE: "0000000O"},
        {"f.contacts.0.phone": "«0000000O» er ikke et norsk telefonnummer. Skriv 00 00 00 00."},
    ),
    Slip(
        "seven digits",
        SERVICE,
        {PHONE: "2222222"},
        {
            "f.contacts.0.phone": "«2222222» er ikke et norsk telefonnummer. Det har 7 sifre. Skriv 8 sifre, eller et nummer som 112, 02800 eller 116117."
        },
    ),
    Slip(
        "words for a number",
        SERVICE,
        {PHONE: "ring sentralbordet"},
        {
            "f.contacts.0.phone": "«ring sentralbordet» er ikke et norsk telefonnummer. Det har ingen sifre. Skriv 8 sifre, eller et nummer som 112, 02800 eller 116117."
        },
    ),
    Slip(
        "a blank in a mail address",
        SERVICE,
        {MAIL: "post mottak@example.no"},
        {
            "f.contacts.0.email": "«post mottak@example.no» er ikke en e-postadresse. Skriv for eksempel postmottak@kommunen.no."
        },
    ),
    Slip(
        "a comma between two mail addresses",
        SERVICE,
        {MAIL: "a@example.no, b@example.no"},
        {
            "f.contacts.0.email": "«a@example.no, b@example.no» er ikke en e-postadresse. Skriv for eksempel postmottak@kommunen.no."
        },
    ),
    Slip(
        "a private mail address",
        SERVICE,
        {MAIL: "kari.nordmann@gmail.com"},
        {
            "f.contacts.0.email": "Adressen hos gmail.com ser ut til å være en privat adresse. Bruk en felles postkasse i kommunen."
        },
    ),
    Slip(
        "a web address without https",
        SERVICE,
        {WEB: "www.example.no"},
        {
            "f.contacts.0.url": "«www.example.no» er ikke en full nettadresse. Skriv https://www.example.no"
        },
    ),
    Slip(
        "a web address with a blank",
        SERVICE,
        {WEB: "https://example .no"},
        {
            "f.contacts.0.url": "«https://example .no» er ikke en full nettadresse. Begynn med https://, uten mellomrom, for eksempel https://www.kommunen.no."
        },
    ),
    Slip(
        "a day that is not in the calendar",
        SERVICE,
        {"f.checked": "2026-02-31"},
        {"f.checked": "«2026-02-31» er ikke en dato i kalenderen. Se på dagen og måneden."},
    ),
    Slip(
        "a date as it is spoken",
        SERVICE,
        {"f.checked": "2. mars"},
        {"f.checked": "«2. mars» er ikke en dato. Velg dagen i kalenderen."},
    ),
    Slip(
        "a check that has not been",
        SERVICE,
        {"f.checked": "2099-01-01"},
        {
            "f.checked": "«Sist kontrollert» er 1. januar 2099, som ikke har vært ennå. Skriv dagen det ble gjort."
        },
    ),
    Slip("an empty name", SERVICE, {"f.name": ""}, {"f.name": "Fyll ut «Navn»."}),
    Slip("no type", NEW_SERVICE, {"f.name": "Skolen"}, {"f.type": "Fyll ut «Tjenestetype»."}),
    Slip(
        "no name and no type, but a number",
        NEW_SERVICE,
        {"f.address": "Veien 1"},
        {"f.type": "Fyll ut «Tjenestetype».", "f.name": "Fyll ut «Navn»."},
    ),
    Slip(
        "a contact without a function",
        SERVICE,
        {"f.contacts.n1.phone": "00000009"},
        {"f.contacts.n1.function": "Fyll ut «Funksjon», eller ta bort punktet."},
        ("f.contacts",),
    ),
    Slip(
        "two contacts that are the same",
        SERVICE,
        {
            "f.contacts.n1.function": "Resepsjon",
            "f.contacts.n1.phone": "00000001",
            "f.contacts.n1.email": "post@example.no",
            "f.contacts.n1.url": "https://example.no",
        },
        {"f.contacts.n1": "Dette står to ganger. Ta bort det ene."},
        ("f.contacts",),
    ),
    Slip(
        "two services with one name",
        SERVICE,
        {"f.name": "PPT"},
        {"f.name": "Flere heter «PPT». Gi dem navn som skiller dem fra hverandre."},
    ),
    Slip(
        "hours that go past midnight",
        SERVICE,
        {"f.hours.0.opens": "15.30", "f.hours.0.closes": "08.00"},
        {"f.hours.0.closes": "Stenger 08:00 neste dag."},
    ),
    Slip(
        "hours of no length",
        SERVICE,
        {"f.hours.0.closes": "8"},
        {"f.hours.0": "Åpner og stenger er begge 08:00. Er det døgnåpent, skriv 00:00 og 24:00."},
    ),
    Slip(
        "hours in words",
        SERVICE,
        {"f.hours.0.opens": "tidlig"},
        {"f.hours.0.opens": "«tidlig» er ikke et klokkeslett. Skriv timer og minutter, som 08:00."},
    ),
    Slip(
        "hours without days",
        SERVICE,
        {"f.hours.0.days": ""},
        {"f.hours.0.days": "Fyll ut «Dager», eller ta bort punktet."},
    ),
    Slip(
        "the last day before the first",
        SERVICE,
        {"f.other_hours.0.last": "2030-12-01"},
        {"f.other_hours.0": "Den siste dagen er før den første. Bytt dem, eller rett året."},
    ),
    Slip(
        "one time of day without the other",
        SERVICE,
        {"f.other_hours.0.opens": "10"},
        {
            "f.other_hours.0": "Bare det ene klokkeslettet er med. Skriv begge, eller ingen når det er stengt."
        },
    ),
    Slip(
        "closed days that are over",
        SERVICE,
        {"f.other_hours.0.first": "2020-12-24", "f.other_hours.0.last": ""},
        {
            "f.other_hours.0.first": "24. desember 2020 har vært. Ta det bort, eller skriv dagene for neste gang."
        },
    ),
    Slip(
        "HTML in a name",
        SERVICE,
        {"f.name": "<b>Helsestasjonen</b>"},
        {
            "f.name": "HTML-kode vises ikke. Ta bort koden mellom < og >. Har feltet knapper over seg, bruk dem til fet skrift og lenker. Skal < vises, skriv \\<."
        },
    ),
    Slip(
        "bullets from Word",
        SERVICE,
        {"f.for_whom": "• Gravide\n• Barn"},
        {
            "f.for_whom": "«•» blir ikke et punkt i en liste (2 linjer). Skriv «- » i stedet for «•» foran hvert punkt, med en tom linje foran det første."
        },
    ),
    Slip(
        "a smart quote that does not end, a colon, a hash and an emoji: nothing wrong",
        SERVICE,
        {"f.name": "«Helse: #1 \U0001f600"},
        {},
    ),
    Slip(
        "signs nobody sees: nothing wrong", SERVICE, {"f.name": "Helse\u200bstasjonen\u00a0her"}, {}
    ),
    Slip("what YAML would take for something else: nothing wrong", SERVICE, {"f.name": "yes"}, {}),
    Slip(
        "HTML in a text",
        SERVICE,
        {"f.for_whom": "<div>Alle</div>"},
        {
            "f.for_whom": "HTML-kode vises ikke. Ta bort koden mellom < og >. Har feltet knapper over seg, bruk dem til fet skrift og lenker. Skal < vises, skriv \\<."
        },
    ),
    Slip(
        "a placeholder that is not there",
        SERVICE,
        {"f.for_whom": "Alle i {kommune}."},
        {
            "f.for_whom": "Ukjent plassholder «{kommune}». Bruk {brand}, {municipality} eller {role/stafettholder}."
        },
    ),
    Slip(
        "half a table",
        SERVICE,
        {"f.for_whom": "| a | b |\n| 1 | 2"},
        {
            "f.for_whom": "Dette blir ikke en tabell. Skriv | mellom rutene, og en linje med like mange --- under overskriften: --- | ---. Skal streken vises, skriv \\|."
        },
    ),
    Slip(
        "a number in a text with too many digits",
        SERVICE,
        {"f.for_whom": "Ring 2222 2222 22."},
        {
            "f.for_whom": "«2222 2222 22» er ikke et norsk telefonnummer. Det har 10 sifre. Skriv 8 sifre, eller et nummer som 112, 02800 eller 116117."
        },
    ),
    Slip(
        "a fødselsnummer",
        SERVICE,
        {"f.for_whom": "Som for 01010150074."},
        {"f.for_whom": "Dette er et gyldig fødselsnummer. Ta det bort før du lagrer."},
    ),
    Slip(
        "a link to a page that is gone",
        SERVICE,
        {"f.for_whom": "Se [notatet](tool/borte)."},
        {"f.for_whom": "Lenken «tool/borte» fører ingen steder. Ta bort lenken."},
    ),
    Slip(
        "bold that does not end",
        SERVICE,
        {"f.for_whom": "**Alle"},
        {
            "f.for_whom": "Fet skrift er ikke avsluttet, eller har mellomrom innenfor stjernene: «**». Skriv **ord**, uten mellomrom innenfor stjernene og med mellomrom utenfor, i ett avsnitt. Skal tegnene vises, skriv \\ foran hvert av dem."
        },
    ),
    Slip(
        "a municipality number of three digits",
        ABOUT,
        {"f.number": "301"},
        {"f.number": "«301» er ikke et kommunenummer. Skriv fire sifre, for eksempel 0301."},
    ),
    Slip(
        "a colour in words",
        ABOUT,
        {"f.accent": "blå"},
        {"f.accent": "«blå» er ikke en farge. Skriv # og seks tegn, som #00528a."},
    ),
    Slip(
        "an age in words",
        ABOUT,
        {"f.log.consent_age": "seksten"},
        {"f.log.consent_age": "«seksten» er ikke et helt tall. Skriv det med sifre."},
    ),
    Slip(
        "an age that nobody has",
        ABOUT,
        {"f.log.consent_age": "160"},
        {"f.log.consent_age": "160 er ingen alder her. Skriv et tall fra 0 til 99."},
    ),
    Slip(
        "a local name of nothing",
        ABOUT,
        {"f.names.n1.value.name": "Dugnadsteam"},
        {"f.names.n1.key": "Velg hva dette gjelder. Ellers blir det ikke lagret."},
        ("f.names",),
    ),
    Slip(
        "a local name without a name",
        ABOUT,
        {"f.names.n1.key": "step/undring"},
        {"f.names.n1.value": "Skriv noe her, eller ta bort punktet. Ellers blir det ikke lagret."},
        ("f.names",),
    ),
    Slip(
        "a heading that jumps",
        ABOUT,
        {"f.about": "## Om oss\n\n#### Dypt"},
        {"f.about": "Overskriften «Dypt» har nivå 4 etter nivå 2. Bruk ### her."},
    ),
    Slip(
        "published without what it takes",
        ABOUT,
        {"f.status": "published"},
        {
            "f.accessibility_statement": "Tilgjengelighetserklæringen mangler. Lag den i uustatus.no, og skriv adressen her.",
            "f.contacts": "Ingen kan nås med telefon eller e-post om veilederen. Skriv en funksjon, og telefon eller e-post.",
            "f.checked": "Ingen har kontrollert opplysningene. Les gjennom opplysningene, og skriv dagen.",
        },
    ),
    Slip(
        "ages backwards",
        MEASURE,
        {"f.ages.from_age": "14"},
        {"f.ages": "Fra 14 til 12 år går baklengs. Bytt dem om."},
    ),
    Slip(
        "no description", MEASURE, {"f.description": ""}, {"f.description": "Fyll ut «Hva det er»."}
    ),
    Slip("no type of meeting", ARENA, {"f.type": ""}, {"f.type": "Fyll ut «Møtetype»."}),
    Slip(
        "a title that is too long",
        ARTICLE,
        {
            "f.title": "Om oss xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        },
        {"f.title": "Teksten har 97 tegn, og kan ha høyst 80. Kort ned."},
    ),
    Slip("an empty title", ARTICLE, {"f.title": ""}, {"f.title": "Fyll ut «Tittel»."}),
    Slip(
        "the next review before the last",
        ARTICLE,
        {"f.next_review": "2025-01-02"},
        {
            "f.next_review": "«Om oss» skulle vært gjennomgått 2. januar 2025. Gå gjennom teksten, og sett nye dager for siste og neste gjennomgang.\nNeste gjennomgang er 2. januar 2025, men den siste var 2. januar 2026. Skriv en senere dag for neste gjennomgang."
        },
    ),
    Slip(
        "a box that is not closed",
        ARTICLE,
        {"f.body": '!!! note "Husk"\nTeksten.'},
        {
            "f.body": "Linjen kommer utenfor boksen over, fordi den har for få mellomrom foran. Sett fire mellomrom foran linjen og de andre linjene som skal stå i boksen. Hører den ikke til boksen, skriv tekst i boksen først."
        },
    ),
    Slip(
        "a picture that is not there",
        ARTICLE,
        {"f.body": "![](bilde.png)"},
        {
            "f.body": "Bildet har ingen ord for den som ikke ser det. Skriv det bildet sier: ![Først …, så …](bilde.png).\n«bilde.png» ligger ikke i mappen til teksten. Legg bildet i municipalities/testkommune/articles/."
        },
    ),
    Slip(
        "a heading of the first level",
        ARTICLE,
        {"f.body": "# Om oss\n\nHei."},
        {"f.body": "Overskriften «Om oss» har nivå 1 etter nivå 1. Bruk ## her."},
    ),
    Slip(
        "the same search word twice",
        ARTICLE,
        {"f.aliases.n1": "vi", "f.aliases.n2": "vi"},
        {"f.aliases.n2": "Dette står to ganger. Ta bort det ene."},
        (
            "f.aliases",
            "f.aliases",
        ),
    ),
    Slip(
        "a file that is not there",
        TOOL,
        {"f.files.n1.file": "Bilde 1.PNG", "f.files.n1.title": "Et bilde"},
        {
            "f.files.n1": "«Bilde 1.PNG» kan ikke publiseres. Lagre den som en av: .doc, .docx, .dotx, .jpg, .odp, .ods, .odt, .pdf, .png, .potx, .ppt, .pptx, .webp, .xls, .xlsx."
        },
        ("f.files",),
    ),
    Slip(
        "a field without a label",
        TOOL,
        {"f.form.0.fields.0.label": ""},
        {"f.form.0.fields.0.label": "Fyll ut «Ledetekst», eller ta bort punktet."},
    ),
    Slip(
        "a deadline in words",
        CHANGES,
        {"f.levels.0.duration.amount": "snarest", "f.levels.0.duration.unit": ""},
        {
            "f.levels.0.duration": "«snarest» er ikke en varighet. Skriv et tall, og velg om det er timer, dager, virkedager, uker eller måneder."
        },
    ),
    Slip(
        "a deadline without a unit",
        CHANGES,
        {"f.levels.0.duration.unit": ""},
        {
            "f.levels.0.duration": "«14» er ikke en varighet. Skriv et tall, og velg om det er timer, dager, virkedager, uker eller måneder."
        },
    ),
    Slip(
        "half a deadline",
        CHANGES,
        {
            "f.steps.0.deadlines.n1.within.amount": "2",
            "f.steps.0.deadlines.n1.within.unit": "weeks",
        },
        {"f.steps.0.deadlines.n1.id": "Fyll ut «Navn på fristen», eller ta bort punktet."},
        ("f.steps.0.deadlines",),
    ),
    Slip(
        "a change of no step",
        CHANGES,
        {"f.steps.0.step": ""},
        {"f.steps.0.step": "Fyll ut «Steg», eller ta bort punktet."},
    ),
    Slip(
        "a word without its meaning",
        TERM,
        {"f.nb.definition": ""},
        {"f.nb.definition": "Fyll ut «Betydning»."},
    ),
    Slip(
        "half a translation",
        TERM,
        {"f.nn.term": "Los"},
        {"f.nn.definition": "Fyll ut «Betydning»."},
    ),
    Slip(
        "something hidden that is not there",
        ABOUT,
        {"f.hide.n1": "step/borte"},
        {"f.hide.n1": "«step/borte» finnes ikke, så det er ingenting å skjule. Ta bort punktet."},
        ("f.hide",),
    ),
    Slip(
        "a mail address of a person in a text",
        ARTICLE,
        {"f.body": "Skriv til kari@gmail.com."},
        {
            "f.body": "Adressen hos gmail.com ser ut til å være en privat adresse. Bruk en felles postkasse i kommunen."
        },
    ),
    Slip(
        "a level without steps",
        GUIDE,
        {"f.levels.n1.label": "0"},
        {"f.levels.n1.id": "Fyll ut «Kort navn på nivået», eller ta bort punktet."},
        ("f.levels",),
    ),
    Slip(
        "nobody can be reached",
        SERVICE,
        {PHONE: "", MAIL: "", WEB: ""},
        {PHONE: "Skriv telefon, e-post eller nettside. Uten det når ingen fram."},
    ),
    Slip(
        "a number in the name of a function",
        SERVICE,
        {"f.contacts.0.function": "Vakt 00 00 00 01"},
        {
            "f.contacts.0.function": "Her ser det ut til å stå et nummer. Skriv det i feltet for telefon, så kan det ringes."
        },
    ),
    Slip(
        "a day that is open twice",
        SERVICE,
        {"f.hours.n1.days": "mon", "f.hours.n1.opens": "10", "f.hours.n1.closes": "12.30"},
        {"f.hours.n1.opens": "Et annet punkt gjelder for samme tid. Ta bort eller rett det ene."},
        ("f.hours",),
    ),
    Slip(
        "a break in the middle of the day is no slip",
        SERVICE,
        {
            "f.hours.0.closes": "11:00",
            "f.hours.n1.days": "every-day",
            "f.hours.n1.opens": "12:00",
            "f.hours.n1.closes": "15:30",
        },
        {},
        ("f.hours",),
    ),
    Slip(
        "closed for twenty years",
        SERVICE,
        {"f.other_hours.0.last": "2050-12-26"},
        {"f.other_hours.0.last": "Det er mer enn et år. Er årstallet rett?"},
    ),
    Slip(
        "a name of signs",
        NEW_SERVICE,
        {"f.name": "!!!", "f.type": "barnevern"},
        {"f.name": "Skriv et navn med bokstaver."},
    ),
    Slip(
        "a website without its address",
        TOOL,
        {"f.kind": "website"},
        {"f.url": "Skriv adressen. Uten den kommer ingen dit."},
    ),
    Slip(
        "a film without its address",
        TOOL,
        {"f.kind": "film"},
        {"f.url": "Skriv adressen. Uten den kommer ingen dit."},
    ),
    Slip(
        "no minutes",
        TOOL,
        {"f.minutes": "0"},
        {"f.minutes": "Skriv hvor mange minutter det tar, eller la feltet stå tomt."},
    ),
    Slip(
        "nothing to choose",
        TOOL,
        {"f.form.0.fields.0.options.0": "", "f.form.0.fields.0.options.1": ""},
        {"f.form.0.fields.0.options": "Fyll ut «Valg», eller ta bort punktet."},
    ),
    Slip(
        "a scale without steps",
        TOOL,
        {"f.form.0.fields.0.type": "scale"},
        {"f.form.0.fields.0.steps": "Fyll ut «Trinn på skalaen», eller ta bort punktet."},
    ),
    Slip(
        "a table without columns",
        TOOL,
        {"f.form.0.fields.0.type": "table"},
        {"f.form.0.fields.0.columns": "Fyll ut «Kolonner», eller ta bort punktet."},
    ),
    Slip(
        "a table without rows",
        TOOL,
        {
            "f.form.0.fields.0.type": "table",
            "f.form.0.fields.0.rows": "0",
            "f.form.0.fields.0.columns.n1": "A",
        },
        {"f.form.0.fields.0.rows": "Skriv et tall fra 1 til 40."},
        ("f.form.0.fields.0.columns",),
    ),
    Slip(
        "a thousand rows",
        TOOL,
        {
            "f.form.0.fields.0.type": "table",
            "f.form.0.fields.0.rows": "1000",
            "f.form.0.fields.0.columns.n1": "A",
        },
        {"f.form.0.fields.0.rows": "Skriv et tall fra 1 til 40."},
        ("f.form.0.fields.0.columns",),
    ),
    Slip(
        "what a file is, and no file",
        TOOL,
        {"f.files.n1.title": "Plan"},
        {"f.files.n1.file": "Fyll ut «Fil», eller ta bort punktet."},
        ("f.files",),
    ),
    Slip(
        "bold in a title",
        ARTICLE,
        {"f.title": "**Om** oss"},
        {"f.title": "Her virker ikke utheving, så tegnene vises som de står. Ta dem bort."},
    ),
    Slip(
        "a page with nothing on it",
        ARTICLE,
        {"f.body": ""},
        {"f.title": "Siden er tom. Skriv teksten, eller slett den."},
    ),
    Slip(
        "an address for a role",
        ARTICLE,
        {"f.responsible": "bti@example.no"},
        {
            "f.responsible": "Skriv rollen, som «Ledende helsesykepleier», ikke en adresse eller et nummer."
        },
    ),
    Slip(
        "an age the wrong way round",
        ABOUT,
        {"f.log.consent_age": "61"},
        {"f.log.consent_age": "Er alderen rett? Den pleier å være fra 12 til 18 år."},
    ),
    Slip("a colour that begins with a letter is no slip", ABOUT, {"f.accent": "#ffff00"}, {}),
    Slip(
        "the same system twice",
        ABOUT,
        {
            "f.systems.n1.tool": "huskeliste",
            "f.systems.n1.name": "A",
            "f.systems.n2.tool": "huskeliste",
            "f.systems.n2.name": "B",
        },
        {
            "f.systems.n2.tool": "Det samme står i et annet punkt. Velg eller skriv noe annet, eller ta bort det ene punktet."
        },
        (
            "f.systems",
            "f.systems",
        ),
    ),
    Slip(
        "an act by its name",
        LAW,
        {"f.act": "barnevernsloven"},
        {
            "f.act": "«barnevernsloven» er ikke en lovs id hos Lovdata. Skriv datoen og nummeret fra adressen hos Lovdata, som 2021-06-18-97."
        },
    ),
    Slip(
        "a law that does not apply yet",
        LAW,
        {"f.in_force": "2099-01-01"},
        {
            "f.in_force": "«Egen lov» gjelder ikke før 1. januar 2099. Rett dagen, eller vent med bestemmelsen til den gjelder."
        },
    ),
    Slip(
        "days, but not how many",
        CHANGES,
        {"f.levels.0.duration.amount": ""},
        {"f.levels.0.duration": "Skriv også hvor mange, ellers blir enheten ikke lagret."},
    ),
    Slip(
        "a word without words",
        TERM,
        {"f.nb.term": "", "f.nb.definition": ""},
        {"f.nb.term": "Skriv ordet og hva det betyr, eller slett det. Ellers vises ingenting."},
    ),
    Slip(
        "a source that is looked at next century",
        ARTICLE,
        {"f.sources.n1.title": "Kilden", "f.sources.n1.checked": "2099-01-01"},
        {
            "f.sources.n1.checked": "«Kontrollert» er 1. januar 2099, som ikke har vært ennå. Skriv dagen det ble gjort."
        },
        ("f.sources",),
    ),
)


@pytest.fixture(scope="module")
def forms(shared_workspace, tmp_path_factory, opens):
    root = shared_workspace(_FILES).with_theme().root
    with opens(root, tmp_path_factory.mktemp("bench")) as browser:
        assert [str(f) for f in browser.desk.checked()[0] if f.is_error] == []
        yield browser


def _said(forms, slip: Slip) -> dict[str, str]:
    """Return what is said, by field, when the slip is typed; nothing of it is kept."""
    for rows in slip.add:
        forms.send(slip.form, f"add:{rows}")
    new = dict(slip.typed)
    fields = [(k, new.pop(k, v)) for k, v in forms.fields(slip.form)]
    assert not new, f"no such field: {new}, but {[k for k, _ in fields]}"
    places = set(re.findall(r'data-found="([^"]+)"', forms.get(slip.form)))
    answer = forms.post(slip.form, [*fields, ("_act", "draft")])
    forms.send(slip.form, "discard")
    assert answer.status_code == 200, answer.text
    said: dict[str, str] = {}
    for one in answer.json():
        assert one["path"].removeprefix("f.") and one["path"] in places, one
        said[one["path"]] = "\n".join(filter(None, (said.get(one["path"]), one["text"])))
    return said


# What is true of a file, and not in a form.
_OF_FILES = re.compile(
    r"\.yml|\.md\b|\bfilen|linjen «|kolonet|innrykk|YAML|\b(reviewed|checked|next_review|based_on|contacts|days)\b"
)


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_met_by_a_sentence_beside_its_field(forms, slip):
    said = _said(forms, slip)

    assert said == slip.said
    assert [text for text in said.values() if _OF_FILES.search(text)] == []


def test_an_adaptation_may_leave_empty_what_the_shared_text_has(workspace, open_forms):
    name = "articles/bakgrunn.nb.md"
    shared = {f"content/{name}": "---\ntitle: Bakgrunn\n---\n\nHei.\n"}
    forms = open_forms(workspace(shared).with_theme())
    forms.post("ny", [("folder", "articles"), ("adapt", "bakgrunn")])
    forms.send(f"skjema/{name}", "save", f__title="Vår bakgrunn", f__section="about")

    assert "Siden er tom" not in forms.get(f"skjema/{name}")
