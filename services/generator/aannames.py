"""How often does what happen, and who says so?"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

AANNAME = "aanname"


def _per_duizend(waarde: float, bron: str, uitleg: str) -> float:
    return _aanname(waarde, bron, f"{uitleg}, per 1.000 leerlingen per schooljaar")


def _aanname(waarde: float, bron: str, uitleg: str) -> float:
    standaard: float = field(default=waarde, metadata={"bron": bron, "uitleg": uitleg})
    return standaard


@dataclass(frozen=True, slots=True)
class Aannames:
    """
    The frequencies behind the invented pupils, each with its source.

    No duration distribution and no number of meldingen per pupil has been published beyond these
    figures, so most are assumptions; none of them may be read as a finding.
    """

    zestien_uur: float = _per_duizend(14.0, "BREDA min LRV en luxe", "leerlingen met 16 uur verzuim")
    luxe: float = _per_duizend(5.0, AANNAME, "leerlingen met luxeverzuim")
    langdurig: float = _per_duizend(1.7, "DGR 2017/18: 4.174 van 2,43 miljoen", "langdurig verzuim")
    overig: float = _per_duizend(8.0, AANNAME, "leerlingen met overig verzuim")
    absoluut: float = _per_duizend(1.9, "DGR 2017/18: 4.515 van 2,43 miljoen", "absoluut verzuim")
    vrijstelling: float = _per_duizend(2.3, "DGR 2017/18: 5.576 van 2,43 miljoen", "vrijstellingen")
    ziekte: float = _per_duizend(2.0, AANNAME, "zorgwekkend ziekteverzuim dat de gemeente ziet")
    verlof: float = _per_duizend(0.5, AANNAME, "verlof dat de gemeente ziet")

    langer_dan_drie_maanden: float = _aanname(
        0.52, "TEL 4.479 van DGR 8.689", "deel van het langdurig verzuim dat langer duurt"
    )
    vorig_schooljaar: float = _aanname(0.25, AANNAME, "deel van het langdurig verzuim dat voor de zomer begon")
    blijft_open: float = _aanname(0.2, AANNAME, "deel van de LRV waarvan de school nooit een einddatum geeft")
    herhaling: float = _aanname(0.25, AANNAME, "kans dat op een melding nog een melding volgt")
    ingetrokken: float = _aanname(0.03, AANNAME, "deel van de meldingen dat onterecht blijkt")
    kennisgeving: float = _aanname(0.2, AANNAME, "deel van de korte meldingen met status K")

    ingeschreven: float = _aanname(0.6, AANNAME, "deel van de leerlingen van wie de inschrijving is meegeleverd")
    aanbod: float = _aanname(0.45, AANNAME, "deel van de thuiszitters dat een passend aanbod krijgt")
    aanbod_vervalt: float = _aanname(0.2, AANNAME, "deel van de aanbiedingen dat vervalt")
    handhaving: float = _aanname(0.15, AANNAME, "deel van V3, V4 en luxe dat tot een verhoor leidt")
    dagregistratie: float = _aanname(0.3, AANNAME, "deel van V3 en V4 waarvan de school ook de dagen aanlevert")

    oude_mutaties: float = _aanname(0.15, AANNAME, "deel van de meldingen met ook oudere mutaties in de eerste uitvoer")
    dubbel: float = _aanname(0.02, AANNAME, "deel van de meldingen dat dubbel in de uitvoer staat")
    milliseconden: float = _aanname(0.3, AANNAME, "deel van de meldingen met milliseconden")

    @property
    def per_duizend(self) -> dict[str, float]:
        """The pupils per 1,000 in a year by story, in the order of declaration."""
        namen = ("zestien_uur", "luxe", "langdurig", "overig")
        zonder_melding = ("absoluut", "vrijstelling", "ziekte", "verlof")
        return {naam: getattr(self, naam) for naam in (*namen, *zonder_melding)}

    def verantwoording(self) -> Iterator[str]:
        """Yield a Dutch line for every figure, with its source."""
        for veld in fields(self):
            waarde = f"{getattr(self, veld.name):g}".replace(".", ",")
            yield f"{veld.name} = {waarde}: {veld.metadata['uitleg']} ({veld.metadata['bron']})"


AANNAMES = Aannames()
