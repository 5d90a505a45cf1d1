"""Which lines of the Logboek Dataverwerkingen go along with what is recorded?"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID

from domain.decisions.schoolteam import VAN_EEN_TEAM
from domain.events.beleid import BeleidVastgesteld, KalenderVastgesteld
from services.eventlog.codec import Nieuw
from services.eventlog.sleutels import Sleutelnaam, Sleutelsoort
from services.logboek import Logboek, Pakket
from services.logboek.boek import pseudoniem
from services.logboek.handeling import huidige_of_losse

VAN_GEEN_LEERLING = (*VAN_EEN_TEAM, BeleidVastgesteld, KalenderVastgesteld)


@contextmanager
def vastgelegd(logboek: Logboek, nieuw: Sequence[Nieuw], sleutels: Mapping[Sleutelnaam, bytes]) -> Iterator[Pakket]:
    """
    Give what is to be written in the transaction of new events, and remember it once that was done.

    `sleutels` are the keys of these events: mostly those from which the pseudonyms are made, so that nothing is asked.
    """
    ids = list(dict.fromkeys(n.dossier_id for n in nieuw if not isinstance(n.feit, VAN_GEEN_LEERLING)))
    handeling = huidige_of_losse()
    pakket = logboek.pakket(handeling, _pseudonyms(logboek, ids, sleutels))
    yield pakket
    logboek.geschreven(handeling, pakket, ids)


def _pseudonyms(logboek: Logboek, ids: Sequence[UUID], sleutels: Mapping[Sleutelnaam, bytes]) -> dict[UUID, bytes]:
    gevonden = {
        dossier_id: pseudoniem(sleutels[dossier_id, Sleutelsoort.DOSSIER])
        for dossier_id in ids
        if (dossier_id, Sleutelsoort.DOSSIER) in sleutels
    }
    rest = [dossier_id for dossier_id in ids if dossier_id not in gevonden]
    return gevonden | (logboek.betrokkenen(rest) if rest else {})
