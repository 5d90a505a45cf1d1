"""What does a pupil or a parent see of what was agreed, when they ask for it?"""

from uuid import uuid5

import pytest

from domain.events.base import Event
from services.inzageverzoek.zichtbaar import zichtbaar
from services.inzageverzoek.zinnen import velden
from tests.kit.woorden import LEERLING, dossier, feit

GEMAAKT = {"wat": "Bellen.", "uiterlijkOp": "2026-03-16"}
VEILIG, SCHOOL = str(uuid5(LEERLING, "1")), str(uuid5(LEERLING, "2"))
FEITEN: tuple[Event, ...] = (
    feit("AfspraakGemaakt", "2026-03-02", rol="veilig-thuis", **GEMAAKT),
    feit("AfspraakGemaakt", "2026-03-02", rol="school", uitvoerder="m-7", overleg=VEILIG, **GEMAAKT),
    feit("TermijnVerstreken", "2026-03-17", termijn="afspraak-nakomen", sleutel=VEILIG),
    feit("TermijnVerstreken", "2026-03-17", termijn="afspraak-nakomen", sleutel=SCHOOL),
    feit("AfspraakNagekomen", "2026-03-18", afspraak=VEILIG),
    feit("AfspraakVervallen", "2026-03-18", afspraak=SCHOOL),
)


@pytest.mark.parametrize(("ouder", "gezien"), [(False, [1, 2, 3, 4, 5, 6]), (True, [2, 4, 6])])
def test_een_ouder_leest_niets_af_aan_een_afspraak_met_veilig_thuis(ouder: bool, gezien: list[int]) -> None:
    assert [v.versie for v in zichtbaar(dossier(*FEITEN), ouder=ouder)] == gezien


def test_wie_van_ons_het_doet_en_in_welk_overleg_staat_er_niet_bij() -> None:
    assert velden(FEITEN[1], met_tekst=True) == {"wat": "Bellen.", "rol": "school", "uiterlijk op": "16 maart 2026"}
    assert "wat" not in velden(FEITEN[1], met_tekst=False)
