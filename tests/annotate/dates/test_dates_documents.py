"""Dates in documents: the value an editor would give from the whole page. Who loses if these fail reads a wrong year, or a day that nobody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from encoder.annotate.dates import Dates, document_date
from encoder.annotate.knowledge import Knowledge
from encoder.model import Source
from encoder.read import read

SEEDS = Path(__file__).parents[3] / "seeds"
HEADING = "101. Telegram From the Embassy in Ruritania to the Department of State1\n\n"
FILED = "\n\nSmith\n  1. Source: Department of State, Central Files, 611.93/9–1658. Secret.\n"
BOXED = "\n\nSmith\n  1. Source: National Archives, RG 59, Files of the Desk Officer, Box 3, 1/31/79. Secret.\n"


def dated(text: str) -> list[tuple[str, str, str | None]]:
    """Words, value and certainty of each date of a page."""
    document = read(Source("d101.txt", text, "d101"))
    return [(" ".join(text[s.start:s.end].split()), " ".join(f"{k}={v}" for k, v in s.attributes.items()), s.certainty)
            for s in Dates(Knowledge())(document, ())]


def values(text: str) -> dict[str, str]:
    return {words: value for words, value, _ in dated(text)}


def telegram(body: str, line: str = "Strelsau, January 5, 1965, 6 p.m.") -> dict[str, str]:
    return values(f"{HEADING}{line}\n\n{body}\n\n\nSmith\n  1. Source: Department of State, Central Files, POL 1 RUR. Secret.\n")


@pytest.mark.parametrize(("words", "value"), [
    ("December 29", "when=1964-12-29"),
    ("January 12", "when=1965-01-12"),
    ("November", "when=1964-11"),
])
def test_a_day_without_its_year_is_the_one_nearest_to_the_dateline(words: str, value: str) -> None:
    assert telegram(f"We met again in {words} as agreed.")[words] == value


def test_words_that_look_ahead_lead_to_the_year_to_come() -> None:
    assert telegram("The conference will begin on July 20.")["July 20"] == "when=1965-07-20"
    assert telegram("He repeated what he had said in his July 20 speech.")["July 20"] == "when=1964-07-20"


@pytest.mark.parametrize(("sentence", "words", "value"), [
    ("He told me in June of the plan.", "June", "when=1964-06"),
    ("They agreed to meet again in May.", "May", "when=1965-05"),
    ("He told me on the 7th of it.", "7th", "when=1964-12-07"),
    ("On the 7th the Minister informed us of it.", "7th", "when=1964-12-07"),
    ("He had orders to wait until the 10th.", "10th", "when=1965-01-10"),
    ("They will sign on the 28th.", "28th", "when=1965-01-28"),
    ("On the 28th they will sign.", "28th", "when=1965-01-28"),
    ("The talks are being resumed on the 9th.", "9th", "when=1965-01-09"),
])
def test_what_is_told_as_past_or_to_come_is_so(sentence: str, words: str, value: str) -> None:
    assert telegram(sentence)[words] == value


@pytest.mark.parametrize(("sentence", "found"), [
    ("He came in November last and again on Thursday last.", {"November last": "when=1964-11", "Thursday last": "when=1964-12-31"}),
    ("He came in the fall of last year.", {"fall of last year": "notBefore=1964-09-01 notAfter=1964-12-21"}),
    ("It came 01.02.1964/19:00 by wire.", {"01.02.1964/19:00": "when=1964-02-01T19:00:00"}),
    ("They moved the night before last.", {"night before last": "when=1965-01-03"}),
    ("He came on December 3; that same night he left.", {"December 3": "when=1964-12-03", "that same night": "when=1964-12-03"}),
    ("They want it by the end of the year.", {"end of the year": "notBefore=1965-09-01 notAfter=1965-12-31"}),
    ("He goes at the end of the month.", {"end of the month": "notBefore=1965-01-21 notAfter=1965-01-31"}),
    ("At the end of the year of change and in the middle of the year 1964 he went.", {"1964": "when=1964"}),
    ("Berlin, 17. May 1964 was the day. It is Item 12. August 1956 was hot.", {"17. May 1964": "when=1964-05-17", "August 1956": "when=1956-08"}),
])
def test_words_that_point_to_a_day_in_other_ways(sentence: str, found: dict[str, str]) -> None:
    assert {words: value for words, value in telegram(sentence).items() if not words.startswith("January 5")} == found


def test_a_year_said_elsewhere_for_the_same_month_holds() -> None:
    found = telegram("Elections were set for October 1966. He hoped that they might be put off beyond the October date.")
    assert found["October"] == "when=1966-10"


def test_the_weekday_decides_between_two_years() -> None:
    assert telegram("They first spoke on Friday, July 31, at his house.")["Friday, July 31"] == "when=1964-07-31"


def test_each_day_of_a_list_is_a_date() -> None:
    found = telegram("We informed them on January 2nd and 4th, on 27 and 29 December, and on February 9, 10, and 11.")
    assert found == {
        "January 5, 1965, 6 p.m.": "when=1965-01-05T18:00:00", "January 2nd": "when=1965-01-02", "4th": "when=1965-01-04", "27": "when=1964-12-27",
        "29 December": "when=1964-12-29", "February 9": "when=1965-02-09", "10": "when=1965-02-10", "11": "when=1965-02-11",
    }


def test_relative_words_are_counted_from_the_dateline() -> None:
    found = telegram("Yesterday he told me that he would leave next Thursday; last September he had said the same. This morning he denied it.")
    assert found["Yesterday"] == "when=1965-01-04"
    assert found["next Thursday"] == "when=1965-01-07"
    assert found["last September"] == "when=1964-09"
    assert found["This morning"] == "when=1965-01-05"


def test_the_same_day_is_the_one_just_named() -> None:
    found = telegram("On December 3 the King signed. The same day the note was delivered, and the following day it was printed.")
    assert found["same day"] == "when=1964-12-03"
    assert found["following day"] == "when=1964-12-04"


def test_a_footnote_that_begins_with_a_date_says_which_day_is_meant() -> None:
    text = f"{HEADING}Strelsau, January 5, 1965.\n\nAs I told you on Saturday afternoon,2 he is ill.\n\n\nSmith\n"
    text += "  1. Source: Files.\n  2. January 2; see below.\n"
    assert values(text)["Saturday afternoon"] == "when=1965-01-02"


def test_a_file_number_is_no_date_but_tells_one() -> None:
    """Decimal files of the Department of State end in month, day and year."""
    found = dated(f"{HEADING}Reference is to your message of September 14. Today he agreed.{FILED}")
    assert found == [("September 14", "when=1958-09-14", "medium"), ("Today", "when=1958-09-16", "medium")]


def test_a_file_title_tells_the_year_but_not_the_day() -> None:
    found = dated(f"{HEADING}Reference is to your message of January 20. Today he agreed.{BOXED}")
    assert ("January 20", "when=1979-01-20", "medium") in found
    assert not [words for words, _, _ in found if words == "Today"]


def test_without_any_evidence_the_year_stays_unknown() -> None:
    text = f"{HEADING}Reference is to your message of September 14. Yesterday he agreed.\n\n\nSmith\n  1. Source: Archive. Secret.\n"
    assert dated(text) == [("September 14", "when=--09-14", None)]
    document = read(Source("d101.txt", text, "d101"))
    assert document_date(document, Dates(Knowledge())(document, ())) is None


def test_the_order_of_day_and_month_is_the_documents_own() -> None:
    assert telegram("Notes of 21/4/64 and 5/4/64 were read.")["5/4/64"] == "when=1964-04-05"
    assert telegram("Notes of 4/21/64 and 5/4/64 were read.")["5/4/64"] == "when=1964-05-04"


def test_an_editor_tells_a_story_forward() -> None:
    text = ("102. Editorial Note\n\nOn October 3, 1964, the Council met. On December 30 it adjourned until January 7, when the Premier spoke. "
            "On February 2 he resigned. (Telegram 12, February 3; ibid.) The next day the King left.\n")
    assert list(values(text).values()) == [
        "when=1964-10-03", "when=1964-12-30", "when=1965-01-07", "when=1965-02-02", "when=1965-02-03", "when=1965-02-03"]


def test_in_a_dateline_the_date_is_the_day_of_the_document() -> None:
    assert telegram("x", "Strelsau, July 27, 1959, 2:30–3:17 p.m.")["July 27, 1959, 2:30–3:17 p.m."] == "when=1959-07-27"


def test_an_attachment_has_a_date_of_its_own() -> None:
    body = "Attached is his note.\n\nTab A\n\nStrelsau, December 1, 1964.\n\nYesterday I saw the King."
    found = telegram(body)
    assert found.get("Yesterday") == "when=1964-11-30"


@pytest.mark.parametrize("words", [
    "Telegram 1948 was lost.", "See page 1955.", "He had 1800 men.", "They crossed the 17th parallel.", "The 20th Congress met.", "It may be so.",
    "NSC 20/1 was adopted.", "SNIE 11-9-62 was read.", "33 and 1/3 percent agreed.", "Embtels 524 and 1893 refer.", "File 611.93/6–1155 was lost.",
    "Lot 75 D 224, Box 1950, was lost.", "It was the long March to Yenan.", "An issue of the Saturday Evening Post was read.",
    "He had so many years.",
])
def test_what_only_looks_like_a_date_is_left_alone(words: str) -> None:
    assert list(telegram(words)) == ["January 5, 1965, 6 p.m."]


def test_the_cable_has_all_its_dates() -> None:
    """The first seed, read by eye."""
    path = next(SEEDS.glob("000*.txt"))
    assert [(words, value) for words, value, _ in dated(path.read_text(encoding="utf-8"))] == [
        ("April 20, 1965", "when=1965-04-20"), ("past ten days", "from=1965-03-31 to=1965-04-10"),
        ("April 7", "when=1965-04-07"), ("April 8", "when=1965-04-08"), ("March 22", "when=1965-03-22"), ("April 8", "when=1965-04-08"),
        ("April 7", "when=1965-04-07"), ("April 8", "when=1965-04-08"), ("April 7", "when=1965-04-07"), ("April 10, 1965", "when=1965-04-10"),
        ("April 11 at 21:55", "when=1965-04-11T21:55:00"), ("April 12 at 14:15", "when=1965-04-12T14:15:00"),
        ("April 12 at 16:15", "when=1965-04-12T16:15:00"), ("April 12 at 23:53", "when=1965-04-12T23:53:00")]


def test_the_message_without_a_date_has_the_year_of_its_notes() -> None:
    """The second seed, read by eye: `today` has no value, since the page does not show the day."""
    path = next(SEEDS.glob("003*.txt"))
    assert dated(path.read_text(encoding="utf-8")) == [
        ("January 20th", "when=1979-01-20", "medium"), ("26th", "when=1979-01-26", "medium"), ("January 26", "when=1979-01-26", "medium"),
        ("Jan 21, 77–Jan 19, 81", "from=1977-01-21 to=1981-01-19", None), ("1/31/79", "when=1979-01-31", None),
        ("January 20", "when=1979-01-20", "medium"), ("1/15–24/79", "from=1979-01-15 to=1979-01-24", None),
        ("January 26", "when=1979-01-26", "medium"), ("Jan 21, 77–Jan 19, 81", "from=1977-01-21 to=1981-01-19", None),
        ("1/26/79", "when=1979-01-26", None)]


def test_the_header_of_a_telegram_says_its_date() -> None:
    """Such headers are lists of their own; without them every date of the text would be a guess."""
    found = dated("SECRET\nTelegram No. 0345\nFrom: Strelsau\nTo: Foreign Ministry, Minister Hentzau\nDate: 4 October 1966\n\n"
                  "On 2 October I visited the Deputy Foreign Minister. On the next day the consul told me the same.\n\nRassendyll\nAmbassador\n")
    assert found == [("4 October 1966", "when=1966-10-04", None), ("2 October", "when=1966-10-02", None), ("next day", "when=1966-10-03", "medium")]


def test_days_joined_by_a_hyphen_or_a_stroke() -> None:
    """`3-4 November` became November, `August 15th/16th` lost its second day."""
    found = telegram("On 3-4 December troops attacked. On December 15th/16th they left, and on 7-8 June 1964 all was quiet.")
    assert found == {"January 5, 1965, 6 p.m.": "when=1965-01-05T18:00:00", "3-4 December": "from=1964-12-03 to=1964-12-04",
                     "December 15th/16th": "from=1964-12-15 to=1964-12-16", "7-8 June 1964": "from=1964-06-07 to=1964-06-08"}


def test_weekdays_of_one_span() -> None:
    assert telegram("From Sunday to Tuesday he was in Paris.")["Sunday to Tuesday"] == "from=1965-01-03 to=1965-01-05"
    assert telegram("He said that he would be in Paris Thursday through Saturday.")["Thursday through Saturday"] == "from=1965-01-07 to=1965-01-09"


def test_a_day_alone_is_of_the_month_named_right_before() -> None:
    found = telegram("The treaty of 26 May 1952 stands. Last month he was ill from the 3rd to the 10th.")
    assert found["3rd to the 10th"] == "from=1964-12-03 to=1964-12-10"


def test_what_has_happened_is_no_day_to_come() -> None:
    """A message of June dated `August 15, we informed him` after its own day."""
    line = "Strelsau, June 5, 1965, 6 p.m."
    assert telegram("On the night of August 15 we informed him.", line)["night of August 15"] == "when=1964-08-15"
    assert telegram("On August 15 was to be the vote.", line)["August 15"] == "when=1965-08-15"


def test_days_of_a_span_with_full_stops() -> None:
    """The head of a record of Eastern Europe lost its date, and every date below its year."""
    found = values("Information about the Visit of the Delegation, 14-16.2.1971\n\nTalks began on 28.2.-3.3.1970 and on 5.–6.1.71. On 15 February all agreed.\n")
    assert found == {"14-16.2.1971": "from=1971-02-14 to=1971-02-16", "28.2.-3.3.1970": "from=1970-02-28 to=1970-03-03",
                     "5.–6.1.71": "from=1971-01-05 to=1971-01-06", "15 February": "when=1971-02-15"}


def test_a_signal_is_of_the_days_of_the_telegram_whatever_was_named_before() -> None:
    """A reader would look for a message a month off."""
    assert telegram("The mission will leave on or about January 30. At 061400Z nothing was heard.")["061400Z"] == "when=1965-01-06T14:00:00Z"


def test_a_year_with_an_apostrophe_is_one_before_any_word() -> None:
    """`October 5, 45 aircraft` has no year; `5 June '57 expired` has."""
    assert telegram("The agreement of 5 June '57 expired.")["5 June '57"] == "when=1957-06-05"
    assert telegram("On October 5, 45 aircraft came.")["October 5"] == "when=1964-10-05"


def test_a_telegram_of_both_calendars_in_the_spelling_of_its_time() -> None:
    """Its dateline was none, so nothing in it had a year; and `to-day` was no day."""
    found = telegram(
        "Called to-day at noon on the Minister, who will answer to-morrow. The Council met on June 3/16. Your note of the 15th ultimo came on the 3d instant.",
        "Petrograd, June 18/July 1, 1917, 5 p. m.")
    assert found == {
        "June 18/July 1, 1917, 5 p. m.": "when=1917-07-01T17:00:00", "to-day at noon": "when=1917-07-01T12:00:00", "to-morrow": "when=1917-07-02",
        "June 3/16": "when=1917-06-16", "15th ultimo": "when=1917-06-15", "3d instant": "when=1917-07-03"}


def test_who_tells_of_years_past_means_the_year_he_tells_of() -> None:
    """The days of a crisis would be dated by the interview that was given sixteen years later."""
    page = ("Skip to content\n\nMarch 2, 1974\n\nInterview with Ambassador Holm\n\nInterviewer: When did you first hear of the plan?\n\n"
            "Holm: In the summer of 1958. Lind called me on 3 July and I went on July 5.\n\nInterviewer: And afterwards?\n\nHolm: We met in October.\n\n"
            "Document Information\n\nOriginal Uploaded Date\n\nRecord ID\n")
    found = values(page)
    assert (found["3 July"], found["July 5"], found["October"]) == ("when=1958-07-03", "when=1958-07-05", "when=1958-10")
