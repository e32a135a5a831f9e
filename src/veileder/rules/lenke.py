"""Links that lead nowhere."""

from veileder.findings import Rule

LINK_DEAD = Rule.error(
    "LENKE01",
    "død lenke",
    "Lenken viser til en side som ikke finnes.",
    "[notatet](tool/undringsnotatet)",
    "[notatet](tool/undringsnotat)",
)
LINK_ANCHOR = Rule.error(
    "LENKE02",
    "dødt anker",
    "Siden finnes, men ikke overskriften som lenken peker på.",
    "[råd](article/samtykke-i-praksis#rad-til-deg)",
    "[råd](article/samtykke-i-praksis#rad)",
)
LINK_FORM = Rule.error(
    "LENKE03",
    "lenke som ikke kan brukes",
    "En lenke er enten en henvisning (tool/undringsnotat) eller en full adresse som begynner med "
    "https://, mailto: eller tel:.",
    "[Bufdir](www.bufdir.no)",
    "[Bufdir](https://www.bufdir.no)",
)
