"""What does a cell say, and what is wrong with it?"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from stdnum.nl import bsn

from domain.geboortedatum import uiterste
from domain.gemeenten import Gemeenten

T = TypeVar("T")
NUMMER = re.compile(r"^[0-9A-Za-z._-]{1,40}$")
BRIN = re.compile(r"^[0-9]{2}[A-Z]{2}$")
VESTIGING = re.compile(r"^[0-9A-Z]{2}$")
DATUM = re.compile(r"^(?:(\d{4})-(\d{2})-(\d{2})|(\d{4})(\d{2})(\d{2})|(\d{2})-(\d{2})-(\d{4}))$")
PGN_CIJFERS = 9
REST_ONDERWIJSNUMMER = 5
"""What the test of eleven leaves of an onderwijsnummer; of a BSN it leaves nothing."""
BATCHED = 4_096
"""Numbers remembered: the rows of a pupil stand together."""
DAYS = 16_384
"""Days remembered: those of twenty years, in a form or two."""
TEXTS = DAYS
"""Texts remembered of a column: most of those in which texts come back hold days."""
JAREN = range(1900, 2101)
"""Years in which something can have been said."""
LONGEST_TEXT = 20_000
LONGEST_CODE = 100


class Veldfout(Exception):
    """What is wrong with one field: a code, and a Dutch sentence with the remedy; never the value itself."""

    def __init__(self, code: str, melding: str) -> None:
        super().__init__(code)
        self.code = code
        self.melding = melding


def required(tekst: str) -> str:
    """Return the text, or object that it is empty."""
    if not tekst:
        raise Veldfout("verplicht", "is verplicht en is leeg")
    return tekst


def optional(lees: Callable[[str], T]) -> Callable[[str], T | None]:
    """Let an empty cell be None."""
    return lambda tekst: lees(tekst) if tekst else None


def onthouden(lees: Callable[[str], T]) -> Callable[[str], T]:
    """Read each text once and remember what it says; for columns in which the same few texts come back."""
    return lru_cache(maxsize=TEXTS)(lees)


def gemeente(gemeenten: Gemeenten) -> Callable[[str], str]:
    """Return a reader of the code of a municipality that is or was; which one it is on a day, the domain says."""

    def lees(tekst: str) -> str:
        if gemeenten.huidige(tekst) is None:
            raise Veldfout("onbekende-gemeente", "is geen gemeentecode (vier cijfers, met voorloopnullen)")
        return tekst

    return lees


@lru_cache(maxsize=BATCHED)
def pgn(tekst: str) -> str:
    """Return a personal number that passes its test: BSN (R-3.2) or onderwijsnummer (R-3.3)."""
    if not tekst.isascii() or not tekst.isdigit():
        raise Veldfout("pgn-vorm", "is geen nummer van negen cijfers; laat punten, spaties en letters weg")
    if len(tekst) != PGN_CIJFERS:
        tip = "; is bij het bewerken een voorloopnul weggevallen?" if len(tekst) == PGN_CIJFERS - 1 else ""
        raise Veldfout("pgn-lengte", f"heeft {len(tekst)} cijfers in plaats van negen{tip}")
    rest = bsn.checksum(tekst)
    is_bsn = rest == 0 and not tekst.startswith("000")
    is_onderwijsnummer = rest == REST_ONDERWIJSNUMMER and tekst.startswith("10")
    if not is_bsn and not is_onderwijsnummer:
        raise Veldfout(
            "pgn-toets", "is geen geldig BSN en geen geldig onderwijsnummer (elfproef); controleer het nummer"
        )
    return tekst


def _parts(tekst: str) -> tuple[int, int, int]:
    match = DATUM.match(tekst)
    if match is None:
        raise Veldfout("datum-vorm", "is geen datum; schrijf JJJJ-MM-DD, JJJJMMDD of DD-MM-JJJJ")
    jaar, maand, dag, jaar_2, maand_2, dag_2, dag_3, maand_3, jaar_3 = match.groups()
    return int(jaar or jaar_2 or jaar_3), int(maand or maand_2 or maand_3), int(dag or dag_2 or dag_3)


@lru_cache(maxsize=DAYS)
def datum(tekst: str) -> date:
    """Return a day, written in one of the three forms."""
    jaar, maand, dag = _parts(tekst)
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise Veldfout("datum-bestaat-niet", "is geen dag die bestaat") from None


def geboortedatum(vandaag: date) -> Callable[[str], str]:
    """Read birth dates, possibly without a day or a month (R-3.6), that do not lie after `vandaag`."""

    @lru_cache(maxsize=DAYS)
    def lees(tekst: str) -> str:
        jaar, maand, dag = _parts(tekst)
        geschreven = f"{jaar:04}-{maand:02}-{dag:02}"
        try:
            uiterste(geschreven)
        except ValueError:
            raise Veldfout("datum-bestaat-niet", "is geen dag die bestaat") from None
        if date(jaar, maand or 1, dag or 1) > vandaag:
            raise Veldfout("geboortedatum-in-toekomst", "ligt in de toekomst; controleer het jaar")
        return geschreven

    return lees


def moment(tekst: str) -> datetime:
    """Return a local moment: JJJJ-MM-DDTHH:MM:SS, with or without milliseconds."""
    try:
        gelezen = datetime.fromisoformat(tekst)
    except ValueError:
        gelezen = None
    if gelezen is None or gelezen.tzinfo is not None or "T" not in tekst or gelezen.year not in JAREN:
        raise Veldfout("moment-vorm", "is geen moment; schrijf JJJJ-MM-DDTHH:MM:SS in lokale tijd")
    return gelezen


def code(codes: Mapping[str, T]) -> Callable[[str], T]:
    """Read one of a list of codes."""

    def lees(tekst: str) -> T:
        try:
            return codes[required(tekst)]
        except KeyError:
            raise Veldfout("onbekende-code", f"is geen van {', '.join(codes)}") from None

    return lees


def pattern(vorm: re.Pattern[str], uitleg: str) -> Callable[[str], str]:
    """Read a text of a given form."""

    def lees(tekst: str) -> str:
        if vorm.match(required(tekst)) is None:
            raise Veldfout("vorm", uitleg)
        return tekst

    return lees


def vrije_tekst(langste: int) -> Callable[[str], str]:
    """Read free text of at most so many characters."""

    def lees(tekst: str) -> str:
        if len(tekst) > langste:
            raise Veldfout("tekst-te-lang", f"is langer dan {langste} tekens; kort de tekst in")
        return tekst

    return lees
