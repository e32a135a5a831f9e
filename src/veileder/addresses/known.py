"""Domains that are known: those of the public sector, of private mail, and of one's own network."""

# Whoever is below these is a part of the public sector: all municipalities, counties, ministries.
_ABOVE = (
    "kommune.no herad.no suohkan.no gielda.no tjielte.no fylkeskommune.no dep.no stat.no mil.no"
    " vgs.no skole.no gs.no example.no example.com example.org example.net"
).split()
PUBLIC = frozenset(
    _ABOVE
    + """
    regjeringen.no stortinget.no domstol.no norge.no altinn.no lovdata.no nav.no nkom.no
    politiet.no helsenorge.no helsedirektoratet.no helsetilsynet.no fhi.no helfo.no nhn.no
    udir.no bufdir.no bufetat.no bvtilsyn.no statped.no statsforvalteren.no imdi.no udi.no
    barneombudet.no ldo.no diskrimineringsnemnda.no sivilombudet.no datatilsynet.no
    arbeidstilsynet.no skatteetaten.no digdir.no uutilsynet.no uustatus.no ssb.no lottstift.no
    kriminalomsorgen.no konfliktraadet.no konfliktradet.no riksadvokaten.no pst.no samediggi.no
    sametinget.no ks.no kirken.no dsb.no nkvts.no rvtsnord.no rvtsmidt.no rvtsvest.no rvtssor.no
    rvtsost.no rbup.no forebygging.no helsebiblioteket.no hdir.no spesialenheten.no
    voldsoffererstatning.no nasjonaltjenestetilbud.no vestlandfylke.no vlfk.no rogfk.no
    agderfk.no telemarkfylke.no vestfoldfylke.no bfk.no afk.no ofk.no innlandetfylke.no
    mrfylke.no trondelagfylke.no nfk.no tromsfylke.no ffk.no helse-bergen.no helse-fonna.no
    helse-forde.no helse-stavanger.no helse-vest.no helse-mr.no helse-nord.no helse-midt.no
    helse-sorost.no stolav.no hnt.no nlsh.no unn.no helgelandssykehuset.no finnmarkssykehuset.no
    nordlandssykehuset.no sshf.no sthf.no siv.no vestreviken.no sykehuset-innlandet.no so-hf.no
    ahus.no ous-hf.no oslo-universitetssykehus.no sunnaas.no lds.no uio.no uib.no ntnu.no uit.no
    uia.no uis.no usn.no oslomet.no hvl.no inn.no nord.no hiof.no himolde.no hivolda.no
    samiskhs.no osloskolen.no
    """.split()
)
# Domains of which everybody below has a host, so that a neighbour there is somebody else.
SHARED_ENDS = frozenset(
    [one for one in _ABOVE if not one.startswith("example.")]
    + """
    co.uk org.uk com.au co.nz github.io gitlab.io pages.dev netlify.app vercel.app web.app
    sharepoint.com blogspot.com wordpress.com wixsite.com azurewebsites.net priv.no
    """.split()
)
# Who lets anybody have an address, in every country (.com, .no, .co.uk).
PRIVATE_NAMES = frozenset(
    """
    gmail googlemail hotmail outlook live msn windowslive passport yahoo ymail rocketmail icloud
    aol gmx yandex proton protonmail tutanota tutamail fastmail zoho zohomail hushmail mailfence
    posteo runbox startmail riseup disroot rediffmail mailinator yopmail guerrillamail
    10minutemail tempmail temp-mail trashmail sharklasers
    """.split()
)
# And in one; those of Norway mostly sell lines to homes.
PRIVATE = frozenset(
    """
    me.com mac.com aim.com pm.me tuta.com tuta.io mail.com email.com inbox.com hey.com duck.com
    mailbox.org skiff.com ya.ru i.ua
    web.de t-online.de freenet.de free.fr orange.fr wanadoo.fr laposte.net sfr.fr libero.it
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net earthlink.net
    btinternet.com sky.com qq.com 163.com 126.com naver.com mail.ru list.ru bk.ru inbox.ru
    rambler.ru ukr.net wp.pl o2.pl onet.pl interia.pl op.pl seznam.cz centrum.cz abv.bg inbox.lv
    mail.ee telia.com spray.se bredband.net comhem.se tele2.se swipnet.se passagen.se jubii.dk
    privaterelay.appleid.com simplelogin.com online.no broadpark.no getmail.no getmail.net
    frisurf.no start.no c2i.net lyse.net altibox.no nextgentel.no nextgentel.com chello.no
    ebnett.no loqal.no sf-nett.no bluezone.no tele2.no haugnett.no enivest.net vikenfiber.no
    lynet.no eidsiva.net abcnett.no online.net monet.no bkkfiber.no ntebb.no
    neasonline.no tafjord.net sol.no epost.no
    """.split()
)
PRIVATE_ENDS = frozenset({"priv.no", "name"})
# Ends that no host on the open net has, and hosts that lead back to one's own machine.
CLOSED_ENDS = frozenset(
    """
    local localhost localdomain internal intern internt intranet intra lan home corp private
    test invalid example onion arpa workgroup mshome
    """.split()
) | {"home.arpa"}
OWN_MACHINE = frozenset(
    "localtest.me lvh.me vcap.me lacolhost.com nip.io sslip.io xip.io traefik.me".split()
)
