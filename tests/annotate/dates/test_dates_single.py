"""One expression by itself: what it should parse to, and what should fail. A wrong line here is a wrong date in somebody's edition."""

from __future__ import annotations

import pytest

from encoder.annotate.dates import PartialDate, parse

SHOULD_PARSE = [
    # days
    ("April 7, 1965", "when=1965-04-07"),
    ("7 April 1965", "when=1965-04-07"),
    ("7 April, 1965", "when=1965-04-07"),
    ("the 7th of April, 1965", "when=1965-04-07"),
    ("April 7th, 1965", "when=1965-04-07"),
    ("October first, 1965", "when=1965-10-01"),
    ("August 22d, 1970", "when=1970-08-22"),
    ("OCT. 16 1971", "when=1971-10-16"),
    ("Monday, 12 June 1972", "when=1972-06-12"),
    ("Jan 21, 77", "when=1977-01-21"),
    ("Nov 20 ’63", "when=1963-11-20"),
    ("February 29, 1964", "when=1964-02-29"),
    ("“20” October 1956", "when=1956-10-20"),
    ("3 to 7 August 1956", "from=1956-08-03 to=1956-08-07"),
    ("night of January 3/4, 1951", "from=1951-01-03 to=1951-01-04"),
    ("3/4 January 1951", "from=1951-01-03 to=1951-01-04"),
    # what is not said stays unknown
    ("April 7", "when=--04-07"),
    ("7 April", "when=--04-07"),
    ("October", "when=--10"),
    ("mid-June", "notBefore=--06-11 notAfter=--06-20"),
    # months, years, spans
    ("July 1956", "when=1956-07"),
    ("March of 1946", "when=1946-03"),
    ("1948", "when=1948"),
    ("1964–66", "from=1964 to=1966"),
    ("1976–1980", "from=1976 to=1980"),
    ("1978/79", "from=1978 to=1979"),
    ("May–Oct 1964", "from=1964-05 to=1964-10"),
    ("April/June 1972", "from=1972-04 to=1972-06"),
    ("October 22–28, 1962", "from=1962-10-22 to=1962-10-28"),
    ("17-30 September 1965", "from=1965-09-17 to=1965-09-30"),
    ("March 1, 1972-June 24, 1972", "from=1972-03-01 to=1972-06-24"),
    ("December 30–January 2, 1960", "from=1959-12-30 to=1960-01-02"),
    ("Jan 21, 77–Jan 19, 81", "from=1977-01-21 to=1981-01-19"),
    ("1955 to November 1960", "from=1955 to=1960-11"),
    ("Sept thru Dec 1980", "from=1980-09 to=1980-12"),
    # numeric
    ("1/31/79", "when=1979-01-31"),
    ("1/15–24/79", "from=1979-01-15 to=1979-01-24"),
    ("6/10–7/23/70", "from=1970-06-10 to=1970-07-23"),
    ("3/78–5/79", "from=1978-03 to=1979-05"),
    ("7/61-10/16/61", "from=1961-07 to=1961-10-16"),
    ("7/1/1979–9/2/80", "from=1979-07-01 to=1980-09-02"),
    ("21/4 1965", "when=1965-04-21"),
    ("21.4.1965", "when=1965-04-21"),
    ("5.4.1965", "when=1965-04-05"),
    ("5.4.65", "when=1965-04-05"),
    ("22.VIII.1968", "when=1968-08-22"),
    ("27.X.62", "when=1962-10-27"),
    ("3/V/69", "when=1969-05-03"),
    ("3/V/1969", "when=1969-05-03"),
    ("3-V-1969", "when=1969-05-03"),
    ("15-Apr-1969", "when=1969-04-15"),
    ("15/Apr/69", "when=1969-04-15"),
    ("Apr-1969", "when=1969-04"),
    ("1965-04-21", "when=1965-04-21"),
    # hours
    ("April 11, 1965 at 21:55", "when=1965-04-11T21:55:00"),
    ("January 17, 1949, 6 p. m.", "when=1949-01-17T18:00:00"),
    ("August 8, 1955—12:33 p.m.", "when=1955-08-08T12:33:00"),
    ("February 24, 1954, 0409Z", "when=1954-02-24T04:09:00Z"),
    ("0330 EDT on September 12, 1980", "when=1980-09-12T03:30:00-04:00"),
    ("9:30a.m., September 23, 1970", "when=1970-09-23T09:30:00"),
    ("November 26, 1964, noon", "when=1964-11-26T12:00:00"),
    ("12 noon, November 26, 1964", "when=1964-11-26T12:00:00"),
    ("12:15 a.m. on June 20, 1962", "when=1962-06-20T00:15:00"),
    ("10:00 a.m. on Monday, August 24, 1970", "when=1970-08-24T10:00:00"),
    ("3 p.m. local time on October 24, 1963", "when=1963-10-24T15:00:00"),
    ("May 19, 1977, 8–9:30 a.m.", "from=1977-05-19T08:00:00 to=1977-05-19T09:30:00"),
    ("July 24, 1956, 10:30 a.m.–12:20 p.m.", "from=1956-07-24T10:30:00 to=1956-07-24T12:20:00"),
    ("June 2, 1959, 11–12:30 p.m.", "from=1959-06-02T11:00:00 to=1959-06-02T12:30:00"),
    ("9 o’clock to 11 o’clock, 19 December 1948", "from=1948-12-19T09:00:00 to=1948-12-19T11:00:00"),
    ("evening of 26 January 1972 at 1930", "when=1972-01-26T19:30:00"),
    ("night of October 24, 1963", "when=1963-10-24"),
    ("171119Z Feb 65", "when=1965-02-17T11:19:00Z"),
    ("191150Z, Oct. 68", "when=1968-10-19T11:50:00Z"),
    # parts of months and years
    ("early April 1965", "notBefore=1965-04-01 notAfter=1965-04-10"),
    ("late February 1964", "notBefore=1964-02-21 notAfter=1964-02-29"),
    ("latter part of October 1971", "notBefore=1971-10-16 notAfter=1971-10-31"),
    ("beginning of September 1954", "notBefore=1954-09-01 notAfter=1954-09-10"),
    ("first half of 1963", "from=1963-01-01 to=1963-06-30"),
    ("third quarter of 1950", "from=1950-07-01 to=1950-09-30"),
    ("second half of December 1977", "from=1977-12-16 to=1977-12-31"),
    ("first week of April 1972", "from=1972-04-01 to=1972-04-07"),
    ("last 9 days of November 1961", "from=1961-11-22 to=1961-11-30"),
    ("week of October 18, 1970", "from=1970-10-18 to=1970-10-24"),
    ("fall of 1948", "notBefore=1948-09-01 notAfter=1948-12-21"),
    ("winter of 1975–76", "notBefore=1975-12-01 notAfter=1976-03-20"),
    ("FY 1963", "from=1962-07-01 to=1963-06-30"),
    ("fiscal year 1978", "from=1977-10-01 to=1978-09-30"),
    ("20th century", "from=1901 to=2000"),
    # Julian beside Gregorian, where it is said
    ("June 15/27, 1877", "when=1877-06-27"),
    ("5/17 March 1877", "when=1877-03-17"),
    ("20 February/4 March 1878", "when=1878-03-04"),
    ("19 February 1878 (O.S.)", "when=1878-03-03"),
    # other languages
    ("12 juin 1956", "when=1956-06-12"),
    ("1er août 1914", "when=1914-08-01"),
    ("juin 1956", "when=1956-06"),
    ("12–15 juin 1956", "from=1956-06-12 to=1956-06-15"),
    ("12 au 15 juin 1956", "from=1956-06-12 to=1956-06-15"),
    ("12. Juni 1956", "when=1956-06-12"),
    ("12. bis 15. Juni 1956", "from=1956-06-12 to=1956-06-15"),
    ("Juni 1956", "when=1956-06"),
    ("3. März", "when=--03-03"),
    ("12 de junio de 1956", "when=1956-06-12"),
    ("1.º de mayo de 1956", "when=1956-05-01"),
    ("Junio 12, 1956", "when=1956-06-12"),
    ("12 de junho de 1956", "when=1956-06-12"),
    ("12 giugno 1956", "when=1956-06-12"),
    ("12 июня 1956 г.", "when=1956-06-12"),
    ("июнь 1956", "when=1956-06"),
    ("17-го июля", "when=--07-17"),
    ("12 czerwca 1956 r.", "when=1956-06-12"),
    ("1956. június 12", "when=1956-06-12"),
    ("12 april 1956", "when=1956-04-12"),
    ("1965年4月10日", "when=1965-04-10"),
    ("一九五六年六月十二日", "when=1956-06-12"),
    ("昭和31年6月", "when=1956-06"),
    ("1965-04-10", "when=1965-04-10"),
    ("12.6.1956", "when=1956-06-12"),
    ("12. 6. 1956", "when=1956-06-12"),
]

SHOULD_FAIL = [
    "", "January 20th and 26th", "telegram 1948", "page 1948", "the 17th parallel", "20th Congress", "NSC 20/1", "NIE 11-9-62", "may", "march",
    "33 and 1/3 percent", "611.93/9–1658", "Lot 75 D 224", "FRC 67 A 4564, 47/16", "$1950", "1,950", "February 30, 1960", "31 April 1950", "259345Z",
    "13/13/79", "six weeks", "Monday", "yesterday", "S/PV.1965", "No. 1522", "751G.00/1–1855", "Embtels 524 and 1893", "F-104",
    "1800 men", "Saturday Evening Post", "the long March",
    "mars", "mai", "Mai", "avril", "Juni", "Mayo Clinic", "12 Mars bars", "Frau Juni", "31 juin 1956", "31. Juni 1956", "de", "1er", "13月40日",
]

REFERENCE = PartialDate(1965, 4, 11)          # a Sunday
SHOULD_RESOLVE = [
    ("yesterday", "when=1965-04-10"),
    ("the day before yesterday", "when=1965-04-09"),
    ("tomorrow morning", "when=1965-04-12"),
    ("late tonight", "when=1965-04-11"),
    ("11:00 today", "when=1965-04-11T11:00:00"),
    ("today at 11:30", "when=1965-04-11T11:30:00"),
    ("8 P.M. last night", "when=1965-04-10T20:00:00"),
    ("last Tuesday", "when=1965-04-06"),
    ("next Thursday", "when=1965-04-15"),
    ("last week", "from=1965-03-29 to=1965-04-04"),
    ("this week", "from=1965-04-05 to=1965-04-11"),
    ("early next week", "notBefore=1965-04-12 notAfter=1965-04-14"),
    ("last month", "when=1965-03"),
    ("this year", "when=1965"),
    ("June of this year", "when=1965-06"),
    ("April–May of last year", "from=1964-04 to=1964-05"),
    ("last December", "when=1964-12"),
    ("next July", "when=1965-07"),
    ("last fall", "notBefore=1964-09-01 notAfter=1964-12-21"),
    ("next spring", "notBefore=1966-03-01 notAfter=1966-06-21"),
    ("the past ten days", "from=1965-04-01 to=1965-04-11"),
    ("two days ago", "when=1965-04-09"),
    ("the 17th instant", "when=1965-04-17"),
    ("17th ultimo", "when=1965-03-17"),
    ("5th proximo", "when=1965-05-05"),
    ("5th of last month", "when=1965-03-05"),
    ("Monday the 19th", "when=1965-04-19"),
    ("171119Z", "when=1965-04-17T11:19:00Z"),
    ("April 7", "when=1965-04-07"),
    ("December 29", "when=1964-12-29"),
    ("mid-June", "notBefore=1965-06-11 notAfter=1965-06-20"),
    ("July 28–August 11", "from=1965-07-28 to=1965-08-11"),
    ("Saturday, April 10", "when=1965-04-10"),
    ("11 p.m.–1 a.m., April 9", "from=1965-04-09T23:00:00 to=1965-04-10T01:00:00"),
]


@pytest.mark.parametrize(("words", "value"), SHOULD_PARSE)
def test_an_expression_has_the_value_its_words_say(words: str, value: str) -> None:
    assert str(parse(words)) == value


@pytest.mark.parametrize("words", SHOULD_FAIL)
def test_what_is_no_date_gets_no_value(words: str) -> None:
    assert parse(words) is None


@pytest.mark.parametrize(("words", "value"), SHOULD_RESOLVE)
def test_what_the_words_leave_out_comes_from_the_reference(words: str, value: str) -> None:
    assert str(parse(words, reference=REFERENCE)) == value
