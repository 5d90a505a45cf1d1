"""Does the database let through exactly whom the table lets through, for every history and every role?"""

import tempfile
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dossier import Dossier, dossier_of
from domain.periode import DAG
from domain.rules.doelbinding import grondslag
from domain.rules.overdracht import Omvang, zichtbaar_voor
from domain.rules.rmc import rmc_in_beeld
from domain.tijdzone import micros
from domain.toegang.besluit import besluit, besluit_over
from domain.toegang.bron import Bron
from domain.toegang.gebruiker import Gebruiker, Rol
from domain.toegang.kenmerken import Kenmerksoort, kenmerken
from domain.toegang.zicht import voorwaarde
from projections.bitemporaal import ALTIJD, Wijziging
from projections.stores.promise import Vraag
from projections.stores.sqlite import SqliteRows
from projections.stores.zicht import Zicht
from projections.views import BY_NAME
from projections.views.view import Inzicht
from tests.kit.histories import History, histories
from tests.kit.kader import landelijk
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING

VOORBEELDEN = 80 if settings.get_current_profile_name() == "ci" else 40
ruim = settings(max_examples=VOORBEELDEN, deadline=None)
BEGIN, LATER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
dagen = st.dates(date(2024, 1, 1), date(2028, 1, 1))
ROLLEN = {
    Rol.LEERPLICHTAMBTENAAR: Bron.WERKVOORRAAD,
    Rol.RMC: Bron.WERKVOORRAAD,
    Rol.SCHOOL: Bron.WERKVOORRAAD,
    Rol.JGZ: Bron.WERKVOORRAAD,
    Rol.SWV: Bron.WERKVOORRAAD,
    Rol.CASUSREGISSEUR: Bron.WERKVOORRAAD,
    Rol.REGIOCOORDINATOR: Bron.WERKVOORRAAD,
    Rol.AUDITOR: Bron.REPLAY,
}


def wie(rol: Rol, gemeente: str, brin: str) -> Gebruiker:
    return Gebruiker("behandelaar-1", rol, frozenset({gemeente}), frozenset({brin}))


@ruim
@given(st.lists(histories, min_size=1, max_size=4), dagen, st.sampled_from(["0014", "0106"]))
def test_de_databank_laat_door_wie_de_tabel_doorlaat(verhalen: list[History], dag: date, gemeente: str) -> None:
    kader = landelijk()
    dossiers = {vast_id(n): dossier_of(vast_id(n), verhaal) for n, verhaal in enumerate(verhalen)}
    with tempfile.TemporaryDirectory() as folder, closing(SqliteRows(Path(folder) / "r.db")) as rows:
        for view in (BY_NAME["toegang"], BY_NAME["tijdlijn"], BY_NAME["statuslijn"]):
            with rows.writing() as schrijver:
                erbij = {
                    dossier_id: Wijziging(
                        geopend=[(rij, micros(BEGIN), ALTIJD) for rij in view.rows(Inzicht(dossier, kader))]
                    )
                    for dossier_id, dossier in dossiers.items()
                }
                schrijver.apply(view, erbij)
        for rol, bron in ROLLEN.items():
            vrager = wie(rol, gemeente, "99AA")
            mag = besluit(vrager, bron)
            nodig = voorwaarde(mag.reikwijdte, vrager, kader.gemeenten)
            gezien = rows.voor(Zicht(nodig, dag, LATER))
            alle = {rij["dossier_id"] for rij in rows.thuiszitters(Vraag(dag, LATER))}
            in_de_lijst = {rij["dossier_id"] for rij in gezien.thuiszitters(Vraag(dag, LATER))}
            hoort = {d for d, dossier in dossiers.items() if nodig.geldt(kenmerken(dossier, kader), dag)}
            gelezen = rows.kenmerken(dossiers, LATER)

            assert in_de_lijst == alle & hoort, rol
            for dossier_id, dossier in dossiers.items():
                assert set(gelezen[dossier_id]) == set(kenmerken(dossier, kader))
                een = besluit_over(vrager, mag, gelezen[dossier_id], dag, kader.gemeenten)

                assert een.mag is (dossier_id in hoort) or een.reden == "tot-overdracht", (rol, een)


@ruim
@given(histories, dagen)
def test_de_kenmerken_zeggen_wat_de_regels_zeggen(verhaal: History, dag: date) -> None:
    kader, dossier = landelijk(), dossier_of(LEERLING, verhaal)
    alle = kenmerken(dossier, kader)
    op_de_dag = {(k.soort, k.waarde) for k in alle if dag in k.dagen}
    gemeenten = {waarde for soort, waarde in op_de_dag if soort is Kenmerksoort.GEMEENTE}

    for code in ("0014", "0106", "0344"):
        geheel = zichtbaar_voor(dossier, code, dag, kader.gemeenten).omvang is Omvang.GEHEEL

        assert (code in gemeenten) is geheel
    assert ((Kenmerksoort.GRONDSLAG, "ja") in op_de_dag) is _has_a_ground(dossier, dag)
    in_beeld = any(dag in periode.periode for periode in rmc_in_beeld(dossier, kader))

    assert ((Kenmerksoort.DOORSTROOMPUNT, "ja") in op_de_dag) is in_beeld


def _has_a_ground(dossier: Dossier, dag: date) -> bool:
    inzicht = Inzicht(dossier, landelijk())
    return grondslag(dossier, inzicht.kader, inzicht.thuisperioden, inzicht.termijnen, dag) is not None


@ruim
@given(histories)
def test_kenmerken_overlappen_en_raken_elkaar_niet(verhaal: History) -> None:
    per_soort: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for soort, waarde, periode in kenmerken(dossier_of(LEERLING, verhaal), landelijk()):
        per_soort.setdefault((soort, waarde), []).append((periode.van, periode.tot_en_met))
    for delen in per_soort.values():
        for (_, einde), (begin, _) in pairwise(delen):
            assert begin > einde + DAG
