"""What does a municipality see: asked for by an old code, and after a pupil moved away?"""

from pathlib import Path
from typing import Any

from tests.services.test_cli_proces import bestand, together, vs


def test_a_municipality_that_ended_is_asked_by_its_code_of_the_day(tmp_path: Path) -> None:
    regels = (
        '{"pgn": "999990019", "type": "LeerlingGeregistreerd", "geldigOp": "2020-08-01", '
        '"geboortedatum": "2010-02-10", "gemeentecode": "0010"}\n'
        '{"pgn": "999990019", "type": "MeldingOntvangen", "geldigOp": "2020-11-02", "meldingsnummer": "1", '
        '"soort": "LRV", "begindatum": "2020-11-02", "brin": "99AA"}\n'
        + "".join(
            f'{{"pgn": "999990019", "type": "MeldingOntvangen", "geldigOp": "{op}", "meldingsnummer": "{nummer}", '
            f'"soort": "LRV", "begindatum": "{op}", "gemeentecode": "0010", "brin": "99AA"}}\n'
            for nummer, op in ((2, "2021-02-01"), (3, "2021-09-01"))
        )
    )
    bestand(tmp_path, "fenna.ndjson", regels)
    vragen = {
        f"thuiszitters --json --peildatum {dag} --gemeente {code}": (aantal, naam)
        for dag, code, aantal, naam in (
            ("2020-12-31", "0010", 1, "0010"),
            ("2020-12-31", "1979", 0, None),
            ("2021-01-01", "0010", 1, "1979"),
            ("2021-01-01", "1979", 1, "1979"),
        )
    }
    tellingen = {
        f"telling {jaar} --json --gemeente {code}": (naam, aantal)
        for jaar, code, naam, aantal in (
            ("2020-2021", "0010", "0010", 1),
            ("2020-2021", "1979", "1979", 1),
            ("2021-2022", "0010", "1979", 1),
        )
    }
    uitvoeren = together(tmp_path, ["ingest fenna.ndjson", *vragen, *tellingen])
    gevonden = {vraag: uitvoeren[vraag].document["thuiszitters"] for vraag in vragen}

    assert {vraag: (len(z), z[0]["gemeentecode"] if z else None) for vraag, z in gevonden.items()} == vragen
    geteld = {vraag: uitvoeren[vraag].document["gemeenten"][0] for vraag in tellingen}
    assert {vraag: (g["gemeentecode"], _number(g, "melding-LRV")) for vraag, g in geteld.items()} == tellingen


def _number(gemeente: dict[str, Any], cijfer: str) -> int:
    """Return how many pupils count in a figure."""
    (een,) = (c["leerlingen"] for c in gemeente["cijfers"] if c["cijfer"] == cijfer)
    return int(een)


def test_a_municipality_sees_what_was_recorded_before_the_pupil_left(tmp_path: Path) -> None:
    regels = [
        ("LeerlingGeregistreerd", "2025-08-01", '"geboortedatum": "2012-02-10", "gemeentecode": "0014"'),
        ("SchoolgangGestaakt", "2026-01-12", ""),
        ("Verhuisd", "2026-03-02", '"gemeentecode": "0106"'),
        ("SchoolgangHervat", "2026-03-04", ""),
    ]
    tekst = "".join(
        f'{{"pgn": "999990019", "type": "{soort}", "geldigOp": "{op}", "vastgelegdOp": "{op}T09:00:00Z"'
        f"{', ' if velden else ''}{velden}}}\n"
        for soort, op, velden in regels
    )
    bestand(tmp_path, "mila.ndjson", tekst)
    vs(tmp_path, "ingest", "mila.ndjson", "--keep-recorded")

    def gezien(opdracht: str, code: str, *opties: str) -> tuple[int, Any]:
        uitvoer = vs(tmp_path, opdracht, "--pgn", "-", "--voor", code, "--json", *opties, getypt="999990019\n")
        return uitvoer.code, uitvoer.document if uitvoer.code == 0 else uitvoer.fout

    dag = ("--peildatum", "2026-03-10")
    oud, nieuw = gezien("dossier", "0014", *dag)[1], gezien("dossier", "0106", *dag)[1]
    assert (oud["status"], oud["zicht"]["omvang"], oud["zicht"]["dag"]) == (
        "thuiszitter",
        "tot-overdracht",
        "2026-03-02",
    )
    assert (nieuw["status"], nieuw["zicht"]["omvang"]) == ("geen", "geheel")
    assert [gezien("replay", code)[1]["aantal"] for code in ("0014", "0106")] == [3, 4]
    assert gezien("dossier", "0344", *dag)[0] == 1
    assert gezien("dossier", "9999", *dag)[0] == 2
