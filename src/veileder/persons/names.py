"""Given names that children and grown-ups in Norway have, and the endings of family names.

Not all there are: what a name stands in tells the rest (see ``told``).
"""

import unicodedata
from functools import cache

# Names that are no common word.
_GIVEN = """
aada aage aagot aasta abdallah abdi abdirahman abdullah abdullahi abdulrahman abeer abel abigail
abraham absalon ada adam adan adel adele adem adina adnan adrian adriana agata agathe agnes agnete
agnieszka ahlam ahmad ahmed aicha aida ailin aina aisha aksel alan albert albin aleksander aleksandr
aleksandra alex alexander alexandra alf alfred alice alicja alida alina alisha alma alva alvin
amalie amanda amelia amelie amin amina amine aminata amir amira amund ana anas anastasia anastasiia
anastasiya anders andrea andreas andrei andrii andriy andrzej ane anelma anette angelica
angelika anh anika anine anis anisa anita anja ann anna annabel annar anne annelise annemarie anni
annie annika anniken annlaug ante anton antonia antonina anwar ardit ariana arild arin arman arne
arnhild arnlaug arnt aron arthur artur arve arvid asbjørn aslak aslaug asle asma asta astri astrid
atle aud audhild audun august aurora ava ayaan ayan ayanle ayla ayman aymen ayoub ayub aziz azra
baard balder barbara bartosz bashir basma beata beathe beatrice bendik benedicte benedikte benjamin
bente berit bernhard bernt berta bilal birger birgit birgitte birk birte birthe biret bjarne bjarte
bjørg bjørnar bodil bohdan bojan borghild boris bozena børge børre bård cal camilla carina carl
carlos carmen caroline casper caspar catarina cathrine cato cecilia cecilie celina celine charlotte
chris christel christen christer christian christina christine christoffer christopher claus clara
claudia connor cornelia cornelius dagfinn daghild dagmar dagny dagrun dalia damian dan daniel
daniela
danuta daria dariusz darko daud david dawid dawit denis dennis diana didrik dina dmitri dmytro
dominik
dorota dorthe dorthea ebba edel edgar edith edvard edvin edward eero efrem egil eilert eilif
einar eira eirik eirill eirin eivind ela elena eleonora elfrida elias elif elida elin eline
elisabeth
elise elisabet elisa eliza elizabeth ella ellen elliot elmi elsa elsbeth else elvira embla emil
emilia
emilie emily emma emre endre enok enver erica erik erika erlend erling ermias ernst esben eskil
esma espen ester esther ethan eugenia eva evelina evelyn ewa fadi fadumo fahad faisal farah farhan
fartun fathi fatima fatma fatou fatuma fawzia felix ferdinand fiona filip filippa finn flora
florian frank franz fredrik fredrikke freya frida fridtjof frode frøya frøydis gabriel gabriela
gabrielle gaute geir georg george gerd gerda gerhard gert gina gisle gitte gjermund gjertrud grazyna
greta grete grethe grzegorz gudbrand gudmund gudrun gudveig guled gunhild gunn gunnar gunnbjørg
gunnhild gunvor guri guro gustav guttorm gyda gyrid habib haben hafsa hafsah haile hailemariam hajar
hakim halim halima halina halvard halvor hamdi hamid hamsa hamza hana hanad hanan hanna hannah
hannan
hanne harald harriet hasan hassan hauk havard hawa hedda hedvig hege heidi heikki heine helena
helene
helga helge helle helmer helmi henning henny henriette henrik henry herbjørg herdis hermine hermod
hibaq hilde hildegunn hilma hjalmar hjørdis hodan hogne hussein hussain håkon håvard ibrahim ida
idil
idun idris iga igor ihsan ikram ilham ilhan ilja ilse ilyas imran ines inga ingar inge ingeborg
ingebjørg
ingelin inger ingerid ingfrid ingjerd ingri ingrid ingunn ingvald ingvar ingvild iqra irena irene
irina irma irmelin isa isabel isabell isabella isabelle isac isak ishaq ishak ismail ivan ivana ivar
iver iwona jabril jacob jacek jakob jakub jama jamal james jamila jan jana janne janusz jarl jarle
jaroslav jasmin jasmina jasmine jason jasper jawad jean jelena jennifer jenny jens jeppe jerzy
jessica
jesper joachim joakim joanna jochen joel johan johann johanna johanne johannes john johnny jon jonas
jonathan jone jonny jørgen jøran jørn jørund josef josefine josefin josephine joseph joshua jostein
josva juan judith julia julian juliane julianna julie juliet julius juma jumana juni justyna kadir
kaia kai kaja kajsa kaleb kalle kamil kamila kamilla karen kari karianne karim karima karin karina
karl karla karol karolina karoline karsten karstein kasia kasper katarina katarzyna kateryna
kathrine
katharina katja katrin katrine kaya ken kennet kenneth kent kenan kerstin kevin khadija khadra
khaled
khalid kiara kim kine kinga kira kirsten kirsti kirstin kjartan kjell kjersti kjerstin kjetil klara
klaudia klaus knut konrad konstantin kristen krister kristian kristin kristina kristine kristoffer
kristofer krystyna krzysztof ksenia kurt kyrylo kåre laila lamin lamis lara lars lasse laszlo laura
laurits lea leah leander leyla leila leif lena lene leila leyla lennart leo leonard leonora levi
liam
liban lidia lilian liliana lilja lilly lily lina linda line linea linnea linus lisa lisbet lisbeth
lise liss liv-marit livia liubov ljudmila lone lotta lotte louisa louise lovise luca lucas lucia
lucy
ludvig luis lukas lukasz luna luul lydia lyudmila maaike mads madeleine maddalena magda magdalena
magne magnhild magni magnor magnus mahad mahamed mahamud mahmoud mahmud maia maiken mailis maja
maksim
maksym malak malene malgorzata malia malika malin manal manuel mara marcel marcin marco marek maren
margaret margareta margarita margit margot margrete margrethe margunn mari maria mariam mariama
mariana marianne marie mariel mariell mariella marija marija marina mario marion maris marit marita
marius mariya mariia marta marte marthe martha martin martine martyna marwa marwan mary maryam
maryan
mateo mateusz mathea mathias mathilde matias matilde matilda mats matteo matthias maurits maxim
maximilian may-britt maya maylinn måret máret máhtte mehdi mehmet melina melissa meron merete
meseret
mette mia micah michael michal michalina michelle miina mikael mikal mikkel mikko mila milan milena
milla millie miriam mirza modou mohamad mohamed mohammad mohammed mohamud mona monica monika morten
moses muhammad muna munira murad mustafa mykola myriam mythili márjá máren måns nada nadia nadir
nadine naima najma nanna naomi nasir nasra nasrin nastya natalia natalie nataliia natalya natasha
nathalie nathan nathaniel nawal nazar nazir neda neha nermin nerma niklas nicolai nicolas nicole
nicoline niels niels nikita niklas nikola nikolai nikoline nils nina nino noah noel nolan noor nora
norah norunn nour nuria nuura øistein øivind øyvind ola olaf olai olaug olav ole olea oleg
oleksandr oleksandra oleksii oleksiy olena olga oliver olivia oliwia olha olivier omar omran oscar
oskar osman osvald otilie otto oumar ove øystein øyunn øydis paal patrick patrycja patryk paul paula
paulina pawel peder pedro pernille pelle petra petter peter petr petrus petronella phillip philip
piotr
preben przemyslaw pål pauline quang rabia rachel radek radoslaw rafael rafal ragna ragne ragnar
ragnhild rahel rahma rakel ramadan ramin ramla randi rania rasha rashid rasmus raymond rayan rebecca
rebekka reem regine reidar reidun renate renata rene reza ricardo richard rikke rita robert robin
roger roland rolf roman ronja ronny roy royne roza ruben rukia runa runar ryan ryszard saad saba
sabina
sabine sabrina sadia safa safia safiya sahar sahra saida saima sakariya salah salam salih salim
salma
salman sam samal samantha samira samir samuel samson sander sandra sanna sanne sara sarah sahra
sasha
saskia sebastian selma selam selin selina serena sergei serhii serhiy severin shahad shaima shamsa
sharmake sherin shirin shukri sidra sienna signe sigbjørn sigfrid sigmund signy sigrid sigrun sigurd
sigve silja silje silvia simen simon simona sina sindre siren siri sissel sivert slawomir snorre
sofia sofie sofija sofiia sofya solfrid solrun solveig solvei sondre sonja sophia sophie sumaya
sunniva
susann susanna susanne svein sveinung svend sverre svetlana svitlana sylvi sylvia synne synnøve
synnove
syver szymon søren sølve sølvi sámmol sárá tabea tadeusz taha tahir tale tamara tania tanja tarek
tarjei
tarik tarald tatiana tatjana tea ted tellef terese teresa terje thale thea thelma theo theodor
theodora
therese thi thomas thor thora thorbjørn thorleif thorvald thuy tilde tilda tim tina tinius tiril
tirill
tobias tomas tomasz tommy tonje toralf torben torbjørg torbjørn tord tore torgeir torger torgunn
torhild
torill toril torkel torleif tormod torstein torunn torvald tove trine tristan trond trude trygve
truls
trym tuan tuva turi turid ulla ulrik ulrikke una unni ursula vadim valdemar valentin valentina
valeria
valeriia vanja vanessa vebjørn vegar vegard veronica veronika vibeke victor victoria vidar vigdis
viktor
viktoria viktoriia vilde vilhelm viljar vilma vincent viola violeta vitalii viviann vivian vladimir
volodymyr vojtech wahid waleed walid warsan wasim wei wenche werner weronika wictor wiktor wiktoria
wilhelm wilhelmine wiliam william wilma wioletta wojciech xenia yahya yana yasin yasmin yasmina
yasmine
yassin yaroslav yahye yngvar yngve yngvild yonas yonis yosef youssef yousef yusra yusuf yuliia
yuliya
yuri yurii yvonne zahra zainab zakaria zakariya zara zaynab zbigniew zeinab zelda zeynep zlata zofia
zuhur zuzanna zygmunt åge åshild åslaug åsmund åsne åste ásllat ánte áile áilu elle-márjá
ødegård østen ørjan pål-erik ravdna inger-anne inga-marja lásse niillas nilla joret jovnna sunna
biera
britt ruth stine markus roar steinar stian tom antoni maciej franciszek mikolaj stanislaw hubert
lukasz
krystian eryk bruno witold stefan fabian norbert kacper bartek milosz oliwier gustaw aleks ebba
aleksej
kjersti bente turid wenche berit laila anneli ellinor randi gunnvor jorun siw cathrin mariann
venke hallvard
torfinn arvid kolbjørn odd-arne kåre-inge ingolf ottar oddvar oddbjørn oddny oddrun ivan mateus
ayman
dua jannat maysa rayyan layla lujain tasneem yaseen ilyes hodo ifrah idman ubah zeynab deqa
ayaanle guled
nimco sagal filmon yonatan natnael robel selamawit senait tsion kidane bereket abrahaley dawud elina
oksana nataliya iryna olha tetiana halyna lesia solomiia zlata danylo artem bohdana mykhailo taras
yehor
ravna iŋgá jovsset nils-aslak biret-ánne sire ellen-marie áslat piera ánde risten
tuva oline olivia hedvig sol-britt alvilde live-marie eskild jonathan amandus falk-erik ulrik
petrine
""".split()
# Names that are words as well: only what surely tells of a person makes them a name.
_WORDS = """
ali alba andre amal are ask asker august bo bjørn bror borg brage dag eli elle embla even ever
falk fred frid gard gro grace hans herman hope håp idunn iman islam jo jorunn june juni
kari-trestakk
leon linn live liv lykke mai mark max may mina my nur oda odd odin per pia pernille rose rune said
sana
sol siv stein stig storm tone tor tyra una vår åse ylva iris noa sky star bris ronja mathea
""".split()
_FAMILY_ENDINGS = (
    "sen", "sson", "ssen", "enko", "chuk", "czuk", "ska", "ski", "sky", "wicz", "vych",
    "ovic", "ova", "yan",
    "stad", "rud", "set", "vik", "dal", "dahl", "berg", "heim", "land", "nes", "bakken", "haugen",
)  # fmt: skip
_FAMILY = """
aas abdi abdullah ahmed ahmad ali amundsen andersen andreassen antonsen arnesen bakke bakken berg
berge
berger birkeland bjerke blaauw boe brekke bråten bui bye christensen dahl dahle eide eilertsen
ellingsen
eriksen eriksson farah fredriksen gaup gjerde gundersen gulbrandsen hagen halvorsen hammer hansen
hassan
haug haugen hauge helgesen henriksen hermansen hoang holm hussein hætta iversen jacobsen jakobsen
jama
jensen johannessen johansen johnsen karlsen khan knutsen kolstad kovalenko kowalska kowalski
kristensen
kristiansen kristoffersen larsen lie lien lund lunde løken madsen magnussen martinsen melnyk
mathisen
mikalsen mikkelsen moe moen mohamed mohammed mortensen muhammad myhre myklebust nguyen nilsen
nordmann
norli nowak nygård næss nøstvold olsen omar osman pedersen pettersen pham rasmussen ruud rønning
sara
sandberg sandvik shevchenko simonsen sivertsen sletten solberg solheim somby stokke strand strøm
sunde
svendsen sæther sørensen tangen thomassen thorsen tran tveit utsi vik wang warsame wójcik yusuf øien
ødegård aamodt østby
""".split()


def _bare(word: str) -> str:
    """Return ``word`` in small letters without accents; æ, ø and å are letters of their own."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFC", word).lower().translate(_STROKES)
    kept = (s if s in "æøå" else unicodedata.normalize("NFKD", s)[0] for s in parts)
    return "".join(kept)


_STROKES = str.maketrans("łđŋŧ", "ldnt")
DOUBTFUL = frozenset(map(_bare, _WORDS))
GIVEN = frozenset(map(_bare, _GIVEN)) - DOUBTFUL
FAMILY = frozenset(map(_bare, _FAMILY))
_ASCII = str.maketrans({"ø": "o", "å": "a", "æ": "ae"})
_IN_ADDRESSES = frozenset(name.translate(_ASCII) for name in GIVEN)
_FAMILY_IN_ADDRESSES = frozenset(name.translate(_ASCII) for name in FAMILY)


def is_given_in_address(word: str) -> bool:
    """Whether ``word``, of a file's name or an address, is a given name as it is written there."""
    return _bare(word).translate(_ASCII) in _IN_ADDRESSES


@cache
def is_given(word: str) -> bool:
    """Whether ``word``, with a capital or not, is surely a given name, or several with hyphens."""
    first, hyphen, second = _bare(word).partition("-")
    if not hyphen:
        return first in GIVEN
    return second in GIVEN and (first in GIVEN or first in DOUBTFUL)


@cache
def may_be_given(word: str) -> bool:
    """Whether ``word`` can be a given name, where all else says that a person is meant."""
    return is_given(word) or _bare(word) in DOUBTFUL


@cache
def is_family(word: str) -> bool:
    """Whether ``word`` is a common family name, or ends as one."""
    low = _bare(word)
    return (
        low in FAMILY
        or low in _FAMILY_IN_ADDRESSES
        or (len(low) > 5 and low.endswith(_FAMILY_ENDINGS))
    )
