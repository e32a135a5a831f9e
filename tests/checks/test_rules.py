"""Every rule has an example that breaks it, with what a person then sees: where, what and how to mend it."""

# ruff: noqa: E501 - a table reads best with one row per example

from dataclasses import dataclass, field

import pytest
from files_inside import WHOLE, open_document, pdf, png, word
from tests.conftest import HELPLINES

from veileder.reading.names import LARGEST
from veileder.rules import RULES

_T = "municipalities/testkommune"
_OTHER = f"{_T[:-11]}nabo"
_DOC = "---\ntitle: {}\n---\n"


@dataclass(frozen=True)
class Row:
    """A bad example: files to put in the tiny world, texts to change in it, and the finding."""

    code: str
    where: str
    message: str
    cure: str
    files: dict[str, str | bytes | None] = field(default_factory=dict)
    edits: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def _body(text: str) -> dict[str, str | bytes | None]:
    """Return the files of a municipality's own article with ``text`` as its body from line 5."""
    return {f"{_T}/articles/om-oss.nb.md": f"---\ntitle: Om oss\nsection: about\n---\n{text}\n"}


def _settings(more: str, old: str = "language: nb\n") -> tuple[tuple[str, str, str], ...]:
    return ((f"{_T}/municipality.yml", old, more),)


def _region(text: str) -> dict[str, str | bytes | None]:
    return {"municipalities/dalen/region.yml": text}


_ARTICLE = f"{_T}/articles/om-oss.nb.md"
_TEMPLATE = '<Relationship Type="x/attachedTemplate" Target="file:///t" TargetMode="External"/>'
_CONSENT = """\
matters:
  - id: hjelp
    nb: {{name: Hjelp}}
    nn: {{name: Hjelp}}
consent:
  - id: under
    matter: hjelp
    until: 16
    nb: {{decides: Foreldrene}}
    nn: {{decides: Foreldra, translated_from: new}}
  - id: over
    matter: hjelp
    since: {}
    nb: {{decides: Den unge}}
    nn: {{decides: Den unge, translated_from: new}}
"""
_SERVICE = """services:
  - id: barnevernet
    type: barnevern
    name: Barnevernet
    contacts:
      - function: Vakt
        {}
"""
_EVENT = "events:\n  - id: mote\n    name: Møte\n    when: {{{}}}\n"
_NEIGHBOUR = 'name: Nabo\nnumber: "9902"\nlanguage: nb\n'
_REVIEW = (
    "reviews:\n  - ref: {}\n    kind: fag\n    by: Rektor\n    date: 2026-01-01\n    of: 0a1b2c3d\n"
)

TABLE = (
    Row("FIL01", "content/steps/Ny undring.nb.md:1:1", "Filnavnet har store bokstaver", "ny-undring.nb.md",
        {"content/steps/Ny undring.nb.md": _DOC.format("x")}),
    Row("FIL02", "content/terms.yml:2:5", "ikke lagret som UTF-8", "tegnkodingen UTF-8",
        {"content/terms.yml": "terms:\n  # \xe5\n".encode("latin-1")}),
    Row("FIL03", "content/terms.yml:1:1", "Filen er på", "Del den", {"content/terms.yml": "# x\n" * 70_000}),
    Row("FIL04", f"{_ARTICLE}:5:6", "usynlig tegn: U+202E", "uten å lime inn", _body("Ring \u202e211")),
    Row("FIL05", "tools/lenke.nb.md:1:1", "symbolsk lenke", "vanlig fil", {"tools/lenke.nb.md": "LINK"}),
    Row("FIL06", "tools/undringsnotat.nb.md:5:5", "«notat.docx» ligger ikke", "samme mappe",
        edits=(("tools/undringsnotat.nb.md", "kind: form", "kind: form\nfiles:\n  - file: notat.docx\n    title: N"),)),
    Row("FIL06", "content/emergency.nb.md:1:1", "ingen akuttregel", "Hver veileder må ha den",
        {"content/emergency.nb.md": None, "content/emergency.nn.md": None}),
    Row("FIL07", "tools/undringsnotat.nb.md:5:5", "«notat.exe» kan ikke publiseres", "Lagre den som",
        edits=(("tools/undringsnotat.nb.md", "kind: form", "kind: form\nfiles:\n  - file: notat.exe\n    title: N"),)),
    Row("FIL08", f"{_ARTICLE}:5:1", "tegn", "", _body("ord " * 2000)),
    Row("FIL09", f"{_ARTICLE}:5:1", "Her har to endret det samme", "Velg én av de to utgavene", _body("<<<<<<< HEAD\nRing 112\n=======\nRing 113\n>>>>>>> ny")),
    Row("FIL10", f"{_ARTICLE}:5:2", "«MÃ¥lfÃ¸re»", "Målføre", _body("MÃ¥lfÃ¸re")),
    Row("FIL11", "content/steps/undring.nb - Kopi.md:1:1", "kopi av «undring.nb.md»", "slett kopien", {"content/steps/undring.nb - Kopi.md": _DOC.format("x")}),
    Row("FIL12", f"{_ARTICLE}:5:5", "«bekym- ring»", "«bekymring»", _body("Din bekym- ring.")),
    Row("YAML01", f"{_T}/municipality.yml:1:11", "kolon inne i teksten", "anførselstegn", edits=_settings("name: Steg: en", "name: Testkommune")),
    Row("YAML02", f"{_T}/municipality.yml:2:1", "«name» står også på linje 1", "Behold bare",
        edits=_settings("name: A\nname: B", "name: Testkommune")),
    Row("YAML03", f"{_T}/municipality.yml:1:7", "«&viktig» blir borte", "anførselstegn", edits=_settings("name: &viktig A", "name: Testkommune")),
    Row("YAML04", f"{_T}/municipality.yml:1:12", "« #» blir borte", "anførselstegn", edits=_settings("name: Sted1 #1", "name: Testkommune")),
    Row("YAML05", f"{_T}/municipality.yml:4:", "For mange nivåer", "innrykk", edits=_settings("language: nb\nhide: " + "[" * 30 + "]" * 30 + "\n")),
    Row("YAML06", "content/steps/undring.nb.md:1:1", "begynner ikke med felt", "Skriv øverst: ---", {"content/steps/undring.nb.md": "# Undring\n"}),
    Row("FIL13", f"{_T}/tools/stor.pdf", "Filen er på 11 MB, og kan ha høyst 10", "Gjør bildene i den mindre",
        {f"{_T}/tools/stor.pdf": b"%PDF-".ljust(LARGEST + 1)}),
    Row("VEDL01", f"{_T}/tools/x.pdf:1:1", "ikke en PDF", "lagre den på nytt", {f"{_T}/tools/x.pdf": b"<html>"}),
    Row("VEDL02", f"{_T}/tools/x.odt:1:1", "låst med passord", "uten passord", {f"{_T}/tools/x.odt": open_document(**{"META-INF/manifest.xml": "<encryption-data/>"})}),
    Row("VEDL03", f"{_T}/tools/x.pdf:1:1", "et program (JavaScript)", "Print to PDF", {f"{_T}/tools/x.pdf": pdf(b"<</S /JavaScript>>")}),
    Row("VEDL04", f"{_T}/tools/x.docx:1:1", "en mal på en annen maskin", "Dokumentmal", {f"{_T}/tools/x.docx": word(rels=_TEMPLATE)}),
    Row("VEDL05", f"{_T}/tools/x.docx:1:1", "navnet på den som laget den", "Undersøk dokument", {f"{_T}/tools/x.docx": word(**{"docProps/core.xml": "<c><creator>Kari</creator></c>"})}),
    Row("VEDL06", f"{_T}/tools/x.pdf:1:1", "for mye i seg", "Del den", {f"{_T}/tools/x.pdf": pdf(b"(" * 600_001)}),
    Row("FELT01", f"{_T}/municipality.yml:4:1", "Ukjent felt «contakts»", "«contacts»", edits=_settings("language: nb\ncontakts: []\n")),
    Row("FELT02", f"{_T}/municipality.yml:1:1", "Feltet «number» mangler", "number", edits=_settings("", 'number: "9901"\n')),
    Row("FELT02", f"{_T}/tools/liste.nb.md:7:9", "Feltet «options» mangler i «Hvem», så det er ingenting å fylle ut", "velg en annen type",
        {f"{_T}/tools/liste.nb.md": "---\ntitle: Liste\nkind: form\nform:\n  - heading: Del\n    fields:\n      - id: hvem\n        type: choice\n        label: Hvem\n---\n", f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [liste]\n"}),
    Row("FELT03", f"{_T}/municipality.yml:4:7", "«hide» skal være en liste", "ett punkt per linje", edits=_settings("language: nb\nhide: tool/x\n")),
    Row("FELT04", f"{_T}/municipality.yml:2:9", "«99» er ikke et kommunenummer", "Rett verdien", edits=_settings('"99"', '"9901"')),
    Row("FELT05", "content/steps/undring.nb.md:6:10", "har 9 punkter", "Kort ned",
        edits=(("content/steps/undring.nb.md", "  avslutt: Avslutt", "  avslutt: Avslutt\nactions: [a, b, c, d, e, f, g, h, i]"),)),
    Row("FELT06", "content/guide.yml:9:12", "Punktet er tomt", "Skriv noe", edits=(("content/guide.yml", "[undringsnotat]", "[undringsnotat, ]\n        anonymous:\n          -"),)),
    Row("REF01", "content/guide.yml:7:17", "Ukjent verktøy «undringsnotatet»", "«undringsnotat»", edits=(("content/guide.yml", "[undringsnotat]", "[undringsnotatet]"),)),
    Row("REF02", f"{_T}/tools/gammelt.nb.md:2:8", "Ingen steg bruker verktøyet «gammelt»", "hide: [tool/gammelt]",
        {f"{_T}/tools/gammelt.nb.md": "---\ntitle: Gammelt\nkind: form\n---\n"}),
    Row("REF03", "content/guide.yml:19:13", "«undring» er brukt før, på linje 5", "annen id", edits=(("content/guide.yml", "id: felles-plan", "id: undring"),)),
    Row("REF04", "content/guide.yml:19:13", "«felles-plan» har ingen tekst", "steps/felles-plan.nb.md",
        {"content/steps/felles-plan.nb.md": None, "content/steps/felles-plan.nn.md": None}),
    Row("REF06", f"{_ARTICLE}:4:", "Dette står to ganger", "Ta bort det ene",
        {_ARTICLE: "---\ntitle: Om oss\nsection: about\naliases: [uro, uro]\n---\nHei.\n"}),
    Row("REF06", f"{_T}/services.yml:4:11", "Flere heter «Barnevernet»", "navn som skiller",
        {f"{_T}/services.yml": _SERVICE.format('phone: "00000001"') + "  - id: to\n    type: barnevern\n    name: barnevernet\n"}),
    Row("REF05", "content/steps/gammelt.nb.md:1:1", "Ingen guide.yml har «gammelt»", "guide.yml", {"content/steps/gammelt.nb.md": _DOC.format("x")}),
    Row("FLYT01", "content/guide.yml:15:9", "Ingen rolle holder stafettpinnen på «Samarbeid»", "baton: stafettholder",
        edits=(("content/guide.yml", "    baton: stafettholder\n", ""),)),
    Row("FLYT02", "content/guide.yml:12:17", "fører til «level/nivaa-1»", "Mente du «level/niva-1»?", edits=(("content/guide.yml", "level/niva-1", "level/nivaa-1"),)),
    Row("FLYT03", "content/guide.yml:19:13", "Ingen vei fører til steget «felles-plan»", "level/niva-1", edits=(("content/guide.yml", "to: level/niva-1", "to: close"),)),
    Row("FLYT04", "content/guide.yml:21:13", "ingen vei til en avslutning", "close", edits=(("content/guide.yml", "to: close", "to: step/undring"),)),
    Row("FLYT05", "content/steps/undring.nb.md:4:3", "«avslutt» har ingen tekst", "outcomes: avslutt", edits=(("content/steps/undring.nb.md", "  avslutt: Avslutt\n", ""),)),
    Row("FLYT06", "content/guide.yml:21:13", "Det siste steget på «Samarbeid»", "outcomes",
        edits=(("content/guide.yml", "        role: stafettholder\n        outcomes:\n          - id: avslutt\n            to: close\n", "        role: stafettholder\n"),)),
    Row("SIDE01", f"{_T}/guide.yml:2:9", "«verktoy/» er opptatt", "niva-verktoy",
        {f"{_T}/guide.yml": "levels:\n  - id: verktoy\n"}),
    Row("SIDE01", f"{_T}/municipality.yml:4:12", "«tiltak/» er opptatt", "Ta bort «tiltak»", {f"{_T}/services/tiltak.nb.md": _DOC.format("Tiltak")}, _settings("language: nb\nvariants: [tiltak]\n")),
    Row("LENKE01", f"{_ARTICLE}:5:14", "«tool/undringsnotatet» fører ingen", "tool/undringsnotat", _body("Se [notatet](tool/undringsnotatet).")),
    Row("LENKE02", f"{_ARTICLE}:5:8", "ingen overskrift «#rad»", "Ta bort delen fra #", _body("Se [x](article/om-oss#rad).")),
    Row("LENKE03", f"{_ARTICLE}:6:8", "«www.bufdir.no» er ikke en lenke", "https://", _body("Hei.\nSe [x](www.bufdir.no).")),
    Row("TEKST01", f"{_ARTICLE}:7:3", "Rå HTML", "**fet**", _body("En.\n\nå <b>Ring</b>")),
    Row("TEKST02", "content/roles/to.nb.md:2:8", "Flere har tittelen «Ansatt»", "skiller dem", {"content/roles/to.nb.md": _DOC.format("Ansatt")}),
    Row("TEKST03", f"{_ARTICLE}:7:1", "«Nok» har nivå 1", "Bruk ## her", _body("Nok.\n\n# Nok")),
    Row("TEKST04", f"{_ARTICLE}:6:1", "«•» blir ikke et punkt i en liste (2 linjer)", "Skriv «- » i stedet for «•»", _body("Husk:\n• samtykke\n• lege")),
    Row("TEKST05", f"{_ARTICLE}:5:1", "Bildet kan ikke vises", "i samme mappe", _body("![Figur](https://example.no/figur.png)")),
    Row("BILD01", f"{_ARTICLE}:5:1", "«Figur 1» sier ikke hva bildet viser", "det bildet sier", {**_body("![Figur 1](figur.png)"), f"{_T}/articles/figur.png": WHOLE["png"]}),
    Row("BILD02", f"{_ARTICLE}:5:1", "«figur.png» ligger ikke i mappen", "Legg bildet i", _body("![Fra uro til plan](figur.png)")),
    Row("BILD03", f"{_ARTICLE}:5:1", "«figur.png» er på 501 kB", "1600 punkter", {**_body("![Fra uro til plan](figur.png)"), f"{_T}/articles/figur.png": png((b"tEXt", b"a\0" + b"x" * 500_000))}),
    Row("TEKST06", f"{_ARTICLE}:5:6", "Ukjent plassholder «{kommune}»", "{municipality}", _body("Hei, {kommune}")),
    Row("ORD01", f"{_ARTICLE}:5:1", "«{if log}» er ikke avsluttet", "Skriv {end}", _body("{if log}Skriv.")),
    Row("ORD02", f"{_ARTICLE}:5:4", "«{role/stafetholder}» er for noe som ikke finnes", "role/stafettholder", _body("En {role/stafetholder}.")),
    Row("ORD03", "content/articles/om.nb.md:5:4", "«{level/niva-7}» er for noe som ikke er i veilederen", "{if level/niva-7}",
        {"content/levels/niva-7.nb.md": _DOC.format("Sju"), "content/articles/om.nb.md": _DOC.format("Om") + "\nSe {level/niva-7}.\n"}),
    Row("ORD04", f"{_ARTICLE}:5:4", "Teksten nevner nivå 7, som dere ikke har", "Skriv nivået", _body("Se nivå 7.")),
    Row("ORD05", "content/articles/om.nb.md:4:6", "«stafettholderen» følger ikke med", "Skriv {role/stafettholder def}",
        {"content/articles/om.nb.md": "---\ntitle: Om\n---\nSpør stafettholderen.\n"}),
    Row("ORD07", f"{_T}/municipality.yml:5:10", "«{brand}» er et navn, og kan ikke ha noe i krøllparenteser", "Skriv selve navnet", edits=_settings('language: nb\nbrand:\n  short: "{brand}"\n  name: Vår modell\n')),
    Row("TEKST11", f"{_ARTICLE}:5:4", "Lenken sier ikke hvor den fører: «her»", "Skriv hva som er der", _body("Se [her](role/ansatt).")),
    Row("TEKST12", f"{_ARTICLE}:5:6", "«[sett inn nummer]» er ikke ferdig skrevet", "Skriv det som skal stå", _body("Ring [sett inn nummer].")),
    Row("FELT07", f"{_T}/municipality.yml:5:16", "3 er en uvanlig alder for å samtykke selv", "fra 12 til 18 år", edits=_settings("language: nb\nlog:\n  consent_age: 3\n")),
    Row("ORD06", f"{_T}/municipality.yml:4:", "«front_headin» er ingen tekst på sidene", "front_heading", {"theme_overrides/interface.nb.yml": "front_heading: Hva?\n"}, _settings("language: nb\ninterface: {front_headin: Hei}\n")),
    Row("TEKST07", f"{_ARTICLE}:5:", "", "Skriv enklere", _body("[" * 2000)),
    Row("TEKST08", f"{_ARTICLE}:6:1", "Mellomrom mellom ] og (", "[skjema](https://www.example.no)", _body("Se\n[skjema] (https://www.example.no).")),
    Row("TEKST09", f"{_ARTICLE}:7:1", "skrevet som 4, men får nummer 3", "Skriv 3. foran", _body("1. Ring\n2. Skriv\n4. Avtal")),
    Row("TEKST10", f"{_ARTICLE}:5:1", "forhåndsvisningen gir dem nye tall", "«- » foran hver dato", _body("10. mai: møte\n17. mai: fri")),
    Row("SPRAK01", "content/steps/undring.nb.md:1:1", "mangler på nynorsk", "undring.nn.md", {"content/steps/undring.nn.md": None}),
    Row("SPRAK02", "content/steps/felles-plan.nn.md:3:18", "Originalen er endret", "accept content/steps/felles-plan.nn.md",
        edits=(("content/steps/felles-plan.nb.md", "Lag en plan", "Lag en god plan"),)),
    Row("SPRAK03", "tools/undringsnotat.nn.md:3:1", "«kind» er likt i alle målformer", "Ta bort linjen",
        {"tools/undringsnotat.nn.md": "---\ntitle: Undringsnotat\nkind: form\ntranslated_from: new\n---\n"}),
    Row("SPRAK04", "content/services/barnevern.nb.md:1:1", "Flere filer er original", "translated_from: new", {"content/services/barnevern.nn.md": _DOC.format("Barnevern")}),
    Row("SPRAK05", "content/steps/evaluer.nn.md:4:3", "«outcomes» har ikke de samme", "evaluer.nb.md", edits=(("content/steps/evaluer.nn.md", "avslutt:", "ferdig:"),)),
    Row("DATO01", "content/steps/felles-plan.nb.md:3:14", "skulle vært gjennomgått 1. januar 2020", "next_review",
        edits=(("content/steps/felles-plan.nb.md", "title: Lag en plan", "title: Lag en plan\nnext_review: 2020-01-01"),)),
    Row("DATO02", f"{_T}/municipality.yml:4:10", "1. januar 2099, som ikke har vært", "Skriv dagen", edits=_settings("language: nb\nchecked: 2099-01-01\n")),
    Row("DATO03", f"{_ARTICLE}:5:14", "Neste gjennomgang er 1. januar 2026, men den siste var 2. januar 2026", "en senere dag",
        {_ARTICLE: "---\ntitle: Om oss\nsection: about\nreviewed: 2026-01-02\nnext_review: 2026-01-01\n---\nHei.\n"}),
    Row("DATO04", f"{_T}/services.yml:9:16", "24.–26. desember 2020 har vært", "dagene for neste gang",
        {f"{_T}/services.yml": _SERVICE.format('phone: "00000001"') + "    other_hours:\n      - first: 2020-12-24\n        last: 2020-12-26\n"}),
    Row("DATO05", f"{_T}/services.yml:2:5", "Ikke kontrollert, tjenester: «Barnevernet»", "checked: år-måned-dag",
        {f"{_T}/services.yml": _SERVICE.format('phone: "00000001"'), f"{_T}/responsible.yml": "checks:\n  - {facts: service, interval: 6 months}\n"}),
    Row("DATO06", f"{_T}/services.yml:8:14", "skulle vært kontrollert igjen 2. juli 2020. Sist var 2. januar 2020", "Det gjør: Leder i barnevernet",
        {f"{_T}/services.yml": _SERVICE.format('phone: "00000001"') + "    checked: 2020-01-02\n",
         f"{_T}/responsible.yml": "functions:\n  - {id: vern, responsible: Leder i barnevernet}\nchecks:\n  - {facts: service, interval: 6 months, function: vern}\n"}),
    Row("DATO07", f"{_T}/services.yml:8:14", "skulle vært kontrollert igjen 2. april 2020", "Ring nummeret",
        {f"{_T}/services.yml": _SERVICE.format('phone: "22222224"') + "    checked: 2020-01-02\n", f"{_T}/responsible.yml": "checks:\n  - {facts: emergency, interval: 3 months}\n"},
        (*_settings("language: nb\nstatus: published\n"), ("content/emergency.nb.md", "actions:", "services: [barnevern]\nactions:"))),
    Row("DATO08", f"{_T}/services.yml:6:14", "«Avtalen om vakta» gjaldt til 31. desember 2020", "Skriv den nye datoen i until",
        {f"{_OTHER}/municipality.yml": "name: Nabo\nnumber: \"9902\"\nlanguage: nb\n", f"{_OTHER}/services.yml": _SERVICE.format('phone: "00000001"'),
         f"{_T}/services.yml": "borrow:\n  - service: barnevernet\n    owner: nabo\n    agreement:\n      title: Avtalen om vakta\n      until: 2020-12-31\n"}),
    Row("ENDR01", f"{_T}/amendments.yml:1:1", "Endret uten å stå i endringsloggen: Når det haster (ny); Politiet (ny)", "python3 build.py amend testkommune",
        {f"{_T}/facts.txt": "# Det veilederen sa.\n"}, _settings("language: nb\nstatus: published\n")),
    Row("ENDR02", f"{_T}/amendments.yml:1:1", "facts.txt er borte, så det dere endrer, kommer ikke i endringsloggen", "python3 build.py amend testkommune --begin",
        {f"{_T}/amendments.yml": "amendments:\n  - {date: 2026-11-01, ref: step/undring, title: Undring, part: Frister}\n"}),
    Row("GJEN01", f"{_T}/reviews.yml:6:9", "«step/undring» er endret siden gjennomgangen 1. januar 2026", "lese den igjen",
        {f"{_T}/reviews.yml": _REVIEW.format("step/undring")}),
    Row("GJEN02", f"{_T}/reviews.yml:2:10", "Det finnes ingen tekst «step/borte»", "Rett ref", {f"{_T}/reviews.yml": _REVIEW.format("step/borte")}),
    Row("LOV01", "content/guide.yml:9:16", "«barnets-beste» gjelder ikke lenger", "Bruk ny-lov",
        {"content/laws/ny-lov.nb.md": "---\ntitle: Ny\nact_name: Ny\n---\n"},
        (("content/laws/barnets-beste.nb.md", "act_name", "superseded_by: [ny-lov]\nact_name"),)),
    Row("LOV02", f"{_T}/roles/vakt.nb.md:3:8", "«barnets-beste» gjelder ikke lenger", "Bruk ny-lov",
        {"content/laws/ny-lov.nb.md": "---\ntitle: Ny\nact_name: Ny\n---\n", f"{_T}/roles/vakt.nb.md": "---\ntitle: Vakt\nlaws: [barnets-beste]\n---\n"},
        (("content/laws/barnets-beste.nb.md", "act_name", "superseded_by: [ny-lov]\nact_name"),)),
    Row("LOV03", "content/laws/barnets-beste.nb.md:3:11", "«Barnets beste» gjelder ikke før 1. januar 2099", "Rett dagen",
        edits=(("content/laws/barnets-beste.nb.md", "act_name", "in_force: 2099-01-01\nact_name"),)),
    Row("LOV04", f"{_ARTICLE}:5:14", "«§ 13-2» står uten lenke til loven", "lovsiden", _body("Du har plikt § 13-2.")),
    Row("LOV05", f"{_ARTICLE}:5:5", "Teksten sier 15 år", "Aldrene der er 16",
        {**_body("Fra 15 år samtykker den unge."), "content/consent.yml": _CONSENT.format(16)}),
    Row("LOV06", "content/consent.yml:11:5", "Ingen rad sier hvem som samtykker mellom 16 og 17 år", "Skriv since",
        {"content/consent.yml": _CONSENT.format(17)}),
    Row("KONT01", f"{_T}/services.yml:7:16", "«2222 222» er ikke et norsk", "8 sifre", {f"{_T}/services.yml": _SERVICE.format("phone: 2222 222")}),
    Row("KONT02", f"{_T}/services.yml:7:16", "privat adresse", "felles postkasse", {f"{_T}/services.yml": _SERVICE.format("email: kari@gmail.com")}),
    Row("KONT04", f"{_T}/services.yml:7:16", "hos lenkefirma.no", "under domains", {f"{_T}/services.yml": _SERVICE.format("email: bti@lenkefirma.no")}),
    Row("KONT05", f"{_T}/services.yml:7:16", "ikke nummeret til Politiet, som har 112", "Skriv 112", {f"{_T}/services.yml": _SERVICE.format("phone: \"116117\"").replace("Vakt", "Politiet"), "content/helplines.yml": HELPLINES + HELPLINES.split("\n", 1)[1].replace("112", "116117").replace("Politiet", "Legevakt").replace("politi-", "legevakt-")}),
    Row("KONT06", f"{_T}/articles/om-oss.nb.md:5:20", "ikke nummeret til Prøve vakt", "Skriv 22 33 44 66", {f"{_T}/services.yml": _SERVICE.format("phone: \"22334466\"").replace("name: Barnevernet", "name: Prøve vakt"), f"{_T}/articles/om-oss.nb.md": "---\ntitle: Om oss\nsection: about\n---\nRing Prøve vakt på 22 33 44 77.\n"}),
    Row("KONT03", f"{_T}/municipality.yml:4:10", "ikke en full nettadresse", "https://", edits=_settings("language: nb\nwebsite: www.example.no\n")),
    Row("PERS01", f"{_ARTICLE}:5:5", "gyldig fødselsnummer", "historikken", _body("Hun 01010012356 kom.")),
    Row("PERS02", f"{_ARTICLE}:5:5", "dagen noen er født", "historikken", _body("Hun født 12.03.2015 kom.")),
    Row("PERS03", f"{_ARTICLE}:5:1", "telefonen til en privatperson", "nummeret til tjenesten", _body("Mobil til mor: 900 00 000.")),
    Row("PERS04", f"{_T}/responsible.yml:4:18", "ikke en funksjon", "Ledende helsesykepleier",
        {f"{_T}/responsible.yml": "functions:\n  - id: plan\n    name: Planen\n    responsible: Kari Nordmann\n"}),
    Row("PERS05", f"{_ARTICLE}:5:1", "om én bestemt person", "uten navn", _body("Ola, 7 år, bor hos mor.")),
    Row("PERS06", f"{_T}/articles:1:1", "En fil her (.md) har navnet på en person i navnet", "et navn uten personopplysninger",
        {f"{_T}/articles/kari-nordmann.nb.md": "---\ntitle: x\n---\n"}),
    Row("KOMM10", f"{_ARTICLE}:5:1", "om én bestemt person", "uten navn", _body("Ola, 7 år, bor hos mor."), _settings("language: nb\nstatus: published\n")),
    Row("LAG01", f"{_T}/steps/gammelt.nb.md:3:11", "Testkommune tilpasser «gammelt»", "ta bort linjen based_on",
        {f"{_T}/steps/gammelt.nb.md": "---\ntitle: x\nbased_on: new\n---\n"}),
    Row("LAG01", f"{_T}/guide-changes.yml:1:1", "har sin egen guide.yml", "Gjør endringene i guide.yml",
        {f"{_T}/guide-changes.yml": "steps: []\n", f"{_T}/guide.yml": "levels:\n  - id: niva-0\n"}),
    Row("LAG02", f"{_T}/steps/undring.nb.md:2:11", "Fellesteksten er endret siden Testkommune", "accept municipalities/testkommune/steps",
        {f"{_T}/steps/undring.nb.md": "---\nbased_on: 1a2b3c4d\nsummary: Vår\n---\n"}),
    Row("LAG03", f"{_T}/emergency.nb.md:1:1", "tilpasser akuttregelen, men sier ikke hvilken utgave", "based_on: new",
        {f"{_T}/emergency.nb.md": "---\ntitle: Akutt\nactions:\n  - Ring 112.\n---\n"}),
    Row("LAG03", f"{_T}/steps/undring.nb.md:1:1", "samme navn som fellesteksten", "based_on: new", {f"{_T}/steps/undring.nb.md": "---\nsummary: Vår\n---\n"}),
    Row("LAG04", f"{_T}/guide-changes.yml:2:11", "Endrer steget «undringa», som ikke finnes", "Mente du «undring»?",
        {f"{_T}/guide-changes.yml": "steps:\n  - step: undringa\n    based_on: new\n    tools: []\n"}),
    Row("LAG05", f"{_T}/steps/undring.nb.md:1:1", "Fellesinnholdet har også en tekst «undring»", "based_on: new", {f"{_T}/steps/undring.nb.md": _DOC.format("Vår")}),
    Row("LAG06", f"{_T}/roles/vakt.nb.md:2:8", "Flere har tittelen «Ansatt»", "skiller dem", {f"{_T}/roles/vakt.nb.md": _DOC.format("Ansatt")}),
    Row("LAG07", f"{_T}/municipality.yml:5:11", "«skjema» vises ikke: Nabo har det ikke", "Spør Nabo",
        {f"{_OTHER}/municipality.yml": _NEIGHBOUR}, _settings("language: nb\nborrow:\n  - tool: skjema\n    owner: nabo\n")),
    Row("LAG08", f"{_T}/municipality.yml:5:25", "«tool/undringsnotatet» finnes ikke", "tool/undringsnotat", edits=_settings("language: nb\nnames:\n  tool/undringsnotatet: X\n")),
    Row("LAG08", f"{_T}/municipality.yml:4:8", "ingenting å skjule", "Ta bort linjen", edits=_settings("language: nb\nhide: [tool/borte]\n")),
    Row("LAG09", f"{_T}/steps/undring.nb.md:2:11", "Det står «lest» her ennå", "Skriv 0de2316a i stedet",
        {f"{_T}/steps/undring.nb.md": "---\nbased_on: lest\n---\n"}),
    Row("LAG10", f"{_T}/guide.yml:2:9", "ser ut til å være laget av de felles: niva-1", "based_on: new",
        {f"{_T}/guide.yml": "levels:\n  - id: niva-1\n    steps:\n      - {id: felles-plan, role: ansatt}\n      - {id: evaluer, role: ansatt, outcomes: [{id: avslutt, to: close}]}\n"}),
    Row("LAG11", f"{_T}/services.yml:3:12", "er lånt av Nabo, som er et utkast", "Spør Nabo om numrene er kontrollert",
        {f"{_T}/services.yml": "borrow:\n  - service: barnevernet\n    owner: nabo\n", f"{_OTHER}/services.yml": _SERVICE.format("email: ppt@example.no"), f"{_OTHER}/municipality.yml": _NEIGHBOUR},
        _settings("language: nb\nstatus: published\n")),
    Row("LAG12", f"{_T}/services.yml:2:5", "linje 7): «123» er ikke et norsk telefonnummer", "python3 build.py borrow --update nabo",
        {f"{_T}/services.yml": "borrow:\n  - service: barnevernet\n    owner: nabo\n", "borrowed/nabo/services.yml": _SERVICE.format("phone: 123"), "borrowed/nabo/municipality.yml": _NEIGHBOUR}),
    Row("LAG13", f"{_T}/emergency.nb.md:2:10", "det fellesteksten sier for å verne barnet: Ring 112.", "merk ordene med safety: ring",
        {f"{_T}/emergency.nb.md": "---\nactions: [Vent.]\nbased_on: new\n---\n"},
        tuple((f"content/emergency.{nb}.md", "actions:", "safety: {ring: Ring 112.}\nactions:") for nb in ("nb", "nn"))),
    Row("LAG14", "content/emergency.nb.md:3:16", "Linjen som er merket ring, står ikke i teksten", "likt på begge steder",
        edits=(("content/emergency.nb.md", "actions:", "safety: {ring: Ring 113.}\nactions:"), ("content/emergency.nn.md", "actions:", "safety: {ring: Ring 112.}\nactions:"))),
    Row("FLYT08", f"{_T}/guide-changes.yml:5:7", "Ingen vei fører til steget «felles-plan»", "leder til level/niva-1",
        {f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    based_on: new\n    outcomes:\n      - id: avslutt\n        to: close\n"}),
    Row("FLYT10", f"{_T}/municipality.yml:5:14", "Dere åpner på niva-1, men steget der dere ber om samtykke, står på niva-0", "«- step: undring» og «first_in: niva-1»",
        {"tools/samtykke-stafettlogg.nb.md": "---\ntitle: Samtykke\nkind: form\n---\n"},
        (("content/guide.yml", "[undringsnotat]", "[undringsnotat, samtykke-stafettlogg]"), *_settings("language: nb\nlog:\n  opened_on: niva-1\n"))),
    Row("FLYT09", f"{_T}/guide.yml:8:17", "Teksten til fristen «svarfrist» vises ikke", "Skriv id: svarfrist",
        {f"{_T}/guide.yml": "levels:\n  - id: niva-0\n    label: \"0\"\n    steps:\n      - id: evaluer\n        role: ansatt\n        deadlines:\n          - id: svar\n            within: 3 weeks\n        outcomes:\n          - id: avslutt\n            to: close\n",
         "content/steps/evaluer.nb.md": "---\ntitle: Se på planen\noutcomes:\n  avslutt: Avslutt\ndeadlines:\n  svarfrist: Hører du ikke noe, ring.\n---\n"}),
    Row("FLYT07", f"{_T}/municipality.yml:4:8", "«Barnevern» er skjult, men et utfall i «Når du undrer deg» leder dit", "Ta bort linjen",
        edits=(*_settings("language: nb\nhide: [service/barnevern]\n"), ("content/guide.yml", "to: close\n  - id: niva-1", "to: service/barnevern\n  - id: niva-1"))),
    Row("LAG04", f"{_T}/guide-changes.yml:4:15", "har ikke «stafettlogg» i tools", "Ta bort linjen",
        {f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    hide:\n      tools: [stafettlogg]\n"}),
    Row("KOMM01", f"{_T}/municipality.yml:2:9", "9901 er også brukt av nabo", "kontaktene", {f"{_OTHER}/municipality.yml": _NEIGHBOUR.replace("9902", "9901")}),
    Row("KOMM02", f"{_T}/municipality.yml:4:9", "Tilgjengelighetserklæringen mangler", "uustatus.no", edits=_settings("language: nb\nstatus: published\n")),
    Row("KOMM03", f"{_T}/municipality.yml:3:11", "«en» kan ikke være målform", "nb eller nn", edits=_settings("language: en\n")),
    Row("KOMM03", "municipalities/dalen/region.yml:2:11", "«en» kan ikke være målform", "nb eller nn", _region("name: Dalen\nlanguage: en\n")),
    Row("KOMM04", f"{_T}/services.yml:7:16", "«ppt@example.no» står også hos nabo", "Sjekk hvem",
        {f"{_T}/services.yml": _SERVICE.format("email: ppt@example.no"), f"{_OTHER}/services.yml": _SERVICE.format("email: ppt@example.no"), f"{_OTHER}/municipality.yml": _NEIGHBOUR}),
    Row("KOMM05", f"{_T}/services.yml:6:7", "Akuttregelen viser til «Barnevern»", "Skriv telefonnummeret under contacts",
        {f"{_T}/services.yml": _SERVICE.format("email: post@test.kommune.no")},
        (*_settings("language: nb\nstatus: published\n"), ("content/emergency.nb.md", "actions:", "services: [barnevern]\nactions:"))),
    Row("KOMM06", f"{_T}/services.yml:7:16", "«00000012» er fra eksempelet", "Skriv det som gjelder hos dere",
        {f"{_T}/services.yml": _SERVICE.format('phone: "00000012"')}, _settings("language: nb\nstatus: published\n")),
    Row("KOMM06", f"{_T}/municipality.yml:5:8", "«TODO» er ikke ferdig", "Skriv det som skal stå",
        edits=_settings("language: nb\nstatus: published\nabout: TODO\n")),
    Row("KOMM07", f"{_T}/municipality.yml:4:9", "Ingen har kontrollert", "checked: år-måned-dag",
        edits=_settings("language: nb\nstatus: published\n")),
    Row("KOMM08", f"{_T}/services.yml:9:7", "svarer mandag 00.00–08.00", "Sjekk hvem som svarer da",
        {f"{_T}/services.yml": _SERVICE.format('phone: "22222224"') + '    hours:\n      - {days: mon-fri, opens: "08:00", closes: "15:30"}\n'},
        (("content/emergency.nb.md", "actions:", "services: [barnevern]\nactions:"),)),
    Row("HJUL01", f"{_T}/year.yml:4:11", "«first» sier ikke hvilken ukedag", "nth og weekday", {f"{_T}/year.yml": _EVENT.format("nth: first")}),
    Row("HJUL02", f"{_T}/year.yml:4:36", "Siste dag er 10. mars 2030, før den første", "Rett en av dagene",
        {f"{_T}/year.yml": _EVENT.format("date: 2030-03-12, last: 2030-03-10")}),
    Row("HJUL03", f"{_T}/year.yml:4:20", "Dere har ingen dager for høstferien", "Skriv dagene under holidays",
        {f"{_T}/year.yml": _EVENT.format("before: host") + "holidays:\n  - id: host\n    name: høstferien\n"}),
    Row("SPRAK01", "content/year.yml:3:11", "Feltet «name» mangler på nynorsk", "{nb: …, nn: …}", {"content/year.yml": _EVENT.format("months: [may]")}),
    Row("KOMM09", f"{_T}/articles/om-oss.nb.md:2:9", "et utkast som andre har laget for dere", "tar dere bort linjen origin: draft",
        {f"{_T}/articles/om-oss.nb.md": "---\norigin: draft\ntitle: Om oss\nsection: about\n---\nVi.\n"},
        _settings("language: nb\nstatus: published\n")),
)  # fmt: skip


ONLY_WHEN_BUILT = {"SIDE02", "SIDE03"}  # tested with the pages


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_bad_example_is_pointed_at_with_a_cure(workspace, row, seen):
    world = workspace({path: text for path, text in row.files.items() if text != "LINK"})
    for path, text in row.files.items():
        if text == "LINK":
            (world.root / path).symlink_to(world.root / "content/terms.yml")
    for path, old, new in row.edits:
        world.change(path, old, new)

    report = world.check().findings

    findings = [f for f in report if f.rule.code == row.code]
    pointed_at = [
        (str(f.at), row.message in f.message, row.cure in f.cure)
        for f in findings
        if str(f.at).startswith(row.where)
    ]
    assert any(message and cure for _, message, cure in pointed_at), "\n".join(map(str, findings))
    seen(f"{row} ({row.where})", "\n".join(map(str, report)))


def test_every_rule_has_a_bad_example():
    assert {row.code for row in TABLE} == {rule.code for rule in RULES} - ONLY_WHEN_BUILT


def test_no_code_is_used_twice():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


def test_the_tiny_world_has_nothing_wrong(workspace):
    findings = workspace().check().findings

    assert [str(finding) for finding in findings] == []
