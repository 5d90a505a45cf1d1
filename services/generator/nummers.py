"""
Which number does pupil i carry?

Every number passes its test and belongs to one index, by arithmetic and without a search. First
come the numbers of the test range 9999xxxxx. Whether anyone carries a number after it was not
verified, so these files never go beside those of real pupils.
"""

from functools import cache

PER_STAM = 9
"""Seven digits leave ten choices for the eighth, of which at most one has no check digit."""
TESTBEREIK = 91
"""The numbers of 999990000 - 999990999, always the first pupils."""
HOOGSTE_STAM = 9_998_999
"""Behind the test range the numbers count down from 9998999xx."""
LAAGSTE_STAM_MET_NUL = 100_000
"""From 0100000xx on: one leading zero, so that eight digits are left when it is lost."""
EERSTE_STAM_ONDERWIJSNUMMER = 1_000_000
"""An onderwijsnummer starts with 10."""
REST_BSN = 0
REST_ONDERWIJSNUMMER = 5


def bsn(index: int) -> str:
    """Return the BSN of a pupil: from the test range as far as that goes."""
    testnummers = _testnummers()
    if index < len(testnummers):
        return testnummers[index]
    stam, keuze = divmod(index - len(testnummers), PER_STAM)
    return _nummer(HOOGSTE_STAM - stam, keuze, REST_BSN)


def bsn_met_voorloopnul(index: int) -> str:
    """Return a BSN that starts with 0, as spreadsheets lose them."""
    stam, keuze = divmod(index, PER_STAM)
    return _nummer(LAAGSTE_STAM_MET_NUL + stam, keuze, REST_BSN)


def onderwijsnummer(index: int) -> str:
    """Return the onderwijsnummer of a pupil without a BSN."""
    stam, keuze = divmod(index, PER_STAM)
    return _nummer(EERSTE_STAM_ONDERWIJSNUMMER + stam, keuze, REST_ONDERWIJSNUMMER)


def _nummer(stam: int, keuze: int, rest: int) -> str:
    """
    Complete seven digits with the `keuze`-th eighth digit that has a check digit, and that digit.

    The check digit is `(som + 2 x achtste - rest) mod 11`, which is no digit when it is 10: so for
    one eighth digit, `(10 - som + rest) / 2` modulo 11, in which 6 is the inverse of 2.
    """
    som = _som(stam) - rest
    zonder_controle = (10 - som) * 6 % 11
    achtste = keuze + (keuze >= zonder_controle)
    return f"{stam:07d}{achtste}{(som + 2 * achtste) % 11}"


def _som(stam: int) -> int:
    som = 0
    for gewicht in range(3, 10):
        stam, cijfer = divmod(stam, 10)
        som += gewicht * cijfer
    return som


@cache
def _testnummers() -> tuple[str, ...]:
    """All 9999xxxxx that pass: 99999xxxx from 999990000 up, then the rest."""
    stammen = (*range(9_999_900, 10_000_000), *range(9_999_000, 9_999_900))
    nummers = []
    for stam in stammen:
        som = _som(stam)
        controles = ((achtste, (som + 2 * achtste) % 11) for achtste in range(10))
        nummers += [f"{stam}{achtste}{controle}" for achtste, controle in controles if controle < 10]
    return tuple(nummers)
