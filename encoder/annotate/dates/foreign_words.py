"""Months, and the words between the parts of a date, in the other languages of diplomatic documents: general knowledge, kept as tables.

Each line is a language; a month has its forms in one word list, parted by `/` (nominative, genitive, locative, abbreviation).
"""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = {
    "fr": "janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc",
    "de": "januar/jänner februar/feber märz/maerz april mai juni juli august september oktober/okt november dezember/dez",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março/marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "ru": "январь/января/январе февраль/февраля/феврале март/марта/марте апрель/апреля/апреле май/мая/мае июнь/июня/июне июль/июля/июле "
          "август/августа/августе сентябрь/сентября/сентябре октябрь/октября/октябре ноябрь/ноября/ноябре декабрь/декабря/декабре",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "pl": "styczeń/stycznia/styczniu luty/lutego/lutym marzec/marca/marcu kwiecień/kwietnia/kwietniu maj/maja/maju czerwiec/czerwca/czerwcu "
          "lipiec/lipca/lipcu sierpień/sierpnia/sierpniu wrzesień/września/wrześniu październik/października/październiku "
          "listopad/listopada/listopadzie grudzień/grudnia/grudniu",
    "cs": "leden/ledna/lednu únor/února/únoru březen/března/březnu duben/dubna/dubnu květen/května/květnu červen/června/červnu "
          "červenec/července/červenci srpen/srpna/srpnu září říjen/října/říjnu listopad/listopadu prosinec/prosince/prosinci",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "sr": "januar/januara februar/februara mart/marta april/aprila maj/maja jun/juna jul/jula avgust/avgusta septembar/septembra "
          "oktobar/oktobra novembar/novembra decembar/decembra",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
SHARED: Final = frozenset("april august september november".split())
"""Months that German spells as English does."""

FOREIGN_MONTHS: Final = {
    form: number
    for months in _LANGUAGES.values() for number, forms in enumerate(months.split(), 1) for form in forms.split("/")
}
ABBREVIATED: Final = frozenset("janv févr fév avr juil déc okt dez г гг r".split())
"""What may have a full stop of its own."""

FOREIGN: Final[dict[str, tuple[str, object]]] = {
    **{word: ("foreign month", number) for word, number in FOREIGN_MONTHS.items()},
    **dict.fromkeys(("de", "del"), ("foreign of", None)),
    **dict.fromkeys(("au", "bis", "al", "по"), ("foreign to", None)),
    **dict.fromkeys(("et", "und", "y", "e", "и"), ("foreign and", None)),
    **dict.fromkeys(("г", "года", "году", "r", "roku"), ("foreign era", None)),
}
"""Token kind and value of each word. They count only where a month is among them that has a day or a year beside it."""

_WITHOUT_YEAR: Final = ("fr", "es", "pt", "it", "ru", "pl")


def foreign_anchors() -> list[str]:
    """Strings of which a day and month without a year have one; with a year that is found by its digits. Months that are short or begin
    English words (`mai`, `mars`, `mayo`) only behind a digit or `de`."""
    words = {form for language in _WITHOUT_YEAR for forms in _LANGUAGES[language].split() for form in forms.split("/")}
    long = sorted(word for word in words if (len(word) > 4 or not word.isascii() or word == "juin"))
    short = ("mai", "mars", "mayo", "maio", "maja")
    german = [word.capitalize() for word in _LANGUAGES["de"].replace("/", " ").split() if word not in SHARED and len(word) > 3]
    behind = [f"{digit} {word}" for digit in "0123456789" for word in short] + [f"{digit}. Mai" for digit in "0123456789"]
    return [*long, *german, *behind, "1er mai", "1er mars", "de mayo", "de maio", "年", "月"]
