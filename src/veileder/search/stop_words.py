"""Words without meaning in a question, in both målformer and as people speak; folded.

They are what questions are framed in: who, when, «hva gjør jeg når», «hei, kan jeg spørre om».
"""

STOP_WORDS = frozenset(
    """
    a alle alt andre at av bare ble blei bli blir da de deg dei dem den der dere deres dersom det
    dette di din disse dit du eg ei ein eit eller en er et etter fa for fra fram frem ga gjer
    gjere gjor gjore ha hadde han har her ho hos hun hva hvem hver hvilke hvilken hvis hvor
    hvordan hvorfor i ikke ikkje ingen inn ja jeg kan kom kor korleis kunne kva kvar kvart kven
    kvifor ma man med meg meir mellom men mer mi min mine mitt mot na nar nei no noe noen noko
    nokon nummer og om opp oss over pa ring ringe ringer ringjer sa samme seg seier selv si sier
    sin sine sitt sjol skal skulle slags slik som telefon telefonnummer til tlf treng trenge trenger
    under ut utan uten vaere vaert var vart ved vere vi vil ville vore

    ae aeg aem ej mae dae sae hu hann dokker dokk dokke dykk dykkar okke okkar vaerra vaera
    itj itte ikkj ikkje inte kje e
    ke ska skull sku kaem hoken hokken kimen jau
    va vaer vorte vorti blitt egentlig eigentleg normalt vanligvis vanlegvis
    ka kem kor korsen korsn kossen koss koffer kofor kor hen kordan katti nar ditt
    hei heisann hallo halla god morgen takk please
    sporre spor sporje spurt lurer lurte lure lurar vet veit vite visste
    gjorde gjort gjera gjoer nokka noka noe nokke litt bare jo da nok vel kanskje
    nr fordi veldig helt heilt ganske nettopp
    innom henne ham hennes hennar hans skulde ville kunna matte burde bor bur faar fatt
    the my your we our they are was what who when where why how can could does did has have with
    about and not this that there want need should
    انا على مع من هل ما
    """.split()
)
