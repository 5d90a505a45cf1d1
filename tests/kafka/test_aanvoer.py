"""Do rows that come through Kafka become what the same file becomes from the command line?"""

from pathlib import Path

from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.uitval import leveringen
from services.generator.nummers import bsn
from services.kafka.klant import Kafkaplaats
from tests.kit.aanvoer import bied, lees_in
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, open_winkel, rij


def meldingen(aantal: int) -> str:
    """Write a delivery with several rows of each pupil, some over several lines, and some that are wrong."""
    rijen = [
        rij(
            meldingsnummer=str(i),
            pgn=bsn(i % (aantal // 2)),
            toelichting='"een regel\nen nog een"' if i % 7 == 0 else "",
        )
        for i in range(aantal)
    ]
    return csv_van(*rijen)


def test_the_same_events_as_from_the_command_line(winkel: Winkel, plaats: Kafkaplaats, tmp_path: Path) -> None:
    csv = meldingen(120)
    events = ndjson(*(gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=bsn(i)) for i in range(40)))
    with open_winkel(tmp_path / "bestand") as rechtstreeks:
        rechtstreeks.lever("m.csv", csv)
        rechtstreeks.lever("g.ndjson", events)
        verwacht = rechtstreeks.inhoud()
    bied(winkel, plaats, "m.csv", csv)
    bied(winkel, plaats, "g.ndjson", events)
    lees_in(winkel, plaats)

    assert winkel.inhoud() == verwacht
    assert [(een.rijen, een.gelezen, een.nieuw, een.stand) for een in leveringen(Aanvoerboek(winkel.log))] == [
        (40, 40, 40, "klaar"),
        (120, 120, 120, "klaar"),
    ]
