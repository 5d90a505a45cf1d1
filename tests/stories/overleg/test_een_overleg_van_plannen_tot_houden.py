"""
Op maandag 9 maart 2026 is er een MDO op school 99AA, over Noor en over Sam.

Bron: docs/how-to/overleg.md, besluit 0037
"""

from uuid import UUID

import pytest

from domain.decisions.overleg import registreer_bij_overleg
from domain.decisions.voorstel import Voorstel
from domain.errors import Weigering
from domain.events.base import Event
from domain.overleg import Overleg, Overlegbeeld, beeld, overleg_of
from tests.kit.kader import landelijk
from tests.kit.woorden import feit, vastgelegd

MDO = UUID("00000000-0000-4000-8000-000000000037")
NOOR, SAM = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
GEPLAND = feit("OverlegGepland", "2026-03-02", soort="mdo", dag="2026-03-09", gemeentecode="0014", brin="99AA")


def overleg(*wat: Event) -> Overleg:
    return overleg_of(MDO, [vastgelegd(n, een, dossier_id=MDO) for n, een in enumerate(wat, 1)])


def zoals(*wat: Event) -> Overlegbeeld:
    staat = beeld(overleg(GEPLAND, *wat))
    assert staat is not None
    return staat


def erop(dossier: str, op: str = "2026-03-03") -> Event:
    return feit("DossierGeagendeerd", op, dossier=dossier)


def eraf(dossier: str) -> Event:
    return feit("DossierVanAgenda", "2026-03-04", dossier=dossier)


def agenda(*wat: Event) -> list[str]:
    return [str(een) for een in zoals(*wat).agenda]


def test_de_agenda_staat_in_de_volgorde_waarin_u_haar_maakt() -> None:
    assert agenda(erop(NOOR), erop(SAM)) == [NOOR, SAM]
    assert agenda(erop(NOOR), erop(SAM), eraf(NOOR)) == [SAM]
    assert agenda(erop(NOOR), erop(SAM), eraf(NOOR), erop(NOOR, "2026-03-05")) == [SAM, NOOR]


def test_wie_afzegt_is_geen_deelnemer_meer() -> None:
    jgz = feit("DeelnemerUitgenodigd", "2026-03-03", rol="jgz")
    wie = str(vastgelegd(2, jgz, dossier_id=MDO).id)
    staat = zoals(jgz, feit("DeelnemerAfgezegd", "2026-03-04", deelnemer=wie))

    assert (staat.deelnemers, [een.rol for een in staat.afgezegd]) == ((), ["jgz"])


def test_verzet_is_het_op_de_nieuwe_dag() -> None:
    verzet = feit("OverlegVerzet", "2026-03-05", dag="2026-03-16", begintijd="09:00")

    assert (str(zoals().dag), str(zoals(verzet).dag), zoals(verzet).begintijd) == ("2026-03-09", "2026-03-16", "09:00")


def test_wie_het_afronden_herroept_opent_het_weer() -> None:
    afgerond = feit("OverlegAfgerond", "2026-03-09")
    wat = str(vastgelegd(2, afgerond, dossier_id=MDO).id)

    assert not zoals(afgerond).is_open
    assert zoals(afgerond, feit("GebeurtenisHerroepen", "2026-03-10", gebeurtenisId=wat)).is_open


def test_zonder_plan_is_er_geen_overleg() -> None:
    assert beeld(overleg(erop(NOOR))) is None


VOORBIJ = (GEPLAND, feit("OverlegAfgerond", "2026-03-09"))


@pytest.mark.parametrize(
    ("eerst", "dan", "code"),
    [
        ((), erop(NOOR), "onbekende-verwijzing"),
        ((GEPLAND,), GEPLAND, "overleg-bestaat-al"),
        ((GEPLAND, erop(NOOR)), erop(NOOR), "staat-al-op-de-agenda"),
        ((GEPLAND,), eraf(NOOR), "onbekende-verwijzing"),
        (VOORBIJ, erop(NOOR), "overleg-is-voorbij"),
        ((GEPLAND, feit("OverlegAfgelast", "2026-03-05")), feit("OverlegAfgerond", "2026-03-09"), "overleg-is-voorbij"),
        ((GEPLAND,), feit("DeelnemerUitgenodigd", "2026-03-03", rol="school"), "school-ontbreekt"),
        ((GEPLAND,), feit("DeelnemerUitgenodigd", "2026-03-03", rol="buurvrouw"), "onbekende-rol"),
        ((GEPLAND,), feit("Ziekgemeld", "2026-03-03"), "hoort-niet-bij-overleg"),
        ((GEPLAND,), feit("OverlegVerzet", "2026-03-05", dag="1826-03-16"), "datum-buiten-bereik"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(eerst: tuple[Event, ...], dan: Event, code: str) -> None:
    besluit = registreer_bij_overleg(overleg(*eerst), Voorstel(UUID(int=7), dan), landelijk())

    assert isinstance(besluit, Weigering), "dit wordt vastgelegd"
    assert (besluit.code, besluit.melding[-1]) == (code, ".")


def test_wat_al_vastligt_verandert_niets() -> None:
    gelezen = overleg(GEPLAND)

    assert registreer_bij_overleg(gelezen, Voorstel(gelezen.vastleggingen[0].id, GEPLAND), landelijk()) == ()
