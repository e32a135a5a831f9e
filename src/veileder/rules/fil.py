"""Files: their names, their letters, what systems do to them."""

from veileder.findings import Rule

FILE_NAME = Rule.error(
    "FIL01",
    "ukjent fil",
    "Alle filer har en fast plass og et fast navn: id, eventuelt tjenestetype, målform. "
    "En fil med et annet navn ville aldri blitt vist.",
    "content/steps/Undring.md",
    "content/steps/undring.nb.md",
)
FILE_ENCODING = Rule.error(
    "FIL02",
    "ikke UTF-8",
    "Filen er lagret med en annen tegnkoding, så æ, ø og å blir feil.",
    "Lagret som «ANSI» eller «Unicode» i Notisblokk",
    "Lagret som «UTF-8»",
)
FILE_SIZE = Rule.error(
    "FIL03",
    "for stor fil",
    "En tekstfil på mer enn 256 KB er nesten alltid noe annet enn innhold.",
    "En hel håndbok limt inn i én fil",
    "Én fil per steg, verktøy eller artikkel",
)
FILE_CHARACTER = Rule.error(
    "FIL04",
    "usynlig tegn",
    "Styretegn og usynlige tegn følger ofte med når en limer inn fra Word eller PDF. "
    "De kan bytte om, skjule eller dele opp tekst. Det som bare kan bety én ting (myk bindestrek, "
    "mellomrom uten bredde, hardt innrykk, sammenskrevet ﬁ), blir rettet uten melding.",
    "Ring <U+202E>211",
    "Ring 112",
)
FILE_LINK = Rule.error(
    "FIL05",
    "symbolsk lenke",
    "En symbolsk lenke kan peke ut av mappen og publisere noe annet enn innholdet.",
    "tools/notat.nb.md -> /home/kari/notat.md",
    "En vanlig fil",
)
FILE_MISSING = Rule.error(
    "FIL06",
    "manglende fil",
    "En fil som noe annet er avhengig av, finnes ikke.",
    "files: - file: notat.docx, men notat.docx ligger ikke ved siden av verktøyet",
    "Legg filen ved siden av verktøyet, eller ta bort linjen",
)
FILE_TYPE = Rule.error(
    "FIL07",
    "filtype som ikke kan publiseres",
    "Bare filtyper som er trygge å åpne, blir publisert: docx, xlsx, pdf, png, jpg, odt.",
    "files: - file: skjema.html",
    "files: - file: skjema.docx",
)
FILE_LINE = Rule.error(
    "FIL08",
    "for lang linje",
    "En linje på mer enn 5000 tegn er nesten alltid limt inn fra et annet program, og endringer i "
    "den kan ikke leses i git.",
    "Et helt kapittel på én linje",
    "Ett avsnitt per linje, med tom linje mellom avsnittene",
)
FILE_CONFLICT = Rule.error(
    "FIL09",
    "flettekonflikt",
    "To har endret det samme, og git har satt begge utgavene inn i filen. Ingen av dem gjelder før "
    "en har valgt.",
    "<<<<<<< HEAD\nRing 112\n=======\nRing 113\n>>>>>>> ny",
    "Ring 113",
)
FILE_LETTERS = Rule.error(
    "FIL10",
    "ødelagte bokstaver",
    "Teksten har vært lest med feil tegnkoding, eller er kopiert fra kildekoden til en nettside. "
    "Da er bokstaver byttet ut med andre tegn.",
    "MÃ¥lfÃ¸re, Sm&oslash;la",
    "Målføre, Smøla",
)
FILE_COPY = Rule.warning(
    "FIL11",
    "kopi av en fil",
    "Maskinen, synkroniseringen eller et fletteverktøy har lagt igjen en kopi av en fil. Kopien "
    "blir ikke lest, så det som er endret i den, vises ikke. En tabell (.yml) som bare finnes som "
    "kopi, er en feil (FIL01): da mangler alt som står i den.",
    "steps/undring.nb - Kopi.md",
    "Bare steps/undring.nb.md",
)
FILE_LARGE = Rule.error(
    "FIL13",
    "stor fil ved et verktøy",
    "En fil på mer enn 10 MB er tung å hente på en telefon uten god dekning, og blir ikke sett "
    "gjennom.",
    "files: - file: plan.pdf, på 24 MB",
    "files: - file: plan.pdf, på 2 MB",
)
FILE_HYPHEN = Rule.warning(
    "FIL12",
    "delt ord",
    "Et ord som var delt over to linjer i en PDF eller et Word-dokument, har beholdt bindestreken.",
    "bekym- ring",
    "bekymring",
)
