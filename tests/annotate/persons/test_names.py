"""A list's own ways of printing a name: where one is misread, its person is found nowhere, or everywhere."""

from __future__ import annotations

import pytest

from encoder.annotate.persons.names import parse
from encoder.annotate.persons.spelling import alike, chinese_key, skeleton


@pytest.mark.parametrize(("printed", "surname", "given", "ranks"), [
    ("Ball, George W.", ("ball",), ("george", "w"), set()),
    ("Taylor, General Maxwell D.", ("taylor",), ("maxwell", "d"), {"general"}),
    ("Taylor, General", ("taylor",), (), {"general"}),
    ("Atherton, Alfred L., Jr. (Roy)", ("atherton",), ("alfred", "l"), set()),
    ("Bruce, David K.E.", ("bruce",), ("david", "k", "e"), set()),
    ("Couve de Murville, Maurice", ("couve", "murville"), ("maurice",), set()),
    ("Brentano, Heinrich von", ("brentano",), ("heinrich",), set()),
    ("Mendès-France, Pierre", ("mendes", "france"), ("pierre",), set()),
    ("Nhu, Madame", ("nhu",), (), {"~mrs"}),
    ("Chiang Kai-shek", ("chiang", "kaishek"), (), set()),
    ("Tran Tu Oai Brigadier General", ("tran", "tu", "oai"), (), {"general"}),
    ("Hassan II", ("hassan",), (), set()),
    ("O’Daniel, Lieutenant General John W.", ("odaniel",), ("john", "w"), {"general", "lieutenant"}),
    ("Lay James S., Jr.", ("lay",), ("james", "s"), set()),
    ("Giscard d’Estaing, Valéry", ("giscard", "estaing"), ("valery",), set()),
])
def test_parts(printed: str, surname: tuple[str, ...], given: tuple[str, ...], ranks: set[str]) -> None:
    name = parse(printed)[0]
    assert (name.surname, name.given, set(name.ranks)) == (surname, given, ranks)


@pytest.mark.parametrize(("printed", "nicknames", "others"), [
    ("Carter, James Earl, “Jimmy,”", {"jimmy"}, []),
    ("Dueng Van (“Big”) Minh, Major General", {"big"}, []),
    ("Zhukov, Georgi (Yuri) A.", {"yuri"}, []),
    ("Chou En-lai (Zhou Enlai)", set(), [("zhou", "enlai")]),
    ("Chiao (Ch'iao) Kuan-hua", set(), [("chiao", "kuanhua")]),
    ("Ormsby Gore, David (Lord Harlech)", set(), [("harlech",)]),
    ("Mai Van Bo (code named “Rupert”)", set(), []),
])
def test_further_names(printed: str, nicknames: set[str], others: list[tuple[str, ...]]) -> None:
    names = parse(printed)
    assert set(names[0].nicknames) >= nicknames
    assert [n.surname for n in names[1:]] == others


@pytest.mark.parametrize("printed", ["", "—", "...", "(", "123"])
def test_no_name(printed: str) -> None:
    """A broken line of a list stops the whole run."""
    assert parse(printed) == ()


@pytest.mark.parametrize(("one", "other"), [
    ("chou enlai", "zhou enlai"), ("mao tsetung", "mao zedong"), ("teng hsiaoping", "deng xiaoping"), ("yeh chienying", "ye jianying"),
    ("nieh jungchen", "nie rongzhen"), ("wang pingnan", "wang bingnan"), ("chu te", "zhu de"),
])
def test_romanisations(one: str, other: str) -> None:
    assert chinese_key(tuple(one.split())) == chinese_key(tuple(other.split())) != ""


@pytest.mark.parametrize(("one", "other", "same"), [
    ("karamanlis", "caramanlis", True), ("hammarskjold", "hammerskjold", True), ("kusterer", "kustrer", True), ("green", "greene", False),
    ("johnson", "johnston", False), ("thompson", "thomson", False), ("anderson", "henderson", False),
])
def test_transliterations(one: str, other: str, same: bool) -> None:
    assert (skeleton(one) == skeleton(other) and alike(one, other)) is same
