"""Which dossiers are open, and who is to handle them by the rules of the profile?"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.aanvragen import aanvragen
from domain.beleid import Beleid
from domain.beleid.werkverdeling import Toewijzing
from domain.dossier import Dossier
from domain.events.identiteit import LeerlingGeregistreerd
from domain.kader import Kader
from domain.melding import meldingen, open_dagen
from domain.periode import NOOIT, Dagen
from domain.personeel import Bezetting, Medewerker
from domain.rules.aan_zet import NIET_MEEGETELD
from domain.rules.thuisperiode import thuisperioden
from domain.schoollocatie import Schoollocatie
from domain.termijnen.lopen import termijnperiodes
from domain.uitleg import Uitleg
from domain.woongemeente import woongemeente_op
from domain.woonplaats import niet_hier, verblijf_van

REGEL = "werkverdeling"
BRON = "Profiel, [werkverdeling] en [[toewijzing]]"
MINST_BELAST = "minst-belast"
"""The name of the last resort, as `BehandelaarToegewezen` has it in `volgens`."""
SCHOOL = "school"
_WOORDEN = re.compile(r"[^\s\-]+")
_DUBBEL = re.compile(r"-[^A-Z]+$")
"""A first name of a double surname, with what stands before the second: `Jansen-de`."""


class Zonderreden(StrEnum):
    """Why nobody handles an open dossier on a day."""

    NIET_TOEGEWEZEN = "niet-toegewezen"
    NIET_BEKEND = "medewerker-onbekend"
    VERTROKKEN = "medewerker-vertrokken"
    GEEN_WAARNEMER = "geen-waarnemer"


REDENEN = {
    Zonderreden.NIET_TOEGEWEZEN: "Het dossier is aan niemand toegewezen.",
    Zonderreden.NIET_BEKEND: "Wie het behandelt, staat niet in de lijst van medewerkers.",
    Zonderreden.VERTROKKEN: "Wie het behandelde, werkt hier niet meer.",
    Zonderreden.GEEN_WAARNEMER: "Wie het behandelt, is afwezig en niemand neemt waar.",
}


@dataclass(frozen=True, slots=True)
class Verdeelkenmerken:
    """What the rules look at: where the pupil goes to school and lives, and how the surname begins."""

    school: Schoollocatie | None = None
    gemeentecode: str | None = None
    woonplaats: str | None = None
    letter: str | None = None


@dataclass(frozen=True, slots=True)
class Keuze:
    """Who is to handle a dossier, by which rule and why; `wie` is None when the rules give it to nobody."""

    wie: str | None
    volgens: str | None
    uitleg: Uitleg


def dagen_open(dossier: Dossier, kader: Kader) -> Dagen:
    """
    Return the days on which the municipality has something in hand.

    An open melding, a pupil at home, a request that waits, or a term that somebody else than the school must meet.
    Keeping the dossier is nobody's work, and who moved abroad or died is followed by nobody.
    """
    if dossier.is_vernietigd or dossier.opgegaan_in is not None:
        return NOOIT
    dagen = [deel for melding in meldingen(dossier) if (deel := open_dagen(melding)) is not None]
    dagen += [thuis.periode for thuis in thuisperioden(dossier, kader)]
    wachtend = [aanvraag.open_ for aanvraag in aanvragen(dossier) if aanvraag.wacht_op != SCHOOL]
    dagen += [deel for deel in wachtend if deel is not None]
    dagen += [
        t.periode
        for t in termijnperiodes(dossier, kader)
        if t.status.is_open and t.aan_zet not in (None, SCHOOL) and t.soort not in NIET_MEEGETELD
    ]
    return Dagen(dagen) - niet_hier(dossier)


def kenmerken(dossier: Dossier, kader: Kader, dag: date) -> Verdeelkenmerken:
    """Return what the rules look at, on a day."""
    verblijf = verblijf_van(dossier, kader)
    woont = woongemeente_op(verblijf.gemeenten, dag)
    namen = [v.feit.naam for v in dossier.van(LeerlingGeregistreerd) if v.feit.naam]
    return Verdeelkenmerken(
        verblijf.locatie_op(dag),
        verblijf.gemeente_op(dag),
        None if woont is None else woont.woonplaats,
        beginletter(namen[-1]) if namen else None,
    )


def beginletter(naam: str) -> str | None:
    """
    Return the first letter of a surname, without its mark; None when there is no letter.

    The surname is what stands before a comma (`Vries, Noor de`), else the last word (`Noor de Vries`), or from the word
    on in which a double name begins (`Lina Jansen-de Boer`). Words in lower case before it do not count.
    """
    voor, komma, _ = naam.partition(",")
    woorden = naam.split()
    dubbel = next((woord for woord in woorden[1:] if _DUBBEL.search(woord)), None)
    achternaam = voor if komma else dubbel or (woorden[-1] if woorden else "")
    delen = _WOORDEN.findall(achternaam)
    eerste = next((deel for deel in delen if not deel.islower()), delen[0] if delen else "")
    for teken in unicodedata.normalize("NFD", eerste):
        if "A" <= teken.upper() <= "Z":
            return teken.upper()
    return None


def past(toewijzing: Toewijzing, bij: Verdeelkenmerken) -> bool:
    """Say whether a rule fits: all that it asks is so; what is not known fits nothing."""
    if toewijzing.scholen and (
        bij.school is None or not {bij.school.brin, bij.school.brin + bij.school.vestiging} & set(toewijzing.scholen)
    ):
        return False
    if toewijzing.gemeenten and bij.gemeentecode not in toewijzing.gemeenten:
        return False
    if toewijzing.woonplaatsen and (bij.woonplaats or "").casefold() not in {
        plaats.casefold() for plaats in toewijzing.woonplaatsen
    }:
        return False
    if toewijzing.letters is None:
        return True
    return bij.letter is not None and toewijzing.letters[0] <= bij.letter <= toewijzing.letters[1]


def kies(beleid: Beleid, bezetting: Bezetting, bij: Verdeelkenmerken, dag: date, belast: Mapping[str, int]) -> Keuze:
    """
    Say who is to handle a dossier with these characteristics from a day on.

    The first rule that fits decides, also when nobody fills its portefeuille: then nobody gets it, so that it is seen.
    Of several who may, it is the one with the least open dossiers (`belast`, by pseudonym) for the hours he works, and
    of equals the first pseudonym; who is away on the day only when all are.
    """
    werkend = bezetting.op(dag)
    if not werkend:
        return _keuze(None, None, "Er werkt hier op deze dag niemand.")
    for regel in beleid.toewijzing:
        if past(regel, bij):
            houders = [m for m in werkend if regel.portefeuille in m.portefeuilles]
            naam = beleid.werkverdeling.portefeuilles[regel.portefeuille]
            if not houders:
                return _keuze(None, regel.regel, f"Regel {regel.regel}: niemand heeft de portefeuille {naam}.")
            gekozen = _least(houders, bezetting, dag, belast)
            return _keuze(gekozen, regel.regel, f"Regel {regel.regel}: de portefeuille {naam}.")
    if beleid.werkverdeling.anders != MINST_BELAST:
        return _keuze(None, None, "Geen regel past, en de afspraken zeggen niet wie het dan doet.")
    rest = [m for m in werkend if m.rol in beleid.werkverdeling.rollen]
    if not rest:
        return _keuze(None, None, "Geen regel past, en er werkt niemand aan wie het anders toevalt.")
    return _keuze(_least(rest, bezetting, dag, belast), MINST_BELAST, "Geen regel past: wie het minst belast is.")


def _keuze(wie: Medewerker | None, volgens: str | None, tekst: str) -> Keuze:
    gebeurtenissen = () if wie is None else (wie.gebeurtenis,)
    return Keuze(None if wie is None else wie.wie, volgens, Uitleg(REGEL, BRON, tekst, gebeurtenissen))


def _least(onder: Iterable[Medewerker], bezetting: Bezetting, dag: date, belast: Mapping[str, int]) -> Medewerker:
    alle = list(onder)
    er = [m for m in alle if bezetting.afwezig(m.wie, dag) is None] or alle
    return min(er, key=lambda m: (belast.get(m.wie, 0) * 100 / m.aandeel, m.wie))


def zonder(bezetting: Bezetting, toegewezen: str | None, behandelaar: str | None, dag: date) -> Zonderreden | None:
    """
    Say why nobody handles an open dossier on a day; None when somebody does.

    `toegewezen` is whose it is and `behandelaar` who handles it that day, which is somebody else while he stands in.
    Where nobody was ever registered, whoever was assigned handles it.
    """
    if behandelaar is None:
        return Zonderreden.NIET_TOEGEWEZEN if toegewezen is None else Zonderreden.GEEN_WAARNEMER
    if not bezetting.medewerkers or bezetting.is_er(behandelaar, dag):
        return None
    if bezetting.afwezig(behandelaar, dag) is not None and bezetting.medewerker(behandelaar, dag) is not None:
        return Zonderreden.GEEN_WAARNEMER
    kent = behandelaar in bezetting.namen()
    return Zonderreden.VERTROKKEN if kent else Zonderreden.NIET_BEKEND


def begint(dagen: Dagen, dag: date) -> date | None:
    """Return since when the dossier is open on a day without a break; None when it is not."""
    return next((run.van for run in dagen if dag in run), None)
