"""Who is to act on a day (3.7)?"""

from datetime import date, timedelta

from domain.events.base import Event
from domain.events.ondersteuning import (
    CasusregieBelegd,
    JgzOnderzoekAfgerond,
    VeiligheidszorgAfgesloten,
    VeiligheidszorgGemeld,
)
from domain.events.verzuim import OngeoorloofdVerzuimGeregistreerd
from tests.tweede_mening_regels.kalender import einde_van_het_schooljaar, jarig
from tests.tweede_mening_regels.lopend import Verteld
from tests.tweede_mening_regels.verzuim import ziektesignalen

VIER_WEKEN = timedelta(days=28)


def aan_zet(verteld: Verteld, geboren: date, dag: date) -> set[str | None]:
    """Return the role; more than one where terms that fall due on the same day leave the choice open."""
    if _unsafe(verteld, dag):
        return {"veilig-thuis"}
    open_ = [termijn for termijn in verteld.termijnen(dag) if termijn.is_open]
    if open_:
        eerste = min(termijn.vervalt_op for termijn in open_)
        return {termijn.rol for termijn in open_ if termijn.vervalt_op == eerste}
    regie = sorted(
        (f for f in verteld.feiten if isinstance(f, CasusregieBelegd) and f.geldig_op <= dag), key=lambda f: f.geldig_op
    )
    if regie:
        return {regie[-1].rol}
    if any(melding.is_open_op(dag) for melding in verteld.meldingen):
        return {"rmc" if dag >= jarig(geboren, 18) else "leerplicht"}
    if _sick(verteld, dag):
        return {"jgz"}
    return {"school" if any(_unreported(verteld, feit, dag) for feit in verteld.feiten) else None}


def _unsafe(verteld: Verteld, dag: date) -> bool:
    gemeld = [f.geldig_op for f in verteld.feiten if isinstance(f, VeiligheidszorgGemeld)]
    afgesloten = [f.geldig_op for f in verteld.feiten if isinstance(f, VeiligheidszorgAfgesloten)]
    return any(zorg <= dag and not any(zorg <= klaar <= dag for klaar in afgesloten) for zorg in gemeld)


def _sick(verteld: Verteld, dag: date) -> bool:
    klaar = [f.geldig_op for f in verteld.feiten if isinstance(f, JgzOnderzoekAfgerond)]
    signalen = [op for op, _ in ziektesignalen(verteld.feiten, verteld.lesdag, dag)]
    return any(
        op <= dag <= einde_van_het_schooljaar(op) and not any(op <= eind <= dag for eind in klaar) for op in signalen
    )


def _unreported(verteld: Verteld, feit: Event, dag: date) -> bool:
    if not isinstance(feit, OngeoorloofdVerzuimGeregistreerd):
        return False
    if not feit.geldig_op <= dag < feit.geldig_op + VIER_WEKEN:
        return False
    for melding in verteld.meldingen:
        begonnen = melding.begindatum is not None and melding.begindatum <= feit.geldig_op
        voorbij = melding.laatste_dag is not None and melding.laatste_dag < feit.geldig_op
        if begonnen and not voorbij and not melding.is_ingetrokken:
            return False
    return True
