"""The two seeds, every name of them read by eye."""

from __future__ import annotations

from tests.annotate.persons.reading import annotate, marks

CABLE, MESSAGE = "000_4acf9ac392d82be6", "003_8b5645335082d8a2"
IN_TEXT = ["[Aleksei] Kosygin", "[Leonid] Brezhnev", "Kosygin", "Brezhnev", "Kosygin", "Brezhnev", "Johnson", "Johnson", "Johnson"]
RECIPIENTS = ["Mao", "Liu Shaoqi", "Zhou Enlai", "Deng Xiaoping", "Peng Zhen", "Chen Yi", "He Long", "Lu Dingyi", "Kang Sheng", "Nie Rongzhen",
              "Luo Ruiqing", "Yang Shangkun", "Lengxi", "Muzhi"]
SURNAMES = ["Liu", "Zhang", "Luo", "Zeng", "Meng", "Qiao", "Han", "Liu", "Gong", "Dong"]


def test_the_cable(seeds: dict[str, str]) -> None:
    """The reader of the edition misses a recipient of the cable, or finds an office among the persons."""
    spans, _ = annotate([seeds[CABLE], seeds[MESSAGE]], cold=True)
    found = marks(spans[0], seeds[CABLE])
    assert [name for name, _ in found] == IN_TEXT + RECIPIENTS + SURNAMES
    assert {who for name, who in found if name.endswith("Kosygin")} == {"kosygin-aleksei"}
    assert [who for name, who in found if name in ("Liu", "Luo")] == ["?", "?", "?"]


def test_the_message(seeds: dict[str, str]) -> None:
    """The initials under a marginal note, or the name of the man whose files they are, are lost; a library becomes a person."""
    spans, known = annotate([seeds[CABLE], seeds[MESSAGE]], cold=True)
    found = marks(spans[1], seeds[MESSAGE])
    assert found == [
        ("Carter", "carter-jimmy"), ("Brezhnev", "brezhnev-leonid"), ("Jimmy Carter", "carter-jimmy"), ("Marshall Shulman", "shulman-marshall"),
        ("Dobrynin", "dobrynin"), ("Brzezinski", "brzezinski"), ("Vance", "vance"), ("Brzezinski", "brzezinski"),
        ("ZB", "brzezinski"),
        ("Vance", "vance"), ("Dobrynin", "dobrynin"), ("Shulman", "shulman-marshall"), ("Dobrynin", "dobrynin"),
        ("Marshall Shulman", "shulman-marshall"), ("Dobrynin", "dobrynin")]
    stuck = spans[1][-1]        # the transcription has `MDSDobrynin`
    assert (seeds[MESSAGE][stuck.start - 3:stuck.start], stuck.certainty) == ("MDS", "medium")
    assert next(s for s in spans[1] if seeds[MESSAGE][s.start:s.end] == "ZB").certainty == "low"
    assert known["brezhnev-leonid"].note.startswith("General Secretary")
