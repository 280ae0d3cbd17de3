"""Days of which the words alone say whether they are past or to come. Who loses if these fail finds a visit a year off, or a Friday in the wrong week."""

from __future__ import annotations

import pytest

from tests.annotate.dates.test_dates_documents import HEADING, dated, telegram, values

NOVEMBER = "Strelsau, November 7, 1979, 6 p.m."          # a Wednesday


@pytest.mark.parametrize(("sentence", "words", "value"), [
    ("The note that Rassendyll handed to Michael Hentzau on Saturday evening was short.", "Saturday evening", "when=1979-11-03"),
    ("He gave it to Sapt on Friday.", "Friday", "when=1979-11-02"),
    ("He spoke to reporters on Monday.", "Monday", "when=1979-11-05"),
    ("Spoke to parliament Monday.", "Monday", "when=1979-11-05"),
    ("He asked the Consul to return on Friday.", "Friday", "when=1979-11-09"),
    ("Fritz sees him Friday.", "Friday", "when=1979-11-09"),
    ("Sapt himself lunching with the King Thursday.", "Thursday", "when=1979-11-08"),
    ("(Sapt handed the Count a note.) We meet again Tuesday.", "Tuesday", "when=1979-11-13"),
    ("On Sunday the talks in Zenda began with the succession.", "Sunday", "when=1979-11-04"),
    ("After lunch on Sunday, Hentzau made a reply.", "Sunday", "when=1979-11-04"),
    ("The Count makes his report to Sapt on Monday.", "Monday", "when=1979-11-12"),
    ("He will stay if he comes through from Zenda on Saturday.", "Saturday", "when=1979-11-10"),
    ("Hentzau is expected back Monday.", "Monday", "when=1979-11-12"),
    ("By Friday I had seen them all.", "Friday", "when=1979-11-02"),
    ("I am seeing the King Tuesday evening.", "Tuesday evening", "when=1979-11-13"),
    ("He will be at Zenda by Friday.", "Friday", "when=1979-11-09"),
    ("The Duke came on November 1 and left on the Monday after.", "Monday after", "when=1979-11-05"),
])
def test_a_weekday_is_past_or_to_come_as_its_verb_says(sentence: str, words: str, value: str) -> None:
    assert telegram(sentence, NOVEMBER)[words] == value


@pytest.mark.parametrize(("sentence", "words", "value"), [
    ("Hentzau had met the Count in Zenda in January.", "January", "when=1979-01"),
    ("Hentzau had met the King in December.", "December", "when=1978-12"),
    ("Sapt visited Zenda in December and found it empty.", "December", "when=1978-12"),
    ("The Duke was elected in January.", "January", "when=1979-01"),
    ("He has been at Zenda since December.", "December", "when=1978-12"),
    ("Hentzau was the Duke’s man till December.", "December", "when=1978-12"),
    ("In December the Duke resigned.", "December", "when=1978-12"),
    ("In December and January we had ten guards.", "December", "when=1978-12"),
    ("In December the Duke is to resign.", "December", "when=1979-12"),
    ("If he were elected in January, he might stay.", "January", "when=1980-01"),
    ("I met with the Count to discuss the visit in December of the King.", "December", "when=1979-12"),
    ("The Count will return in December; he left in January.", "December", "when=1979-12"),
    ("THE KING WILL BE CROWNED IN JUNE.", "JUNE", "when=1980-06"),
    ("A meeting has been scheduled for December.", "December", "when=1979-12"),
    ("He said he favored a vote in December.", "December", "when=1979-12"),
    ("The Duke might run against Sapt in June.", "June", "when=1980-06"),
    ("The treaty may be signed in May.", "May", "when=1980-05"),
    ("The Duke was to visit Strelsau in July.", "July", "when=1980-07"),
    ("He might have met him in June.", "June", "when=1979-06"),
    ("He asked whether the Zenda Convention of January 4 would be altered.", "January 4", "when=1979-01-04"),
    ("He referred to the letter of December 28.", "December 28", "when=1978-12-28"),
])
def test_a_month_or_day_is_past_or_to_come_as_its_verb_says(sentence: str, words: str, value: str) -> None:
    assert telegram(sentence, NOVEMBER)[words] == value


@pytest.mark.parametrize(("sentence", "words", "value"), [
    ("Sapt had asked that Hentzau, who was to visit Zenda on the 9th, say nothing.", "9th", "when=1979-11-09"),
    ("The reply came on October 15, when Hentzau was to see him on the 19th.", "19th", "when=1979-10-19"),
    ("The diary for the 4th records that Sapt was ill.", "4th", "when=1979-11-04"),
    ("On the 5th Radio Strelsau announced it.", "5th", "when=1979-11-05"),
    ("Hentzau had returned from Zenda on the 6th convinced that the Duke was lost.", "6th", "when=1979-11-06"),
    ("I thought of my talk in October 1978 with the Count. Fritz returned only on the 5th.", "5th", "when=1979-11-05"),
    ("In October 1978 he was at Zenda from the 5th.", "5th", "when=1978-10-05"),
    ("He would see him on the morning of the 11th subject to the King’s consent.", "morning of the 11th", "when=1979-11-11"),
    ("We agreed to meet in palace 9th and sign there.", "9th", "when=1979-11-09"),
    ("The papers of 9 September and of 12 October reached me on the 2d.", "2d", "when=1979-11-02"),
    ("ON THE 5TH THE KING LEFT.", "5TH", "when=1979-11-05"),
])
def test_a_day_alone_is_of_the_month_that_its_sentence_means(sentence: str, words: str, value: str) -> None:
    assert telegram(sentence, NOVEMBER)[words] == value


@pytest.mark.parametrize("words", ["on the 20th Congress decided", "the 7th Fleet was there", "the 17th Parallel was crossed"])
def test_what_has_a_number_for_its_name_is_no_day(words: str) -> None:
    assert len(telegram(f"They said that {words}.", NOVEMBER)) == 1


def test_an_editor_counts_from_the_day_that_his_sentence_tells() -> None:
    text = ("103. Editorial Note\n\nOn April 24, 1972, the Diet met. The Duke had left his party on April 23. (He had told Sapt of it the day before.) "
            "Sapt told the King on the 26th. After the Duke’s death on December 27, Hentzau charged in January 1973 that he had been poisoned.\n")
    assert list(values(text).items()) == [
        ("April 24, 1972", "when=1972-04-24"), ("April 23", "when=1972-04-23"), ("day before", "when=1972-04-22"), ("26th", "when=1972-04-26"),
        ("December 27", "when=1972-12-27"), ("January 1973", "when=1973-01")]


def test_a_day_told_of_in_passing_is_not_the_same_day() -> None:
    found = telegram("The Duke left on November 1. Sapt, who had met him on October 28, tried to follow. Hentzau took Zenda on the same day.", NOVEMBER)
    assert found["same day"] == "when=1979-11-01"
    found = telegram("The Duke left on November 1. Sapt, who had met him on October 28, wrote the same day.", NOVEMBER)
    assert found["same day"] == "when=1979-10-28"


def test_the_day_before_is_not_counted_from_the_day_it_explains() -> None:
    assert "day before" not in telegram("We spoke of the November 6 reception at the palace the day before.", NOVEMBER)


@pytest.mark.parametrize(("body", "words", "value"), [
    ("The Count said that he would see Hentzau that evening.", "that evening", "when=1979-11-07"),
    ("They agreed to meet again at noon the following day.", "noon the following day", "when=1979-11-08T12:00:00"),
    ("He was going to Zenda the next day.", "next day", "when=1979-11-08"),
    ("The Duke spoke. The next day he took back all of it.", "next day", None),
    ("He came on November 2.\n\nThe Count saw him that evening.", "that evening", None),
])
def test_a_text_that_has_named_no_day_means_its_own(body: str, words: str, value: str | None) -> None:
    assert telegram(body, NOVEMBER).get(words) == value


def test_a_note_that_names_no_day_means_that_of_the_document() -> None:
    """What was approved `that day` or is of `the same date` would have no date, or, in a note of the month after, one before the document."""
    page = f"{HEADING}{NOVEMBER}\n\nThe plan is attached.2\n\n\nSmith\n  1. Source: Archive. Secret. Sapt initialed the telegram on the 8th.\n"
    found = values(f"{page}  2. The Count initialed his approval that day.\n")
    assert (found["8th"], found["that day"]) == ("when=1979-11-08", "when=1979-11-07")
    assert values(f"{page}  2. The wedding took place in January.\n")["January"] == "when=1980-01"
    assert values(f"{page}  2. Attached to a memorandum of the same date from Sapt.\n")["same date"] == "when=1979-11-07"


def test_months_of_a_file_are_of_the_year_they_stand_under() -> None:
    page = f"{HEADING}{NOVEMBER}\n\nThe plan is attached.\n\n\nSmith\n  1. Source: Archive, Subject File, 1977: January–February; ibid., Zenda: 5–10/76, Secret.\n"
    found = values(page)
    assert (found["January–February"], found["5–10/76"]) == ("from=1977-01 to=1977-02", "from=1976-05 to=1976-10")


def test_what_leans_on_a_doubtful_day_is_as_doubtful() -> None:
    text = f"{HEADING}Called on him on the 5th, and again the same day.\n\n\nSmith\n  1. Source: Department of State, Central Files, 611.93/9–1658. Secret.\n"
    assert [certainty for words, _, certainty in dated(text) if words == "same day"] == ["medium"]


def test_a_line_with_a_place_and_a_day_dates_a_paper_whatever_stands_above_it() -> None:
    """The days of an intelligence paper would have no month."""
    text = ("101. Intelligence Memorandum1\n\nOCI No. 3617/62\n\nINTELLIGENCE MEMORANDUM\n\nStrelsau, 29 November 1962\n\n"
            "The Duke returned on the 26th.\n\n\n  1. Source: Archive. Secret.\n")
    assert values(text)["26th"] == "when=1962-11-26"
