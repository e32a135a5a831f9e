"""Words that tell little in any question, though few pages have them: people, times and doings.

Content cannot say so: «mor» may stand in three names only, and «mor drikker» is still about
drinking. Unlike stop words they are read, so that «mor» alone finds what it can.
"""

FREQUENT = frozenset(
    """
    mor mora moren mamma mammaen far faren pappa pappaen forelder foreldre foreldra foresatt
    foresatte føresette barn barnet unge ungen gutt gut gutten guten jente jenta elev eleven sønn
    sønnen son sonen datter dattera dotter dottera mann mannen kone kona dame folk menneske person
    voksen vaksen familie familien klasse

    klokka kl mandag måndag tirsdag tysdag onsdag torsdag
    fredag lørdag laurdag søndag sundag morgen morgon morra gang gong

    komme kome kommer kjem kom gå går gikk gjekk dra drar ta tar tok tek gi gir gav gje får fikk
    fekk se ser sjå så si sier seie seier sa snakke snakker snakkar bli stå står sto stod sitte
    sitter sit satt ligge ligger ligg sette setter legge legger begynne byrje starte finne
    finn finner bruke bruker bruk tro trur tror mene mener meine tenke tenkje
    skje skjer hende vise viser viste prøve prøver lage lager gjøre gjere la lar bo
    budd gå slippe sleppe klare klarer kjenne

    begge både to tre fire fem seks lang langt kort
    alltid aldri ofte ofta hele heile mange mye mykje lite flere fleire igjen att tilbake opp ned
    ut inn bort før etter siden sidan også òg bare berre sammen saman neste ny nytt nye
    gammel gamal stor stort liten lita små god godt dårlig dårleg annen anna andre ting måte sted
    stad dør døra vegg bord hånd side mest best sist siste hvert kvart
    ganger ingen noen plutselig nesten rundt midt mens enn hel rar merkelig vanskelig vanskeleg
    """.split()
)
