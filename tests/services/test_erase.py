"""Is a dossier that was destroyed gone: from every file, and from every answer?"""

from pathlib import Path

import pytest

from tests.kit.vernietigen import (
    AANVRAAG,
    ANDER,
    BLIJVER,
    GEHEIM,
    PGN,
    dossier_van,
    gevonden,
    sleutels_van,
    vul,
    woorden,
)
from tests.kit.winkel import csv_van, gebeurtenis, ndjson, open_winkel, rij, vast_id
from tests.services.test_cli_proces import bestand, vs

pytestmark = pytest.mark.trager


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return vul(tmp_path)


def test_geen_byte_van_de_leerling_of_zijn_sleutels_blijft_achter(folder: Path) -> None:
    dossier = dossier_van(folder)
    sleutels = sleutels_van(folder, dossier)
    assert len(sleutels) == 2
    assert gevonden(folder, *sleutels) == sleutels
    assert gevonden(folder, GEHEIM["meldingsnummer"].encode()), "in de projecties staat zij leesbaar"

    uitvoer = vs(folder, "erase", str(dossier), *AANVRAAG, "--json")

    assert uitvoer.code == 0, uitvoer.fout
    assert gevonden(folder, *sleutels, *woorden()) == []
    assert not any(woord in uitvoer.uit for woord in GEHEIM.values())


def test_ook_niet_zolang_een_ander_de_opslag_open_heeft(folder: Path) -> None:
    dossier = dossier_van(folder)
    sleutels = sleutels_van(folder, dossier)
    with open_winkel(folder) as winkel:
        winkel.volg()
        assert vs(folder, "erase", str(dossier), *AANVRAAG).code == 0

        assert gevonden(folder, *sleutels, *woorden()) == []
        assert winkel.log.dossier(dossier).is_vernietigd


def test_het_bewijs_zegt_wat_wanneer_waarom_en_door_wie(folder: Path) -> None:
    dossier = dossier_van(folder)

    een = vs(folder, "erase", str(dossier), *AANVRAAG, "--door", "anna", "--bevestigd-door", "bert", "--json").document
    bewijs = een["bewijzen"][0]

    assert (bewijs["dossierId"], bewijs["deel"], bewijs["afgerond"]) == (str(dossier), "geheel", True)
    assert (bewijs["grondslag"], bewijs["eerder"]) == ("AVG-verzoek 2026-12", "avg-verzoek")
    assert (bewijs["door"], bewijs["bevestigdDoor"]) == ("anna", "bert")
    telling = bewijs["aantallen"]
    assert (telling["gebeurtenissen"], telling["sleutels"], telling["nummers"]) == (5, 2, 1)
    assert telling["regels"] > 0
    assert vs(folder, "erase", str(dossier), "--bewijs", "--json").document["bewijzen"] == een["bewijzen"]


def test_vragen_zeggen_dat_het_vernietigd_is_op_elk_moment(folder: Path) -> None:
    dossier = str(dossier_van(folder))
    eerder = vs(folder, "thuiszitters", "--peildatum", "2026-03-02", "--status", "alle", "--json").document
    vs(folder, "erase", dossier, *AANVRAAG)

    for vraag in (("dossier",), ("replay",), ("dossier", "--bekend-op", eerder["bekendOp"])):
        uitvoer = vs(folder, vraag[0], dossier, *vraag[1:])
        assert uitvoer.code == 1
        assert "dit dossier is vernietigd op" in uitvoer.fout
    lijst = ("--peildatum", "2026-03-02", "--bekend-op", eerder["bekendOp"], "--json")
    for opdracht in ("thuiszitters", "termijnen", "werkvoorraad", "signalen"):
        assert dossier not in vs(folder, opdracht, *lijst).uit
    assert eerder["aantal"] == 2
    assert vs(folder, "thuiszitters", "--status", "alle", *lijst).document["aantal"] == 1
    telling = vs(folder, "telling", "2025-2026", "--json").document["gemeenten"][0]["cijfers"]
    assert max(cijfer["leerlingen"] for cijfer in telling) == 1


def test_verify_rebuild_doctor_en_clock_gaan_eraan_voorbij(folder: Path) -> None:
    vs(folder, "erase", str(dossier_van(folder)), *AANVRAAG)
    with open_winkel(folder) as winkel:
        stand = winkel.rows.count([dossier_van(folder, BLIJVER)])

    assert vs(folder, "rebuild").code == 0
    verify = vs(folder, "verify", "--json")
    assert (verify.code, verify.document["bevindingen"], verify.document["dossiers"]) == (0, [], 1)
    doctor = {o["naam"]: o["goed"] for o in vs(folder, "doctor", "--json").document["onderdelen"]}
    assert doctor["Vernietigingen"]
    assert doctor["Sleutels"]
    assert vs(folder, "clock").code == 0
    with open_winkel(folder) as winkel:
        assert winkel.rows.count([dossier_van(folder, BLIJVER)]) >= stand


def test_een_sleutel_die_zonder_besluit_weg_is_valt_op(folder: Path) -> None:
    blijver = dossier_van(folder, BLIJVER)
    vs(folder, "erase", str(dossier_van(folder)), *AANVRAAG)
    with open_winkel(folder) as winkel:
        winkel.log.sleutels.destroy([(blijver, 0)])

    uitvoer = vs(folder, "verify", "--json")

    assert uitvoer.code == 4
    assert {b["code"] for b in uitvoer.document["bevindingen"]} == {"onleesbaar"}
    assert str(blijver) in uitvoer.document["bevindingen"][0]["melding"]


def test_wie_een_dossier_vernietigd_noemt_zonder_besluit_valt_op(folder: Path) -> None:
    blijver = dossier_van(folder, BLIJVER)
    with open_winkel(folder) as winkel, winkel.log.databank.schrijven() as v:
        v.doe("INSERT INTO vernietigde_sleutel VALUES (?, 0, 99, ?)", (blijver, vast_id(99)))

    uitvoer = vs(folder, "verify", "--json")

    assert "vernietiging" in {b["code"] for b in uitvoer.document["bevindingen"]}


def test_een_nieuwe_levering_over_hetzelfde_nummer_maakt_een_nieuw_dossier(folder: Path) -> None:
    oud = dossier_van(folder)
    vs(folder, "erase", str(oud), *AANVRAAG)

    bestand(folder, "nieuw.csv", csv_van(rij(meldingsnummer="77", laatste_mutatie="2026-05-01T10:00:00")))
    assert vs(folder, "ingest", "nieuw.csv", "--json").document["nieuw"] == 1

    assert dossier_van(folder) != oud
    assert vs(folder, "dossier", "--pgn", "-", getypt=f"{PGN}\n").code == 0


def test_een_tweede_keer_wordt_geweigerd(folder: Path) -> None:
    dossier = str(dossier_van(folder))
    vs(folder, "erase", dossier, *AANVRAAG)

    uitvoer = vs(folder, "erase", dossier, *AANVRAAG)

    assert uitvoer.code == 1
    assert "al vernietigd" in uitvoer.fout


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (("--grondslag", "bewaartermijn"), "De bewaartermijn loopt tot en met 2032-02-09"),
        (("--grondslag", f"verzoek van {PGN}", "--eerder", "avg-verzoek"), "blijft leesbaar"),
        (("--grondslag", " ", "--eerder", "avg-verzoek"), "Geef een grondslag"),
        ((*AANVRAAG, "--door", "anna", "--bevestigd-door", "anna"), "vier ogen"),
        (("--wpg", "--grondslag", "Wpg art. 14"), "De bewaartermijn loopt tot en met 2031-03-09"),
    ],
)
def test_wat_niet_mag_verandert_niets(opties: tuple[str, ...], melding: str, folder: Path) -> None:
    dossier = str(dossier_van(folder))

    uitvoer = vs(folder, "erase", dossier, *opties)

    assert uitvoer.code == 1
    assert melding in uitvoer.fout
    assert vs(folder, "dossier", dossier).code == 0


def test_een_bestand_kan_niet_vernietigen(folder: Path) -> None:
    bestand(folder, "weg.ndjson", ndjson(gebeurtenis("DossierVernietigd", "2026-05-01", grondslag="zomaar")))

    assert vs(folder, "ingest", "weg.ndjson").code == 3
    assert "vernietigen-gaat-apart" in (folder / "weg.afgewezen.ndjson").read_text()


def samengevoegd(folder: Path) -> Path:
    regels = (
        gebeurtenis("LeerlingGeregistreerd", "2026-01-12", pgn=ANDER, naam=GEHEIM["naam"]),
        gebeurtenis("VerdachteGehoord", "2026-03-02", pgn=ANDER, wie="leerling"),
        gebeurtenis("DossiersSamengevoegd", "2026-04-01", anderPgn=ANDER),
    )
    bestand(folder, "samen.ndjson", ndjson(*regels))
    assert vs(folder, "ingest", "samen.ndjson").code == 0
    return folder


def test_van_samengevoegde_dossiers_gaan_alle_stromen(folder: Path) -> None:
    bestand(folder, "ander.csv", csv_van(rij(meldingsnummer="ANDERS.1", pgn=ANDER)))
    vs(folder, "ingest", "ander.csv")
    ander = dossier_van(folder, ANDER)
    samengevoegd(folder)
    sleutels = sleutels_van(folder, dossier_van(folder), ander)
    assert len(sleutels) == 4

    uitvoer = vs(folder, "erase", str(ander), *AANVRAAG, "--json")

    assert uitvoer.document["bewijzen"][0]["aantallen"]["stromen"] == 2
    assert gevonden(folder, *sleutels, *woorden(), b"ANDERS.1") == []
    assert "vernietigd" in vs(folder, "dossier", str(ander)).fout
    assert vs(folder, "verify").code == 0
    assert vs(folder, "rebuild").code == 0
    with open_winkel(folder) as winkel:
        winkel.volg()
        assert winkel.rows.count([ander]) == 0


def test_handhaving_alleen_en_de_rest_blijft(folder: Path) -> None:
    ander = dossier_van(folder := samengevoegd(folder))
    dossier = str(ander)
    voor = vs(folder, "dossier", dossier, "--peildatum", "2026-03-10", "--json").document

    uitvoer = vs(folder, "erase", dossier, "--wpg", *AANVRAAG, "--json")

    assert uitvoer.document["bewijzen"][0]["aantallen"]["gebeurtenissen"] == 3
    na = vs(folder, "dossier", dossier, "--peildatum", "2026-03-10", "--json").document
    assert na["vernietigd"][0]["deel"] == "handhaving"
    assert na["thuisSinds"] == voor["thuisSinds"]
    assert "pv-na-verhoor" in {t["soort"] for t in voor["termijnen"]}
    assert "pv-na-verhoor" not in {t["soort"] for t in na["termijnen"]}
    soorten = {g["type"] for g in vs(folder, "replay", dossier, "--json").document["gebeurtenissen"]}
    assert "HandhavingVernietigd" in soorten
    assert not soorten & {"VerdachteGehoord", "HaltVerwezen"}
    assert "Wat er over handhaving stond, is vernietigd" in vs(folder, "dossier", dossier).uit
    assert vs(folder, "verify").code == 0


def test_na_vernietigde_handhaving_kan_er_nieuwe_bij_en_die_ook_weer_weg(folder: Path) -> None:
    dossier = dossier_van(folder)
    vs(folder, "erase", str(dossier), "--wpg", *AANVRAAG)
    bestand(folder, "weer.ndjson", ndjson(gebeurtenis("VerdachteGehoord", "2026-05-04", wie="leerling")))
    assert vs(folder, "ingest", "weer.ndjson", "--json").document["nieuw"] == 1
    sleutels = sleutels_van(folder, dossier)

    soorten = [g["type"] for g in vs(folder, "replay", str(dossier), "--json").document["gebeurtenissen"]]
    assert soorten.count("VerdachteGehoord") == 1
    assert vs(folder, "verify").code == 0
    assert vs(folder, "erase", str(dossier), *AANVRAAG).code == 0
    assert gevonden(folder, *sleutels, *woorden()) == []
    assert vs(folder, "verify").code == 0


def test_zonder_handhaving_valt_er_niets_te_vernietigen(folder: Path) -> None:
    uitvoer = vs(folder, "erase", str(dossier_van(folder, BLIJVER)), "--wpg", *AANVRAAG)

    assert uitvoer.code == 1
    assert "niets over handhaving" in uitvoer.fout
