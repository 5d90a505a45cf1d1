"""Does a server give the same answers as a file, to every question, on both axes of time?"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import pytest

from domain.decisions.klokslag import Klokstand
from domain.dossier import Dossier
from domain.gemeenten import Gemeenten
from domain.kalender import Kalender
from domain.periode import Periode
from domain.toegang.besluit import besluit
from domain.toegang.bron import Bron
from domain.toegang.gebruiker import Gebruiker, Rol
from domain.toegang.zicht import NIEMAND, voorwaarde
from projections.bitemporaal import ALTIJD
from projections.stores.promise import RowStore, Vraag
from projections.stores.zicht import Zicht
from projections.views import CATALOGUE
from projections.views.view import View
from services.beleid import lees_gemeenten
from services.clock import sla
from services.generator import Opdracht, genereer
from services.projector import verloop_of
from services.vragen.verify import verify
from tests.kit.kader import landelijk
from tests.kit.oogst import GRONINGEN
from tests.kit.postgres import database
from tests.kit.winkel import Winkel, gebeurtenis, ndjson, open_winkel, vast_id

TOT_EN_MET = date(2026, 6, 1)
OPDRACHT = Opdracht(400, 11, 2025, TOT_EN_MET, "0014", fouten=0.05, dichtheid=25.0)
DAGEN = [date(2025, 10, 1), date(2025, 12, 24), date(2026, 2, 9), date(2026, 6, 1), date(2027, 1, 1)]
GEMELD = {"soort": "L", "begindatum": "2026-01-12", "melddatum": "2026-01-12", "status": "R", "brin": "99AA"}
TERUG = ndjson(
    gebeurtenis("MeldingOntvangen", "2026-01-12", meldingsnummer="9900001", id=str(vast_id(1)), **GEMELD),
    gebeurtenis("OnderzoekGestart", "2026-01-19", meldingsnummer="9900001", id=str(vast_id(2))),
)
"""Something that must go back to DUO."""
HET_JAAR = Periode(date(2025, 8, 1), date(2026, 7, 31))
Vragen = dict[str, Callable[[RowStore, Vraag], list[dict[str, Any]]]]
VRAGEN: Vragen = {
    "thuiszitters": lambda rows, v: rows.thuiszitters(v),
    "thuiszitters van een gemeente": lambda rows, v: rows.thuiszitters(v, gemeentecode="0014", status="thuiszitter"),
    "termijnen": lambda rows, v: rows.termijnen(v),
    "termijnen binnen een maand": lambda rows, v: rows.termijnen(v, binnen=31),
    "verstrekend": lambda rows, v: rows.verstrekend(v),
    "ten onrechte verstreken": lambda rows, v: rows.ten_onrechte_verstreken(v),
    "verschuldigde stappen": lambda rows, v: rows.verschuldigde_stappen(v),
    "verschuldigde stappen sinds": lambda rows, v: rows.verschuldigde_stappen(v, vanaf=v.peildatum - timedelta(30)),
    "vrijstellingen": lambda rows, v: rows.vrijstellingen(v),
    "vrijstellingen van een grond": lambda rows, v: rows.vrijstellingen(v, grond="5a", statussen=["van-kracht"]),
    "verkorte onderwijstijd": lambda rows, v: rows.verkorte_onderwijstijd(v),
    "werkvoorraad": lambda rows, v: rows.werkvoorraad(v),
    "behandeling": lambda rows, v: rows.behandeling(v),
    "werkvoorraad van een rol": lambda rows, v: rows.werkvoorraad(v, rol="school"),
    "signalen": lambda rows, v: rows.signalen(v),
    "aanvragen": lambda rows, v: rows.aanvragen(v),
    "jongeren": lambda rows, v: rows.jongeren(v, gemeentecode="0014"),
    "risicokinderen": lambda rows, v: rows.risicokinderen(v),
    "uitstroom": lambda rows, v: rows.uitstroom(v),
    "terugmeldingen": lambda rows, v: rows.terugmeldingen(v),
    "terugmeldingen die wachten": lambda rows, v: rows.terugmeldingen(v, standen=["te-melden"]),
    "alle meldingen": lambda rows, v: rows.alle_meldingen(v),
    "telling": lambda rows, v: rows.telling(v, "2025-2026"),
    "per school": lambda rows, v: rows.per_school(v, "2025-2026", "relatief", gemeentecode="0014"),
    "thuis geteld": lambda rows, v: rows.thuis_geteld(v, gemeentecode="0014"),
    "gehaald in": lambda rows, v: rows.gehaald_in(v, "thuiszitterspact", HET_JAAR, gemeentecode="0014"),
}


@pytest.fixture(scope="module")
def beide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Winkel, Winkel]]:
    """The same deliveries, on a file and on a server; the clock ran over both."""
    folder = tmp_path_factory.mktemp("leveringen")
    oogst = genereer(OPDRACHT, Gemeenten([GRONINGEN]), Kalender(), folder)
    with ExitStack() as opruimen:
        adressen = ("", opruimen.enter_context(database()))
        winkels = [opruimen.enter_context(open_winkel(tmp_path_factory.mktemp("winkel"), adres)) for adres in adressen]
        for winkel in winkels:
            for bestand in (oogst.verzuimmeldingen, oogst.gebeurtenissen, oogst.verzuimmeldingen_gecorrigeerd):
                winkel.neem_in(bestand)
            assert winkel.lever("terug.ndjson", TERUG).telling.afgewezen == 0
            gevolgd_op = winkel.volg()
            lijn = verloop_of(winkel.log, landelijk()).lijn(gevolgd_op)
            sla(winkel.log, winkel.rows, lijn, Klokstand(TOT_EN_MET, TOT_EN_MET), gevolgd_op, winkel.klok, "klok")
            winkel.volg()
        yield winkels[0], winkels[1]


def as_of(winkel: Winkel, deel: float) -> Any:
    """Return the moment at which so much of the log was received."""
    nummer = max(int(winkel.log.last_id() * deel), 1)
    [vastlegging] = winkel.log.decode(winkel.log.stored_since(nummer - 1, 1))
    return vastlegging.ontvangen_op


@lru_cache(maxsize=2)
def numbers_by_dossier(dossiers: Callable[[], dict[str, Dossier]]) -> dict[UUID, str]:
    """Return the numbers of a store that nothing is added to any more."""
    return {dossier.id: pgn for pgn, dossier in dossiers().items()}


def said(winkel: Winkel, rijen: list[dict[str, Any]]) -> list[Any]:
    """Return rows by the number of the pupil: identities and moments are others in each store."""
    pgns = numbers_by_dossier(winkel.dossiers)
    gezegd = []
    for rij in rijen:
        kaal = {k: w for k, w in rij.items() if k not in ("dossier_id", "uitleg", "termijn_uitleg", "gebeurtenis_id")}
        kaal = {k: w for k, w in kaal.items() if k != "sleutel" or "-" not in str(w) or len(str(w)) < 36}
        gezegd.append(
            (
                pgns.get(rij["dossier_id"]) if "dossier_id" in rij else None,
                sorted(kaal.items(), key=lambda paar: paar[0]),
            )
        )
    return sorted(gezegd, key=repr)


@pytest.mark.parametrize("deel", [0.3, 0.8, 1.0])
@pytest.mark.parametrize("wat", VRAGEN)
def test_a_file_and_a_server_answer_alike(wat: str, deel: float, beide: tuple[Winkel, Winkel]) -> None:
    bestand, server = beide
    for dag in DAGEN:
        antwoorden = [
            said(winkel, VRAGEN[wat](winkel.rows, Vraag(dag, as_of(winkel, deel)))) for winkel in (bestand, server)
        ]
        assert antwoorden[0] == antwoorden[1], dag


def test_there_was_something_to_ask_about(beide: tuple[Winkel, Winkel]) -> None:
    bestand, _ = beide
    vragen = [Vraag(dag, as_of(bestand, 1.0)) for dag in DAGEN]
    leeg = {wat for wat, vraag in VRAGEN.items() if not any(vraag(bestand.rows, v) for v in vragen)}

    zeldzaam = {"aanvragen", "jongeren", "risicokinderen", "uitstroom", "verkorte onderwijstijd"}
    assert leeg <= {*zeldzaam, "ten onrechte verstreken", "verstrekend"}


def test_both_logs_hold_the_same_and_are_whole(beide: tuple[Winkel, Winkel]) -> None:
    bestand, server = beide

    assert bestand.inhoud() == server.inhoud()
    assert [verify(w.log, w.rows).bevindingen for w in beide] == [[], []]


def counted(winkel: Winkel, view: View) -> tuple[int, int]:
    """Return how many rows there are, and how many of them are held true still."""
    rijen = winkel.rows.all(view)
    return len(rijen), sum(rij[2] == ALTIJD for rij in rijen)


def test_both_keep_as_many_rows_of_each_view(beide: tuple[Winkel, Winkel]) -> None:
    tellingen = [{view.name: counted(w, view) for view in CATALOGUE} for w in beide]

    assert tellingen[0] == tellingen[1]


ROLLEN = [rol for rol in Rol if rol not in (Rol.LOKAAL, Rol.BESTUUR, Rol.BEHEERDER)]
VAN_DE_KLOK = {"verstrekend", "ten onrechte verstreken", "verschuldigde stappen", "verschuldigde stappen sinds"}


Alles = dict[tuple[str, date], set[str]]


@pytest.fixture(scope="module")
def alles(beide: tuple[Winkel, Winkel]) -> Alles:
    """Return by question and day everything that a file answers to whoever may see all."""
    bestand, _ = beide
    op = as_of(bestand, 1.0)
    return {
        (wat, dag): set(map(repr, said(bestand, VRAGEN[wat](bestand.rows, Vraag(dag, op)))))
        for wat in VRAGEN.keys() - VAN_DE_KLOK
        for dag in DAGEN[2:4]
    }


@pytest.mark.parametrize("rol", ROLLEN)
def test_a_file_and_a_server_let_through_the_same_pupils(rol: Rol, beide: tuple[Winkel, Winkel], alles: Alles) -> None:
    wie = Gebruiker("jan", rol, frozenset({"0014"}), frozenset({"99AA", "99AB"}))
    bron = Bron.REPLAY if rol is Rol.AUDITOR else Bron.WERKVOORRAAD
    nodig = voorwaarde(besluit(wie, bron).reikwijdte, wie, lees_gemeenten())
    for wat, dag in alles:
        antwoorden = []
        for winkel in beide:
            op = as_of(winkel, 1.0)
            gezien = winkel.rows.voor(Zicht(nodig, dag, op, telcodes=frozenset({"0014"})))
            antwoorden.append(said(winkel, VRAGEN[wat](gezien, Vraag(dag, op))))

        assert antwoorden[0] == antwoorden[1], (wat, dag)
        assert alles[wat, dag] >= set(map(repr, antwoorden[0]))


def test_a_question_that_nobody_limited_is_not_asked_for_who_may_not_see_all(beide: tuple[Winkel, Winkel]) -> None:
    for winkel in beide:
        gezien = winkel.rows.voor(Zicht(NIEMAND, DAGEN[0], as_of(winkel, 1.0)))
        for wat in VRAGEN:
            if wat in VAN_DE_KLOK:
                with pytest.raises(RuntimeError, match="nobody limited"):
                    VRAGEN[wat](gezien, Vraag(DAGEN[3], as_of(winkel, 1.0)))
            else:
                assert VRAGEN[wat](gezien, Vraag(DAGEN[3], as_of(winkel, 1.0))) == []


def test_what_is_counted_by_the_month_is_not_counted_later(beide: tuple[Winkel, Winkel]) -> None:
    bestand, _ = beide
    eerder, later = as_of(bestand, 0.3), as_of(bestand, 1.0)
    gezien = bestand.rows.voor(Zicht(NIEMAND, DAGEN[0], later, hoogstens=eerder))

    assert gezien.thuiszitters(Vraag(DAGEN[3], eerder)) == []
    with pytest.raises(RuntimeError, match="later than may be seen"):
        gezien.thuiszitters(Vraag(DAGEN[3], later))
