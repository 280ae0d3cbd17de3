"""The language of a text: by its script, then by its commonest words. A guess for the header, and one that abstains."""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = (
    (re.compile("[\u0400-\u04ff]"), "ru"), (re.compile("[\u3040-\u30ff]"), "ja"), (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u4e00-\u9fff]"), "zh"),
    (re.compile("[\u0370-\u03ff]"), "el"), (re.compile("[\u0600-\u06ff]"), "ar"), (re.compile("[\u0590-\u05ff]"), "he"),
)
_WORDS = {
    "en": "the of and to in that is was for with",
    "fr": "le la les des et du que dans pour une",
    "de": "der die das und den mit von zu ist nicht",
    "es": "el los las que del una por con para y",
    "it": "il che di della per una con gli nel sono",
    "pt": "o os que da do uma para com não em",
    "pl": "i w nie na z się że do jest przez",
    "hu": "a az és hogy nem egy is meg volt csak",
}
_TAGS = {word: [tag for tag, others in _WORDS.items() if word in others.split()] for words in _WORDS.values() for word in words.split()}


_FOREIGN = re.compile("[\u0370-\u05ff\u0600-\u06ff\u3040-\u9fff\uac00-\ud7af]")
_PAGE = 3000
"""So many characters tell the language of a text."""


def language_of(text: str, default: str = "en") -> str:
    """A BCP 47 tag; `default` where the text does not show its language."""
    page = text[:_PAGE]
    words = page.lower().split()
    count = len(words)
    foreign = [] if page.isascii() else _FOREIGN.findall(page)
    if len(foreign) > count:
        scripts = "".join(foreign)
        return max(_SCRIPTS, key=lambda script: len(script[0].findall(scripts)))[1]
    common = Counter(filter(_TAGS.__contains__, words))
    scores = dict.fromkeys(_WORDS, 0)
    for word, times in common.items():
        for tag in _TAGS[word]:
            scores[tag] += times
    best = max(scores, key=lambda tag: (scores[tag], tag == default))
    return best if scores[best] > count / 20 else default
