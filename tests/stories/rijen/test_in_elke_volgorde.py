"""
Volledige rijen geven in elke volgorde dezelfde statuslijn en dezelfde termijnen.

Bron: docs/regels/meldingen.md (specificatie hoofdstuk 5: rijen in een andere volgorde geven hetzelfde)
"""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.decisions.meldingrij import Meldingrij
from tests.kit.rijen import rij
from tests.kit.verhaal import Verhaal, aangeleverd

MUTATIES = ("2026-01-20", "2026-01-20T09:00:01", "2026-02-09", "2026-02-16", "2026-03-02", "2026-03-16")
SLUITING = [("R", None), ("B", None), ("I", "onterecht"), ("K", None)] + [
    ("G", reden)
    for reden in ("terug", "uitgeschreven", "werk", "overleden", "andere-opleiding", "langdurig-ziek", "legitiem", None)
]


def _row(mutatie: str, nummer: str, sluiting: tuple[str, str | None], eind: str | None, geboren: str) -> Meldingrij:
    status, reden = sluiting
    begin = {"1": "2026-01-12", "2": "2026-01-26"}[nummer]
    brin = {"1": "99AA", "2": "99BB"}[nummer]
    return rij(mutatie, nummer=nummer, begin=begin, eind=eind, status=status, reden=reden, brin=brin, geboren=geboren)


rijen: SearchStrategy[list[Meldingrij]] = st.lists(
    st.builds(
        _row,
        mutatie=st.sampled_from(MUTATIES),
        nummer=st.sampled_from(("1", "2")),
        sluiting=st.sampled_from(SLUITING),
        eind=st.sampled_from((None, "2026-01-31", "2026-02-02", "2026-02-23")),
        geboren=st.sampled_from(("2012-02-10", "2012-02-10", "2008-02-20")),
    ),
    min_size=2,
    max_size=6,
    unique_by=lambda row: row.sleutel,
)


def outcome(verhaal: Verhaal) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Return the line, and the terms of the days at home that are there."""
    lijn = [(str(stuk), str(stuk.thuis_sinds), str(stuk.thuiszitter_sinds)) for stuk in verhaal.statuslijn]
    sinds = {stuk.thuis_sinds for stuk in verhaal.statuslijn}
    termijnen = [(str(stuk), str(stuk.vervalt_op)) for stuk in verhaal.pactlijn if stuk.thuis_sinds in sinds]
    return lijn, termijnen


@given(rijen=rijen, data=st.data())
def test_rijen_in_een_andere_volgorde_geven_hetzelfde(rijen: list[Meldingrij], data: st.DataObject) -> None:
    geschud = data.draw(st.permutations(rijen))

    assert outcome(aangeleverd(*geschud)) == outcome(aangeleverd(*rijen))


@given(rijen=rijen)
def test_dezelfde_rijen_nog_eens_veranderen_niets(rijen: list[Meldingrij]) -> None:
    verhaal = aangeleverd(*rijen)

    assert verhaal.met_rijen(*rijen) == verhaal
