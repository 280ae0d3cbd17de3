"""Guards: whether an expression that the grammar accepts is a date where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from encoder.annotate.dates.expression import Expression

_BEFORE: Final = 48


def is_date(view: str, expression: Expression) -> bool:
    """Whether the words around an expression let it be a date."""
    guard = _GUARDS.get(expression.form)
    if guard is None:
        return True
    before = view[max(0, expression.start - _BEFORE):expression.start]
    return guard(before[before.rfind("\n") + 1:], view[expression.start:expression.end], view[expression.end:expression.end + _BEFORE], expression)


def _month(before: str, text: str, after: str, expression: Expression) -> bool:
    """A month alone wants a word before it that months stand with."""
    if expression.first.year is not None:
        return not _PLACE_AFTER.match(after)
    if text.isupper() and expression.last is None and len(text) < 6:
        return False
    if text.startswith(("May", "March")) and expression.last is None and (_NOT_MONTH.match(after) or before.rstrip().endswith("long")):
        return False
    if _PERSON.match(after) and not re.match(r"\s(?:War|Day)\b", after) and text in ("April", "May", "June", "August", "Jan", "Dec", "Mar"):
        return bool(re.search(r"\b(?:in|since|by|until|till|during|last|next|this)\s$", before))
    if after[:4] == " Day":
        return False
    return expression.last is not None or text in _ONLY_MONTHS or _WITH_MONTH.search(before) is not None


_ONLY_MONTHS: Final = frozenset({"January", "February", "July", "September", "October", "November", "December"})
"""Names that mean nothing but a month."""
_WITH_MONTH: Final = re.compile(
    r"(?:\b(?:in|since|by|until|till|for|of|during|through|throughout|before|after|from|to|between|the|last|next|this|early|late|end|about|around|beginning|months?|"
    r"and|or|as|than|an?|his|her|our|its|their|my|your|till|within|mid|per|prior|towards?|on|all|previous|following|each|every|be|is|was|said|mentioned)"
    r"|[’']s?|\bmid\s?[–—-]|[–—/(\[“,;:])\s*$", re.I)
_NOT_MONTH: Final = re.compile(
    r"\s+(?:I|we|he|she|it|they|you|be|not|have|well|also|wish|want|need|become|result|seem|say|the|this|that|find|require|prove|lead|take|tell|give|make|use|go|come|"
    r"Day|Pursue|listen|consider|decide|prefer|still|even|or\smay)\b")
_PERSON: Final = re.compile(r"\s(?:[A-Z]\.\s)?[A-Z][a-z]+\b(?!\s\d)")
_PLACE_AFTER: Final = re.compile(r"\s?%|\s(?:percent|per\scent|million|billion)\b")

_NUMBERED: Final = re.compile(
    r"\b(?:tele(?:gram|graph|type)s?|\w*tels?|(?:air)?grams?|airgrams?|cables?|cirtels?|circulars?|despatch(?:es)?|dispatch(?:es)?|messages?|msgs?|nos?\.?|numbers?|numbered|"
    r"pages?|pp?\.|documents?|docs?\.?|box(?:es)?|lot|job|folders?|files? no\.?|reels?|frames?|para(?:graph)?s?\.?|articles?|arts?\.?|sections?|secs?\.?|items?|reports?|"
    r"resolutions?|res\.?|nsc|nsam|nssm|nie|snie|jcsm?|action|public law|p\.?\s?l\.?|law|h\.?r\.?|s\.|room|suite|tab|annex|secto|tosec|delsec|telac|todel|hakto|tohak|delto|"
    r"tedul|dulte|polto|topol|usun|gadel|delga|gocus|usgoc|mac|bnk|cap|sao|ref|refs|repeated|sent|as|unnumbered|mission|received|some|about|approximately|approx\.?|"
    r"nearly|almost|over|only|additional|another|least|most|perhaps|[A-Z][\w-]*[’']s|\$|£|#|cmnd?\.?|cols?\.?|frc|rg|ser(?:ial)?\.?|treaty series|tias|stat\.?|uns?|a/|s/|ca-?)"
    r"(?:\s|\()*$", re.I)
_WITH_YEAR: Final = re.compile(
    r"(?:\b(?:in|of|since|by|during|from|until|till|before|after|between|through|throughout|for|early|late|mid|and|or|to|than|with|year|spring|summer|fall|autumn|winter|half|"
    r"fiscal|calendar|as\searly\sas|as\slate\sas|the|a|an|our|your|his|its|their|this|that|was|is|original|versus|vs\.?|circa|ca\.|c\.|anno|ended|ending|beginning|on)|[–—-]|[,(;:\[“])\s*$", re.I)
_ARCHIVAL: Final = re.compile(r"(?:\b(?:files?|minutes|chron(?:ological)?|records?|papers|series|memos?|correspondence|originals|project|general|subject|country|countries|[A-Z]\w+|[A-Z]+\)?))[)”\"]?\s*$")
_IN_NUMBER: Final = re.compile(r"\d[–-]$|(?<![\d/–-])(?!1[89]\d\d|20[0-4]\d)\d{2,5}(?:,|\sand|\sor|,\sand)\s*$")
"""Inside a number (`751G.00/1–1855`), or in a list of numbers (`Embtels 524 and 1893`)."""
_COUNTED: Final = re.compile(
    r"\s*(?:%|[-–]?(?:man|foot|mile|ton)\b|(?:percent|per\scent|million|billion|hundred|thousand|men|persons?|people|troops|tons?|miles|hours|hrs|meters|kilometers|feet|"
    r"dollars|piasters|copies|aircraft|planes|officers|soldiers|refugees|prisoners|casualties|villages|hamlets|students|members|words|letters|items|cases|metric|[a-z]+\spersonnel|"
    r"US\s|additional|more)\b)|\s?[/°]|[–-][A-Za-z]")


def _year(before: str, text: str, after: str, expression: Expression) -> bool:
    """A number of four digits is a year where prepositions, commas or archival series say so."""
    if _NUMBERED.search(before) or _IN_NUMBER.search(before) or _COUNTED.match(after) or re.match(r"\.\s", after) and not before.strip():
        return False
    if expression.last is not None:
        return bool(expression.last.year and 0 < expression.last.year - (expression.first.year or 0) < 300)
    year = expression.first.year or 0
    if re.search(r"\bat\s*$|\bthis\s*$", before, re.I) and year < 2400:
        return False
    if _WITH_YEAR.search(before):
        return year > 1800 or re.search(r"\b(?:in|of|since|during|until|by|before|after|from|to)\s*$", before, re.I) is not None
    return year >= 1900 and (_ARCHIVAL.search(before) is not None or before.rstrip()[-1:].islower() or not before.strip())


def _years(before: str, text: str, after: str, expression: Expression) -> bool:
    if expression.first.month is None and expression.first.day is None and expression.last is not None and expression.last.month is None:
        return _year(before, text, after, expression)
    if expression.first.month is not None and expression.first.day is None and expression.first.year is None:
        return not (text.split()[0] == "May" and text.split()[1:2] == ["to"])
    return True


_THINGS: Final = re.compile(
    r"\s+(?:(?!(?:and|or|to|at|in|on|from|for|as|but|if|when|which|that|with|by|is|was|were|will|would|should|may|might|could|can|had|has|have|the|a|an|he|she|it|they|we|I|you|not|"
    r"before|after|because|until|till|following|through|so|about|regarding|re|since|than|there|instead|both|approximately|called|said|asked|of\s+(?:this|the|last|next)\s+month|"
    r"[Aa]fternoon|[Mm]orning|[Ee]vening|[Nn]ight|letters?|telegrams?|messages?)\b)[\w“])")
_WITH_DAY: Final = re.compile(r"\b(?:the|on|of|by|until|till|since|from|to|before|after|and|or|for|between|meeting|letter|today|called|together|it|me|a\.?\s?m\.?|p\.?\s?m\.?)\s*$", re.I)


def _lone_day(before: str, text: str, after: str, expression: Expression) -> bool:
    """`the 20th` is a day unless a thing of that number follows (`17th parallel`)."""
    if _THINGS.match(after) or re.match(r"[’'-]", after) or not _WITH_DAY.search(before):
        return False
    if text[0].isdigit():
        return bool(re.search(r"\bthe\s*$|\bon\s*$", before, re.I)) or (expression.first.day or 0) > 3
    return (expression.first.day or 0) > 9 and bool(re.search(r"\b(?:on|until|by|since|for|of|from|to|before|after)\s+the\s*$", before, re.I))


def _part_of_day(before: str, text: str, after: str, expression: Expression) -> bool:
    return not _THINGS.match(after)


_ESTIMATE: Final = re.compile(r"\b(?:S?N?IE|Estimates?|NSSM|NSDM|NSAM|PRM|No\.?|Number|JCSM|CM|SM|CINCPAC|PL|NSC|Res(?:olution)?\.?|A|UNGA|Doc(?:ument)?\.?|Rolling Thunder|MI?G|DOC|TS)\s*$", re.I)


def _numeric(before: str, text: str, after: str, expression: Expression) -> bool:
    if _ESTIMATE.search(before) or re.match(r"[\w/]|\s?%|\s(?:percent|per\scent|million|billion|of\sthe)\b", after) or re.search(r"[\w./–-]$", before):
        return False
    if "/" not in text and "." not in text:
        return bool(re.search(r"(?:[(,\[]|\b(?:dated|of|on))\s*$", before))
    return expression.first.year is not None or bool(re.search(r"(?:^|[.(\[“:;,]|\b(?:dated|of|on|read|initialed|signed))\s*$", before) and re.match(r"[.)\],;”]|$", after))


def _numeric_month(before: str, text: str, after: str, expression: Expression) -> bool:
    if _ESTIMATE.search(before) or re.search(r"[\w./–-]$", before):
        return False
    if expression.last is not None:
        return not re.match(r"[\w/]", after)
    return bool(re.search(r"[,:(\[—–-]\s*$|\b(?:Vol(?:ume)?\.?\s\w+|dated|of|in|since)\s*$", before)) and bool(re.match(r"[.,;)\]\n]|\s*$", after)) and (expression.first.year or 0) > 30


def _decade(before: str, text: str, after: str, expression: Expression) -> bool:
    """A decade is a span where it is a noun (`in the 1950s`)."""
    return bool(re.search(r"\b(?:the|early|late|mid|since|in|of)[\s–-]*$", before, re.I)) and not re.match(r"[-–]\w|\s(?!(?:and|or|when|to|by|was|were|has|have|had|that|which|as|for|on|in|the|with|he|they|we)\b)[a-z]", after)


_ANOTHER: Final = re.compile(
    r"\s+(?!(?:at|in|on|when|that|by|to|from|with|and|but|he|she|it|we|they|I|had|was|were|for|as|about)\b)[\w“]")
_GENERIC: Final = re.compile(r"\b(?:of|to)\s$")


def _relative(before: str, text: str, after: str, expression: Expression) -> bool:
    told = expression.relative
    lower = text.lower()
    if told is None:
        return True
    if lower.endswith("before") or lower.endswith("after"):
        return not _ANOTHER.match(after)
    if told.sense == "from" and told.unit in ("year", "month", "week") and told.count and "ago" in lower:
        return False
    if told.sense == "that" and told.unit in ("year", "month", "week") and told.count:
        return False
    if told.sense in ("last", "past") and told.unit == "year" and lower.startswith("past"):
        return False
    if lower in ("today", "today's") and (before.endswith((" of ", "than ", "world ")) and not before.endswith("as of ")):
        return False
    if told.unit in ("weeks", "months", "years", "days"):
        return told.unit == "days" or told.sense != "past" or told.count < 10
    if told.unit == "day" and told.sense == "that" and lower in ("same night", "same morning"):
        return True
    return not (lower == "that night" and before.rstrip().endswith("so"))


_GUARDS: Final[dict[str, Callable[[str, str, str, Expression], bool]]] = {
    "month": _month, "part of month": lambda b, t, a, e: not t.isupper(), "year": _year, "span": _years, "lone day": _lone_day, "part of a lone day": _part_of_day,
    "numeric": _numeric, "numeric month": _numeric_month, "decade": _decade, "relative": _relative,
}
