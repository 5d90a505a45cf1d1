"""How is one pupil's history proven, without showing the rest of the log?"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from services.eventlog.controlepunt import Controlepunt, onderteken
from services.eventlog.log import EventLog
from services.eventlog.zegel import Blok, blad_of_blok, lagen, pad, staat_hash, wortel_langs
from services.eventlog.zegeltabel import Opname, Ruwerij
from services.vragen.bevinding import Bevinding
from services.vragen.verify import unreadable
from services.vragen.zegelcontrole import Keten

FORMAAT = "verzuimspoor.bundel.v1"


@dataclass(slots=True)
class Bewijs:
    """What was looked at of one pupil and what was found; the bundle is there when nothing was."""

    gebeurtenissen: int = 0
    stromen: int = 0
    blokken: int = 0
    achteraf: int = 0
    bevindingen: list[Bevinding] = field(default_factory=list)
    bundel: dict[str, Any] | None = None


def bewijs(log: EventLog, dossier_id: UUID, punt: Controlepunt | None = None) -> Bewijs:
    """
    Check one pupil's events, also in what went up in the dossier: each is proven to be in a block of the seal.

    The bundle is against `punt`, a checkpoint that was kept elsewhere, with the events up to there; without one,
    against one of this moment. It holds nothing that was said, only what lies in the log in the clear.
    """
    uit, sleutel = Bewijs(), log.sleutels.zegelsleutel
    stromen = log.stromen_of([dossier_id])[dossier_id]
    with log.opname() as opname:
        alle = list(opname.blokken())
        keten = Keten(log.sleutels, punt, uit.bevindingen)
        echte = list(keten.lees(alle))
        keten.vergelijk()
        rijen = {stroom: opname.rijen_van(stroom) for stroom in stromen}
        for stroom in stromen:
            uit.bevindingen.extend(_versions(stroom, rijen[stroom]))
        van_de_leerling = sorted((rij for stroom in stromen for rij in rijen[stroom]), key=lambda rij: rij.id)
        uit.bevindingen.extend(unreadable(log, van_de_leerling))
        bewezen = list(_proven(opname, echte, van_de_leerling, uit.bevindingen))
    uit.gebeurtenissen, uit.stromen = len(van_de_leerling), len(stromen)
    uit.blokken, uit.achteraf = keten.aantal, keten.achteraf
    tot = punt or Controlepunt.of((ruw.blok for ruw in alle), sleutel)
    if not uit.bevindingen and tot is not None:
        boom = lagen([blad_of_blok(ruw.blok.hash) for ruw in alle[: tot.blok]])
        bewezen = [(rij, blok, buren) for rij, blok, buren in bewezen if rij.id <= tot.laatsteId]
        document = {
            "formaat": FORMAAT,
            "dossierId": str(dossier_id),
            "stromen": {str(s): sum(rij.id <= tot.laatsteId for rij in rijen[s]) for s in stromen},
            "gebeurtenissen": [_event(rij, blok, buren) for rij, blok, buren in bewezen],
            "blokken": [
                _block(blok, pad(boom, blok.nummer - 1)) for blok in dict.fromkeys(blok for _, blok, _ in bewezen)
            ],
            "controlepunt": tot.document(sleutel),
        }
        uit.bundel = {**document, "handtekening": onderteken(document, sleutel)}
    return uit


def _versions(stroom: UUID, rijen: Sequence[Ruwerij]) -> Iterator[Bevinding]:
    for verwacht, rij in enumerate(rijen, 1):
        if rij.versie != verwacht:
            melding = f"is versie {rij.versie} van dossier {stroom}, verwacht {verwacht}"
            yield Bevinding("versie", f"gebeurtenis {rij.id}", melding)
            return


def _proven(
    opname: Opname, blokken: Sequence[Blok], rijen: Sequence[Ruwerij], bevindingen: list[Bevinding]
) -> Iterator[tuple[Ruwerij, Blok, list[bytes]]]:
    """Yield each event with its block and its proof, and say which have none; the events of a block are read once."""
    einden = [blok.laatste_id for blok in blokken]
    for plaats, samen in groupby(rijen, lambda rij: bisect_left(einden, rij.id)):
        blok = blokken[plaats] if plaats < len(blokken) else None
        boom = lagen([r.blad for r in opname.rijen(blok.eerste_id, blok.laatste_id)]) if blok else []
        for rij in samen:
            if blok is None or rij.id < blok.eerste_id:
                bevindingen.append(Bevinding("los", f"gebeurtenis {rij.id}", "staat onder geen blok van het zegel"))
                continue
            buren = pad(boom, rij.id - blok.eerste_id)
            if wortel_langs(rij.blad, rij.id - blok.eerste_id, blok.aantal, buren) != blok.wortel:
                melding = f"zij, of wat er in blok {blok.nummer} naast staat, is niet wat verzegeld is"
                bevindingen.append(Bevinding("inhoud", f"gebeurtenis {rij.id}", melding))
            yield rij, blok, buren


def _event(rij: Ruwerij, blok: Blok, buren: list[bytes]) -> dict[str, Any]:
    return {
        "id": rij.id,
        "stroom": rij.stroom,
        "versie": rij.versie,
        "soort": rij.topic.decode(),
        "gebeurtenisId": str(UUID(bytes=rij.event_id)),
        "ontvangenOp": rij.ontvangen_op,
        "staatHash": staat_hash(rij.state).hex(),
        "blok": blok.nummer,
        "pad": [buur.hex() for buur in buren],
    }


def _block(blok: Blok, buren: list[bytes]) -> dict[str, Any]:
    return {
        "nummer": blok.nummer,
        "eersteId": blok.eerste_id,
        "laatsteId": blok.laatste_id,
        "ontvangenOp": blok.ontvangen_op,
        "soort": blok.soort,
        "wortel": blok.wortel.hex(),
        "vorige": blok.vorige.hex(),
        "pad": [buur.hex() for buur in buren],
    }
