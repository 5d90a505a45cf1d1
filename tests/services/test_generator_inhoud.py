"""Is what the generator invents a pupil, a number and an event that the product takes?"""

import re
import tracemalloc
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

import pytest
from stdnum.nl import bsn as bsn_test
from stdnum.nl import onderwijsnummer as onderwijsnummer_test

from domain.decisions.meldingrij import Meldingrij, verwerk_rij
from domain.decisions.registreer import registreer
from domain.decisions.voorstel import Voorstel, dossier_met
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events import BY_TYPE
from domain.events.duo import Meldingsoort, Meldingstatus
from domain.events.inschrijving import Onderwijssoort
from domain.kalender import Kalender
from domain.tijdzone import lokale_datum
from services.beleid import lees_kader
from services.generator import Oogst, genereer
from services.generator.nummers import bsn, bsn_met_voorloopnul, onderwijsnummer
from tests.kit.oogst import (
    DICHT,
    ENVELOP,
    GEMEENTEN,
    TOT_EN_MET,
    Rij,
    dag,
    gebeurtenissen_van,
    goede_rijen,
    maak,
)


def test_the_test_range_comes_first() -> None:
    eerste = [bsn(index) for index in range(91)]

    assert all("999990000" <= nummer <= "999990999" for nummer in eerste)
    assert "999990019" in eerste
    assert all(bsn(index).startswith("9999") for index in range(9000))
    assert not bsn(9200).startswith("9999")


def test_the_first_pupils_carry_the_numbers_of_the_test_range(oogst: Oogst) -> None:
    pgns = [rij["pgn"] for rij in goede_rijen(oogst.verzuimmeldingen)]

    assert set(pgns[:40]) <= {bsn(index) for index in range(91)}


@pytest.mark.parametrize("begin", [0, 9_000, 1_000_000, 2_990_000])
def test_every_number_is_valid(begin: int) -> None:
    for index in range(begin, begin + 5_000):
        assert bsn_test.is_valid(bsn(index))
        assert bsn_test.is_valid(bsn_met_voorloopnul(index))
        assert re.fullmatch(r"0[1-9]\d{7}", bsn_met_voorloopnul(index))
        assert onderwijsnummer_test.is_valid(onderwijsnummer(index // 50))


@pytest.mark.trager
def test_no_number_is_given_twice_among_three_million() -> None:
    gezien = bytearray(1_000_000_000 // 8)
    for index in range(3_000_000):
        plaats, stand = divmod(int(bsn(index)), 8)
        assert not gezien[plaats] >> stand & 1
        gezien[plaats] |= 1 << stand


def test_each_pupil_has_one_number_and_each_number_one_birth_date(oogst: Oogst) -> None:
    rijen = goede_rijen(oogst.verzuimmeldingen_gecorrigeerd)

    assert len({(rij["pgn"], rij["geboortedatum"]) for rij in rijen}) == len({rij["pgn"] for rij in rijen})


@pytest.mark.parametrize("tot_en_met", [date(2025, 8, 1), date(2025, 11, 15), TOT_EN_MET])
def test_nothing_is_dated_after_the_export(tot_en_met: date, tmp_path: Path) -> None:
    oogst = maak(replace(DICHT, tot_en_met=tot_en_met, leerlingen=1000, fouten=0.0), tmp_path)

    for rij in goede_rijen(oogst.verzuimmeldingen_gecorrigeerd):
        datums = [rij["melddatum"], rij["begindatum"], rij["laatste_mutatie"][:10]]
        assert max(dag(datum) for datum in [*datums, *filter(None, [rij["einddatum"]])]) <= tot_en_met
    for regel in gebeurtenissen_van(oogst.gebeurtenissen):
        assert date.fromisoformat(regel["geldigOp"]) <= tot_en_met
        assert lokale_datum(datetime.fromisoformat(regel["vastgelegdOp"])) <= tot_en_met
        assert regel.get("besluitOp", "") <= tot_en_met.isoformat()


def test_every_line_is_an_event_we_know(oogst: Oogst) -> None:
    regels = gebeurtenissen_van(oogst.gebeurtenissen)
    for regel in regels:
        velden = {veld: waarde for veld, waarde in regel.items() if veld not in ENVELOP}
        feit = BY_TYPE[regel["type"]].model_validate(velden)
        assert feit.geldig_op == date.fromisoformat(regel["geldigOp"])
        assert bsn_test.is_valid(regel["pgn"]) or onderwijsnummer_test.is_valid(regel["pgn"])
        assert regel["vastgelegdOp"].endswith("Z")
    assert {regel["type"] for regel in regels} >= {
        *("Ingeschreven", "Uitgeschreven", "PassendAanbodGedaan", "AanbodVervallen"),
        *("SchoolgangGestaakt", "SchoolgangHervat", "VrijstellingVerleend", "VerlofVerleend"),
        *("Ziekgemeld", "Betergemeld", "OngeoorloofdVerzuimGeregistreerd", "HaltVerwezen"),
        *("ProcesVerbaalOpgemaakt", "GebeurtenisHerroepen", "AbsoluutVerzuimGemeld"),
    }


def test_an_event_refers_only_to_what_was_taken_in(oogst: Oogst) -> None:
    van = {rij["meldingsnummer"]: rij["pgn"] for rij in goede_rijen(oogst.verzuimmeldingen)}
    ids: set[str] = set()
    for regel in gebeurtenissen_van(oogst.gebeurtenissen):
        if "meldingsnummer" in regel:
            assert van[regel["meldingsnummer"]] == regel["pgn"]
        if regel["type"] == "GebeurtenisHerroepen":
            assert regel["gebeurtenisId"] in ids
        ids.add(regel.get("id", ""))


def test_no_row_and_no_event_is_refused_by_the_guards_of_the_dossier(oogst: Oogst) -> None:
    kader = lees_kader("landelijk")
    dossiers: dict[str, Dossier] = {}

    def leg_vast(pgn: str, uitkomst: tuple[Voorstel, ...] | Weigering) -> None:
        assert not isinstance(uitkomst, Weigering), uitkomst
        for voorstel in uitkomst:
            dossiers[pgn] = dossier_met(dossiers[pgn], voorstel)

    def dossier_van(pgn: str) -> Dossier:
        return dossiers.setdefault(pgn, Dossier(uuid5(NAMESPACE_OID, pgn)))

    for rij in goede_rijen(oogst.verzuimmeldingen):
        leg_vast(rij["pgn"], verwerk_rij(dossier_van(rij["pgn"]), meldingrij(rij), kader))
    for nummer, regel in enumerate(gebeurtenissen_van(oogst.gebeurtenissen)):
        velden = {veld: waarde for veld, waarde in regel.items() if veld not in ENVELOP}
        feit = BY_TYPE[regel["type"]].model_validate(velden)
        voorstel = Voorstel(UUID(regel["id"]) if "id" in regel else UUID(int=nummer), feit)
        leg_vast(regel["pgn"], registreer(dossier_van(regel["pgn"]), voorstel, kader))

    assert len(dossiers) > 0.8 * oogst.leerlingen_in_beeld


def meldingrij(rij: Rij) -> Meldingrij:
    return Meldingrij(
        meldingsnummer=rij["meldingsnummer"],
        geboortedatum=dag(rij["geboortedatum"]).isoformat(),
        gemeentecode=rij["gemeentecode"],
        brin=rij["brin"],
        vestiging=rij["vestiging"],
        onderwijssoort=Onderwijssoort(rij["onderwijssoort"]),
        soort=Meldingsoort(rij["soort"]),
        begindatum=dag(rij["begindatum"]),
        einddatum=dag(rij["einddatum"]) if rij["einddatum"] else None,
        melddatum=dag(rij["melddatum"]),
        status=Meldingstatus(rij["status"]),
        reden=rij["reden"] or None,
        alle_lessen_gemist=rij["alle_lessen_gemist"] == "J",
        actie_gewenst=rij["actie_gewenst"] == "J",
        ondernomen_actie=rij["ondernomen_actie"] or None,
        vermoedelijke_reden=rij["vermoedelijke_reden"] or None,
        toelichting=rij["toelichting"],
        laatste_mutatie=datetime.fromisoformat(rij["laatste_mutatie"]),
    )


def test_memory_does_not_grow_with_the_number_of_pupils(tmp_path: Path) -> None:
    maak(replace(DICHT, leerlingen=4_000, dichtheid=10.0), tmp_path)  # what is remembered of days is remembered now

    def piek(leerlingen: int) -> int:
        tracemalloc.start()
        maak(replace(DICHT, leerlingen=leerlingen, dichtheid=10.0), tmp_path)
        _, hoogste = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return hoogste

    assert piek(20_000) < 1.5 * piek(2_000)


def test_progress_is_told_until_the_end(tmp_path: Path) -> None:
    gehoord: list[int] = []
    opdracht = replace(DICHT, leerlingen=20_001, dichtheid=0.1)
    genereer(opdracht, GEMEENTEN, Kalender(), tmp_path, gehoord.append)

    assert gehoord == [10_000, 20_000, 20_001]


@pytest.mark.parametrize(
    "velden",
    [
        {"leerlingen": -1},
        {"fouten": 1.1},
        {"dichtheid": 0.0},
        {"tot_en_met": date(2025, 7, 31)},
    ],
)
def test_an_order_that_contradicts_itself_is_refused(velden: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^(het|de) "):
        replace(DICHT, **velden)


def test_an_unknown_municipality_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="gemeente 9998 bestaat niet"):
        maak(replace(DICHT, gemeentecode="9998"), tmp_path)
