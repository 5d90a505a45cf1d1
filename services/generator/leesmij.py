"""What must a reader of these files know?"""

from domain.gemeenten import Gemeente
from services.generator.aannames import Aannames
from services.generator.agenda import Agenda
from services.generator.nummers import TESTBEREIK
from services.generator.opdracht import Oogst, Opdracht


def leesmij_land(opdracht: Opdracht, gemeenten: int, in_beeld: int) -> str:
    """Return the text beside the folders of a whole country."""
    wie = "alle leerlingen, ook wie alleen is ingeschreven" if opdracht.iedereen else "alleen van wie iets te melden is"
    return f"""\
ALLES IN DEZE MAP IS VERZONNEN

Een schooljaar van een heel land: een map per gemeente, met daarin haar aanleveringen en een eigen
LEESMIJ.txt met de opdracht, de aantallen en elk cijfer met zijn bron. gemeenten.csv telt ze op.

  startgetal (seed): {opdracht.seed}
  leerlingen: {opdracht.leerlingen}
  schooljaar: {opdracht.schooljaar}-{opdracht.schooljaar + 1}
  gemeenten: {gemeenten}
  in de bestanden: {in_beeld} leerlingen, {wie}

In het echt telden primair en voortgezet onderwijs samen 2.426.369 leerlingen (2020, NJI).

Aannames, waarvoor geen bron is gezocht of gevonden
  hoe groot een gemeente is: haar rang plus een, tot de macht -0,85; Amsterdam, Rotterdam, Den Haag
  en Utrecht gaan voor, de andere staan in de volgorde van hun code
  een school staat waar haar leerlingen wonen; bij een grens komen zij uit beide gemeenten
  alle gemeenten leveren op dezelfde dag aan
  wie alleen is ingeschreven is van elke leeftijd van 5 tot 18 jaar even vaak
Trek uit deze bestanden geen conclusies over een gemeente.
"""


def leesmij(opdracht: Opdracht, gemeente: Gemeente, agenda: Agenda, oogst: Oogst, aannames: Aannames) -> str:
    """Return the text beside the files; it holds nothing that changes from run to run."""
    fouten = "\n".join(f"  {soort}: {aantal}" for soort, aantal in oogst.fouten.items())
    cijfers = "\n".join(f"  {regel}" for regel in aannames.verantwoording())
    return f"""\
ALLES IN DEZE MAP IS VERZONNEN

Geen leerling, school, melding of gebeurtenis in deze bestanden bestaat. Namen en toelichtingen
dragen het woord (verzonnen).

Nummers. De eerste {TESTBEREIK} leerlingen hebben een burgerservicenummer uit het testbereik
999990000 - 999990999, de volgende uit de rest van 9999xxxxx. Daarna zijn het verzonnen nummers die
door de elfproef komen, ook als burgerservicenummer met een voorloopnul of als onderwijsnummer. Of
zo'n nummer ooit aan iemand is uitgegeven, is niet nagegaan: gebruik deze bestanden nooit naast
gegevens van echte leerlingen. Bij een ander startgetal of schooljaar horen dezelfde nummers bij
andere kinderen: meng die niet. Scholen hebben een verzonnen BRIN van 99AA terug tot en met 80ZZ.

Opdracht
  startgetal (seed): {opdracht.seed}
  leerlingen: {opdracht.leerlingen}
  schooljaar: {opdracht.schooljaar}-{opdracht.schooljaar + 1}
  gemeente: {opdracht.gemeentecode} ({gemeente.naam}, vakantieregio {agenda.regio.value})
  eerste uitvoer: {agenda.eerste_export}
  gecorrigeerde uitvoer en gebeurtenissen: {opdracht.tot_en_met}
  fouten: {opdracht.fouten:g}
  dichtheid: {opdracht.dichtheid:g}
Dezelfde opdracht geeft dezelfde bestanden, byte voor byte; een grotere begint met een kleinere.
Geen feit valt of is vastgelegd na {opdracht.tot_en_met}. Alleen het einde van een vrijstelling of
verlof (totEnMet) kan later liggen, zoals bij elk besluit.

Bestanden (onze eigen indeling, geen bestand van DUO)
  {oogst.verzuimmeldingen.name}: {oogst.rijen} rijen, {oogst.rijen_fout} fout
  {oogst.verzuimmeldingen_gecorrigeerd.name}: {oogst.rijen_gecorrigeerd} rijen, geen fout
  {oogst.gebeurtenissen.name}: {oogst.regels} regels
  leerlingen in beeld: {oogst.leerlingen_in_beeld}

Foute rijen in de eerste uitvoer
{fouten}

Cijfers, met hun bron in docs/regels of als aanname
{cijfers}

Ook aannames: leeftijden per verhaal, de uitkomst van een melding, de termijnen tussen melden,
oppakken en afsluiten, de verdeling over onderwijssoorten (groottes van basisscholen: CBS), het deel
met een onderwijsnummer en al het andere waar geen bron bij staat. Trek uit deze bestanden geen
conclusies over echt verzuim.
"""
