"""Pictures in texts."""

from veileder.findings import Rule

PICTURE_WORDS = Rule.error(
    "BILD01",
    "bilde uten ord",
    "Den som ikke ser bildet, får ordene i stedet: opplest, i søket, og der bildet ikke kan "
    "hentes. Derfor må de si det bildet sier, ikke at det er et bilde.",
    "![bilde](flyt.png)",
    "![Uro fører til samtale, samtale til møte, og møtet til en plan](flyt.png)",
)
PICTURE_MISSING = Rule.error(
    "BILD02",
    "bilde som ikke ligger ved teksten",
    "Bildet skal ligge i samme mappe som teksten, så det følger med når den flyttes.",
    "![Fra uro til plan](flyt.png), men flyt.png er i en annen mappe",
    "Legg flyt.png i samme mappe som teksten",
)
PICTURE_LARGE = Rule.error(
    "BILD03",
    "for stort bilde i en tekst",
    "Bildet lastes ned av alle som leser siden, ofte på en telefon, og er med i kopien uten nett.",
    "Et bilde rett fra kameraet, på 4 MB",
    "Det samme bildet, 1600 punkter bredt, lagret som JPG eller WebP",
)
