"""Which exemptions were asked for, and how does each stand on every day?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.dossier import Dossier, Vastlegging, derived
from domain.events.vrijstelling import (
    AanvraagIngetrokken,
    AanvraagNietBehandeld,
    Grond,
    VrijstellingAangevraagd,
    VrijstellingBeeindigd,
    VrijstellingGeweigerd,
    VrijstellingVerleend,
)
from domain.periode import ALTIJD, DAG, Periode

Sluiting = Vastlegging[AanvraagIngetrokken] | Vastlegging[AanvraagNietBehandeld]
"""What closes a request without an answer."""
_Besluit = Vastlegging[VrijstellingVerleend] | Vastlegging[VrijstellingGeweigerd]
_Stap = Vastlegging[VrijstellingAangevraagd] | _Besluit


class Vrijstellingstatus(StrEnum):
    """How an exemption stands on a day."""

    AANGEVRAAGD = "aangevraagd"
    VERLEEND = "verleend"
    """Granted, but its first day is still to come."""
    VAN_KRACHT = "van-kracht"
    GEWEIGERD = "geweigerd"
    AFGELOPEN = "afgelopen"
    BEEINDIGD = "beeindigd"


@dataclass(frozen=True, slots=True)
class Vrijstelling:
    """
    One request with its decision, or a decision without a request (an exemption that arises by law).

    `van_kracht` holds the days in force; it is None when it was never granted or ended before its first day.
    `eindigt_op` is the first day without it, known only of what was granted. `aanvragen` are the events that asked for
    it, and `gesloten_op` is the day on which it was withdrawn, or left because it stayed incomplete.
    """

    grond: Grond
    gevraagd_op: date | None
    besloten_op: date | None
    verleend_vanaf: date | None
    van_kracht: Periode | None
    eindigt_op: date | None
    is_beeindigd: bool
    gebeurtenissen: tuple[UUID, ...] = field(default=())
    aanvragen: tuple[UUID, ...] = ()
    gesloten_op: date | None = None

    @property
    def sleutel(self) -> str:
        """Tells exemptions apart: the event with which it began."""
        return str(self.gebeurtenissen[0])

    def standen(self) -> Iterator[tuple[Periode, Vrijstellingstatus]]:
        """Yield how it stands, from its first day on and for ever."""
        dagen = sorted(self._turns(), key=lambda keer: keer[0])
        for (van, status), volgende in zip(dagen, [*(van for van, _ in dagen[1:]), self.gesloten_op], strict=True):
            if volgende is None or van < volgende:
                yield Periode(van, ALTIJD if volgende is None else volgende - DAG), status

    def _turns(self) -> Iterator[tuple[date, Vrijstellingstatus]]:
        """Yield from which day on which status holds; of one day the last that is yielded."""
        vanaf = self.verleend_vanaf
        if self.gevraagd_op is not None and (vanaf is None or self.gevraagd_op < vanaf):
            yield self.gevraagd_op, Vrijstellingstatus.AANGEVRAAGD
        if self.besloten_op is not None and vanaf is None:
            yield self.besloten_op, Vrijstellingstatus.GEWEIGERD
        if self.besloten_op is not None and vanaf is not None and self.besloten_op < vanaf:
            yield self.besloten_op, Vrijstellingstatus.VERLEEND
        if self.van_kracht is not None:
            yield self.van_kracht.van, Vrijstellingstatus.VAN_KRACHT
        if self.eindigt_op is not None:
            yield self.eindigt_op, Vrijstellingstatus.BEEINDIGD if self.is_beeindigd else Vrijstellingstatus.AFGELOPEN


@derived
def vrijstellingen(dossier: Dossier) -> tuple[Vrijstelling, ...]:
    """
    Een vrijstelling wordt aangevraagd, verleend of geweigerd, geldt op haar dagen, en loopt af of wordt beeindigd.

    Source: docs/regels/vrijstellingen.md. By ground, and in the order of the days they began. A decision answers
    every request of the same ground that is open on its day; asking again before the decision is the same request.
    """
    stappen: list[_Stap] = [*dossier.van(VrijstellingAangevraagd), *dossier.van(VrijstellingVerleend)]
    stappen.extend(dossier.van(VrijstellingGeweigerd))
    if not stappen:
        return ()
    einden = dossier.op_datum(VrijstellingBeeindigd)
    sluitingen = sluitingen_van(dossier)
    gevonden: list[Vrijstelling] = []
    for grond in Grond:
        van_de_grond = sorted((s for s in stappen if s.feit.grond is grond), key=_order)
        gevonden.extend(_cases(van_de_grond, [e for e in einden if e.feit.grond is grond], sluitingen))
    return tuple(gevonden)


def sluitingen_van(dossier: Dossier) -> list[Sluiting]:
    """Return what closed requests without an answer, in the order of the days of it."""
    alle: list[Sluiting] = [*dossier.van(AanvraagIngetrokken), *dossier.van(AanvraagNietBehandeld)]
    return sorted(alle, key=lambda v: closed_on(v.feit))


def closed_on(feit: AanvraagIngetrokken | AanvraagNietBehandeld) -> date:
    """Return the day on which a request was closed: that of the decision, where there is one."""
    besluit = feit.besluit_op if isinstance(feit, AanvraagNietBehandeld) else None
    return besluit or feit.geldig_op


def _order(stap: _Stap) -> tuple[date, bool]:
    if isinstance(stap.feit, VrijstellingAangevraagd):
        return stap.feit.geldig_op, False
    return stap.feit.besluit_op or stap.feit.geldig_op, True


def _cases(
    stappen: list[_Stap], einden: list[Vastlegging[VrijstellingBeeindigd]], sluitingen: list[Sluiting]
) -> Iterator[Vrijstelling]:
    gevraagd: list[_Stap] = []
    for stap in stappen:
        if (sluiting := _closed(gevraagd, sluitingen, _order(stap)[0])) is not None:
            yield _case(gevraagd, None, einden, sluiting)
            gevraagd = []
        if isinstance(stap.feit, VrijstellingAangevraagd):
            gevraagd.append(stap)
        else:
            yield _case([*gevraagd, stap], stap.feit, einden)
            gevraagd = []
    if gevraagd:
        yield _case(gevraagd, None, einden, _closed(gevraagd, sluitingen, ALTIJD))


def _closed(gevraagd: list[_Stap], sluitingen: list[Sluiting], tot_en_met: date) -> Sluiting | None:
    """Return what closed these requests by that day, on or after the day of the first."""
    ids = {stap.id for stap in gevraagd}
    for sluiting in sluitingen:
        if sluiting.feit.aanvraag in ids and gevraagd[0].feit.geldig_op <= closed_on(sluiting.feit) <= tot_en_met:
            return sluiting
    return None


def _case(
    stappen: list[_Stap],
    besluit: VrijstellingVerleend | VrijstellingGeweigerd | None,
    einden: list[Vastlegging[VrijstellingBeeindigd]],
    sluiting: Sluiting | None = None,
) -> Vrijstelling:
    eerste = stappen[0].feit
    vanaf = van_kracht = eindigt_op = beeindigd = None
    if isinstance(besluit, VrijstellingVerleend):
        vanaf = besluit.geldig_op
        beeindigd = next((e for e in einden if e.feit.geldig_op >= vanaf), None)
        laatste = ALTIJD if beeindigd is None else beeindigd.feit.geldig_op - DAG
        if besluit.tot_en_met is not None and besluit.tot_en_met < laatste:
            beeindigd, laatste = None, max(besluit.tot_en_met, vanaf - DAG)
        van_kracht = Periode(vanaf, laatste) if vanaf <= laatste else None
        eindigt_op = None if laatste == ALTIJD else laatste + DAG
    return Vrijstelling(
        grond=eerste.grond,
        gevraagd_op=eerste.geldig_op if isinstance(eerste, VrijstellingAangevraagd) else None,
        besloten_op=None if besluit is None else besluit.besluit_op or besluit.geldig_op,
        verleend_vanaf=vanaf,
        van_kracht=van_kracht,
        eindigt_op=eindigt_op,
        is_beeindigd=beeindigd is not None,
        gebeurtenissen=(*(s.id for s in stappen), *(een.id for een in (beeindigd, sluiting) if een is not None)),
        aanvragen=tuple(s.id for s in stappen if isinstance(s.feit, VrijstellingAangevraagd)),
        gesloten_op=None if sluiting is None else closed_on(sluiting.feit),
    )
