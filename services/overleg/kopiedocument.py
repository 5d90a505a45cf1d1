"""How is a participant's copy of the agenda printed: as a document?"""

from collections.abc import Callable, Sequence
from datetime import date

from domain.beleid import Beleid
from domain.overleg import Deelnemer, Overlegbeeld
from domain.termijnen.termijn import Termijnstatus
from services.documenten import Alinea, Document, Gegevens, Kop, Onderdeel, Opsomming
from services.installatie import Installatie
from services.logboek.handeling import huidige
from services.overleg.agenda import Agendapunt, open_termijnen

VERTROUWELIJK = (
    "Vertrouwelijk. Op deze kopie staat alleen wat u in uw rol mag weten. Geef haar niet door en vernietig haar na het "
    "overleg."
)
NIEMAND = "Er staat niemand op deze agenda van wie u iets mag weten."
STANDEN = {"thuiszitter": "Thuiszitter", "dreigend": "Dreigt thuiszitter te worden", "geen": "Geen thuiszitter"}
NIEUW = ("Wat? Wie? Uiterlijk op:", "Wat? Wie? Uiterlijk op:")


def kopiedocument(
    overleg: Overlegbeeld,
    deelnemer: Deelnemer,
    punten: Sequence[tuple[str, Agendapunt]],
    beleid: Beleid,
    dag: Callable[[date | str], str],
) -> Document:
    """Return the copy of a participant, of pupils with their names; `dag` writes a day as people do."""
    rol = beleid.rollen.get(deelnemer.rol, deelnemer.rol)
    voor = rol if deelnemer.organisatie is None else f"{rol}, {deelnemer.organisatie}"
    kop = [("Overleg", overleg.titel), ("Dag", dag(overleg.dag))]
    kop += [("Tijd", f"{overleg.begintijd} uur")] if overleg.begintijd else []
    kop += [("Plaats", overleg.plaats)] if overleg.plaats else []
    onderdelen: list[Onderdeel] = [Gegevens((*kop, ("Kopie voor", voor))), Alinea(VERTROUWELIJK, nadruk=True)]
    for nummer, (naam, punt) in enumerate(punten, 1):
        onderdelen += _item(f"{nummer}. {naam}", punt, beleid, dag)
    if not punten:
        onderdelen.append(Alinea(NIEMAND))
    titel = f"{overleg.titel}, {dag(overleg.dag)}"
    return Document(titel, tuple(onderdelen), datum=overleg.dag, voet=f"Vertrouwelijk, kopie voor {voor}")


def _item(kop: str, punt: Agendapunt, beleid: Beleid, dag: Callable[[date | str], str]) -> list[Onderdeel]:
    stand, titels = punt.stand, {t.soort: t.titel for t in beleid.termijnen}
    thuis = (
        "" if stand["thuisSinds"] is None else f" Thuis sinds {dag(stand['thuisSinds'])}, {stand['dagenThuis']} dagen."
    )
    zet = "" if stand["aanZet"] is None else f" Aan zet: {beleid.rollen.get(stand['aanZet'], stand['aanZet'])}."
    uit: list[Onderdeel] = [Kop(kop), Alinea(f"{STANDEN[stand['status']]}.{thuis}{zet}")]
    termijnen = [
        f"{titels.get(t['soort'], t['soort'])}: uiterlijk {dag(t['vervaltOp'])}{_late(t['status'])}"
        for t in open_termijnen(stand)
    ]
    afspraken = [
        f"{een.wat} ({beleid.rollen.get(een.rol, een.rol)}, uiterlijk {dag(een.uiterlijk_op)}{_late(een.status)})"
        for een in punt.open_afspraken
    ]
    for titel, regels in (("Termijnen", termijnen), ("Open afspraken", afspraken), ("Nieuwe afspraken", NIEUW)):
        if regels:
            uit += [Kop(titel, 2), Opsomming(tuple(regels))]
    return uit


def _late(status: str) -> str:
    return ", te laat" if status == Termijnstatus.VERLOPEN else ""


def noteer(hier: Installatie, punten: Sequence[Agendapunt]) -> None:
    """
    Write in the logbook whom a file shows in which no id can be read; before it leaves.

    Raises:
        OpslagError: it could not be written, and nothing may be shown.

    """
    handeling = huidige()
    if handeling is not None:
        hier.log.logboek.gelezen(handeling, [punt.dossier_id for punt in punten])
