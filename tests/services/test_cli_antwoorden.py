"""What do `thuiszitters` and `termijnen` answer, on both time axes, from a file to the JSON?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.tijdzone import in_z
from services.tijd import nu
from tests.kit.winkel import gebeurtenis, ndjson
from tests.services.test_cli_proces import PGN, bestand, together, vs

ANDER = "999990020"
DERDE = "999990044"
THUISZITTER = [
    *("dossierId", "status", "categorie", "thuisSinds", "thuiszitterSinds", "dagenThuis", "gemeentecode", "brin"),
    *("aanZet", "aanZetPersoon", "termijn", "uitleg"),
]
TERMIJN = [
    *("dossierId", "soort", "start", "vervaltOp", "status", "gehaaldOp", "aanZet", "resterendeDagen", "grondslag"),
    "uitleg",
]
Vraag = Callable[..., dict[str, Any]]


def leerling(pgn: str, begin: str, *verder: dict[str, Any], geboren: str = "2012-02-10") -> list[dict[str, Any]]:
    """Tell of a pupil with an LRV report since `begin`, known since that day."""
    gekend = "2025-08-01T08:00:00Z"
    gegevens = {"geboortedatum": geboren, "gemeentecode": "0014", "vastgelegdOp": gekend}
    melding = {"meldingsnummer": "1", "soort": "LRV", "begindatum": begin, "melddatum": begin, "brin": "99AA"}
    return [
        gebeurtenis("LeerlingGeregistreerd", "2025-08-01", pgn=pgn, **gegevens),
        gebeurtenis("MeldingOntvangen", begin, pgn=pgn, vastgelegdOp=f"{begin}T09:00:00Z", **melding),
        *verder,
    ]


TERUG = gebeurtenis(
    "MeldingGewijzigd", "2026-03-05", vastgelegdOp="2026-03-05T09:00:00Z", meldingsnummer="1", einddatum="2026-03-02"
)


@pytest.fixture
def vraag(tmp_path: Path) -> Vraag:
    """Take in events with the moments they claim, and return how to ask."""

    def ask(*woorden: str, feiten: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        if feiten is not None:
            bestand(tmp_path, "feiten.ndjson", ndjson(*feiten))
            ingenomen = vs(tmp_path, "ingest", "feiten.ndjson", "--keep-recorded", "--json")
            assert (ingenomen.code, ingenomen.document["afgewezen"]) == (0, 0), ingenomen.uit
        return vs(tmp_path, *woorden, "--json").document

    return ask


def test_the_worked_example_of_the_specification(vraag: Vraag) -> None:
    feiten = leerling(PGN, "2026-01-12")
    dagen = {
        dag: vraag("thuiszitters", "--status", "alle", "--peildatum", dag, feiten=feiten if i == 0 else None)
        for i, dag in enumerate(("2026-01-11", "2026-02-08", "2026-02-09", "2026-04-12", "2026-04-13"))
    }

    assert dagen["2026-01-11"]["aantal"] == 0
    assert [
        (z["status"], z["dagenThuis"], z["termijn"]["status"], z["termijn"]["resterendeDagen"])
        for dag in list(dagen)[1:]
        for z in dagen[dag]["thuiszitters"]
    ] == [
        ("dreigend", 28, "lopend", 63),
        ("thuiszitter", 29, "lopend", 62),
        ("thuiszitter", 91, "lopend", 0),
        ("thuiszitter", 92, "verlopen", -1),
    ]
    een = dagen["2026-02-09"]["thuiszitters"][0]
    assert (een["categorie"], een["thuisSinds"], een["thuiszitterSinds"]) == ("relatief", "2026-01-12", "2026-02-09")
    assert (een["gemeentecode"], een["brin"], een["aanZet"]) == ("0014", "99AA", "leerplicht")
    assert (een["termijn"]["soort"], een["termijn"]["vervaltOp"]) == ("thuiszitterspact", "2026-04-12")


def test_what_was_known_decides_the_answer(vraag: Vraag) -> None:
    op_3_maart = ("thuiszitters", "--peildatum", "2026-03-03", "--bekend-op")

    assert vraag(*op_3_maart, "2026-03-04", feiten=leerling(PGN, "2026-01-12", TERUG))["aantal"] == 1
    assert vraag(*op_3_maart, "2026-03-06")["aantal"] == 0
    assert vraag(*op_3_maart, "2026-03-05T08:59:59Z")["aantal"] == 1
    assert vraag(*op_3_maart, "2026-03-05T10:00:00")["aantal"] == 0, "a moment without a zone is local: 09:00 UTC"


def test_lists_have_exactly_these_keys_and_are_ordered_by_the_day_they_fall_due(vraag: Vraag) -> None:
    feiten = leerling(ANDER, "2026-02-02") + leerling(PGN, "2026-01-12") + leerling(DERDE, "2026-02-02")
    lijst = vraag("thuiszitters", "--peildatum", "2026-03-09", feiten=feiten)
    termijnen = vraag("termijnen", "--peildatum", "2026-03-09")
    van_het_pact = [t for t in termijnen["termijnen"] if t["soort"] == "thuiszitterspact"]
    met_pgn = vraag("thuiszitters", "--peildatum", "2026-03-09", "--toon-pgn")
    termijnen_met_pgn = vraag("termijnen", "--peildatum", "2026-03-09", "--toon-pgn")

    volgorde = [(z["termijn"]["vervaltOp"], z["dossierId"]) for z in lijst["thuiszitters"]]
    assert volgorde == sorted(volgorde)
    assert [(t["vervaltOp"], t["dossierId"]) for t in van_het_pact] == volgorde
    assert [(t["soort"], t["vervaltOp"], t["dossierId"]) for t in termijnen["termijnen"][3:]] == [
        ("bewaartermijn", "2032-02-09", dossier_id) for dossier_id in sorted(d for _, d in volgorde)
    ], "two years after kwalificatieplicht is later than nineteen after birth"
    assert {tuple(z) for z in lijst["thuiszitters"]} == {tuple(THUISZITTER)}
    assert {tuple(z["termijn"]) for z in lijst["thuiszitters"]} == {("soort", "vervaltOp", "status", "resterendeDagen")}
    assert {tuple(u) for z in lijst["thuiszitters"] for u in z["uitleg"]} == {
        ("regel", "bron", "tekst", "gebeurtenissen")
    }
    assert {tuple(t) for t in termijnen["termijnen"]} == {tuple(TERMIJN)}
    assert {tuple(z) for z in met_pgn["thuiszitters"]} == {("dossierId", "pgn", *THUISZITTER[1:])}
    assert {tuple(t) for t in termijnen_met_pgn["termijnen"]} == {("dossierId", "pgn", *TERMIJN[1:])}
    assert met_pgn["thuiszitters"][0]["pgn"] == PGN


NARROWED = {
    "thuiszitters": 1,
    "thuiszitters --status dreigend": 1,
    "thuiszitters --status alle --gemeente 0014": 2,
    "thuiszitters --status alle --gemeente 0363": 0,
    "termijnen": 4,
    "termijnen --binnen 34": 1,
    "termijnen --binnen 33": 0,
    "termijnen --soort thuiszitterspact --status lopend": 2,
    "termijnen --soort bewaartermijn": 2,
    "termijnen --status verlopen": 0,
}


def test_lists_can_be_narrowed(tmp_path: Path) -> None:
    bestand(tmp_path, "feiten.ndjson", ndjson(*leerling(PGN, "2026-01-12"), *leerling(ANDER, "2026-02-23")))
    vragen = {f"{wat} --peildatum 2026-03-09 --json": aantal for wat, aantal in NARROWED.items()}
    uitvoeren = together(tmp_path, ["ingest feiten.ndjson --keep-recorded", *vragen])

    assert {vraag: uitvoeren[vraag].document["aantal"] for vraag in vragen} == vragen


@pytest.mark.parametrize(
    ("dag", "moment"),
    [("2026-01-12", "2026-01-12T22:59:59.999999Z"), ("2026-07-01", "2026-07-01T21:59:59.999999Z")],
)
def test_a_day_of_knowledge_is_the_end_of_that_day_in_amsterdam(dag: str, moment: str, vraag: Vraag) -> None:
    assert vraag("thuiszitters", "--peildatum", dag, "--bekend-op", dag)["bekendOp"] == moment


def test_an_answer_is_never_about_later_than_now_and_stays_the_same(vraag: Vraag) -> None:
    ver_weg = ("thuiszitters", "--peildatum", "2026-02-09", "--bekend-op", "2099-01-01")
    eerst = vraag(*ver_weg, feiten=leerling(PGN, "2026-01-12"))
    straks = vraag(*ver_weg)
    nog_eens = vraag(*ver_weg[:-1], eerst["bekendOp"])

    assert eerst["bekendOp"] < straks["bekendOp"] <= in_z(nu())
    assert {**straks, "bekendOp": eerst["bekendOp"]} == eerst
    assert nog_eens == eerst


def test_an_answer_says_which_events_it_rests_on(vraag: Vraag, tmp_path: Path) -> None:
    een = vraag("thuiszitters", "--peildatum", "2026-02-09", feiten=leerling(PGN, "2026-01-12"))["thuiszitters"][0]
    stappen = vraag("replay", een["dossierId"])["gebeurtenissen"]
    genoemd = {gebeurtenis_id for deel in een["uitleg"] for gebeurtenis_id in deel["gebeurtenissen"]}

    assert [deel["regel"] for deel in een["uitleg"]] == [
        "thuiszitter",
        "thuisperiode",
        "leerplicht",
        "thuiszitterspact",
        "aan_zet",
    ]
    assert genoemd == {stap["id"] for stap in stappen}
    assert [list(stap["gewijzigd"]) for stap in stappen] == [["termijnen"], ["statuslijn", "termijnen"]]
    assert {stap["overgenomen"] for stap in stappen} == {True}
    assert "overgenomen" in " ".join(deel["tekst"] for deel in een["uitleg"])


def test_a_replay_says_by_which_rule_each_line_came_or_went(vraag: Vraag) -> None:
    een = vraag("thuiszitters", "--peildatum", "2026-02-09", feiten=leerling(PGN, "2026-01-12"))["thuiszitters"][0]
    stappen = vraag("replay", een["dossierId"])["gebeurtenissen"]
    eerder: set[str] = set()

    for stap in stappen:
        eerder.add(stap["id"])
        for naam, wijziging in stap["gewijzigd"].items():
            for regel in (*wijziging["eraf"], *wijziging["erbij"]):
                assert regel["uitleg"][0]["regel"] == regel.get("soort", "thuiszitter"), naam
                assert {een for deel in regel["uitleg"] for een in deel["gebeurtenissen"]} <= eerder


def test_a_dossier_that_was_not_known_then_is_said_to_be_unknown(vraag: Vraag, tmp_path: Path) -> None:
    een = vraag("thuiszitters", "--peildatum", "2026-02-09", feiten=leerling(PGN, "2026-01-12"))["thuiszitters"][0]
    uitvoer = vs(tmp_path, "dossier", een["dossierId"], "--bekend-op", "2025-07-31")

    assert (uitvoer.code, "nog niet bekend" in uitvoer.fout) == (1, True)
