"""Which figures are there? Two lists, in plain sight, in the order of the report."""

from dataclasses import dataclass

from domain.events.duo import Meldingsoort
from domain.events.vrijstelling import Grond


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure: its code, what it is called, and whether besides pupils also occasions are counted."""

    code: str
    titel: str
    telt_keren: bool = False


ABSOLUUT = Cijfer("absoluut", "Absoluut verzuim")
ABSOLUUT_LANG = Cijfer("absoluut-langer-dan-drie-maanden", "Absoluut verzuim, langer dan drie maanden")
ABSOLUUT_OPGELOST = Cijfer("absoluut-opgelost", "Absoluut verzuim, opgelost in het schooljaar")
LRV_AANVANG = Cijfer("lrv-bij-aanvang", "Langdurig relatief verzuim bij aanvang (1 september)")
LRV_NIEUW = Cijfer("lrv-nieuw", "Langdurig relatief verzuim, nieuwe gevallen")
LRV_LANG = Cijfer("lrv-langer-dan-drie-maanden", "Langdurig relatief verzuim, langer dan drie maanden")
LRV_VERHUISD = Cijfer("lrv-verhuisd", "Langdurig relatief verzuim, verhuisd of overleden")
RELATIEF = Cijfer("relatief", "Relatief verzuim: zestien uur of luxe")
ZESTIEN_UUR = Cijfer("zestien-uur", "Zestien uur in vier lesweken")
ZESTIEN_UUR_HERHAALD = Cijfer("zestien-uur-herhaald", "Zestien uur in vier lesweken, waarvan herhaald")
LUXE = Cijfer("luxe", "Luxeverzuim")
VRIJSTELLING = {
    grond: Cijfer(f"vrijstelling-{grond}", f"Vrijstelling of vervanging, artikel {grond}") for grond in Grond
}
PV_ABSOLUUT = Cijfer("pv-absoluut", "Proces-verbaal wegens absoluut verzuim", telt_keren=True)
PV_RELATIEF = Cijfer("pv-relatief", "Proces-verbaal wegens relatief verzuim", telt_keren=True)
PV_LUXE = Cijfer("pv-luxe", "Proces-verbaal wegens luxeverzuim", telt_keren=True)
PV_ONBEKEND = Cijfer("pv-onbekend", "Proces-verbaal, soort verzuim onbekend", telt_keren=True)
MELDING = {soort: Cijfer(f"melding-{soort}", f"Meldingen {soort}", telt_keren=True) for soort in Meldingsoort}
HALT = Cijfer("halt", "Verwijzing naar Halt", telt_keren=True)
VERLOF_VERLEEND = Cijfer("verlof-verleend", "Verlof verleend door de leerplichtambtenaar", telt_keren=True)
VERLOF_GEWEIGERD = Cijfer("verlof-geweigerd", "Verlof geweigerd", telt_keren=True)

CATALOGUE: tuple[Cijfer, ...] = (
    ABSOLUUT,
    ABSOLUUT_LANG,
    ABSOLUUT_OPGELOST,
    LRV_AANVANG,
    LRV_NIEUW,
    LRV_LANG,
    LRV_VERHUISD,
    RELATIEF,
    ZESTIEN_UUR,
    ZESTIEN_UUR_HERHAALD,
    LUXE,
    *VRIJSTELLING.values(),
    PV_ABSOLUUT,
    PV_RELATIEF,
    PV_LUXE,
    PV_ONBEKEND,
    *MELDING.values(),
)
"""What the law asks for every year (LPW 25, second paragraph)."""
ERBIJ: tuple[Cijfer, ...] = (HALT, VERLOF_VERLEEND, VERLOF_GEWEIGERD)
"""What a council is told besides."""
