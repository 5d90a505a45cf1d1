"""How do the keys stand: by which versions are they wrapped and numbers found, and is anything halfway?"""

from collections.abc import Iterator
from typing import Any

from projections.stores.databank import PostgresDatabank
from services.eventlog.indexrotatie import Indexversie
from services.eventlog.indexrotatie import versies as indexversies
from services.eventlog.log import EventLog
from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutelinrichting import moet_schoon
from services.eventlog.sleutelrotatie import OUD, VERVALLEN, versies
from services.vragen.bevinding import Onderdeel
from services.vragen.opslag import private


def sleutelstand(log: EventLog) -> dict[str, Any]:
    """Return how the keys stand; nothing secret is in it."""
    return {
        "sleutels": log.sleutels.naam,
        "aantal": log.sleutels.aantal(),
        "meestersleutel": log.sleutels.meester.naam,
        "versies": [{"versie": v.versie, "stand": v.stand, "sleutels": v.sleutels} for v in versies(log.sleutels)],
        "indexversies": [{"versie": v.versie, "nummers": v.nummers} for v in _index(log)],
    }


def onderdelen(log: EventLog) -> Iterator[Onderdeel]:
    """Yield what was looked at, good or bad."""
    kast = log.sleutels
    if kast.path is not None:
        yield private("Sleutelbestand", kast.path)
    if isinstance(kast.databank, PostgresDatabank):
        is_apart = not isinstance(log.databank, PostgresDatabank) or kast.databank.adres != log.databank.adres
        remedie = "geef de sleutels een eigen database, met kort bewaarde kopieën (VERZUIMSPOOR_SLEUTELS)"
        yield Onderdeel("Sleutels op server", is_apart, kast.naam, remedie)
    if isinstance(kast.meester, Meesterbestand):
        yield private("Meestersleutel", kast.meester.path)
    yield _master(log)
    halverwege = len(_index(log)) > 1
    bevinding = "de sleutel wordt vervangen" if halverwege else "één sleutel"
    yield Onderdeel("Index van nummers", not halverwege, bevinding, "draai verzuimspoor sleutels roteer-index")
    schoon = not moet_schoon(kast.databank)
    bevinding = "opgeschoond" if schoon else "er kunnen nog oude sleutels in de opslag liggen"
    yield Onderdeel("Oude sleutels", schoon, bevinding, "sluit andere processen en draai doctor nog eens")


def _master(log: EventLog) -> Onderdeel:
    stand = versies(log.sleutels)
    onder_oud = sum(v.sleutels for v in stand if v.stand == OUD)
    vervallen = {v.versie for v in stand if v.stand == VERVALLEN} & set(log.sleutels.meester.versies())
    huidig = next(v for v in stand if v.stand not in (OUD, VERVALLEN))
    bevinding = f"versie {huidig.versie}, {huidig.sleutels} sleutels"
    if onder_oud:
        remedie = "draai verzuimspoor sleutels roteer: dan gaat het verder"
        return Onderdeel("Meesterversie", False, f"{bevinding}; {onder_oud} onder een oudere versie", remedie)
    if any(v.stand == OUD for v in stand):
        bevinding += "; een oudere versie is niet meer nodig (sleutels roteer --ruim-op)"
    if vervallen:
        remedie = f"haal versie {min(vervallen)} weg uit {log.sleutels.meester.naam}"
        return Onderdeel("Meesterversie", False, f"{bevinding}; een vervallen versie is er nog", remedie)
    return Onderdeel("Meesterversie", True, bevinding)


def _index(log: EventLog) -> list[Indexversie]:
    return indexversies(log.databank)
