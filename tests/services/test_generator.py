"""What does the generator promise about the files it makes?"""

import csv
import json
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
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
from domain.events.duo import Meldingsoort, Meldingstatus, Sluitreden
from domain.events.inschrijving import Onderwijssoort, Vakantieregio
from domain.gemeenten import Gemeente, Gemeenten
from domain.kalender import Kalender
from domain.tijdzone import lokale_datum
from services.beleid import lees_kader
from services.generator import Oogst, Opdracht, genereer
from services.generator.fouten import Fout
from services.generator.nummers import bsn, bsn_met_voorloopnul, onderwijsnummer
from services.generator.rijen import KOLOMMEN

GRONINGEN = Gemeente("0014", "Groningen", "Groningen", Vakantieregio.NOORD)
GEMEENTEN = Gemeenten([GRONINGEN])
TOT_EN_MET = date(2026, 6, 1)
DICHT = Opdracht(3000, 7, 2025, TOT_EN_MET, "0014", fouten=0.05, dichtheid=40.0)
VORMEN = {r"\d{4}-\d\d-\d\d": "%Y-%m-%d", r"\d{8}": "%Y%m%d", r"\d\d-\d\d-\d{4}": "%d-%m-%Y"}
BESTANDEN = ("verzuimmeldingen.csv", "verzuimmeldingen-gecorrigeerd.csv", "gebeurtenissen.ndjson")

ENVELOP = {"pgn", "type", "vastgelegdOp", "id"}

Rij = dict[str, str]


def maak(opdracht: Opdracht, pad: Path) -> Oogst:
    return genereer(opdracht, GEMEENTEN, Kalender(), pad)


@pytest.fixture(scope="module")
def oogst(tmp_path_factory: pytest.TempPathFactory) -> Oogst:
    return maak(DICHT, tmp_path_factory.mktemp("dicht"))


def regels_van(pad: Path) -> list[list[str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.reader(bestand, delimiter=";"))


def rijen_van(pad: Path) -> Iterator[tuple[Rij, Fout | None]]:
    kop, *regels = regels_van(pad)
    assert tuple(kop) == KOLOMMEN
    for cellen in regels:
        rij = dict(zip(KOLOMMEN, cellen, strict=False))
        yield rij, Fout.KOLOMMEN if len(cellen) != len(KOLOMMEN) else fout_in(rij)


def goede_rijen(pad: Path) -> list[Rij]:
    return [rij for rij, fout in rijen_van(pad) if fout is None]


def dag(tekst: str) -> date:
    vorm = next(vorm for patroon, vorm in VORMEN.items() if re.fullmatch(patroon, tekst))
    return datetime.strptime(tekst, vorm).replace(tzinfo=UTC).date()


def fout_in(rij: Rij) -> Fout | None:
    """Find the mistake as the specification (5.1) defines it, apart from how it was made."""
    if not all(rij[kolom] for kolom in ("meldingsnummer", "pgn", "soort", "begindatum")):
        return Fout.ONTBREEKT
    if len(rij["pgn"]) != 9:
        return Fout.VOORLOOPNUL
    if not (bsn_test.is_valid(rij["pgn"]) or onderwijsnummer_test.is_valid(rij["pgn"])):
        return Fout.ELFPROEF
    if rij["soort"] not in list(Meldingsoort):
        return Fout.SOORT
    if rij["status"] not in list(Meldingstatus):
        return Fout.STATUS
    if rij["status"] == "G" and rij["reden"] not in list(Sluitreden):
        return Fout.REDEN
    if rij["gemeentecode"] != "0014":
        return Fout.GEMEENTE
    return fout_in_datums(rij)


def fout_in_datums(rij: Rij) -> Fout | None:
    try:
        begin, einde = dag(rij["begindatum"]), dag(rij["einddatum"] or "2999-01-01")
    except ValueError:
        return Fout.ONMOGELIJKE_DATUM
    if einde < begin:
        return Fout.EINDE_VOOR_BEGIN
    return Fout.GEBOORTE_IN_TOEKOMST if dag(rij["geboortedatum"]) > TOT_EN_MET else None


def gebeurtenissen_van(pad: Path) -> list[dict[str, Any]]:
    regels = [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines()]
    return sorted(regels, key=lambda regel: regel["vastgelegdOp"])


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    klein = replace(DICHT, leerlingen=300)
    een, twee = maak(klein, tmp_path / "een"), maak(klein, tmp_path / "twee")

    for naam in (*BESTANDEN, "LEESMIJ.txt"):
        assert (tmp_path / "een" / naam).read_bytes() == (tmp_path / "twee" / naam).read_bytes()
    assert een.rijen == twee.rijen


def test_another_seed_gives_other_pupils(tmp_path: Path) -> None:
    maak(replace(DICHT, leerlingen=300), tmp_path / "een")
    maak(replace(DICHT, leerlingen=300, seed=8), tmp_path / "twee")

    for naam in BESTANDEN:
        assert (tmp_path / "een" / naam).read_bytes() != (tmp_path / "twee" / naam).read_bytes()


def test_a_larger_order_begins_with_a_smaller_one(oogst: Oogst, tmp_path: Path) -> None:
    maak(replace(DICHT, leerlingen=500), tmp_path)

    for naam in BESTANDEN:
        groot = (oogst.verzuimmeldingen.parent / naam).read_bytes()
        klein = (tmp_path / naam).read_bytes()
        assert len(klein) < len(groot)
        assert groot.startswith(klein)


def test_the_counts_are_those_of_the_files(oogst: Oogst) -> None:
    assert oogst.rijen == len(regels_van(oogst.verzuimmeldingen)) - 1
    assert oogst.rijen_gecorrigeerd == len(regels_van(oogst.verzuimmeldingen_gecorrigeerd)) - 1
    assert oogst.regels == len(gebeurtenissen_van(oogst.gebeurtenissen))


@pytest.mark.parametrize("fout", list(Fout))
def test_every_kind_of_bad_row_occurs_as_often_as_is_said(oogst: Oogst, fout: Fout) -> None:
    gevonden = [soort for _, soort in rijen_van(oogst.verzuimmeldingen)].count(fout)

    assert gevonden == oogst.fouten[fout] > 0


def test_about_the_share_asked_for_is_bad(oogst: Oogst) -> None:
    assert oogst.rijen_fout / oogst.rijen == pytest.approx(0.05, rel=0.3)


def test_without_mistakes_every_row_is_good(tmp_path: Path) -> None:
    schoon = maak(replace(DICHT, fouten=0.0, leerlingen=1000), tmp_path)

    assert schoon.rijen_fout == 0
    assert len(goede_rijen(schoon.verzuimmeldingen)) == schoon.rijen


def test_the_corrected_export_holds_every_melding_of_the_first_and_more(oogst: Oogst) -> None:
    eerste = {rij["meldingsnummer"] for rij in goede_rijen(oogst.verzuimmeldingen)}
    alle = [rij for rij, _ in rijen_van(oogst.verzuimmeldingen)]
    tweede = goede_rijen(oogst.verzuimmeldingen_gecorrigeerd)
    nummers = {rij["meldingsnummer"] for rij in tweede}

    assert len(tweede) == oogst.rijen_gecorrigeerd
    assert {rij["meldingsnummer"] for rij in alle} - {""} <= nummers
    assert len(nummers) > len(eerste)


def test_a_bad_row_is_there_again_in_its_right_form(oogst: Oogst) -> None:
    hersteld = {
        (rij["meldingsnummer"], rij["laatste_mutatie"]) for rij in goede_rijen(oogst.verzuimmeldingen_gecorrigeerd)
    }
    for rij, fout in rijen_van(oogst.verzuimmeldingen):
        if fout is not None and "laatste_mutatie" in rij:
            assert (rij["meldingsnummer"], rij["laatste_mutatie"]) in hersteld


def test_some_meldingen_changed_between_the_exports(oogst: Oogst) -> None:
    eerste = {rij["meldingsnummer"]: rij for rij in goede_rijen(oogst.verzuimmeldingen)}
    gewijzigd = [
        (eerste[rij["meldingsnummer"]], rij)
        for rij in goede_rijen(oogst.verzuimmeldingen_gecorrigeerd)
        if rij["meldingsnummer"] in eerste and rij["laatste_mutatie"] > eerste[rij["meldingsnummer"]]["laatste_mutatie"]
    ]

    assert any(not oud["einddatum"] and nieuw["einddatum"] for oud, nieuw in gewijzigd)
    assert any(oud["status"] != "G" and nieuw["status"] == "G" for oud, nieuw in gewijzigd)
    assert any(nieuw["status"] == "I" for _, nieuw in gewijzigd)


def test_the_first_export_is_messy(oogst: Oogst) -> None:
    rijen = goede_rijen(oogst.verzuimmeldingen)
    sleutels = [(rij["meldingsnummer"], rij["laatste_mutatie"]) for rij in rijen]
    paren = list(pairwise(sleutels))

    for patroon in VORMEN:
        assert any(re.fullmatch(patroon, rij["melddatum"]) for rij in rijen)
    assert any(rij["soort"] == "LRV" and not rij["einddatum"] for rij in rijen)
    assert len(sleutels) > len(set(sleutels))
    assert any(a[0] == b[0] and a[1] > b[1] for a, b in paren)
    assert any(";" in rij["toelichting"] and '"' in rij["toelichting"] for rij in rijen)
    assert any("é" in rij["toelichting"] for rij in rijen)
    assert {rij["onderwijssoort"] for rij in rijen} == set(Onderwijssoort)


def test_everything_says_it_is_invented(oogst: Oogst) -> None:
    for rij in goede_rijen(oogst.verzuimmeldingen):
        assert "verzonnen" in rij["toelichting"]
    for regel in gebeurtenissen_van(oogst.gebeurtenissen):
        assert "verzonnen" in regel.get("naam", "verzonnen")
    assert "VERZONNEN" in oogst.leesmij.read_text(encoding="utf-8")


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
    maak(replace(DICHT, leerlingen=100), tmp_path)

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
