"""May a municipality that went up in another be asked for by its old code?"""

from pathlib import Path
from typing import Any

from tests.services.test_cli_proces import bestand, together


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
