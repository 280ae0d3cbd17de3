"""Whether the words around a day speak of it as past or as still to come.

Two measures: a hint, from any word that looks ahead or back, and a firm word, from a verb that has the day for its own adverb (`had met him in
January`, `might run in November`) or from a paper that is known by its day (`the Convention of January 4`).
"""

from __future__ import annotations

import re
from typing import Final

from encoder.annotate.dates.context import Context
from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.once import once

_PAST_VERBS: Final = (
    "was|were|had|did|said|told|met|gave|sent|wrote|saw|took|made|held|came|went|spoke|began|left|died|fell|fled|rose|flew|got|brought|heard|ran|sat|"
    "found|lost|won|broke|drew|stood")
_IS_TO: Final = r"(?:is|are|was|were)\sto\s(?-i:[a-z]+)"
"""`was to visit Tehran`, seen from then, is to come."""
_MAY: Final = r"(?-i:may|(?<!IN\s)MAY(?=\s[A-Z]{2}))"
"""The verb."""
_WAS_TO: Final = re.compile(r"(?:was|were)\sto\b", re.I)
_AHEAD_WORDS: Final = re.compile(
    rf"\b(?:will|shall|would|might|{_MAY}|" + _IS_TO + r"|to\s(?:be|begin|start|open|meet|go|come|leave|return|arrive)|scheduled|deadline|"
    r"plan(?:s|ned|ning)?|expect(?:s|ed)?|hope[sd]?|next|due|forthcoming|upcoming|coming|intend(?:s|ed)?|should)\b|"
    r"\b(?:until|till|not\slater\sthan|no\slater\sthan|prior\sto|before|by)\s(?:the\s|about\s)?$", re.I)
_PAST_WORDS: Final = re.compile(
    rf"\b(?:\w{{3,}}ed|{_PAST_VERBS}|telegram|embtel|deptel|letter|"
    r"memorandum|statement|speech|note|message|since|last|previous|earlier|ago)\b", re.I)
"""Words that look ahead or back; the last of them before a date decides."""
_LIMIT: Final = re.compile(r"until|till|not|no|prior|before|by", re.I)
_FINITE: Final = re.compile(
    rf"\b(?:{_PAST_VERBS}|(?<!being\s)(?<!be\s)(?<!is\s)(?<!are\s)(?!need|agreed|propos|suggest|request|recommend|offer|invit|want|wish|desir|urg|concern|relat|call|prefer|postpon|fix|set)"
    r"\w{3,}ed)\b", re.I)
"""Past verbs that speak of what was; what was agreed or proposed may be still to come."""
_SPOKE: Final = re.compile(
    r"said|told|spoke|wrote|sent|was|were|had|discussed|mentioned|planned|expected|scheduled|suggested|raised|announced|hoped|favou?red|opposed|"
    r"supported|promised|talked|reported|declared|stated|hinted|warned|considered|feared|predicted|anticipated|prepared|delayed|awaited", re.I)
"""Verbs that may be of something still to come."""
_THING: Final = re.compile(
    r"\s(?:[A-Z]\w+\s|draft\s|joint\s)?(?:accords?|agreements?|letters?|notes?|speech(?:es)?|statements?|memorandum|memoranda|telegrams?|cables?|"
    r"messages?|meetings?|resolutions?|ceremony|proposals?|conversations?|articles?|declarations?|demonstrations?|coups?|attacks?|incidents?|visits?|"
    r"talks?|press|reply|aide-m[ée]moire|draft|paper|report|understanding)\b")
"""What is known by its date (`March 8 accords`) has happened."""
_HAPPENED: Final = re.compile(
    r"(?:\s(?:and|or)\s(?:in\s)?[A-Z][a-z]+)?,?\s(?:I|we|he|she|they|it|(?:the\s|our\s|his\s|their\s)?(?:[A-Z][\w.'’-]+\s){0,3}[A-Z][\w.'’-]+)\s"
    rf"(?:(?:{_PAST_VERBS})(?!\sto\b)|informed|received|visited|handed|called|announced|arrived|agreed|asked|resigned|returned|signed|died|fell|"
    r"proposed|rejected|launched|invaded|attacked|seized|voted)\b|"
    r",?\s(?:the|my|your|our|his|her|its|their|an?)\s(?:(?:[\w’'-]+\s){1,3}?(?:was|were|did|came|went|began|fell|met|rose)\b(?!\sto\b)|"
    r"(?:(?!who\b|that\b|which\b)[\w’'-]+\s){1,6}?had\s(?:\w+ly\s|already\s|not\s)?(?!to\b)\w+)")
"""What follows a day that is past: `On the night of August 15 we informed them`."""
_THING_HAPPENED: Final = re.compile(
    r"\s(?:[a-z][\w’'-]*\s){1,2}(?:was|were|had|did|brought|showed|left|came|went|ended|failed)\b"
    r"(?!\s(?:to|due|expected|scheduled|planned|set|postponed|still|likely|not)\b)")
"""The same of what is known by its month or day, at the beginning of a sentence: `The February elections were a farce`."""
_TO_COME: Final = re.compile(
    r",?\s(?:I|we|he|she|they|it|you|there|(?:the\s|our\s|his\s|their\s)?(?:[\w.'’-]+\s){0,2}[\w.'’-]+|"
    r"(?:[A-Z][\w.'’-]*\s){1,4}and\s(?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w.'’-]*)\s(?:will|shall)\s")
"""The same of a day to come: `On the 20th they will sign`."""

_DONE: Final = (
    r"met|seen|saw|visited|gone|went|arrived|left|flown|flew|written|wrote|sent|spoken|spoke|begun|began|died|resigned|happened|occurred|signed|returned|"
    r"lunched|dined|attended|killed|arrested|elected|overthrown|assassinated|captured|attacked|invaded|seized|fell|become|been(?!\s\w+ed\b)")
_FIRM_PAST: Final = re.compile(
    rf"\b(?:(?<!be\s)(?<!been\s)(?<!being\s)(?<!is\s)(?<!are\s)(?<!get\s)(?:{_DONE}|(?:had|was|were)\s(?:\w+ly\s|also\s|not\s|been\s)?(?:{_DONE}|come|born|held)|"
    r"came|told\s(?:me|him|us|them|you)(?=\s(?:again\s)?(?:in|on|early|late)\s))|since)\b(?!\sof\b)", re.I)
"""Verbs of what has happened; no plan or demand, which may be for a day to come."""
_PAPER: Final = re.compile(
    r"\b(?:Convention|Treat(?:y|ies)|Agreements?|Accords?|Protocol|Declaration|Resolution|Pact|Law|Act|Charter|Armistice|Communiqu[ée]|Constitution|"
    r"telegrams?|letters?|notes?|messages?|memorandum|memoranda|airgram|despatch|cables?|communiqu[ée]|agreements?|speech|statement|declaration)\s(?:of|dated)\s$")
_WOULD: Final = re.compile(r"\b(?:would|might)\b", re.I)
_UNFORESEEN: Final = re.compile(
    r"\b(?:had|having|could|would)\s(?:\w+\s){0,2}?(?:known|foreseen|guessed|suspected|imagined|dreamed|realized)\b[^.;]*?\s(?:would|might)\b", re.I)
"""`If he had known what Jobert would say`: what was then to come is past."""
_HAD_HOPED: Final = re.compile(
    r"\b(?:knew|had\s(?:\w+\s){0,2}?(?:hoped|expected|anticipated|feared|thought|believed|assumed))\b[^.;]*?\s(?:would|might)\b", re.I)
"""`He had hoped that they would come`: past or not."""
_PROMISED: Final = re.compile(
    r"\b(?:said|told|promised|announced|agreed|decided|stated|informed|indicated|reported|declared|wrote|assured|learned|predicted)\b"
    r"[^,;:()“]*\Z", re.I)
_WOULD_BE: Final = re.compile(r"\swould\s(?!have\b|like\b|prefer\b)[^,;:()“]*\Z")
_WERE_TO: Final = re.compile(r"\b(?:was|were)\sto\s[^,;:()“]*\Z", re.I)
"""What somebody said would be, or was to be."""
_FIRM_FUTURE: Final = re.compile(rf"\b(?:will|shall|would|might|{_MAY}|{_IS_TO})\b(?!\shave\b)", re.I)
_LASTED: Final = re.compile(
    r"\b(?:remained|stayed|served|lived|ruled|(?:was|were)\s(?:in|at|there|here|the|an?|his|our|my|their|[\w.]+[’']s)\b)"
    r"[^,;:()]*\b(?:until|till)\s$|"
    rf"\b(?:had\s(?:\w+ly\s|already\s|all\s|been\s)?(?:{_DONE})\b[^,;:()]*|(?:was|were)\s(?:all\s)?(?:ready|complete|completed|over|done|finished|gone|back)\s)"
    r"\bby\s$", re.I)
"""What lasted until a day that is past, or was done by then."""
_PART: Final = r"(?:the\s)?(?:(?:early|late|mid|end\sof|middle\sof|beginning\sof)[\s-])?$"
_WHEN: Final = re.compile(rf"\b(?:in|on|during|about|from|early|late|since)\s{_PART}", re.I)
_UNTIL: Final = re.compile(rf"\b(?:in|on|during|about|from|early|late|by|for|until|till|before|after)\s{_PART}", re.I)
"""What makes the day an adverb of a verb that tells of the past, and of one that looks ahead."""
_BETWEEN: Final = re.compile(
    r"[,;:(—“]|\b(?:that|which|who|whether|if|about|regarding|concerning|as|for|until|till|by|before|would|will|(?:to|of)\s(?-i:[a-z])\w*)\b", re.I)
"""What parts a verb from a day that is not its adverb."""
_IF: Final = re.compile(r"\b(?:if|unless|should)\b[^,;]*$", re.I)
_BE: Final = re.compile(r"\bbe\s(?:\w+ly\s)?\w+", re.I)

_TO_VERB: Final = (
    r"to\s(?!the\b|an?\b|him\b|her\b|them\b|us\b|me\b|you\b|his\b|our\b|this\b|that\b|its\b|my\b|your\b|their\b|all\b|both\b|some\b|each\b|what\b|"
    r"which\b|whom\b|press\b|date\b|parliament\b|government\b|cabinet\b|department\b|embassy\b|council\b|headquarters\b|\w+m[ae]n\b)(?-i:[a-z]+(?:[a-rt-z]|ss|us))")
"""`to` before a verb: not before a name (`to Peter`), a pronoun, a plural (`to reporters`), or a noun that telegrams have without an article."""
_MEETS: Final = r"meets?|sees|arrives?|leaves?|departs?|flies|returns?|comes?|goes|visits|speaks|lunches|dines"
_PRESENT: Final = re.compile(
    "".join(rf"(?<!\b{word}\s)" for word in "the a his her our their my your its this that on of from in for with by at not did to".split()) +
    rf"\b(?-i:{_MEETS}|begins?|opens?|convenes?|resumes?)(?=\s(?:[\w’'-]+\s){{0,4}}(?:on|at|by|from|until)\s(?:the\s)?$)", re.I)
"""A verb in the present before a day alone that is its adverb: `The ministers meet in Kuwait on the`."""
_WEEKDAY_COMING: Final = re.compile(
    rf"\b(?:will|shall|would|{_TO_VERB}|to\s(?:be|begin|open|meet|go|come|leave|return|arrive|see|visit)|scheduled|plan\w*|expect\w*|hope\w*|next|probably|"
    r"perhaps|tentatively|propos\w+|intend\w*|should|could|can|may|might|leaving|arriving|departing|returning|coming|going|lunching|dining|flying|"
    rf"postponed|adjourn\w*|be|[’']ll|go|anticipate[sd]?|suggests?|suggesting|{_MEETS}|makes|gives|(?:am|is|are|[’'](?:m|re))\s\w+ing)[\s,]|"
    r"\bsuggested\s$", re.I)
_WEEKDAY_GONE: Final = re.compile(
    r"(?:(?<!\bbe\s)|(?<=\bhad\sto\sbe\s))\b(?:was|were|had|did|said|told|met|gave|sent|wrote|saw|took|made|held|came|went|spoke|began|left|got|brought|heard|flew|drove|set|put|read|ran|"
    r"sat|found|felt|(?!expected|scheduled|planned|postponed|suggested\s$)\w{3,}ed(?!\sby\b)|since|telegram|message|letter|cable|statement|speech|discussions|"
    r"article)\s|\b(?:your|his|from)\s$", re.I)
"""Words that tell whether a weekday is to come or past; the last of them before it decides."""
_WEEKDAY_PRESENT: Final = re.compile(
    r"\b(?:(?:I|[Ww]e|[Yy]ou|[Tt]hey)\s(?:see|meet|fly|sign|go|come|start|begin|leave|have|hold|give|move|send|speak|talk)|"
    r"(?:[Hh]e|[Ss]he|[A-Z][\w.’'-]+)\s(?!has\b|says\b|was\b)[a-z]+[a-rt-z]s)\s"
    r"(?:(?!and\b|that\b|who\b|which\b|as\b)[\w’'-]+\s){0,5}(?:(?:at\s)?$|on\s$)")
"""A verb in the present whose adverb is a weekday: `The Consul issues his third appeal Sunday`."""
_NOT_BEFORE: Final = re.compile(
    r"\b(?:knew|did\s?n(?:ot|[’']t)\s(?!think|believe|want|expect|wish|intend|plan|hope|need|have\sto))\s?(?:\w+\s){0,4}before\s$", re.I)
"""`did not arrive before Saturday`: the report comes after it."""
_WEEKDAY_IS: Final = re.compile(r"\s(was|had|saw|brought|will|shall)\b(?!\sto\b)")
_AT_LAST: Final = re.compile(r"\b(?:until|till|by|before|for)\s$", re.I)
SENTENCE_END: Final = re.compile(r"[.;:?!][)\]”’\"]*\s")

FIRM: Final = 400
"""Days of doubt for a day on the other side of a firm word."""
_FAR: Final = 75
"""From how many days away hints count."""
_TOLD_AHEAD: Final = 4.0
"""By how much a day ahead is more doubtful where a verb says that it is past: `He told me in May` is no month to come."""


class Tense:
    """What the words around one expression tell; each is looked for when it is asked for, once."""

    def __init__(self, context: Context, expression: Expression) -> None:
        self.context = context
        self.expression = expression

    @once
    def before(self) -> str:
        """The words before the expression in its clause."""
        leaf = self.context.leaves[self.context.leaf(self.expression.start)]
        return re.split(r"[.;]\s", self.context.view[max(leaf.start, self.expression.start - 70):self.expression.start])[-1]

    @once
    def _sentence(self) -> str:
        """The words before it in its sentence, from farther back."""
        leaf = self.context.leaves[self.context.leaf(self.expression.start)]
        return SENTENCE_END.split(self.context.view[max(leaf.start, self.expression.start - 160):self.expression.start])[-1]

    @once
    def of_then(self) -> int:
        """-1 where `would` speaks of what was then to come and has come (`had known what he would say`), 0 where it may have, else 1."""
        if _WOULD.search(self.before) is None:
            return 1
        return -1 if _UNFORESEEN.search(self._sentence) else 0 if _HAD_HOPED.search(self._sentence) else 1

    @once
    def _coming(self) -> int:
        coming = _last(_AHEAD_WORDS, self.before)
        return coming if coming < 0 or self.of_then > 0 else -1

    @once
    def _gone(self) -> int:
        return _last(_PAST_WORDS, self.before)

    @once
    def happened(self) -> bool:
        """Whether what follows tells of something done then (`On August 15 we informed him`)."""
        view, end = self.context.view, self.expression.end
        if _HAPPENED.match(view, end):
            return True
        return self.before.strip() in ("The", "Our", "His", "Their", "Your", "My") and _THING_HAPPENED.match(view, end) is not None

    @property
    def told(self) -> bool:
        """Whether a verb of the past has the month or day for its adverb (`we enjoyed it in May`), and is none of speech or plans."""
        past = max(_FINITE.finditer(self.before), key=re.Match.end, default=None)
        adverb = _WHEN.search(self.before)
        if past is None or adverb is None or self._coming > past.start() or _SPOKE.match(self.before, past.start()):
            return False
        return _BETWEEN.search(self.before, past.end(), adverb.start()) is None

    @property
    def seen_from_then(self) -> bool:
        """Whether what is to come is so from the day told of (`he was to leave on the 19th`)."""
        return self._coming > -1 and _WAS_TO.match(self.before, self._coming) is not None

    @once
    def to_come(self) -> bool:
        """Whether what follows tells of something still to be done (`On the 20th they will sign`)."""
        return _TO_COME.match(self.context.view, self.expression.end) is not None

    @once
    def firm(self) -> int:
        """-1 where the day is surely past, 1 where it is surely to come, else 0."""
        before = self.before
        if _PAPER.search(before) or _LASTED.search(before):
            return -1
        adverb = _UNTIL.search(before) or _WHEN.search(before)
        if not adverb:
            return 0
        past, future = (max(words.finditer(before), key=re.Match.end, default=None) for words in (_FIRM_PAST, _FIRM_FUTURE))
        if past and (not future or past.start() > future.start()):
            parted = _BETWEEN.search(before, past.end(), adverb.start()) or _IF.search(before, 0, past.start())
            return -1 if _WHEN.search(before) and not parted else 0
        if future and self.of_then < 1:
            return self.of_then
        if future and not _BETWEEN.search(before, future.end(), adverb.start()) and not _PAST_WORDS.search(_BE.sub("", before[future.end():])):
            return 1
        return 0

    @property
    def side(self) -> int:
        """Whether the words speak of a day alone as past (-1) or to come (1); 0 where they do not tell."""
        coming, gone = max(self._coming, _last(_PRESENT, self.before)), _last(_FINITE, self.before)
        if gone > coming:
            return 0 if " that " in self.before[gone:] else -1
        if coming > -1:
            return 0 if gone > -1 and _LIMIT.match(self.before, coming) else 1       # `had orders until the 22nd`, `asked for it by the 22nd`
        return -1 if self.happened else 1 if self.to_come else 0

    def doubt(self, distance: int, ahead: float, told: bool = True) -> float:
        """Days of doubt for a day so far from the date of writing, where one ahead is `ahead` times more doubtful than one past.
        Verbs of the past say nothing where all is past for who tells it (not `told`)."""
        if abs(distance) > _FAR:
            if _THING.match(self.context.view, self.expression.end):
                return distance * max(ahead, 2.0) if distance > 0 else -distance
            coming, gone = self._coming, self._gone
            if (coming > -1 and coming >= gone) or (gone < 0 and self.to_come):
                return distance * 0.8 if distance > 0 else -distance * 1.3
            if gone > -1 and told:
                if distance > 0 and _FINITE.match(self.before, gone) and " that " not in self.before[gone:]:
                    return distance * _TOLD_AHEAD
                return distance * max(ahead, 2.0) if distance > 0 else -distance
        return distance * ahead if distance > 0 else -distance


def _last(words: re.Pattern[str], before: str) -> int:
    """Where the last of some words begins, -1 where there is none."""
    found = -1
    for match in words.finditer(before):
        found = match.start()
    return found


def promised(between: str) -> bool:
    """Whether the words between one day and the next in the same sentence say that this was to come for one who spoke of it then."""
    would, to = between.rfind(" would "), between.rfind(" to ")
    if max(would, to) < 0 or SENTENCE_END.search(between):
        return False
    if would > to:
        return _PROMISED.search(between, 0, would) is not None and _WOULD_BE.match(between, would) is not None
    return _WERE_TO.search(between, max(0, to - 5)) is not None


def weekday_side(context: Context, expression: Expression) -> int:
    """Whether the words around a weekday speak of it as past (-1) or to come (1); 0 where they do not tell."""
    if context.view[expression.end:expression.end + 2] in ("’s", "'s"):
        return -1
    leaf = context.leaves[context.leaf(expression.start)]
    before = SENTENCE_END.split(context.view[max(leaf.start, expression.start - 160):expression.start])[-1]
    coming, gone = _last(_WEEKDAY_COMING, before), _last(_WEEKDAY_GONE, before)
    tense = Tense(context, expression)
    limited = _AT_LAST.search(before) is not None
    if coming == gone or limited:
        if _NOT_BEFORE.search(before):
            return -1
        subject = _WEEKDAY_IS.match(context.view, expression.end)
        if tense.happened or (subject and subject[1] not in ("will", "shall")):
            return -1          # `By Friday I had seen him`, `Friday was too late`
        return 1 if subject or tense.to_come or limited or _WEEKDAY_PRESENT.search(before) else 0
    return 1 if coming > gone else -1
