"""Who wrote to whom: what a reader of the edition loses when sender and addressee are taken from the wrong line."""

from __future__ import annotations

import pytest

from encoder.describe.correspondence import correspondents
from encoder.model import Correspondent
from tests.read.pages import document

_TEXT = "\n\nWe have met twice, and we shall meet again before the end of the month.\n"


def _words(text: str) -> tuple[str | None, str | None]:
    of = document(text)

    def words(side: Correspondent | None) -> str | None:
        return " ".join(of.view[side.start:side.end].split()) if side else None
    sender, addressee = correspondents(of)
    return words(sender), words(addressee)


@pytest.mark.parametrize(("text", "sender", "addressee"), [
    (f"Oslo, March 3, 1953\n\nDear Mr. Dunn:{_TEXT}\nSincerely yours,\n\nJohn Kent\n\nThe Honorable Walter Dunn\nUnited States Senate\n",
     "John Kent", "The Honorable Walter Dunn"),
    (f"Oslo, March 3, 1953\n\nDear Mr. Dunn:{_TEXT}\nSincerely yours,\n\nJohn Kent\n\nHis Excellency\nWalter Dunn\nUnited States Senate\n",
     "John Kent", "His Excellency Walter Dunn"),
    (f"Le Ministre des Affaires étrangères\nà Monsieur Morel, Ambassadeur de France à Oslo\n\nParis, le 12 juin 1956{_TEXT}",
     "Le Ministre des Affaires étrangères", "Monsieur Morel, Ambassadeur de France à Oslo"),
    (f"Der Botschafter in Oslo, Krause, an das Auswärtige Amt\n\nOslo, den 3. Juli 1962{_TEXT}",
     "Der Botschafter in Oslo, Krause", "Auswärtige Amt"),
    (f"Carta del Embajador Roca al Ministro de Estado\n\nOslo, 4 de marzo de 1947{_TEXT}", "Embajador Roca", "Ministro de Estado"),
    (f"SECRET\n\nFROM OSLO TO FOREIGN OFFICE\n\n5 May 1961{_TEXT}", "OSLO", "FOREIGN OFFICE"),
    (f"Mr. Holm to the Earl of Aldous.\n\nOslo, March 24, 1876.\n\nMy Lord,{_TEXT}", "Mr. Holm", "Earl of Aldous"),
])
def test_sender_and_addressee_are_those_the_document_names(text: str, sender: str, addressee: str) -> None:
    assert _words(text) == (sender, addressee)
