"""Do the overviews answer on a real store, as known before and after a correction?"""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from projections.stores.promise import Vraag
from services.cli.main import app
from services.vragen.aanvragen import aanvragen
from services.vragen.jongeren import jongeren
from services.vragen.risicokinderen import risicokinderen
from services.vragen.signalen import signalen
from services.vragen.uitstroom import uitstroom
from services.vragen.verkorte_onderwijstijd import verkorte_onderwijstijd
from services.vragen.vrijstellingen import vrijstellingen
from services.vragen.werkvoorraad import werkvoorraad
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, open_winkel, rij, vast_id

MAART = date(2026, 3, 2)
ANDER = "999990020"
DERDE = "100000009"
KLEIN = (
    gebeurtenis("LeerlingGeregistreerd", "2025-09-01", pgn=ANDER, geboortedatum="2021-06-12", gemeentecode="0014"),
    gebeurtenis("SamenwerkingVerzocht", "2025-09-01", pgn=ANDER, id=str(vast_id(2))),
)
OUD = (
    gebeurtenis("LeerlingGeregistreerd", "2024-08-19", pgn=DERDE, geboortedatum="2008-02-10", gemeentecode="0014"),
    gebeurtenis("Uitgeschreven", "2026-02-16", pgn=DERDE, brin="99AA", id=str(vast_id(3))),
)


def op(toen: datetime, dag: date = MAART) -> Vraag:
    return Vraag(dag, toen)


def lever(winkel: Winkel, *regels: dict[str, Any]) -> datetime:
    """Take in events and return the moment up to which the rows follow."""
    uitkomst = winkel.lever(f"{winkel.aantal()}.ndjson", ndjson(*regels))
    assert uitkomst.telling.afgewezen == 0
    return winkel.volg()


def werk(winkel: Winkel, toen: datetime, dag: date = MAART, **gevraagd: str) -> dict[str, Any]:
    return werkvoorraad(winkel.rows, op(toen, dag), winkel.log.schoolteams, **gevraagd)


def herroepen(nummer: int) -> dict[str, Any]:
    return gebeurtenis("GebeurtenisHerroepen", "2026-06-01", gebeurtenisId=str(vast_id(nummer)))


def test_een_vrijstelling_voor_en_na_een_herroeping(tmp_path: Path) -> None:
    verleend = gebeurtenis("VrijstellingVerleend", "2025-08-01", grond="5-onder-a", id=str(vast_id(1)))
    with open_winkel(tmp_path) as winkel:
        eerst = lever(winkel, verleend)
        daarna = lever(winkel, herroepen(1))
        antwoord = vrijstellingen(winkel.rows, op(eerst))

        assert [(v["grond"], v["status"], v["vanKrachtVan"], v["totEnMet"]) for v in antwoord["vrijstellingen"]] == [
            ("5-onder-a", "van-kracht", "2025-08-01", None)
        ]
        assert vrijstellingen(winkel.rows, op(daarna))["aantal"] == 0


def test_wat_voorbij_is_staat_alleen_bij_alle(tmp_path: Path) -> None:
    geweigerd = gebeurtenis("VrijstellingGeweigerd", "2025-09-01", grond="3a")
    with open_winkel(tmp_path) as winkel:
        nu = lever(winkel, geweigerd)

        assert vrijstellingen(winkel.rows, op(nu))["aantal"] == 0
        assert vrijstellingen(winkel.rows, op(nu), status="alle")["aantal"] == 1
        assert vrijstellingen(winkel.rows, op(nu), status="geweigerd", grond="3a")["aantal"] == 1
        assert vrijstellingen(winkel.rows, op(nu), status="geweigerd", grond="3b")["aantal"] == 0


def test_minder_uren_voor_en_na_een_herroeping(tmp_path: Path) -> None:
    korter = gebeurtenis(
        "VerkorteOnderwijstijdVastgesteld", "2026-02-02", urenPerWeek=12.5, totEnMet="2026-03-02", id=str(vast_id(1))
    )
    with open_winkel(tmp_path) as winkel:
        eerst = lever(winkel, korter)
        daarna = lever(winkel, herroepen(1))
        (regel,) = verkorte_onderwijstijd(winkel.rows, op(eerst))["verkorteOnderwijstijd"]

        assert (regel["van"], regel["totEnMet"], regel["urenPerWeek"]) == ("2026-02-02", "2026-03-02", 12.5)
        assert verkorte_onderwijstijd(winkel.rows, op(eerst, date(2026, 3, 3)))["aantal"] == 0
        assert verkorte_onderwijstijd(winkel.rows, op(daarna))["aantal"] == 0


def test_werk_voor_en_na_een_intrekking_wat_het_eerst_vervalt_voorop(tmp_path: Path) -> None:
    ander = rij(pgn=ANDER, meldingsnummer="2", begindatum="2025-12-01", laatste_mutatie="2025-12-02T09:00:00")
    ingetrokken = rij(status="I", reden="onterecht", laatste_mutatie="2026-05-01T09:00:00")
    with open_winkel(tmp_path) as winkel:
        winkel.lever("een.csv", csv_van(rij(), ander))
        eerst = winkel.volg()
        winkel.lever("twee.csv", csv_van(ingetrokken))
        daarna = winkel.volg()
        gevonden = werk(winkel, eerst, rol="leerplicht")

        assert [(w["vervaltOp"], w["status"], w["resterendeDagen"]) for w in gevonden["werkvoorraad"]] == [
            ("2026-03-01", "verlopen", -1),
            ("2026-04-12", "lopend", 41),
        ]
        assert [w["vervaltOp"] for w in werk(winkel, daarna)["werkvoorraad"]] == ["2026-03-01"]
        assert werk(winkel, eerst, rol="school")["aantal"] == 0


def test_werk_van_een_behandelaar(tmp_path: Path) -> None:
    toegewezen = gebeurtenis("BehandelaarToegewezen", "2026-01-19", behandelaar="m-7")
    with open_winkel(tmp_path) as winkel:
        winkel.lever("een.csv", csv_van(rij()))
        nu = lever(winkel, toegewezen)

        assert werk(winkel, nu, behandelaar="m-7")["aantal"] == 1
        assert werk(winkel, nu, date(2026, 1, 18), behandelaar="m-7")["aantal"] == 0


def test_een_datakwaliteitssignaal_verdwijnt_met_terugwerkende_kracht(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        eerst = lever(winkel, gebeurtenis("Ziekgemeld", "2026-01-12"))
        daarna = lever(winkel, gebeurtenis("Betergemeld", "2026-05-01"))
        (signaal,) = signalen(winkel.rows, op(eerst), winkel.log.schoolteams)["signalen"]

        assert (signaal["soort"], signaal["aan"], signaal["gegevenOp"]) == (
            "ziekte-zonder-einde",
            "school",
            "2026-02-09",
        )
        assert signalen(winkel.rows, op(eerst), winkel.log.schoolteams, aan="leerplicht")["aantal"] == 0
        assert signalen(winkel.rows, op(daarna), winkel.log.schoolteams)["aantal"] == 0


def test_wie_gevolgd_wordt_voor_en_na_een_herroeping(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        eerst = lever(winkel, *KLEIN, *OUD)
        daarna = lever(winkel, {**herroepen(2), "pgn": ANDER}, {**herroepen(3), "pgn": DERDE})
        (kind,) = risicokinderen(winkel.rows, op(eerst), gemeentecode="0014")["risicokinderen"]
        (jongere,) = jongeren(winkel.rows, op(eerst), gemeentecode="0014")["jongeren"]

        assert (kind["status"], kind["sinds"], kind["leerplichtVanaf"]) == (
            "voor-de-leerplicht",
            "2025-09-01",
            "2026-07-01",
        )
        assert (jongere["reden"], jongere["sinds"], jongere["totEnMet"]) == (
            "zonder-school",
            "2026-02-16",
            "2035-02-09",
        )
        assert kind["uitleg"][0]["gebeurtenissen"] == [str(vast_id(2))]
        assert jongere["uitleg"][0]["gebeurtenissen"] == [str(vast_id(3))]
        assert risicokinderen(winkel.rows, op(eerst), gemeentecode="0363")["aantal"] == 0
        assert jongeren(winkel.rows, op(eerst), gemeentecode="0363")["aantal"] == 0
        assert risicokinderen(winkel.rows, op(daarna))["aantal"] == 0
        assert jongeren(winkel.rows, op(daarna))["aantal"] == 0


def test_wat_wacht_en_wie_uitstroomt_voor_en_na_een_herroeping(tmp_path: Path) -> None:
    gevraagd = gebeurtenis("VerlofAangevraagd", "2026-02-02", van="2026-06-01", schooldagen=11, id=str(vast_id(1)))
    uit = gebeurtenis("UitstroomBepaald", "2026-02-02", profiel="scholing", id=str(vast_id(2)))
    with open_winkel(tmp_path) as winkel:
        eerst = lever(winkel, gevraagd, uit)
        daarna = lever(winkel, herroepen(1), herroepen(2))
        (aanvraag,) = aanvragen(winkel.rows, op(eerst), soort="verlof")["aanvragen"]
        (uitgestroomd,) = uitstroom(winkel.rows, op(eerst), naar="scholing")["uitstroom"]

        assert (aanvraag["wachtOp"], aanvraag["gevraagdOp"], aanvraag["eersteDag"]) == (
            "leerplicht",
            "2026-02-02",
            "2026-06-01",
        )
        assert (uitgestroomd["naar"], uitgestroomd["sinds"]) == ("scholing", "2026-02-02")
        assert aanvragen(winkel.rows, op(eerst), soort="tlv")["aantal"] == 0
        assert uitstroom(winkel.rows, op(eerst), naar="arbeidsmarkt")["aantal"] == 0
        assert (aanvragen(winkel.rows, op(daarna))["aantal"], uitstroom(winkel.rows, op(daarna))["aantal"]) == (0, 0)


@pytest.mark.parametrize(
    ("woorden", "lijst"),
    [
        (["vrijstellingen", "--status", "alle"], "vrijstellingen"),
        (["verkorte-onderwijstijd"], "verkorteOnderwijstijd"),
        (["werkvoorraad", "--rol", "leerplicht"], "werkvoorraad"),
        (["signalen", "--status", "alle"], "signalen"),
        (["aanvragen", "--soort", "verlof"], "aanvragen"),
        (["risicokinderen", "--gemeente", "0014"], "risicokinderen"),
        (["jongeren", "--gemeente", "0014", "--reden", "zonder-school"], "jongeren"),
        (["uitstroom", "--naar", "arbeidsmarkt"], "uitstroom"),
        (["telling", "2025-2026"], "gemeenten"),
    ],
)
def test_elk_overzicht_is_een_opdracht(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, woorden: list[str], lijst: str
) -> None:
    with open_winkel(tmp_path) as winkel:
        winkel.lever("een.csv", csv_van(rij()))
        lever(
            winkel,
            gebeurtenis("VrijstellingAangevraagd", "2026-01-12", grond="3a"),
            gebeurtenis("VerkorteOnderwijstijdVastgesteld", "2026-01-12"),
            gebeurtenis("Ziekgemeld", "2026-02-02"),
            gebeurtenis("VerlofAangevraagd", "2026-02-02", totEnMet="2026-02-20"),
            gebeurtenis("UitstroomBepaald", "2026-02-02", profiel="arbeidsmarkt"),
            *KLEIN,
            *OUD,
        )
    monkeypatch.setenv("VERZUIMSPOOR_DB", str(tmp_path / "verzuimspoor.db"))
    dag = [] if woorden[0] == "telling" else ["--peildatum", "2026-03-02"]
    document = json.loads(CliRunner().invoke(app, [*woorden, *dag, "--json"]).stdout)
    tabel = CliRunner().invoke(app, [*woorden, *dag])

    assert document["aantal"] == len(document[lijst]) > 0
    assert tabel.exit_code == 0, tabel.output
