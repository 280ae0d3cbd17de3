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


@pytest.mark.parametrize(("sentence", "words", "value"), [
    ("His decree of October 20 stands. The ministers meet in Zenda on the 9th.", "9th", "when=1979-11-09"),
    ("On October 4 the King fell ill. The doctors meet again on the 9th.", "9th", "when=1979-11-09"),
    ("On October 4 the King fell ill. He died on the 9th.", "9th", "when=1979-10-09"),
    ("I had your letter of September 20. Please reply by the 15th.", "15th", "when=1979-11-15"),
    ("Our talk of September 21 was useful. Sapt will await your views before the weekend of the 17th.", "weekend of the 17th",
     "from=1979-11-17 to=1979-11-18"),
    ("Your letter of the 26th reached me.", "26th", "when=1979-10-26"),
    ("He cannot come before the 20th.", "20th", "when=1979-11-20"),
    ("The talks broke down on the 30th.", "30th", "when=1979-10-30"),
    ("He returned from leave on the 29th.", "29th", "when=1979-10-29"),
])
def test_a_day_alone_does_not_follow_a_day_of_another_sentence_where_it_is_near(sentence: str, words: str, value: str) -> None:
    """A meeting of the day after tomorrow would have been held four weeks ago."""
    assert telegram(sentence, NOVEMBER)[words] == value


@pytest.mark.parametrize(("sentence", "words", "value"), [
    ("If the King had known what Hentzau would say in Zenda on January 26, he would have gone.", "January 26", "when=1979-01-26"),
    ("HAD THE KING FORESEEN WHAT HENTZAU WOULD SAY IN MARCH, HE WOULD HAVE GONE.", "MARCH", "when=1979-03"),
    ("No one could have guessed what the Duke would do on March 3.", "March 3", "when=1979-03-03"),
    ("He said that the Duke would resign in January.", "January", "when=1980-01"),
    ("In May he promised that elections would be held in October.", "October", "when=1979-10"),
    ("The Duke promised in May that elections would be held in December.", "December", "when=1979-12"),
    ("In May 1978 the Count was to marry in June.", "June", "when=1978-06"),
    ("Sapt enjoyed your hospitality in March, and hopes to see you in March 1980.", "March", "when=1979-03"),
    ("At the time of the Zenda meeting in April, Sapt and Fritz Tarlenheim will be heard.", "April", "when=1980-04"),
    ("The February elections were a farce.", "February", "when=1979-02"),
    ("The February elections will be a farce.", "February", "when=1980-02"),
    ("It was ready by mid-January.", "mid-January", "notBefore=1979-01-11 notAfter=1979-01-20"),
    ("It should be ready by mid-January.", "mid-January", "notBefore=1980-01-11 notAfter=1980-01-20"),
    ("Events in Zenda since May have now raised doubts.", "May", "when=1979-05"),
])
def test_what_was_to_come_then_may_be_past(sentence: str, words: str, value: str) -> None:
    """A speech that nobody had foreseen would be of next year."""
    assert telegram(sentence, NOVEMBER)[words] == value


@pytest.mark.parametrize(("sentence", "words", "value"), [
    ("By Saturday noon my friends on both sides had torn it to pieces.", "Saturday noon", "when=1979-11-03T12:00:00"),
    ("The Count issues his third appeal Sunday.", "Sunday", "when=1979-11-11"),
    ("Give him my love. We see you at 7:30 Thursday with Fritz.", "7:30 Thursday", "when=1979-11-08T07:30:00"),
    ("The vote will, in fact, take place Tuesday morning.", "Tuesday morning", "when=1979-11-13"),
    ("He asked that a council be set up Tuesday.", "Tuesday", "when=1979-11-13"),
    ("He asked when I would return and suggested Monday.", "Monday", "when=1979-11-12"),
    ("He knew why the note had to be issued on Monday.", "Monday", "when=1979-11-05"),
    ("They hold elections Sunday.", "Sunday", "when=1979-11-11"),
    ("Friday will be too late.", "Friday", "when=1979-11-09"),
    ("Friday was too late.", "Friday", "when=1979-11-02"),
    ("Nobody knew before Saturday that the Duke was ill.", "Saturday", "when=1979-11-03"),
])
def test_a_weekday_is_read_with_all_of_its_sentence(sentence: str, words: str, value: str) -> None:
    assert telegram(sentence, NOVEMBER)[words] == value


@pytest.mark.parametrize(("sentence", "words", "value"), [
    ("Sapt sat up till 3 this morning.", "3 this morning", "when=1979-11-07T03:00:00"),
    ("He said the same at 9 this morning.", "9 this morning", "when=1979-11-07T09:00:00"),
    ("We dine at 8 tonight.", "8 tonight", "when=1979-11-07T20:00:00"),
    ("He stayed from 8 to 10 last night.", "8 to 10 last night", "from=1979-11-06T20:00:00 to=1979-11-06T22:00:00"),
    ("We took Hill 9 this morning.", "this morning", "when=1979-11-07"),
    ("I wrote to the King on October 3 last, and again now.", "October 3 last", "when=1979-10-03"),
    ("I wrote to the King on November 9 last.", "November 9 last", "when=1978-11-09"),
    ("He will be here in the week of the 26th.", "week of the 26th", "from=1979-11-26 to=1979-12-02"),
    ("The Duke spent the weekend of October 14 at Zenda.", "weekend of October 14", "from=1979-10-13 to=1979-10-14"),
    ("He is free on the week-end of January 5–6.", "week-end of January 5–6", "from=1980-01-05 to=1980-01-06"),
    ("The Duke is away this weekend.", "this weekend", "from=1979-11-10 to=1979-11-11"),
    ("Fritz came in February 1978, and was in Zenda that summer.", "that summer", "notBefore=1978-06-01 notAfter=1978-09-22"),
    ("Of the troubles that spring from this we know nothing.", "that spring", None),
    ("The Ides of March caught up with us.", "March", None),
    ("The Count said that he had met the Duke again the evening before.", "evening before", "when=1979-11-06"),
])
def test_hours_and_weekends_belong_to_their_day(sentence: str, words: str, value: str | None) -> None:
    """The hour would be lost, and a weekend be one day."""
    assert telegram(sentence, NOVEMBER).get(words) == value


@pytest.mark.parametrize(("note", "words", "value"), [
    ("A handwritten note reads: “King saw 11/21. Sapt.”", "11/21", "when=1979-11-21"),
    ("A note at the top reads: “Fritz—most amusing. Pls. reply. RH, 1/7.”", "1/7", "when=1980-01-07"),
    ("A note reads: “The vote needs 2/3.”", "2/3", None),
    ("A note reads: “Tab 4/7.”", "4/7", None),
    ("Approved by Fritz on November 9. The Count had called on the King the previous afternoon.", "previous afternoon", "when=1979-11-06"),
    ("Approved by Fritz, who on November 9 noted that the Count had called the previous afternoon.", "previous afternoon", "when=1979-11-08"),
])
def test_a_notation_is_dated_and_a_source_note_goes_back_to_its_document(note: str, words: str, value: str | None) -> None:
    """The day on which a President read a paper would not be found, and who met whom would be told of days after the meeting."""
    page = f"{HEADING}{NOVEMBER}\n\nThe plan is attached.\n\n\nSmith\n  1. Source: Archive, Zenda, Box 3. Secret. {note}\n"
    assert values(page).get(words) == value


def test_an_editor_tells_of_two_days_of_one_name_and_of_a_month_to_which_something_was_put_off() -> None:
    text = ("103. Editorial Note\n\nOn March 25, 1975, the King was shot. Sapt told the Count on March 27 that Hentzau, who had planned to be in Zenda on "
            "April 2, would postpone his journey until the following month. Rose called on the evening of the 28th. The Duke had closed the mines on January 1 "
            "and was to close the mills on January 1, 1976.\n")
    assert list(values(text).items())[2:] == [
        ("April 2", "when=1975-04-02"), ("following month", "when=1975-05"), ("evening of the 28th", "when=1975-03-28"),
        ("January 1", "when=1975-01-01"), ("January 1, 1976", "when=1976-01-01")]
