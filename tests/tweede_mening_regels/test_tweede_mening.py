"""Does the product say the same as the specification told day by day?"""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import werkdagen
from domain.events.base import Event
from domain.kader import Kader
from domain.rules import zestien_uur as regel_zestien_uur
from domain.rules import ziekteverzuim as regel_ziekteverzuim
from domain.rules.rmc import rmc_dagen
from domain.termijnen.lopen import termijnperiodes
from domain.woonplaats import Verblijf
from tests.kit.kader import landelijk
from tests.kit.klok import gegeven as verloop
from tests.kit.woorden import dossier, feit, geboren
from tests.tweede_mening_regels.doorstroompunt import valt_onder_rmc
from tests.tweede_mening_regels.geschiedenissen import (
    geboortedagen,
    kwalificaties,
    termijngeschiedenissen,
    verzuimgeschiedenissen,
    ziektegeschiedenissen,
)
from tests.tweede_mening_regels.kalender import DAG, is_werkdag, jarig, werkdagen_na
from tests.tweede_mening_regels.termijnen import TABEL, Afspraak, Stand, standen
from tests.tweede_mening_regels.verzuim import Bereikt, zestien_uur, ziektesignalen

LEERLING = geboren("2012-02-10")
EINDE = date(2026, 7, 31)


def kader(*, meer_dan: bool) -> Kader:
    return verloop().met_beleid(zestien_uur={"vergelijking": ">"}).verhaal.kader if meer_dan else landelijk()


@pytest.mark.parametrize("meer_dan", [False, True])
@settings(max_examples=200)
@given(feiten=verzuimgeschiedenissen)
def test_zestien_uur(feiten: list[Event], meer_dan: bool) -> None:
    verteld, hier = dossier(LEERLING, *feiten), kader(meer_dan=meer_dan)
    gevonden = [
        Bereikt(o.bereikt_op, o.minuten, o.gemeld_op) for o in regel_zestien_uur.overschrijdingen(verteld, hier)
    ]

    assert gevonden == zestien_uur(feiten, Verblijf(verteld, hier).is_lesdag, meer_dan=meer_dan)


@settings(max_examples=150)
@given(feiten=ziektegeschiedenissen)
def test_ziekteverzuim(feiten: list[Event]) -> None:
    verteld = dossier(LEERLING, *feiten)
    gevonden = {(s.op, str(s.soort)) for s in regel_ziekteverzuim.ziektesignalen(verteld, landelijk()) if s.op <= EINDE}

    assert gevonden == ziektesignalen(feiten, Verblijf(verteld, landelijk()).is_lesdag, EINDE)


@settings(max_examples=250)
@given(geboren_op=geboortedagen, feiten=kwalificaties)
def test_doorstroompunt(geboren_op: date, feiten: list[Event]) -> None:
    gevonden = rmc_dagen(dossier(geboren(str(geboren_op)), *feiten), landelijk())
    grenzen = {date(2026, 1, 1), *(f.geldig_op for f in feiten), *(jarig(geboren_op, n) for n in (18, 23, 27))}
    grenzen |= {date(jaar, 8, 1) for jaar in range(geboren_op.year + 14, geboren_op.year + 19)}

    for dag in sorted(grens + k * DAG for grens in grenzen for k in (-1, 0, 1)):
        assert (dag, dag in gevonden) == (dag, valt_onder_rmc(geboren_op, feiten, dag))


@pytest.mark.parametrize("afspraak", TABEL, ids=lambda afspraak: afspraak.soort)
@settings(max_examples=200)
@given(data=st.data())
def test_termijnen(afspraak: Afspraak, data: st.DataObject) -> None:
    feiten = data.draw(termijngeschiedenissen(afspraak.soort))
    product = termijnperiodes(dossier(*feiten), landelijk())
    staand = [t for t in product if t.soort == afspraak.soort]

    for dag in _telling_days(afspraak, feiten):
        gevonden: list[Stand] = sorted(
            (str(t.start), str(t.vervalt_op), str(t.status), None if t.gehaald_op is None else str(t.gehaald_op))
            for t in staand
            if dag in t.periode
        )
        assert (dag, gevonden) == (dag, standen(afspraak, feiten, dag))


def _telling_days(afspraak: Afspraak, feiten: Sequence[Event]) -> list[date]:
    dagen = {f.geldig_op for f in feiten} | {getattr(f, "besluit_op", None) or f.geldig_op for f in feiten}
    dagen |= {afspraak.vervalt_op(begin) for begin in afspraak.begint(feiten)}
    return sorted({dag + k * DAG for dag in dagen for k in (-1, 0, 1)})


def test_de_tweede_mening_kent_dezelfde_werkdagen() -> None:
    dagen = [date(2024, 1, 1) + timedelta(days=n) for n in range(4 * 365)]

    assert [dag for dag in dagen if werkdagen.is_werkdag(dag)] == [dag for dag in dagen if is_werkdag(dag)]
    assert werkdagen.na_werkdagen(date(2026, 4, 2), 2) == werkdagen_na(date(2026, 4, 2), 2)


def test_het_voorbeeld_van_de_specificatie() -> None:
    feiten = [feit("OngeoorloofdVerzuimGeregistreerd", f"2026-03-0{dag}", lesuren=4) for dag in (3, 4, 5, 6)]
    lesdag = Verblijf(dossier(LEERLING), landelijk()).is_lesdag

    assert zestien_uur(feiten, lesdag) == [Bereikt(date(2026, 3, 6), 960, None)]
