"""How does an action of which pupils are part come into the log, and how is it found again?"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from domain.vaste_stromen import VASTE_STROMEN
from projections.stores.databank import Databank, PostgresDatabank, brokken, uuid_of
from services.logboek.handeling import Handeling, milliseconden
from services.logboek.regels import SLEUTELVERSIE, Pakket, Regel, Status, Toegangsregel
from services.logboek.spoor import spans
from services.logboek.verwerkingen import VERWERKING_VAN

DOSSIERSLEUTEL = 0
"""The kind of key from which the pseudonym of a pupil is made: it goes when the dossier is destroyed."""
PSEUDONIEM_BYTES = 16
Sleutelnaam = tuple[UUID, int]


class Sleutels(Protocol):
    """What is needed of the key store."""

    @property
    def stempelsleutel(self) -> bytes:
        """With what lines of the audit log are stamped."""

    def find(self, namen: Iterable[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        """Return those of the keys asked for that are there."""


class Logboek:
    """
    The Logboek Dataverwerkingen and the audit log, in the database of the events.

    A pupil is in it under a pseudonym that is made from his own key: whoever has the tables alone learns nothing, an
    inzageverzoek finds all lines again, and after his dossier is destroyed nobody can say whose lines they were. Lines
    are added and never changed. Several threads may use it at once.
    """

    def __init__(self, databank: Databank, sleutels: Sleutels) -> None:
        self.databank = databank
        self._sleutels = sleutels

    def betrokkenen(self, dossier_ids: Iterable[UUID]) -> dict[UUID, bytes]:
        """Return the pseudonyms of those ids that are of a pupil whose dossier was not destroyed."""
        gevraagd = list(dict.fromkeys(dossier_ids))
        sleutels = self._sleutels.find((dossier_id, DOSSIERSLEUTEL) for dossier_id in gevraagd)
        anderen = self._of_no_pupil([dossier_id for dossier_id, _ in sleutels])
        return {
            dossier_id: pseudoniem(sleutels[dossier_id, DOSSIERSLEUTEL])
            for dossier_id in gevraagd
            if (dossier_id, DOSSIERSLEUTEL) in sleutels and dossier_id not in anderen
        }

    def _of_no_pupil(self, ids: Sequence[UUID]) -> set[UUID]:
        """Return which streams are not about a pupil."""
        gevonden = set(VASTE_STROMEN)
        for deel in brokken(ids):
            van_deze, waarden = self.databank.onder("stroom_id", deel)
            with self.databank.lezen() as v:
                query = f"SELECT stroom_id FROM andere_stroom WHERE {van_deze}"  # noqa: S608 - our own name
                gevonden |= {uuid_of(row[0]) for row in v.vraag(query, waarden)}
        return gevonden

    def pakket(self, handeling: Handeling, betrokkenen: Mapping[UUID, bytes], status: Status = Status.UNSET) -> Pakket:
        """
        Return what is to be written of an action now: a line for each of these pupils, and what the audit log gets.

        With several pupils the action itself has a line without anybody, and each of them one below it.
        """
        spoor = handeling.spoor
        verwerking = handeling.verwerking if betrokkenen else VERWERKING_VAN.get(handeling.actie, "")
        alleen = len(betrokkenen) == 1 and not handeling.geboekt
        hoofd = [] if handeling.geboekt or not betrokkenen else [spoor.span_id]
        nieuw = spans(1 + (0 if alleen else len(betrokkenen)))
        ids = [*hoofd, *nieuw[1:]]
        wie = list(betrokkenen.values()) if alleen or not hoofd else [None, *betrokkenen.values()]
        eind = milliseconden()
        regels = [
            Regel(
                spoor.trace_id,
                span_id,
                spoor.ouder if span_id == spoor.span_id else spoor.span_id,
                nieuw[0],
                status,
                verwerking,
                handeling.actie,
                handeling.begonnen,
                eind,
                betrokkene,
                SLEUTELVERSIE,
                handeling.aanroeper,
            )
            for span_id, betrokkene in zip(ids, wie, strict=True)
        ]
        return Pakket(nieuw[0], regels, self._toegang(handeling, verwerking, eind, bool(betrokkenen)))

    def _toegang(self, handeling: Handeling, verwerking: str, moment: int, toont: bool) -> list[Toegangsregel]:
        """Return what was decided, and when nobody decided anything, that the action was done."""
        gezegd = [(b.actie, b.toegestaan, b.reden, b.dossier_id) for b in handeling.besluiten]
        if toont and not (gezegd or handeling.geboekt):
            gezegd = [(handeling.actie, True, f"rol {handeling.rol}", None)]
        van_leerlingen = [dossier_id for *_, dossier_id in gezegd if dossier_id]
        over = self.betrokkenen(van_leerlingen) if van_leerlingen else {}
        regels = []
        for actie, toegestaan, reden, dossier_id in gezegd:
            spoor, wie = handeling.spoor, (handeling.wie, handeling.rol, actie, verwerking)
            betrokkene = over.get(dossier_id) if dossier_id else None
            kaal = Toegangsregel(spoor.trace_id, spoor.span_id, moment, *wie, betrokkene, toegestaan, reden)
            regels.append(self._stamped(kaal))
        return regels

    def _stamped(self, regel: Toegangsregel) -> Toegangsregel:
        return replace(regel, stempel=regel.gestempeld(self._sleutels.stempelsleutel))

    def is_echt(self, regel: Toegangsregel) -> bool:
        """Say whether a line of the audit log is as it was written."""
        return hmac.compare_digest(regel.stempel, regel.gestempeld(self._sleutels.stempelsleutel))

    def gelezen(self, handeling: Handeling, dossier_ids: Iterable[UUID], status: Status = Status.UNSET) -> int:
        """
        Write that an action showed these pupils, and what was decided about it; return how many lines it became.

        Call it before the answer leaves: when it raises, nothing was written, and nothing may be shown. Ids that are of
        no pupil are passed over, and a pupil who has a line of this action gets no second one.

        Raises:
            OpslagError: it could not be written.
            VerwerkingOnbekendError: the register has no activity for this action.

        """
        nieuw = [dossier_id for dossier_id in dict.fromkeys(dossier_ids) if dossier_id not in handeling.gelogd]
        pakket = self.pakket(handeling, self.betrokkenen(nieuw), status)
        if pakket:
            with self.databank.schrijven() as v:
                pakket.schrijf(v, ineens=isinstance(self.databank, PostgresDatabank))
        self.geschreven(handeling, pakket, nieuw)
        return len(pakket.regels)

    def geschreven(self, handeling: Handeling, pakket: Pakket, dossier_ids: Iterable[UUID]) -> None:
        """Remember that this was stored, by whatever transaction."""
        handeling.geboekt = handeling.geboekt or bool(pakket.regels)
        handeling.besluiten.clear()
        handeling.onthoud(iter(dossier_ids))


def pseudoniem(dossiersleutel: bytes) -> bytes:
    """Return what stands for a pupil in the log, given the key of his dossier."""
    return hmac.digest(dossiersleutel, b"verzuimspoor: betrokkene", hashlib.sha256)[:PSEUDONIEM_BYTES]
