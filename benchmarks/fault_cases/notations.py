"""Links, and the notations of other programs."""

from functools import partial

from fault_cases.texts import text_case

_link = partial(text_case, "Lenker i tekst")
_other = partial(text_case, "Skrivemåter fra andre programmer")

_FORM = "https://skjema.example.no/a"

CASES = [
    _link(
        "Hakeparentes i lenketeksten",
        f"Fyll ut [skjema [pdf]]({_FORM}).",
        f"p(Fyll ut a(skjema [pdf]|{_FORM}).)",
        cure=r"hakeparentes|\[|lenke",
    ),
    _link(
        "Mellomrom i adressen",
        "Se [malen](https://kommune.example.no/mine sider/a.pdf).",
        "p(Se a(malen|https://kommune.example.no/mine%20sider/a.pdf).)",
        cure="%20",
    ),
    _link(
        "Mellomrom mellom tekst og adresse",
        f"Fyll ut [skjemaet] ({_FORM}).",
        f"p(Fyll ut a(skjemaet|{_FORM}).)",
        cure=r"mellomrom|\]\(",
    ),
    _link(
        "Parentesen er ikke lukket",
        f"Fyll ut [skjemaet]({_FORM} nå.",
        cure=r"\)|parentes|lukk|%20",
    ),
    _link(
        "Parentes i adressen",
        "Se [siden](https://kommune.example.no/barn_(unge)).",
        "p(Se a(siden|https://kommune.example.no/barn_(unge)).)",
        cure="%28|parentes",
    ),
    _link(
        "Adressen i vinkelparentes",
        f"Se <{_FORM}>.",
        f"p(Se a({_FORM}|{_FORM}).)",
        cure=r"\]\(",
        never="fet",
    ),
    _link(
        "E-posten i vinkelparentes",
        "Skriv til <post@example.no>.",
        "p(Skriv til a(post@example.no|mailto:post@example.no).)",
        cure=r"mailto:post@",
        never=r"\*\*fet",
    ),
    _link(
        "Tekst og adresse byttet om",
        f"Fyll ut ({_FORM})[skjemaet].",
        f"p(Fyll ut a(skjemaet|{_FORM}).)",
        cure=r"bytt|\]\(|rekkefølge",
    ),
    _link(
        "Tom adresse",
        "Fyll ut [skjemaet]().",
        cure="adresse|lenke",
    ),
    _link(
        "Lenke over to linjer",
        f"Fyll ut [skjemaet\nfor samtykke]({_FORM}).",
        f"p(Fyll ut a(skjemaet for samtykke|{_FORM}).)",
    ),
    _link(
        "Vist nummer og ringt nummer er ulike",
        "Ring [116 111](tel:116117).",
        cure="116|nummer",
    ),
    _other(
        "Henvist lenke ([skjema][1])",
        f"Fyll ut [skjemaet][1].\n\n[1]: {_FORM}",
        f"p(Fyll ut a(skjemaet|{_FORM}).)",
        cure=r"\]\(|adresse",
        lines=(1, 3),
    ),
    _other(
        "Klasse bak lenken ({: .a })",
        f"Fyll ut [skjemaet]({_FORM}){{: .knapp }}.",
        f"p(Fyll ut a(skjemaet|{_FORM}).)",
        cure=r"\{|ta bort|fjern|slett",
    ),
    _other(
        "Klasse bak lenken ({.a})",
        f"Fyll ut [skjemaet]({_FORM}){{.knapp}}.",
        f"p(Fyll ut a(skjemaet|{_FORM}).)",
        cure=r"\{|ta bort|fjern|slett",
        never="brand",
    ),
    _other("Innsatt fil (--8<--)", '--8<-- "vilkar.md"', cure="--8<--|ta bort|lim|skriv"),
    _other(
        "Forkortelse (*[112]: …)",
        "Ring 112.\n\n*[112]: Nødnummer",
        "p(Ring 112.)",
        "p(Ring a(112|tel:112).)",
        cure="forkortelse|ordlist|ta bort|terms",
        lines=(3,),
    ),
    _other(
        "Fotnote ([^1])",
        "Det virker[^1].\n\n[^1]: Kilde.",
        cure="fotnote|sources|kilde|ta bort",
        lines=(1, 3),
    ),
    _other("Boks i Docusaurus (:::)", "::: tip\nHusk dette.\n:::", cure=":::|!!!|boks", lines=(1,)),
    _other(
        "Boks på GitHub (> [!NOTE])",
        "> [!NOTE]\n> Husk dette.",
        look=lambda body: "[!NOTE]" not in body.text and "Husk dette." in body.text,
        cure=r"!!!|\[!|boks",
    ),
    _other("Wikilenke ([[Side]])", "Se [[Undring]].", cure=r"\[\[|\]\(|lenke"),
    _other(
        "Utheving fra Obsidian (==tekst==)",
        "Husk ==barnet== her.",
        cure=r"==|\*\*",
        look=lambda body: "==" not in body.text,
    ),
    _other(
        "Gjennomstreking (~~tekst~~)",
        "Ring ~~i morgen~~ i dag.",
        "p(Ring del(i morgen) i dag.)",
        cure="~~|gjennomstrek",
    ),
    _other("Mellomtittel fra Confluence (h2. …)", "h2. Hva nå", cure="##|overskrift"),
    _other(
        "Kode mellom tre apostrofer",
        "```\nSkriv dette.\n```",
        "pre(code(Skriv dette.))",
        cure="```|kode",
    ),
    _other("Innholdsliste ([TOC])", "[TOC]\n\nTekst.", "p(Tekst.)", cure="TOC|innhold"),
    _other("Variabel ({{ navn }})", "Velkommen til {{ kommune }}.", cure=r"\{"),
    _other("Kommentar (%% … %%)", "Tekst. %% husk å sjekke %%", cure="%%|kommentar|ta bort"),
    _other("Linjeskift som HTML (<br>)", "Storgata 1<br>6856 Sogndal", cure="HTML|<br>|linje"),
    _other(
        "HTML-kommentar",
        "Tekst.\n\n<!-- husk -->",
        "p(Tekst.)",
        cure="kommentar|HTML|<!--|#",
        lines=(3,),
    ),
    _other(
        "Definisjonsliste (: …)",
        "Stafettholder\n: Den som holder pinnen.",
        cure=":|liste|ordlist",
        lines=(1, 2),
    ),
    _other("Emoji med kolon (:phone:)", "Ring :phone: nå.", cure=":phone:|emoji|tegn"),
]
