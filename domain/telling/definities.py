"""How is each figure of a year said in a report, and from where comes that definition?"""

from collections.abc import Mapping

from domain.telling import cijfers
from domain.telling.cijfers import ERBIJ, MELDING, VRIJSTELLING

_PV = "Leerlingen tegen wie, of tegen wier ouders, in het schooljaar proces-verbaal is opgemaakt"
DEFINITIES: Mapping[str, str] = {
    cijfers.ABSOLUUT.code: "Leerlingen van 5 tot en met 17 jaar die op een dag van het schooljaar niet op een school "
    "stonden ingeschreven en niet waren vrijgesteld.",
    cijfers.ABSOLUUT_LANG.code: "Van hen: wie langer dan drie maanden aaneen zonder school was.",
    cijfers.ABSOLUUT_OPGELOST.code: "Van hen: wie in het schooljaar een school of een vrijstelling kreeg.",
    cijfers.LRV_AANVANG.code: "Leerlingen die op 1 september langer dan vier weken ongeoorloofd thuis zaten, en dat "
    "voor de zomervakantie ook al deden.",
    cijfers.LRV_NIEUW.code: "Leerlingen die in het schooljaar langer dan vier weken ongeoorloofd thuis kwamen te "
    "zitten.",
    cijfers.LRV_LANG.code: "Van hen: wie langer dan drie maanden thuis zat.",
    cijfers.LRV_VERHUISD.code: "Van hen: wie verhuisde of overleed.",
    cijfers.RELATIEF.code: "Leerlingen over wie een melding kwam van zestien uur verzuim in vier lesweken, of van "
    "luxeverzuim.",
    cijfers.ZESTIEN_UUR.code: "Leerlingen over wie een melding kwam van zestien uur verzuim in vier lesweken.",
    cijfers.ZESTIEN_UUR_HERHAALD.code: "Van hen: over wie zo'n melding in het schooljaar vaker kwam.",
    cijfers.LUXE.code: "Leerlingen die zonder toestemming vrij namen buiten de schoolvakantie.",
    **{
        cijfer.code: f"Leerlingen voor wie op een dag van het schooljaar artikel {grond} gold."
        for grond, cijfer in VRIJSTELLING.items()
    },
    cijfers.PV_ABSOLUUT.code: f"{_PV} wegens absoluut verzuim.",
    cijfers.PV_RELATIEF.code: f"{_PV} wegens relatief verzuim.",
    cijfers.PV_LUXE.code: f"{_PV} wegens luxeverzuim.",
    cijfers.PV_ONBEKEND.code: f"{_PV}, zonder dat vastligt om welk verzuim het ging.",
    **{
        cijfer.code: f"Leerlingen over wie in het schooljaar een melding van de soort {soort} kwam, ook als het geen "
        "verzuim bleek."
        for soort, cijfer in MELDING.items()
    },
    cijfers.HALT.code: "Leerlingen die in het schooljaar naar Halt zijn verwezen.",
    cijfers.VERLOF_VERLEEND.code: "Leerlingen voor wie de leerplichtambtenaar in het schooljaar verlof gaf van meer "
    "dan tien schooldagen.",
    cijfers.VERLOF_GEWEIGERD.code: "Leerlingen van wie in het schooljaar een aanvraag voor verlof is geweigerd, door "
    "de school of door de leerplichtambtenaar.",
}
"""By code of a figure, what it counts; who counts in it, counts once."""
BRON_WET = "Leerplichtwet 1969, artikel 25; toelichting bij de Leerplichttelling"
BRON_ERBIJ = "eigen vastleggingen van de gemeente; geen onderdeel van de opgave"


def bron_van(code: str) -> str:
    """Return from where the definition of a figure comes."""
    return BRON_ERBIJ if code in {een.code for een in ERBIJ} else BRON_WET
