"""
Does an agreement stand as its own sentence says, told once more without the term engine?

Done by the last day is in time, done later is too late, let go is over; the first of the two decides.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.termijnen.lopen import termijnperiodes
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING, dossier, feit

EERSTE = date(2026, 3, 2)
DAGEN = st.integers(0, 6).map(lambda na: EERSTE + timedelta(days=na))


@dataclass(frozen=True)
class Beloofd:
    op: date
    uiterlijk: date
    gedaan: list[date]
    losgelaten: list[date]


@st.composite
def beloofd(draw: st.DrawFn) -> Beloofd:
    op = draw(DAGEN)
    erna = DAGEN.filter(lambda dag: dag >= op)
    return Beloofd(op, draw(erna), draw(st.lists(erna, max_size=2)), draw(st.lists(erna, max_size=2)))


def stand(een: Beloofd, dag: date) -> tuple[str, date | None]:
    """Tell how it stands by walking through the days from the promise on; what is done on a day goes first."""
    vandaag = een.op
    while vandaag <= dag:
        if vandaag in een.gedaan:
            return ("gehaald" if vandaag <= een.uiterlijk else "te-laat"), vandaag
        if vandaag in een.losgelaten:
            return ("vervallen" if vandaag <= een.uiterlijk else "beeindigd"), None
        vandaag += timedelta(days=1)
    return ("lopend" if dag <= een.uiterlijk else "verlopen"), None


@settings(max_examples=120)
@given(alle=st.lists(beloofd(), min_size=1, max_size=3))
def test_elke_afspraak_staat_zoals_zij_zelf_zegt(alle: list[Beloofd]) -> None:
    gemaakt = [
        feit("AfspraakGemaakt", str(een.op), wat="Bellen.", rol="jgz", uiterlijkOp=str(een.uiterlijk)) for een in alle
    ]
    ids = [uuid5(LEERLING, str(nummer)) for nummer in range(1, len(alle) + 1)]
    daarna = [
        feit(soort, str(dag), afspraak=str(wie))
        for wie, een in zip(ids, alle, strict=True)
        for soort, dagen in (("AfspraakNagekomen", een.gedaan), ("AfspraakVervallen", een.losgelaten))
        for dag in dagen
    ]
    termijnen = [t for t in termijnperiodes(dossier(*gemaakt, *daarna), landelijk()) if t.soort == "afspraak-nakomen"]

    for dag in (EERSTE + timedelta(days=na) for na in range(-1, 9)):
        staand = {t.sleutel: (str(t.status), t.gehaald_op) for t in termijnen if dag in t.periode}
        verwacht = {str(wie): stand(een, dag) for wie, een in zip(ids, alle, strict=True) if een.op <= dag}
        assert (dag, staand) == (dag, verwacht)
