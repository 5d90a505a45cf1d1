"""What is read from outside, and what must hold of it whatever is offered?"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import orjson
from atheris import FuzzedDataProvider
from pydantic import ValidationError

from domain.events import BY_TYPE
from domain.tijdzone import moment_of
from services.api.bladeren import Cursor
from services.api.problemen import ProbleemError
from services.api.vraagvormen import Lijstvraag
from services.beleid import ProfielOnbekendError
from services.beleid.profiel import lees_beleid
from services.ingest import BestandError, KolomprofielError, read_profile
from services.ingest.aanlevering import soort_of
from services.ingest.duo_leveringen import DuoLeveringen
from services.ingest.gebeurtenissen import Gebeurtenissen, read_fact
from services.ingest.gelezen import Afgewezen, Lezer, Terugschrijver
from services.ingest.profielmeldingen import Profielmeldingen
from services.ingest.verzuimmeldingen import Verzuimmeldingen
from services.kalenderbestand import KalenderbestandError, lees_kalender
from services.terugmelden.antwoordbestand import Antwoorden
from tests.kit.duo import A04_KORT, A04_NIEUW, A05, A05_NIEUW, bestand, start, weg
from tests.kit.kader import landelijk
from tests.kit.winkel import csv_van, rij

ROOT = Path(__file__).parents[2]
NU = moment_of(1_780_000_000_000_000)
VANDAAG = date(2026, 6, 1)
NUMMER = re.compile(r"(?<!\d)\d{9}(?!\d)")
MERK = bytes(32)


@dataclass(frozen=True, slots=True)
class Doel:
    """A reader: what it does with bytes, and good ones to begin from."""

    lees: Callable[[bytes, Path], None]
    begin: Sequence[bytes]
    woorden: Sequence[str] = ()
    """What means something to this reader, to be put in anywhere."""


def bytes_in(map_: Path, inhoud: bytes, naam: str) -> Path:
    path = map_ / naam
    path.write_bytes(inhoud)
    return path


def stil(_: int) -> None:
    """Hear how far reading is."""


class Leesbaar(Terugschrijver, Protocol):
    """A reader of lines, whatever a line becomes."""

    def __iter__(self) -> Iterator[object]:
        """Yield every line, good or bad."""


def lees_levering(maak: Callable[[Path], Leesbaar], naam: str) -> Callable[[bytes, Path], None]:
    """Read a file of lines: each comes out, an objection tells no number, and what is rejected can be offered again."""

    def lees(inhoud: bytes, map_: Path) -> None:
        try:
            lezer = maak(bytes_in(map_, inhoud, naam))
            uit = list(lezer)
        except BestandError as fout:
            assert not NUMMER.search(str(fout)), "an error names a personal number"
            return
        afgewezen = [regel for regel in uit if isinstance(regel, Afgewezen)]
        for een in afgewezen:
            assert een.bezwaren, "a line was rejected without a reason"
            for bezwaar in een.bezwaren:
                assert bezwaar.code, "an objection has no code"
                assert bezwaar.melding, "an objection has no sentence"
                assert not NUMMER.search(f"{bezwaar.veld} {bezwaar.melding}"), "an objection names a personal number"
        if afgewezen:
            offered_again(lezer, afgewezen, maak, map_ / f"nog eens {naam}")

    return lees


def offered_again(
    lezer: Leesbaar, afgewezen: Iterable[Afgewezen], maak: Callable[[Path], Leesbaar], path: Path
) -> None:
    regels = [lezer.rejects_line(een) for een in afgewezen]
    kop = lezer.rejects_header()
    path.write_text("\n".join([*([] if kop is None else [kop]), *regels, ""]), encoding="utf-8", errors="replace")
    terug = list(maak(path))
    assert len(terug) == len(regels), f"{len(regels)} rows were rejected and {len(terug)} came back"


def antwoorden(path: Path) -> Leesbaar:
    return Antwoorden(path, NU, stil)


def meldingen(path: Path) -> Lezer:
    return Verzuimmeldingen(path, landelijk().gemeenten, VANDAAG, stil)


def gebeurtenissen(path: Path) -> Lezer:
    return Gebeurtenissen(path, NU, stil, lambda _: MERK, keep_recorded=True)


def duo(path: Path) -> Lezer:
    return DuoLeveringen(path, landelijk().gemeenten, VANDAAG, stil)


def kolommen(path: Path) -> Lezer:
    profiel = read_profile("verzonnen-noorderpakket")
    return Profielmeldingen(path, profiel, landelijk().gemeenten, VANDAAG, stil)


def lees_soort(inhoud: bytes, map_: Path) -> None:
    try:
        soort_of(bytes_in(map_, inhoud, "bestand"))
    except BestandError as fout:
        assert not NUMMER.search(str(fout)), "an error names a personal number"


def lees_kolomprofiel(inhoud: bytes, map_: Path) -> None:
    try:
        read_profile(str(bytes_in(map_, inhoud, "profiel.toml")))
    except KolomprofielError as fout:
        assert str(fout)


def lees_kalenderbestand(inhoud: bytes, map_: Path) -> None:
    try:
        lees_kalender(bytes_in(map_, inhoud, "kalender.toml"))
    except KalenderbestandError as fout:
        assert str(fout)


def lees_beleidsbestand(inhoud: bytes, map_: Path) -> None:
    try:
        lees_beleid(str(bytes_in(map_, inhoud, "beleid.toml")))
    except ProfielOnbekendError as fout:
        assert str(fout)


def lees_feit(inhoud: bytes, _map: Path) -> None:
    uit = FuzzedDataProvider(inhoud)
    soort = uit.PickValueInList(SOORTEN)
    namen = sorted(veld.alias or naam for naam, veld in BY_TYPE[soort].model_fields.items())
    velden: dict[str, Any] = {"type": soort, "geldigOp": "2026-01-12"}
    for _ in range(uit.ConsumeIntInRange(0, 8)):
        velden[uit.PickValueInList([*namen, "pgn", "id"])] = a_value(uit)
    gelezen = read_fact(velden, "999990019", lambda _: MERK, NIL)
    if isinstance(gelezen, tuple):
        assert gelezen, "nothing was read, and nothing is said to be wrong"
        assert not any(NUMMER.search(f"{bezwaar.veld} {bezwaar.melding}") for bezwaar in gelezen)


def lees_wat_bijt(inhoud: bytes, _map: Path) -> None:
    assert len(inhoud) < 3, "what was planted"


def a_value(uit: FuzzedDataProvider, diepte: int = 3) -> Any:
    keuze = uit.ConsumeIntInRange(0, 7 if diepte else 5)
    if keuze == 6:
        return [a_value(uit, diepte - 1) for _ in range(uit.ConsumeIntInRange(0, 3))]
    if keuze == 7:
        return {uit.PickValueInList(NAMEN): a_value(uit, diepte - 1) for _ in range(uit.ConsumeIntInRange(0, 3))}
    tekst = uit.ConsumeUnicodeNoSurrogates(12)
    return [uit.PickValueInList(WAARDEN), tekst, uit.ConsumeInt(8), uit.ConsumeFloat(), uit.ConsumeBool(), None][keuze]


def lees_cursor(inhoud: bytes, _map: Path) -> None:
    with suppress(ProbleemError, ValidationError):
        Cursor.lees("/thuiszitters", Lijstvraag(cursor=inhoud.decode("utf-8", "replace")))


NIL = UUID(int=0)
SOORTEN = sorted(BY_TYPE)
NAMEN = sorted({veld.alias or naam for soort in BY_TYPE.values() for naam, veld in soort.model_fields.items()})
WAARDEN = [
    "2026-01-12",
    "9999-12-31",
    "0001-01-01",
    "99AA",
    "00",
    "0014",
    "leerplicht",
    "999990019",
    "5a",
    "3a",
    "jgz",
    "",
]
JSONWOORDEN = [f'"{woord}"' for woord in (*SOORTEN, *NAMEN, *WAARDEN)]
MELDINGEN = csv_van(rij(), rij(meldingsnummer="2", einddatum="")).encode()
ANTWOORDEN = (
    "terugmelding;uitslag;code;melding;verwerkt_op\n"
    f"{NIL};bevestigd;;;2026-02-03T09:00:00\n{NIL};afgewezen;E12;op slot;\n"
).encode()
FEIT = {"type": "Ziekgemeld", "geldigOp": "2026-01-12"}
REGEL = orjson.dumps({"pgn": "999990019", **FEIT})
CATALOGUE: dict[str, Doel] = {
    "verzuimmeldingen": Doel(lees_levering(meldingen, "meldingen.csv"), [MELDINGEN], WAARDEN),
    "gebeurtenissen": Doel(
        lees_levering(gebeurtenissen, "gebeurtenissen.ndjson"), [REGEL + b"\n" + REGEL], JSONWOORDEN
    ),
    "duo": Doel(
        lees_levering(duo, "A05.csv"),
        [bestand(kop, start()).encode() for kop in (A05, A05_NIEUW)]
        + [bestand(kop, weg("202601")).encode() for kop in (A04_KORT, A04_NIEUW)],
    ),
    "kolommen": Doel(
        lees_levering(kolommen, "leverancier.csv"),
        [(ROOT / "tests/services/leveringen/noorderpakket.csv").read_bytes()],
    ),
    "antwoorden": Doel(lees_levering(antwoorden, "antwoorden.csv"), [ANTWOORDEN], ["bevestigd", "afgewezen", str(NIL)]),
    "soort": Doel(lees_soort, [MELDINGEN, REGEL]),
    "kolomprofiel": Doel(
        lees_kolomprofiel, [(ROOT / "services/ingest/kolomprofielen/verzonnen-noorderpakket.toml").read_bytes()]
    ),
    "kalender": Doel(
        lees_kalenderbestand,
        [b'[[afwijking]]\nbereik = "Noord"\nvan = 2026-05-04\ntot_en_met = 2026-05-08\nles = false\n'],
    ),
    "beleid": Doel(lees_beleidsbestand, [(ROOT / "domain/beleid/profiles/lekstroom.toml").read_bytes()]),
    "feit": Doel(lees_feit, [b"Ziekgemeld", bytes(range(64))]),
    "cursor": Doel(lees_cursor, [b"WyJhYmMiLCIyMDI2LTAxLTAxIiwiMjAyNi0wMS0wMVQwMDowMDowMFoiLFsiYSJdLDBd"]),
}
BIJT = Doel(lees_wat_bijt, [b"a"])
"""Falls over what is soon found: without it nobody knows whether anything is looked for."""
