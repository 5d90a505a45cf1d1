"""How does every open dossier get somebody, by the rules or by hand, and each thing recorded once?"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.decisions.voorstel import Voorstel, dossier_met
from domain.decisions.werkverdeling import BRON, Verdeelstand, verdeel, wijs_toe
from domain.dossier import Dossier
from domain.errors import VerzuimspoorError
from domain.events.werk import BehandelaarToegewezen
from domain.kader import Kader
from domain.personeel import Bezetting
from projections.stores.promise import Vraag
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.opnieuw import until_first
from services.installatie import DossierOnbekendError, Installatie
from services.tijd import nu, vandaag

BATCH = 200
"""Dossiers in one transaction."""


class MedewerkerOnbekendError(VerzuimspoorError):
    """Nobody works here under that pseudonym."""


Besluit = Callable[[Dossier, Verdeelstand], tuple[Voorstel, ...]]


@dataclass(frozen=True)
class Verdeler:
    """Records who handles which dossier, on one day; `door` is who does so and `bron` through what."""

    log: EventLog
    kader: Kader
    bezetting: Bezetting
    dag: date
    door: str
    klok: Callable[[], datetime] = nu
    belast: Counter[str] = field(default_factory=Counter)

    def leg_vast(self, wie: Sequence[UUID], besluit: Besluit, bron: str = BRON) -> Counter[str]:
        """
        Decide on dossiers in this order and record what comes of it, by kind of event.

        Who gets one has one more to do, so that the next goes to another. A dossier is read and decided on anew when
        somebody else recorded something meanwhile; any number of these may run at once (raises EventLogError).
        """
        vastgelegd: Counter[str] = Counter()
        for start in range(0, len(wie), BATCH):
            deel = wie[start : start + BATCH]
            nieuw, belast = until_first(lambda deel=deel: self._once(deel, besluit, bron))  # type: ignore[misc] # a default of a lambda
            self.belast.clear()
            self.belast.update(belast)
            vastgelegd.update(n.feit.type_name() for n in nieuw)
        return vastgelegd

    def _once(self, wie: Sequence[UUID], besluit: Besluit, bron: str) -> tuple[list[Nieuw], Counter[str]]:
        belast, nieuw = Counter(self.belast), list[Nieuw]()
        dossiers = self.log.dossiers(wie)
        for dossier_id in wie:
            dossier = dossiers[dossier_id]
            for i, voorstel in enumerate(besluit(dossier, Verdeelstand(self.bezetting, self.dag, belast)), 1):
                van = bron if isinstance(voorstel.feit, BehandelaarToegewezen) else BRON
                nieuw.append(Nieuw(voorstel.id, dossier_id, dossier.versie + i, voorstel.feit, van, self.door))
                if isinstance(voorstel.feit, BehandelaarToegewezen):
                    belast[voorstel.feit.behandelaar] += 1
        if nieuw:
            self.log.append(nieuw, nu=self.klok())
        return nieuw, belast

    def volgens_de_regels(self, dossier: Dossier, stand: Verdeelstand) -> tuple[Voorstel, ...]:
        """Give a dossier that is nobody's to somebody, and let who stands in stand in."""
        return verdeel(dossier, self.kader, stand)

    def opnieuw_volgens_de_regels(self, dossier: Dossier, stand: Verdeelstand) -> tuple[Voorstel, ...]:
        """Give a dossier to whom the rules name now, whoever had it."""
        return verdeel(dossier, self.kader, stand, opnieuw=True)

    def aan(self, wie: str) -> Besluit:
        """Return the decision that gives dossiers to somebody; while he is away, to who stands in."""

        def besluit(dossier: Dossier, stand: Verdeelstand) -> tuple[Voorstel, ...]:
            eerst = wijs_toe(dossier, wie, stand.dag)
            erna = dossier if eerst is None else dossier_met(dossier, eerst)
            daarna = verdeel(erna, self.kader, stand)
            return daarna if eerst is None else (eerst, *daarna)

        return besluit


def verdeler(hier: Installatie, dag: date | None = None) -> Verdeler:
    """Return who divides the dossiers of an installation that may record, today (raises InstellingError)."""
    gebruiker = hier.portier.gebruiker
    door = hier.settings.door if hier.portier.mag_alles else gebruiker.wie
    log = hier.recording().log
    return Verdeler(log, hier.kader, Bezetting(log.personeel()), dag or vandaag(), door)


def verdeel_open_dossiers(hier: Installatie, dag: date | None = None) -> Counter[str]:
    """
    Give every open dossier that is nobody's to somebody by the rules, and let stand in who should; return what is new.

    `dag` is the first day on which they have it; left out, that is today. Doing it twice records nothing more. The rows
    must be up to the log; where nobody works, nothing is done.
    """
    wie = verdeler(hier, dag)
    if not wie.bezetting.op(wie.dag):
        return Counter()
    open_ = hier.eigen_rijen.behandeling(Vraag(wie.dag, hier.catch_up()))
    wie.belast.update(belasting(open_))
    te_doen = [row["dossier_id"] for row in open_ if _may_need(row, wie.bezetting, wie.dag)]
    vastgelegd = wie.leg_vast(te_doen, wie.volgens_de_regels)
    if vastgelegd:
        hier.catch_up()
    return vastgelegd


def belasting(open_: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """Return by pseudonym how many open dossiers are whose."""
    return Counter(row["toegewezen"] for row in open_ if row["toegewezen"] is not None)


def _may_need(row: Mapping[str, Any], bezetting: Bezetting, dag: date) -> bool:
    """Say whether something may be due; the dossier itself decides."""
    van_wie, doet = row["toegewezen"], row["behandelaar"]
    return van_wie is None or van_wie != doet or bezetting.waarnemer(van_wie, dag) != van_wie


def wijs_dossiers_toe(hier: Installatie, dossiers: Sequence[UUID], aan: str, bron: str) -> Counter[str]:
    """
    Give dossiers to somebody from today on, chosen by a person; return what was recorded.

    Raises:
        MedewerkerOnbekendError: nobody of that name works here today.
        ToegangGeweigerdError: one of them may not be seen by whoever asks; nothing was recorded.
        DossierOnbekendError: one of them is not there; nothing was recorded.

    """
    wie = verdeler(hier)
    if wie.bezetting.medewerker(aan, wie.dag) is None:
        raise MedewerkerOnbekendError("deze medewerker werkt hier vandaag niet; kijk bij de medewerkers")
    for dossier_id in dossiers:
        hier.portier.over(dossier_id)
        if not hier.log.is_dossier(dossier_id):
            raise DossierOnbekendError("er is geen dossier met dit id")
    vastgelegd = wie.leg_vast(dossiers, wie.aan(aan), bron)
    hier.catch_up()
    return vastgelegd


def draag_over(hier: Installatie, van: str, aan: str | None, bron: str) -> Counter[str]:
    """
    Give all open dossiers of somebody, as far as they may be seen, to another; without one, to whom the rules name.

    Who stands in for him does so no longer. Raises as `wijs_dossiers_toe`.
    """
    wie = verdeler(hier)
    open_ = hier.rows.behandeling(Vraag(wie.dag, hier.catch_up()))
    dossiers = [row["dossier_id"] for row in open_ if row["toegewezen"] == van]
    if aan is not None:
        return wijs_dossiers_toe(hier, dossiers, aan, bron)
    wie.belast.update(belasting(open_))
    vastgelegd = wie.leg_vast(dossiers, wie.opnieuw_volgens_de_regels)
    hier.catch_up()
    return vastgelegd
