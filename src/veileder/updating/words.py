"""The words of the letter in both målformer."""

from veileder.model.base import Language

WORDS = {
    Language.NB: {
        "title": "Handlingsveileder {version}: det som gjelder {name}",
        "quiet": "Ingenting i denne versjonen endrer det dere har. Dere trenger ikke gjøre noe.",
        "gains": "Dette får dere",
        "decisions": "Dette må dere ta stilling til",
        "law": "Endringer i lov og frister",
        "files": "Disse filene hos dere er endret",
        "before": "Før",
        "after": "Nå",
        "outdated": "«{line}» har dere tilpasset, og fellesteksten sier noe annet enn da. "
        "Sammenlign, og endre deres tekst hvis det trengs. Bekreft at dere har sett på den: "
        "skriv `lest` i stedet for fingeravtrykket, eller kjør `python3 build.py accept {path}`",
        "overridden": "{line} Dere har deres eget i dette steget, og det gjelder fortsatt. "
        "Bekreft at dere har sett på det: `python3 build.py accept {path}`",
        "kept": "{line} Dere bruker den, så teksten er nå deres egen. Les den, og ta den bort hvis "
        "dere ikke trenger den lenger.",
        "link": "{line} Lenken til den er tatt bort hos dere. Les stedet der den sto.",
        "words": "{line} Det dere hadde skrevet til den, er lagt til side. Flytt det dere vil ha "
        "med videre, til teksten som gjelder nå.",
        "beneath": "Dere har «{line}» i stedet for fellesutgaven, som er endret. Deres gjelder "
        "fortsatt. Se om dere trenger det som er nytt.",
        "beneath_gone": "Dere har «{line}» i stedet for fellesutgaven, som er borte. Se om dere "
        "trenger filen lenger.",
        "beneath_new": "Fellesutgaven har fått «{line}», og dere har en fil med samme navn. Deres "
        "gjelder. Se hvilken dere vil ha.",
        "edit": "Rediger: `{path}` ([åpne filen]({link})), eller kjør "
        "`python3 build.py edit {id} --at {at}`",
        "other": "Slik filen var: `{path}`",
    },
    Language.NN: {
        "title": "Handlingsrettleiar {version}: det som gjeld {name}",
        "quiet": "Ingenting i denne versjonen endrar det de har. De treng ikkje gjere noko.",
        "gains": "Dette får de",
        "decisions": "Dette må de ta stilling til",
        "law": "Endringar i lov og fristar",
        "files": "Desse filene hos dykk er endra",
        "before": "Før",
        "after": "No",
        "outdated": "«{line}» har de tilpassa, og fellesteksten seier noko anna enn då. "
        "Samanlikn, og endre teksten dykkar om det trengst. Stadfest at de har sett på han: "
        "skriv `lese` i staden for fingeravtrykket, eller køyr `python3 build.py accept {path}`",
        "overridden": "{line} De har dykkar eige i dette steget, og det gjeld framleis. "
        "Stadfest at de har sett på det: `python3 build.py accept {path}`",
        "kept": "{line} De bruker teksten, så han er no dykkar eigen. Les han, og ta han bort om "
        "de ikkje treng han lenger.",
        "link": "{line} Lenkja dit er teken bort hos dykk. Les staden der ho stod.",
        "words": "{line} Det de hadde skrive til denne, er lagt til side. Flytt det de vil ha med "
        "vidare, til teksten som gjeld no.",
        "beneath": "De har «{line}» i staden for fellesutgåva, som er endra. Dykkar gjeld "
        "framleis. Sjå om de treng det som er nytt.",
        "beneath_gone": "De har «{line}» i staden for fellesutgåva, som er borte. Sjå om de "
        "treng fila lenger.",
        "beneath_new": "Fellesutgåva har fått «{line}», og de har ei fil med same namn. Dykkar "
        "gjeld. Sjå kva for ei de vil ha.",
        "edit": "Rediger: `{path}` ([opne fila]({link})), eller køyr "
        "`python3 build.py edit {id} --at {at}`",
        "other": "Slik fila var: `{path}`",
    },
}
