"""
By which keys is a number found, while the key of the index changes?

The log says which versions of the key live, oldest first. Whoever looks reads them and the index in one look, and asks
by all of them at once. Whoever registers a number holds the head of the log, sees there that the versions are those it
reckoned with and that no older version finds the number, and stores it by the newest. The versions change only by who
holds the head. So a number is there once, by whatever version, at every moment; and a row that moves to the newest is
found before and after.
"""

from projections.stores.databank import BotsingError, Databank, Verbinding
from services.eventlog.errors import SleutelOntbreektError
from services.eventlog.sleutels import Sleutelkast

NAAM = "indexversies"


def levende_versies(v: Verbinding) -> tuple[int, ...]:
    """Return the versions by which a number may be found, oldest first."""
    [(waarde,)] = v.vraag("SELECT waarde FROM kenmerk WHERE naam = ?", (NAAM,))
    return tuple(int(versie) for versie in bytes(waarde).split(b","))


def schrijf_levende(v: Verbinding, versies: tuple[int, ...]) -> None:
    """Say by which versions numbers may be found; only by who holds the head of the log."""
    waarde = ",".join(map(str, versies)).encode()
    v.doe("UPDATE kenmerk SET waarde = ? WHERE naam = ?", (waarde, NAAM))


def zet_begin(databank: Databank, sleutels: Sleutelkast) -> None:
    """Say of a log that does not know which versions live; every log of ours does from then on."""
    with databank.lezen() as v:
        if v.vraag("SELECT 1 FROM kenmerk WHERE naam = ?", (NAAM,)):
            return
    with databank.schrijven() as v:
        versies = [versie for (versie,) in v.vraag("SELECT DISTINCT sleutelversie FROM pgn_index ORDER BY 1")]
        waarde = ",".join(map(str, versies or [sleutels.index_versie])).encode()
        v.doe("INSERT INTO kenmerk VALUES (?, ?) ON CONFLICT DO NOTHING", (NAAM, waarde))


def kijk_of_ze_leven(databank: Databank, sleutels: Sleutelkast) -> None:
    """Refuse a log and keys of different days (raises SleutelOntbreektError): numbers would not be found."""
    for _ in range(2):  # between the two looks a version may have gone
        with databank.lezen() as v:
            versies = levende_versies(v)
        if all(sleutels.has_index_key(versie) for versie in versies):
            return
    raise SleutelOntbreektError(
        f"nummers in {databank.naam} zijn te vinden met sleutel {versies[0]}, en die is niet in {sleutels.naam}; "
        "zet opslag en sleutels van dezelfde dag terug"
    )


def moet_nog_zo_zijn(v: Verbinding, gerekend: tuple[int, ...], elders: list[bytes]) -> None:
    """
    See that numbers about to be stored are nowhere yet, by whatever version; only by who holds the head of the log.

    Raises:
        BotsingError: the versions changed, or somebody was first.

    """
    if levende_versies(v) != gerekend:
        raise BotsingError("de sleutel van de index van nummers verandert; begin opnieuw")
    for hash_ in elders:
        if v.vraag("SELECT 1 FROM pgn_index WHERE hash = ?", (hash_,)):
            raise BotsingError("dit nummer is al bekend")
