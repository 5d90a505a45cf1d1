"""Which meetings are there for whoever asks?"""

from datetime import date, timedelta
from uuid import UUID

from domain.errors import VerzuimspoorError
from domain.overleg import Overleg, Overlegbeeld, beeld
from projections.stores.promise import Vraag
from services.installatie import Installatie

TERUG, VOORUIT = timedelta(days=90), timedelta(days=400)
"""So far a list of meetings looks back and ahead."""


class OverlegOnbekendError(VerzuimspoorError):
    """There is no such meeting, or it was not known then."""


def overleg_van(hier: Installatie, geschreven: str, vraag: Vraag) -> tuple[Overleg, Overlegbeeld]:
    """
    Return a meeting as it was known, and how it stood.

    Raises:
        OverlegOnbekendError: there is none.
        ToegangGeweigerdError: it is a meeting of another municipality.

    """
    try:
        overleg_id = UUID(geschreven)
    except ValueError:
        raise OverlegOnbekendError("er is geen overleg met dit nummer") from None
    overleg = hier.log.overleg(overleg_id)
    staat = None if overleg is None else beeld(overleg.bekend_op(vraag.bekend_op))
    if overleg is None or staat is None:
        raise OverlegOnbekendError("er is geen overleg met dit nummer, of het was toen nog niet bekend")
    hier.portier.mag_gemeente(staat.gemeentecode)
    return overleg.bekend_op(vraag.bekend_op), staat


def overleggen(
    hier: Installatie, vraag: Vraag, *, van: date | None = None, tot_en_met: date | None = None
) -> list[Overlegbeeld]:
    """Return the meetings on these days that whoever asks may see, by day; of other municipalities there are none."""
    eerste, laatste = van or vraag.peildatum - TERUG, tot_en_met or vraag.peildatum + VOORUIT
    zicht = hier.portier.zicht()
    standen = (beeld(o.bekend_op(vraag.bekend_op)) for o in hier.log.overleggen(eerste, laatste))
    te_zien = [
        staat
        for staat in standen
        if staat is not None
        and eerste <= staat.dag <= laatste
        and (zicht is None or staat.gemeentecode in zicht.telcodes)
    ]
    return sorted(te_zien, key=lambda staat: (staat.dag, staat.begintijd or "", staat.id))
