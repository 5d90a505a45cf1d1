"""Which meldingen were made about a pupil, and what became of them?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from domain.events.duo import Meldingsoort as Soort
from services.generator.aannames import Aannames
from services.generator.afloop import Mutatie, verloop
from services.generator.agenda import Agenda, na_dagen
from services.generator.leerling import Leerling, Verhaal
from services.generator.rijen import DATUMVORMEN, Datumvorm
from services.generator.teksten import ACTIES, REDENEN, kies, toelichting

HOOGSTE_AANTAL = 6
VOLWASSEN = 18
SOORTEN: dict[Verhaal, tuple[Soort, Soort]] = {
    Verhaal.ZESTIEN_UUR: (Soort.V3, Soort.V4),
    Verhaal.LANGDURIG: (Soort.LRV, Soort.RMC),
    Verhaal.LUXE: (Soort.LUXE, Soort.OVERIG),
    Verhaal.OVERIG: (Soort.OVERIG, Soort.OVERIG),
}
"""By story the kind of melding, under 18 and from 18 on; other stories have no meldingen."""


@dataclass(frozen=True, slots=True, eq=False)
class Melding:
    """A melding with everything that will ever be said about it, also after the exports."""

    nummer: str
    soort: Soort
    begindatum: date
    melddatum: date
    mutaties: tuple[Mutatie, ...]
    alle_lessen_gemist: bool
    actie_gewenst: bool
    ondernomen_actie: str
    vermoedelijke_reden: str
    toelichting: str
    vorm: Datumvorm
    milliseconden: bool
    met_oude_mutaties: bool
    oudste_eerst: bool
    dubbel: bool

    def bekend_op(self, dag: date) -> list[Mutatie]:
        """Return what had been said at the end of that day, oldest first."""
        return [mutatie for mutatie in self.mutaties if mutatie.moment.date() <= dag]

    @property
    def einddatum(self) -> date | None:
        """The end as it will finally be known."""
        return self.mutaties[-1].einddatum


def meldingen_van(
    leerling: Leerling, schooljaar: int, agenda: Agenda, aannames: Aannames, rng: Random
) -> tuple[Melding, ...]:
    """Invent the meldingen about a pupil that were made on or before the last export."""
    if leerling.verhaal is None or leerling.verhaal not in SOORTEN:
        return ()
    return tuple(_meldingen(leerling, SOORTEN[leerling.verhaal], schooljaar, agenda, aannames, rng))


def _meldingen(
    leerling: Leerling,
    soorten: tuple[Soort, Soort],
    schooljaar: int,
    agenda: Agenda,
    aannames: Aannames,
    rng: Random,
) -> Iterator[Melding]:
    langdurig = leerling.verhaal is Verhaal.LANGDURIG
    uit_vorig = langdurig and rng.random() < aannames.vorig_schooljaar
    begin: date | None = agenda.lesdag(rng, vorig_schooljaar=uit_vorig)
    for volgnummer in range(1, HOOGSTE_AANTAL + 1):
        if begin is None:
            return
        soort = soorten[leerling.heeft_bereikt(VOLWASSEN, begin)]
        nummer = f"{schooljaar}{leerling.index:07d}{volgnummer:02d}"
        melding = _melding(nummer, soort, begin, aannames, rng)
        if melding.melddatum <= agenda.tot_en_met:
            yield melding
        if melding.einddatum is None or rng.random() >= aannames.herhaling:
            return
        begin = agenda.lesdag_vanaf(na_dagen(rng, melding.einddatum, 10, 60))


def _melding(nummer: str, soort: Soort, begin: date, aannames: Aannames, rng: Random) -> Melding:
    melddatum, mutaties = verloop(soort, begin, aannames, rng)
    return Melding(
        nummer=nummer,
        soort=soort,
        begindatum=begin,
        melddatum=melddatum,
        mutaties=mutaties,
        alle_lessen_gemist=soort in (Soort.LRV, Soort.RMC) or rng.random() < 0.2,
        actie_gewenst=rng.random() < 0.8,
        ondernomen_actie=kies(rng, ACTIES),
        vermoedelijke_reden=kies(rng, REDENEN),
        toelichting=toelichting(rng),
        vorm=DATUMVORMEN[int(rng.random() * len(DATUMVORMEN))],
        milliseconden=rng.random() < aannames.milliseconden,
        met_oude_mutaties=rng.random() < aannames.oude_mutaties,
        oudste_eerst=rng.random() < 0.5,
        dubbel=rng.random() < aannames.dubbel,
    )
