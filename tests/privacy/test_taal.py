"""Can whoever it is for read it?"""

import pytest

from tests.kit.stukken import MOEILIJK, VAKWOORDEN, stuk, stukken, woorden, zinnen

LANGST = {"informatie-ouders": 18, "informatie-leerlingen": 14}
"""So many words has a sentence at most, of what is not written for officers."""
ANDERE = 32
GEMIDDELD = {"informatie-ouders": 9.0, "informatie-leerlingen": 8.0}
VOOR_MENSEN = tuple(LANGST)
WIE_TOEZIET = "Autoriteit Persoonsgegevens"
"""A name, whatever its words."""


@pytest.mark.parametrize("naam", stukken())
def test_no_sentence_is_too_long(naam: str) -> None:
    grens = LANGST.get(naam, ANDERE)

    assert [zin for zin in zinnen(stuk(naam)) if len(woorden(zin)) > grens] == []


@pytest.mark.parametrize("naam", VOOR_MENSEN)
def test_sentences_are_short_on_the_whole(naam: str) -> None:
    lengten = [len(woorden(zin)) for zin in zinnen(stuk(naam))]

    assert len(lengten) > 40
    assert sum(lengten) / len(lengten) < GEMIDDELD[naam]


@pytest.mark.parametrize("naam", stukken())
def test_no_word_of_officials(naam: str) -> None:
    gebruikt = {woord.lower() for zin in zinnen(stuk(naam)) for woord in woorden(zin)}

    assert gebruikt & MOEILIJK == set()


@pytest.mark.parametrize("naam", VOOR_MENSEN)
def test_no_word_of_the_trade_for_parents_and_children(naam: str) -> None:
    tekst = stuk(naam).replace(WIE_TOEZIET, "")
    gebruikt = {woord.lower() for zin in zinnen(tekst) for woord in woorden(zin)}

    assert gebruikt & VAKWOORDEN == set()
    assert [woord for woord in gebruikt if len(woord) > 25] == []


def test_a_child_is_said_je_and_a_parent_u() -> None:
    kind = {woord.lower() for zin in zinnen(stuk("informatie-leerlingen")) for woord in woorden(zin)}
    ouder = {woord.lower() for zin in zinnen(stuk("informatie-ouders")) for woord in woorden(zin)}

    assert not kind & {"u", "uw"}
    assert not ouder & {"je", "jij", "jouw"}
