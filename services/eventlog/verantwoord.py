"""Which lines of the Logboek Dataverwerkingen go along with what is recorded?"""

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from uuid import UUID

from domain.decisions.overleg import VAN_EEN_OVERLEG
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.beleid import BeleidVastgesteld, KalenderVastgesteld
from domain.events.jaarverslag import JaarverslagVastgesteld
from domain.events.schoolteam import ContactpersoonAangewezen, ContactpersoonVertrokken, TeamoverlegGehouden
from services.eventlog.codec import Nieuw
from services.eventlog.sleutels import Sleutelnaam, Sleutelsoort
from services.logboek import Logboek, Pakket
from services.logboek.boek import pseudoniem
from services.logboek.handeling import Handeling

VAN_GEEN_LEERLING = (
    ContactpersoonAangewezen,
    ContactpersoonVertrokken,
    TeamoverlegGehouden,
    BeleidVastgesteld,
    KalenderVastgesteld,
    *(soort for soort in VAN_EEN_OVERLEG if soort is not GebeurtenisHerroepen),
    JaarverslagVastgesteld,
)


@contextmanager
def vastgelegd(
    logboek: Logboek, handeling: Handeling, nieuw: Sequence[Nieuw], sleutels: Mapping[Sleutelnaam, bytes]
) -> Iterator[Pakket]:
    """
    Give what is to be written in the transaction of the new events of an action, and remember it once that was done.

    `sleutels` are the keys of these events: mostly those from which the pseudonyms are made, so that nothing is asked.
    """
    ids = list(dict.fromkeys(n.dossier_id for n in nieuw if not isinstance(n.feit, VAN_GEEN_LEERLING)))
    van_een_leerling = {n.dossier_id for n in nieuw if not isinstance(n.feit, GebeurtenisHerroepen)}
    pakket = logboek.pakket(handeling, _pseudonyms(logboek, ids, sleutels, van_een_leerling))
    yield pakket
    logboek.geschreven(handeling, pakket, ids)


def _pseudonyms(
    logboek: Logboek, ids: Sequence[UUID], sleutels: Mapping[Sleutelnaam, bytes], van_een_leerling: Set[UUID]
) -> dict[UUID, bytes]:
    """Return the pseudonyms of these; whether a revocation alone is about a pupil is asked."""
    gevonden = {
        dossier_id: pseudoniem(sleutels[dossier_id, Sleutelsoort.DOSSIER])
        for dossier_id in ids
        if (dossier_id, Sleutelsoort.DOSSIER) in sleutels and dossier_id in van_een_leerling
    }
    rest = [dossier_id for dossier_id in ids if dossier_id not in gevonden]
    return gevonden | (logboek.betrokkenen(rest) if rest else {})
