"""The words of the kit, in both målformer."""

from collections.abc import Mapping

from veileder.model.base import Language

_NB = {
    "title": "Gjennomgang: {name}",
    "for": "For {whose}. Laget {day}.",
    "how": "Les hver påstand mot kilden ved siden av. Kryss av når den stemmer. Stemmer den ikke, "
    "skriv hva som er galt, på linjen under. Skriv aldri navn på et barn, en forelder eller en "
    "ansatt.",
    "how_long": "{pages} tekster, {claims} påstander. Omtrent {minutes} minutter: {words} ord i "
    "minuttet og {seconds} sekunder for hver påstand.",
    "done": "{done} tekster er alt gjennomgått slik de er nå, og er ikke med.",
    "result": "Til slutt for hver tekst: Kryss av for hele teksten. Den som samler inn, fører "
    "svaret i {file}.",
    "never": "Ikke gjennomgått før.",
    "changed": "Endret siden gjennomgangen {day}. Vi vet ikke hvilke linjer. Historikken til filen "
    "viser det.",
    "beneath": "Fellesteksten ble gjennomgått {day}. Det lokale er nytt for gjennomgangen.",
    "read": "Gjennomgått {day}.",
    "safety": "Verner barnet",
    "sources": "Kilder",
    "no_source": "Ingen kilde oppgitt.",
    "checked": "kontrollert {day}",
    "not_confirmed": "ikke bekreftet",
    "read_copy": "lest i en kopi av Lovdatas åpne data",
    "read_summary": "bare sammendraget er lest",
    "read_introduction": "bare innledningen er lest",
    "quote": "Lovens ord",
    "quoted": "{section}, lest {day} i",
    "quoted_in": "denne kopien",
    "summary": "Vårt sammendrag:",
    "rest": "Resten av teksten",
    "only_law": "Bare det som bygger på loven. Les hele teksten på siden.",
    "whole_ok": "Hele teksten kan stå som den er",
    "whole_not": "Teksten må endres",
    "by": "Funksjon",
    "day": "Dato",
    "fag": "Faglig gjennomgang",
    "jus": "Juridisk gjennomgang",
}
_NN = {
    "title": "Gjennomgang: {name}",
    "for": "For {whose}. Laga {day}.",
    "how": "Les kvar påstand mot kjelda ved sida av. Kryss av når han stemmer. Stemmer han ikkje, "
    "skriv kva som er gale, på linja under. Skriv aldri namn på eit barn, ein forelder eller ein "
    "tilsett.",
    "how_long": "{pages} tekstar, {claims} påstandar. Omtrent {minutes} minutt: {words} ord i "
    "minuttet og {seconds} sekund for kvar påstand.",
    "done": "{done} tekstar er alt gjennomgått slik dei er no, og er ikkje med.",
    "result": "Til slutt for kvar tekst: Kryss av for heile teksten. Den som samlar inn, fører "
    "svaret i {file}.",
    "never": "Ikkje gjennomgått før.",
    "changed": "Endra sidan gjennomgangen {day}. Vi veit ikkje kva linjer. Historikken til fila "
    "viser det.",
    "beneath": "Fellesteksten vart gjennomgått {day}. Det lokale er nytt for gjennomgangen.",
    "read": "Gjennomgått {day}.",
    "safety": "Vernar barnet",
    "sources": "Kjelder",
    "no_source": "Inga kjelde oppgitt.",
    "checked": "kontrollert {day}",
    "not_confirmed": "ikkje stadfesta",
    "read_copy": "vi las ein kopi av opne data frå Lovdata",
    "read_summary": "berre samandraget er lese",
    "read_introduction": "berre innleiinga er lesen",
    "quote": "Orda i lova",
    "quoted": "{section}, lesen {day} i",
    "quoted_in": "denne kopien",
    "summary": "Vårt samandrag:",
    "rest": "Resten av teksten",
    "only_law": "Berre det som byggjer på lova. Les heile teksten på sida.",
    "whole_ok": "Heile teksten kan stå som han er",
    "whole_not": "Teksten må endrast",
    "by": "Funksjon",
    "day": "Dato",
    "fag": "Fagleg gjennomgang",
    "jus": "Juridisk gjennomgang",
}


def words_in(language: Language) -> Mapping[str, str]:
    """Return the words of the kit in ``language``."""
    return _NN if language is Language.NN else _NB
