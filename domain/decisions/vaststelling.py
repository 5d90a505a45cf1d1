"""Which versions of policy and calendars are to be recorded?"""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.beleid import Beleid
from domain.events.beleid import BeleidVastgesteld, Kalenderafwijking, KalenderVastgesteld
from domain.kaderverloop import beleid_op, kalenders_op, schoolkalender
from domain.kalender import Schoolkalender
from domain.stroom import Stroom

Vaststelling = BeleidVastgesteld | KalenderVastgesteld


def nieuwe_versies(
    stroom: Stroom, beleid: Beleid | None, kalenders: Sequence[Schoolkalender], ingangsdatum: date
) -> tuple[Vaststelling, ...]:
    """
    Een nieuwe versie van het beleid of van een kalender geldt vanaf haar ingangsdatum.

    Returns what must be recorded in the stream of policy to let these hold from that day on; what holds on that day
    already is left out.
    """
    return (*_policy(stroom, beleid, ingangsdatum), *_calendars(stroom, kalenders, ingangsdatum))


def _policy(stroom: Stroom, beleid: Beleid | None, ingangsdatum: date) -> Iterator[BeleidVastgesteld]:
    if beleid is None:
        return
    inhoud = beleid.model_dump(mode="json")
    geldend = beleid_op(stroom, ingangsdatum)
    if geldend is None or geldend.feit.inhoud != inhoud:
        eerder = [v for v in stroom.van(BeleidVastgesteld) if v.feit.profiel == beleid.profiel]
        yield BeleidVastgesteld(
            geldig_op=ingangsdatum,
            ingangsdatum=ingangsdatum,
            versie=len(eerder) + 1,
            profiel=beleid.profiel,
            inhoud=inhoud,
        )


def _calendars(
    stroom: Stroom, kalenders: Sequence[Schoolkalender], ingangsdatum: date
) -> Iterator[KalenderVastgesteld]:
    geldend = {v.feit.bereik: schoolkalender(v.feit) for v in kalenders_op(stroom, ingangsdatum)}
    for kalender in kalenders:
        if geldend.get(kalender.bereik, Schoolkalender(kalender.bereik)) != kalender:
            eerder = [v for v in stroom.van(KalenderVastgesteld) if v.feit.bereik == kalender.bereik]
            yield KalenderVastgesteld(
                geldig_op=ingangsdatum,
                ingangsdatum=ingangsdatum,
                versie=len(eerder) + 1,
                bereik=kalender.bereik,
                vakantieregio=kalender.vakantieregio,
                afwijkingen=tuple(
                    Kalenderafwijking(van=a.periode.van, tot_en_met=a.periode.tot_en_met, les=a.les)
                    for a in kalender.afwijkingen
                ),
            )
