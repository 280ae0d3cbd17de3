"""One line of a list -> the name as printed, and what is said of it; and the id that the name gives."""

from __future__ import annotations

import re
import unicodedata

from encoder.read.plain_words import any_of, words

Fields = tuple[str, str]
"""Name and note."""

_SEE = re.compile(r"(?:^|\()\s*see (?:also |under )?([^;)]+)\)?\.?$", re.I)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|V|2d|2nd|3d|3rd)\b\.?(?:\s*\(.*\))?$|(?:[A-Z]\.\s?)+$")
_TITLES = words(
    "adm admiral air baron baroness brig brigadier capt captain chief cmdr col colonel commander commodore corporal count dr earl ensign field",
    "fleet gen",
    "general generalissimo gov governor hon lady lieut lieutenant lord lt madame maj major marshal master mme monsignor mr mrs ms prince princess",
    "prof professor",
    "rear rev reverend sergeant sheikh sheik sir squadron the vice viscount wing first second third fourth fifth sixth seventh eighth ninth tenth")
_ALONE = words("dr lady lord madame mme mr mrs ms prince princess sir sheikh sheik dame count baron king queen shah emperor")
"""Titles that may make the whole of the field after a surname (`Caradon, Lord`): those of rank alone are a role (`General, ARVN`)."""
_PEERAGE = re.compile(r"\b(?:Earl|Duke|Viscount|Baron|Marquess|Count|Lord) of\b")
_NICKNAME = re.compile(r"[“\"][^”\"]{1,30}[”\"]")
_ROLES = re.compile(r"\b" + any_of(
    "Adviser | Advisor | Agency | Ambassador | Army | Assistant | Associate | Attach[ée] | Author | Bureau | Candidate",
    "Chair(?:man|woman|person)? | Chancellor",
    "Charg[ée] | Chief of | Commander[- ]in | Commissioner | Committee | Congress(?:man|woman) | Consul | Correspondent | Council",
    "Counsel(?:or|lor)? | Delegate",
    "Delegation | Department | Deputy | Director | Division | Economist | Editor | Embassy | Envoy | Executive | Foreign | Force | Government",
    "Governor of | Head",
    "High | House | Interpreter | Joint | Judge | Justice | King of | Leader | Legal | Member | Military | Minister | Mission | National | Naval",
    "Navy | Office",
    "Officer | Party | Permanent | Political | Pope | Post | Premier | President | Press | Prime | Prince of | Queen of | Rector | Representative",
    "Secretary",
    "Security | Senator | Senior | Service | Speaker | Special | Staff | State | Times | Treasurer | Under | Union | United | Vice President",
    "White") + r"\b")
_WORD = re.compile(r"(?:[A-ZÀ-ÞŞİĞČŠŽŁ][\w.’‘'`-]*|[a-z]{1,3}[A-Z][\w.’'-]*|d[’'][A-Z]\w*)$")
_PARTICLES = words("al bin da dal de del della den der di do dos du e el ibn la las le los san st ten ter van vande von y zu zum")
_CUT = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+ )(?:[A-Z]\. ?)+(?=[A-Z][a-zé]+)")
_DASH = re.compile(r"\t+| [–—] |—|\s{3,}| = ")
_PLAIN = str.maketrans({
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "þ": "th", "ð": "d",
    "’": "", "'": ""})


def see(text: str) -> str:
    """The entry to which a note points (`see Chou En-lai`); empty where it says anything else."""
    match = _SEE.search(text)
    return match[1].strip().removesuffix(".").rstrip() if match else ""


def person_fields(line: str) -> Fields:
    """`Taylor, General Maxwell D., Chairman ...` -> `Taylor, General Maxwell D.` and `Chairman ...`."""
    parts = _commas(line)
    first = parts[0]
    dash = _DASH.search(first)
    if dash and dash.start():
        return first[:dash.start()].strip(), line[dash.end():].strip()
    if len(parts) == 1:
        pointed = line.find("(see ")
        return (line[:pointed].strip(), line[pointed:]) if pointed > 0 else (line, "")
    count, rest = 1, ""
    if _is_given(parts[1]):
        count = 2
        while count < len(parts) and _SUFFIX.match(parts[count].strip()):
            count += 1
    elif _SUFFIX.match(parts[1].strip()):
        count = 2
    elif cut := _CUT.match(parts[1].strip()):
        name = f"{first.strip()}, {cut[0].strip()}"
        return name, ", ".join(x.strip() for x in [parts[1].strip()[cut.end():], *parts[2:]])
    name, rest = _bracket(", ".join(x.strip() for x in parts[:count]))
    note = ",".join(parts[count:]).strip()
    if count > 1 and (nickname := _NICKNAME.match(note)):
        name, note = f"{name}, {nickname[0]}", note[nickname.end():].strip()
    return name, f"{rest}, {note}" if rest and note else rest or note


def term_fields(line: str) -> Fields:
    """`ACDA/IR, International Relations Bureau ...` -> `ACDA/IR` and the rest; `PBS, PBSUCCESS, ...` is one name in two forms."""
    dash = _DASH.search(line)
    first = line.split(",", 1)[0]
    if dash and 0 < dash.start() < len(first):
        return line[:dash.start()].strip(), line[dash.end():].strip()
    if spelled := _spelled_out(first):
        return spelled, line[len(spelled):].strip()
    parts = _commas(line)
    count = 1
    while count < len(parts) - 1 and _same_letters(parts[0], parts[count].strip()):
        count += 1
    return ",".join(parts[:count]).strip(), ",".join(parts[count:]).strip()


def person_id(name: str) -> str:
    """The xml:id of a person: surname and given names in ASCII, without ranks, titles and bracketed names."""
    bare = re.sub(r"\([^)]*\)|[“\"][^”\"]*[”\"]", " ", name)
    surname, comma, given = bare.partition(",")
    words = [w for w in given.split() if w.strip(".,").lower() not in _TITLES] or given.split()
    return slug(f"{surname} {' '.join(words)}" if comma else bare, "person")


def term_id(name: str) -> str:
    """The xml:id of a term: `t-` and its letters."""
    return f"t-{slug(name, 'term')}"


def slug(text: str, otherwise: str) -> str:
    """Letters and digits in lower-case ASCII with hyphens between; `otherwise` where nothing is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    out = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")[:80]
    return out if out[:1].isalpha() else f"{otherwise}-{out}".rstrip("-")


def _commas(line: str) -> list[str]:
    """The fields of a line between commas that stand outside brackets and quotation marks."""
    if "(" not in line and "“" not in line:
        return line.split(",")
    out, depth, start = [], 0, 0
    for index, char in enumerate(line):
        if char in "([“":
            depth += 1
        elif char in ")]”":
            depth = max(0, depth - 1)
        elif char == "," and not depth:
            out.append(line[start:index])
            start = index + 1
    return [*out, line[start:]]


def _is_given(field: str) -> bool:
    """Whether the field after a surname is given names, with rank, title or nickname, rather than a role."""
    bare = " ".join(re.sub(r"\([^)]*\)?|[“\"][^”\"]*[”\"]?", " ", field).split())
    words = bare.split()
    if not words:
        return bool(field.strip()) and not see(field.strip())
    if len(words) > 6 or any(c.isdigit() for c in bare) or words[0].lower() == "see" or _ROLES.search(bare):
        return False
    peerage = bool(_PEERAGE.search(bare))
    if not all(_WORD.match(w) or w.lower().strip("-") in _PARTICLES or (peerage and w == "of") for w in words):
        return False
    if any(len(w) > 2 and w.isupper() and "." not in w for w in words):
        return False
    names = [w for w in words if w.strip(".").lower() not in _TITLES and w.lower() not in _PARTICLES]
    return bool(names) or words[0].strip(".").lower() in _ALONE or peerage or bare.lower() in _PARTICLES


def _bracket(name: str) -> Fields:
    """A bracket at the end of the name that tells of an office, not of a name (`(Brigadier General from January 1957)`), goes to the note."""
    at = name.rfind(" (")
    inside = name[at + 2:]
    if at > 0 and name.endswith(")") and (_ROLES.search(inside) or any(c.isdigit() for c in inside)):
        return name[:at].strip(), name[at:].strip()
    return name, ""


def _spelled_out(first: str) -> str:
    """The letters of an entry whose comma is missing (`BP Baghdad Pact`): those that begin the words behind them."""
    letters, _, words = first.partition(" ")
    initials = "".join(w[0] for w in re.findall(r"[A-Z]\w+", words)[:len(letters)])
    return letters if len(letters) > 1 and letters.isupper() and initials == letters else ""


def _same_letters(first: str, other: str) -> bool:
    """Whether a field is another form of the abbreviation before it."""
    return other[:1] == first[:1] and len(other) > 1 and other.isupper() and " " not in other and first.isupper()
