"""What a capitalised word can be besides a surname: general knowledge of English, of titles, of given names, of places.

The word lists lie in `data/`, one word after the other; titles stand here, each with the key under which a list of persons
says the same ("Gen." and "General Maxwell D." are both `general`). Nothing here comes from any one edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

GIVEN, TITLE, COMMON, PLACE, SUFFIX, ACRONYM, INITIAL, THING = 1, 2, 4, 8, 16, 32, 64, 128
NOT_NAME = TITLE | COMMON | PLACE | SUFFIX | ACRONYM | THING
"""What ends a name on either side."""

TITLES: dict[str, str] = {}
"""Folded title -> key. Keys that begin with `~` are courtesy titles, which tell nothing about an office."""

for _key, _forms in {
    "~mr": "mr messrs m mm mssrs herr signor senhor senor don sr dom effendi bey monsieur mister pan tovarishch comrade gospodin sri shri ko",
    "~mrs": "mrs ms miss mme mlle madame mesdames frau fraulein dame lady dona signora senora begum",
    "~dr": "dr doctor drs prof professor professors ing",
    "~sir": "sir lord lords viscount count baron earl marquess duke sirs",
    "~hon": "hon honorable honourable excellency hrh",
    "general": "general generals gen gens brigadier brig generalissimo gimo genl",
    "admiral": "admiral admirals adm vadm radm commodore",
    "marshal": "marshal marshall marshals mareschal",
    "colonel": "colonel colonels col cols ltc ltcol lt-col",
    "major": "major maj majors",
    "captain": "captain capt captains commander cmdr cdr comdr lcdr commandant",
    "lieutenant": "lieutenant lt lieut ltg ltgen",
    "sergeant": "sergeant sgt corporal cpl private pvt",
    "president": "president presidents pres",
    "vice": "vp vice",
    "minister": "minister ministers min fonmin primin depfonmin vice-minister premier premiers prime-minister",
    "secretary": "secretary secretaries sec secy undersecretary under-secretary secretary-general secgen",
    "ambassador": "ambassador ambassadors amb ambs nuncio internuncio",
    "charge": "charge charges",
    "counselor": "counselor counsellor counselors minister-counselor",
    "consul": "consul consuls attache attaches vice-consul",
    "chancellor": "chancellor",
    "chairman": "chairman chairmen chairwoman cochairman vice-chairman",
    "senator": "senator senators sen sens",
    "congressman": "congressman congressmen congresswoman representative representatives rep reps deputy speaker delegate delegates majority-leader mp",
    "governor": "governor governors gov governor-general",
    "mayor": "mayor",
    "director": "director directors",
    "commissioner": "commissioner commissioners administrator",
    "justice": "justice judge judges justices",
    "attorney": "attorney",
    "bishop": "bishop archbishop cardinal pope patriarch metropolitan father fr rev reverend monsignor msgr brother sister pastor rabbi imam ayatollah mufti venerable thich rt",
    "king": "king queen emperor empress shah sultan prince princess princes emir amir sheikh sheik shaikh kings maharaja nawab tunku tengku ras negus crown",
    "adviser": "adviser advisor advisers aide assistant assistants officer officers spokesman interpreter translator envoy correspondent journalist",
    "chief": "chief chieftain leader boss candidate member colleague agent lawyer author",
}.items():
    for _form in _forms.split():
        TITLES[_form] = _key

PLURAL_TITLES = frozenset(
    "messrs mm mssrs sirs lords drs professors generals gens admirals colonels cols majors captains presidents ministers premiers secretaries ambassadors "
    "ambs charges counselors senators sens congressmen representatives governors directors commissioners judges justices princes kings advisers officers".split())
"""Titles that stand before several names ("Messrs. Smith and Jones")."""

SUFFIXES = frozenset("jr sr ii iii iv esq".split())

PARTICLES = r"(?:de la|de los|de las|de|da|do|dos|das|del|della|di|du|des|von und zu|von der|von dem|von|vom|zu|van der|van den|van de|van't|van|ter|ten|den|der|la|le|el|y|e|bin|ben|ibn|bint|abu|ould|af|av|zur)"

ABBREVIATIONS = frozenset(
    "mr mrs ms messrs mssrs mm mme mlle dr drs prof hon gen gens brig genl adm vadm radm col cols ltc ltcol maj capt cmdr cdr comdr lt lieut ltg sgt cpl pvt pres "
    "min sec secy amb ambs sen sens rep reps gov rev msgr fr st jr sr wm geo chas thos jos m h sr sra ing rt".split())
"""Words after which a full stop ends no sentence."""

THINGS = frozenset(
    "library libraries administration administrations doctrine plan papers files file material materials presidential office amendment act foundation street avenue road "
    "airport hotel house palace square institute university college hospital company corporation island islands county field center centre base line committee commission report reports "
    "round group archives collection diary diaries manuscript memorial museum school bill resolution declaration proposals tariff award prize chair fund brothers inc ltd "
    "co corp & award trust bank motors building room hall park bridge dam canal mission project process treaty formula memo memos memorandum memoranda letter letters note notes draft "
    "government govt regime cabinet era visit trip chronological country subject box lot records chron telcons archive staff secretariat dispatch despatch initiative statement agreement accords accord".split())
"""Words that make a name before them part of the name of a thing ("Johnson Library"), capitalised as a name's own word is."""

COLLECTION = frozenset("library libraries administration administrations doctrine material materials foundation airport institute university hospital amendment act "
                       "presidential papers files file office house street avenue square island islands county plan round committee "
                       "report commission company corporation college center centre award prize memorial museum building hall park bridge "
                       "field diary diaries manuscript collection archives brothers inc co corp foundation tariff hotel school chronological records chron series".split())
"""Those of them after which the name names no person, in this kind of text, even though a person gave it."""

PERSONAL_PAPERS = frozenset("papers presidential diaries diary".split())
"""Those after which editors of such series mark a listed person all the same: it is the papers that are that person's."""

BEFORE_PLACE = frozenset("cape fort camp mount mt uss hms ss lake port st saint ste san santa sao hotel hms avenue rue boulevard operation project base east west north south new old".split())

SURNAME_WORDS = frozenset(
    "ball battle bell best black bishop brown bush case church cook cross dean day drew field fields fish ford foot forest frank free fuller gates good gore grant gray green hall hand hare hill hold holmes hope house "
    "hunt hunter judge king knight lake land lane law lay little lodge long lord love low mann marsh mason miles miner moody moon moore north page park parker parks pace pool pope porter post potter "
    "powers power price prince rankin read reed rice rich rivers rose rush sage sharp shepherd short small smith snow speaker star steel stone street strong summer summers swift temple tower townsend walker wall "
    "waters way weaver webb wells west wheat wheeler white wild wilder winter winters wise wood woods worth wright young younger ready meany moss peters dale nolting noble shaw warner merchant marshall "
    "mission bolling brook brooks burns cutler curran farmer carpenter cooper fisher forrest freeman gardner hays heath mansfield newman palmer sherman shepard spears steward taylor tailor tyler walters weeks".split())
"""Words of English that are surnames as well: a name where a given name, a title or a full mention in the document says so."""

FUNCTION_WORDS = frozenset(
    "a all also an and any are as at be but by can did do does for from had has have he her here his how i if in is it its let may me more my no nor not now of on one or our out so such that the their then there these "
    "they this those thus to too up us was we were what when where which who will with yes yet you your home page".split())
"""Words so frequent that a surname of that spelling needs more than a capital letter."""

ARTICLES = frozenset("a an the in of on at to for by as or if is it no page home".split())
"""Those of them that never pass for a name without a title or a given name."""

_COMMON_ENDING = re.compile(r"(?:tion|tions|ment|ments|ness|ship|ships|ity|ities|ism|isms|ization|ally|ically|edly|ously|antly|ently|ably|ibly|ively|ology|ologies|graphs?|ances?|ences?|ative|atives|able|ible|ists|"
                            r"less|ings|ions|ary|aries|istic|logical|ational|wards?|wise|gram|grams|tic|tics|cal|ous|alty|ator|ators|ated|izing|ised|ized|ating)$")
_CAMEL = re.compile(r"[a-z][A-Z]")
_PREFIXED = re.compile(r"(?:Mac|Mc|De|Di|Du|La|Le|Fitz|Van|Von|O'|D'|L'|St|Ben|Ap)[A-Z]")
CALENDAR = frozenset("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split())
_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|X{1,3}|XI{1,3}|XIV|XVI{0,3}|XXI{0,3})$")


def _listed(name: str) -> frozenset[str]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(word.lower() for line in text.splitlines() if not line.startswith("#") for word in line.split())


GIVEN_NAMES = _listed("given.txt")
COMMON_WORDS = _listed("common.txt")
PLACE_WORDS = _listed("places.txt")


class _Kinds(dict[str, int]):
    """Words of capitals are few and come again and again: each is judged once a process."""

    def __missing__(self, token: str) -> int:
        flags = self[token] = _kind(token)
        return flags


def _kind(token: str) -> int:
    word = token.lower()
    if word in CALENDAR:
        return COMMON
    if len(token) == 1:
        return INITIAL
    flags = 0
    if word in GIVEN_NAMES:
        flags |= GIVEN
    if word in TITLES:
        flags |= TITLE
    if word in SUFFIXES:
        flags |= SUFFIX
    if word in COMMON_WORDS:
        flags |= COMMON
    if word in PLACE_WORDS:
        flags |= PLACE
    if word in THINGS:
        flags |= THING | COMMON
    if not flags and "-" in word and word.split("-")[0] in TITLES:
        flags |= TITLE
    if not flags and _CAMEL.search(token) and not _PREFIXED.match(token):
        flags |= COMMON
    if not flags and len(word) > 6 and _COMMON_ENDING.search(word):
        flags |= COMMON
    if not flags and word[:2] in ("d'", "l'") and kind(word[2:]) & COMMON:
        flags |= COMMON
    if not flags and (word.endswith("'d") or word.endswith("'s")):
        flags |= COMMON
    if not flags and token.isupper() and (len(token) <= 5 or _ROMAN.match(token)):
        flags |= ACRONYM
    if not flags and "-" in token and any(kind(part) & (COMMON | PLACE | ACRONYM) and not kind(part) & GIVEN for part in token.split("-") if part[:1].isupper()):
        flags |= COMMON
    return flags


kind: Callable[[str], int] = _Kinds().__getitem__
"""What the folded token can be, as flags; 0 for a word that nothing is known of (a surname, as a rule)."""

VIETNAMESE = frozenset("an bach bui cao chau che chu dam dang dao dinh do doan doi duong ha ho hoang huynh khuat kieu lac lai lam le lu luong luu ly mac mai nghiem ngo nguyen nong ong pham phan "
                       "phung quach ta thai than thi to ton tong tran trang trinh truong tu tuong ung vi vo vu vuong".split())
"""Family names of Vietnam. They stand first, and a person is called by the last of the given names (Diem for Ngo Dinh Diem; Ho Chi Minh is the exception)."""

NICKNAMES: dict[str, frozenset[str]] = {}
"""Short form -> given names that it stands for."""

for _line in """
abe abraham | al albert alfred allen alan alexander alvin | alec alexander | alex alexander alexis | andy andrew | art arthur | barney bernard | ben benjamin | benny benjamin | bert albert robert herbert bertram | bill william | billy william
bob robert | bobby robert | charlie charles | chet chester | chip charles | chris christopher christian | chuck charles | cliff clifford | cy cyrus | dan daniel | danny daniel | dave david | dick richard | don donald | doug douglas | ed edward edwin edmund
fred frederick alfred | freddie frederick | gene eugene | geoff geoffrey | george georgiy | gerry gerald gerard | greg gregory | gus augustus | hal harold henry | hank henry | harry harold henry harrison | henry heinz | herb herbert | ike dwight | jack john | jake jacob
jerry gerald jerome | jim james | jimmy james | jody joseph | joe joseph | jon jonathan | john jonathan | ken kenneth | larry lawrence laurence | len leonard | les leslie | leo leonid | lew lewis llewellyn | llewellyn lew | lou louis | mac mcgeorge malcolm | mack mcgeorge | matt matthew | max maxwell maximilian
mel melvin | mike michael | mitch mitchell | nat nathaniel nathan | ned edward | nick nicholas | norm norman | pat patrick | pete peter | phil philip phillip | ray raymond | reg reginald | rich richard | rick richard | rob robert | rod roderick rodney | ron ronald | russ russell
sam samuel | sandy alexander | scotty scott | sid sidney | spike | stan stanley | steve stephen steven | stu stuart | ted theodore edward | teddy theodore edward | terry terence | tex | tim timothy | toby | tom thomas | tommy thomas | tony anthony | vic victor | wally wallace walter
walt walter | wes wesley | will william | zbig zbigniew | kay katharine | kate katherine | peggy margaret | bess elizabeth | betty elizabeth | sasha alexander aleksandr | alexander aleksandr | alexei aleksei aleksey | andrei andrey | nikolai nikolay | dmitri dmitry dmitriy | anatoli anatoly anatoliy
yuri yuriy iurii georgiy | mikhail michael | sergei sergey | vasili vasily vasiliy | valeri valery | georgi georgy george | jean john | francois francis | jose joseph | juan john | carlos charles | constantine konstantinos constantinos | konstantine constantine | george georgios | peter petros | geo george | wm william
chas charles | jas james | thos thomas | jos joseph | muhammad mohammad mohammed mohamed | ahmad ahmed | hussein husayn hussain | yusuf youssef
""".replace("\n", " | ").split("|"):
    _short, *_long = _line.split() or [""]
    if _short:
        NICKNAMES[_short] = frozenset(_long)
