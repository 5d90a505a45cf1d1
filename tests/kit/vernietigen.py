"""A store with a pupil who is to be destroyed, beside others, and everything that could give him away."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

from tests.kit.winkel import csv_van, gebeurtenis, ndjson, open_winkel, rij

PGN, ANDER, BLIJVER = "999990019", "999990020", "999990032"
GEHEIM = {
    "pgn": PGN,
    "naam": "Noor Verzonnen",
    "geboortedatum": "2012-02-10",
    "meldingsnummer": "NOOR.2026.0001",
    "toelichting": "Zij durft de trap niet op",
}
"""What says who it is about, or what about whom."""
AANVRAAG = ("--grondslag", "AVG-verzoek 2026-12", "--eerder", "avg-verzoek")
HANDHAVING = (
    gebeurtenis("VerdachteGehoord", "2026-03-02", wie="leerling", meldingsnummer=GEHEIM["meldingsnummer"]),
    gebeurtenis("HaltVerwezen", "2026-03-09"),
)


def vul(folder: Path, adres: str = "") -> Path:
    """Fill a store with the pupil, with what was done to him, and with one who stays."""
    melding = rij(meldingsnummer=GEHEIM["meldingsnummer"], toelichting=GEHEIM["toelichting"])
    blijver = rij(meldingsnummer="9", pgn=BLIJVER, geboortedatum="2011-05-06")
    namen = (
        gebeurtenis("LeerlingGeregistreerd", "2026-01-12", naam=GEHEIM["naam"], geboortedatum="2012-02-10"),
        *HANDHAVING,
    )
    with open_winkel(folder, adres) as winkel:
        winkel.lever("meldingen.csv", csv_van(melding, blijver))
        winkel.lever("namen.ndjson", ndjson(*namen))
        winkel.volg()
    return folder


def dossier_van(folder: Path, pgn: str = PGN) -> UUID:
    """Return the dossier that a number finds."""
    with open_winkel(folder) as winkel:
        return winkel.log.find([pgn])[pgn]


def sleutels_van(folder: Path, *dossiers: UUID) -> list[bytes]:
    """Return the keys of dossiers that are not the one of proof, wrapped as they lie in the key file."""
    with closing(sqlite3.connect(folder / "verzuimspoor.sleutels")) as connection:
        query = "SELECT sleutel FROM dossier_sleutel WHERE dossier_id = ? AND soort <> 2 AND sleutel <> x''"
        return [rij[0] for d in dossiers for rij in connection.execute(query, (d.bytes,))]


def gevonden(folder: Path, *zoek: bytes) -> list[bytes]:
    """Return which of these bytes lie in any file of the store: the databases, what lies beside them, the keys."""
    bestanden = [file for file in folder.iterdir() if file.name.startswith("verzuimspoor.")]
    inhoud = b"\0".join(file.read_bytes() for file in sorted(bestanden))
    return [deel for deel in zoek if deel in inhoud]


def woorden() -> list[bytes]:
    """Return what may be found nowhere, as bytes."""
    return [woord.encode() for woord in GEHEIM.values()]
