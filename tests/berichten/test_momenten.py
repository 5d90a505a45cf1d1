"""When may a message leave, whatever the moment?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.werkdagen import is_werkdag
from services.berichten.instellingen import Keuze, Tijden
from services.berichten.momenten import einde_van, is_aan_de_beurt, is_stil, vanaf
from tests.kit.berichten import AMSTERDAM

MOMENTEN = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
UREN = st.tuples(st.integers(0, 23), st.integers(0, 23)).filter(lambda paar: paar[0] != paar[1])


@given(MOMENTEN, UREN)
def test_wat_vertrekt_doet_dat_op_een_werkdag_en_niet_in_de_stilte(moment: datetime, uren: tuple[int, int]) -> None:
    tijden = Tijden(stil_van=uren[0], stil_tot=uren[1])
    gaat = vanaf(moment, tijden)

    assert gaat >= moment
    assert is_werkdag(gaat.astimezone(AMSTERDAM).date())
    assert not is_stil(gaat, tijden)
    assert vanaf(gaat, tijden) == gaat


@given(MOMENTEN)
def test_wat_niet_wacht_gaat_meteen(moment: datetime) -> None:
    assert vanaf(moment, Tijden(), wacht_niet=True) == moment


@given(MOMENTEN, st.frozensets(st.integers(1, 7)), st.integers(0, 23))
def test_een_samenvatting_is_van_een_gekozen_werkdag_en_nooit_de_tweede(
    moment: datetime, dagen: frozenset[int], uur: int
) -> None:
    keuze, dag = Keuze(dagen=dagen, uur=uur), moment.astimezone(AMSTERDAM).date()
    if is_aan_de_beurt(keuze, None, moment, Tijden()):
        assert (dag.isoweekday() in dagen, is_werkdag(dag)) == (True, True)
    assert not is_aan_de_beurt(keuze, dag, moment, Tijden())


@pytest.mark.parametrize(("uur", "stil"), [(6, True), (7, False), (18, False), (19, True)])
def test_de_stilte_begint_en_eindigt_op_het_uur(uur: int, stil: bool) -> None:
    assert is_stil(datetime(2026, 4, 13, uur, tzinfo=AMSTERDAM), Tijden()) is stil


def test_een_dag_eindigt_om_middernacht_ook_als_de_klok_verspringt() -> None:
    zomertijd = date(2026, 3, 29)

    assert einde_van(zomertijd) - einde_van(zomertijd - timedelta(days=1)) == timedelta(days=1)
    assert einde_van(zomertijd).astimezone(UTC).hour == 22
