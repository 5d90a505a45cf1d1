"""What can be said about two dossiers of one pupil, and who sees them?"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from domain.decisions.identiteit import Samenvoeging, voeg_samen
from domain.dossier import Dossier, dossier_of
from domain.events.base import Event
from domain.rules.overdracht import zichtbaar_voor
from domain.tijdzone import einde_van_de_dag
from tests.kit.kader import landelijk
from tests.kit.verhaal import Verhaal
from tests.kit.woorden import LEERLING, vastgelegd

ANDER = UUID("00000000-0000-4000-8000-000000000002")
MERGE = uuid5(LEERLING, "samenvoeging")


def dossier(dossier_id: UUID, *wat: Event) -> Dossier:
    """Fold facts, each recorded on the day it is about or after the one before it."""
    vastleggingen = []
    laatste = date.min
    for versie, event in enumerate(wat, 1):
        laatste = max(laatste, event.geldig_op)
        vastleggingen.append(vastgelegd(versie, event, laatste.isoformat(), dossier_id=dossier_id))
    return dossier_of(dossier_id, vastleggingen)


def samengevoegd(op: str, blijft: Dossier, gaat_op: Dossier) -> tuple[Dossier, Dossier]:
    """Merge the second into the first, on a day; return both as they are then."""
    besluit = voeg_samen(blijft, gaat_op, uuid5(MERGE, op), date.fromisoformat(op), landelijk())
    assert isinstance(besluit, Samenvoeging), besluit
    weg = vastgelegd(gaat_op.versie + 1, besluit.gaat_op.feit, op, dossier_id=gaat_op.id)
    hier = vastgelegd(blijft.versie + 1, besluit.blijft.feit, op, dossier_id=blijft.id)
    opgegaan = dossier_of(gaat_op.id, (*gaat_op.vastleggingen, replace(weg, id=besluit.gaat_op.id)))
    erna = (*blijft.vastleggingen, *opgegaan.vastleggingen, replace(hier, id=besluit.blijft.id))
    return dossier_of(blijft.id, erna), opgegaan


def verhaal_van(dossier: Dossier) -> Verhaal:
    """Tell a story about a dossier."""
    return Verhaal(dossier, landelijk())


@dataclass(frozen=True)
class Kijker:
    """A municipality that looks at a dossier."""

    dossier: Dossier
    gemeentecode: str

    def ziet(
        self, op: str, omvang: str, feiten: int, *, bekend_op: str | None = None, sinds: str | None = None
    ) -> None:
        """Compare how much is seen on a day, of how many facts, and since or until when."""
        bekend = self.dossier.bekend_op(einde_van_de_dag(date.fromisoformat(bekend_op or "2030-01-01")))
        zicht = zichtbaar_voor(bekend, self.gemeentecode, date.fromisoformat(op), landelijk().gemeenten)

        assert (zicht.omvang, len(zicht.dossier.vastleggingen)) == (omvang, feiten), zicht.uitleg.tekst
        assert sinds is None or zicht.dag == date.fromisoformat(sinds)
        assert zicht.uitleg.tekst.endswith("."), "een uitleg is een zin"
