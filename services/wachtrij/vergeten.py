"""What is left of a destroyed pupil in the deliveries that were handed over?"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from services.wachtrij.levering import lees
from services.wachtrij.map import AFGEWEZEN


def vergeet(folder: Path, nummers: Collection[str]) -> int:
    """
    Drop from the rejected rows that are kept each one that names one of these personal numbers; return how many.

    The other rows stay as they are, to be corrected and offered again. A number that was written in another way than it
    is recorded is not recognised.
    """
    gezocht = [nummer.encode() for nummer in nummers]
    weg = 0
    for path in sorted(folder.glob(f"*/{AFGEWEZEN}")) if gezocht else ():
        levering = lees(path.parent)
        records = list(_records(path, is_ndjson=levering is not None and levering.is_ndjson))
        blijft = [record for record in records if not any(nummer in record for nummer in gezocht)]
        if len(blijft) < len(records):
            weg += len(records) - len(blijft)
            _write(path, b"".join(blijft))
    return weg


def _records(path: Path, *, is_ndjson: bool) -> Iterator[bytes]:
    """Yield the rows with their line ends; one of a CSV goes on as long as a quote is open."""
    record = b""
    for regel in path.read_bytes().splitlines(keepends=True):
        record += regel
        if is_ndjson or record.count(b'"') % 2 == 0:
            yield record
            record = b""
    if record:
        yield record


def _write(path: Path, inhoud: bytes) -> None:
    """Write the file anew, whole or not at all; what it held is overwritten first."""
    deel = path.with_suffix(".deel")
    with open(os.open(deel, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123 - with its rights
        file.write(inhoud)
        file.flush()
        os.fsync(file.fileno())
    with path.open("r+b") as oud:
        oud.write(bytes(path.stat().st_size))
        oud.flush()
        os.fsync(oud.fileno())
    deel.replace(path)
