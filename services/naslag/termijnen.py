"""What does the page of all terms and steps say?"""

from collections.abc import Iterator

from pydantic.alias_generators import to_camel

from domain.beleid import Beleid
from domain.beleid.ladder import VOORBIJ, Stap
from domain.termijnen.definitie import Afleiding, Begin, Termijndefinitie, Zolang
from services.beleid import lees_profiel, profielen
from services.naslag.tabel import codes, tabel

KOP = """# Termijnen en stappen

Welke termijnen er lopen en welke stappen de ladder heeft, per profiel, met de bron. Deze bladzijde wordt gemaakt uit de
profielen (`python -m services.naslag`) en niet met de hand veranderd. Hoe een termijn loopt, staat in
[termijnen](regels/termijnen.md); wat de klok ermee doet in [klok](regels/klok.md). Staat er "voorstel", dan is het geen
afspraak maar een keuze van ons.

Een regionaal profiel heeft ook alles van `landelijk`; hier staat wat het toevoegt of vervangt. Een wettelijke termijn
die op een zaterdag, zondag of erkende feestdag eindigt, loopt door tot de eerste dag die dat niet is.
"""
LANDELIJK = "landelijk"
AFGELEID = {
    Afleiding.THUISPERIODE: "elke thuisperiode",
    Afleiding.ZESTIEN_UUR: "zestien uur bereikt",
    Afleiding.MELDING_IN_ONDERZOEK: "de melddatum van de melding die een verhoor of proces-verbaal noemt, per persoon",
    Afleiding.GEBOORTE: "geboorte",
    Afleiding.HANDHAVING: "elke gebeurtenis die onder de Wpg valt",
    Afleiding.LEERPLICHT: "de eerste dag van de leerplicht van een kind dat gevolgd werd en geen school heeft",
}
VANAF = {"eerste-dag": "vanaf de eerste dag", "thuiszitter": "vanaf de dag waarop hij thuiszitter is"}
ZOLANG = {
    Zolang.MELDING_OPEN: "het sluiten van de melding",
    Zolang.INGESCHREVEN: "het einde van de inschrijving",
    Zolang.VRIJGESTELD: "het einde van de vrijstelling",
}
AAN_ZET = {
    "pact": "leerplicht zolang een melding open is of er geen school is, anders school",
    "rol": "de genoemde rol",
}
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
ENKELVOUD = {
    **{"werkdagen": "werkdag", "lesdagen": "lesdag", "kalenderdagen": "kalenderdag"},
    **{"weken": "week", "maanden": "maand", "jaren": "jaar"},
}


def terms_md() -> str:
    """Return the page: every term and every step of every profile, with its source."""
    namen = sorted(profielen(), key=lambda naam: (naam != LANDELIJK, naam))
    return "\n".join([KOP, *(regel for naam in namen for regel in _profile(lees_profiel(naam)))]).rstrip() + "\n"


def _profile(beleid: Beleid) -> Iterator[str]:
    basis = None if beleid.gebaseerd_op is None else lees_profiel(beleid.gebaseerd_op)
    termijnen = [t for t in beleid.termijnen if basis is None or t not in basis.termijnen]
    stappen = [s for s in beleid.stap if basis is None or s not in basis.stap]
    yield f"## {beleid.titel}"
    yield ""
    op_basis = "" if basis is None else f", op `{basis.profiel}`"
    yield f"Profiel `{beleid.profiel}`{op_basis}. Bron: {beleid.bron}."
    yield ""
    regels = [_term(t) for t in termijnen]
    if beleid.teamoverleg.uiterlijk and (basis is None or beleid.teamoverleg != basis.teamoverleg):
        regels.append(_team_meeting(beleid))
    if regels:
        kolommen = ("termijn", "wat", "begint bij", "duur", "gehaald door", "vervalt door", "aan zet", "bron")
        yield from tabel(kolommen, regels)
    else:
        yield "Geen eigen termijnen."
        yield ""
    yield from tabel(("stap", "wanneer", "aan", "wat", "bron"), (_step(s) for s in stappen))


def _term(termijn: Termijndefinitie) -> tuple[str, ...]:
    gehaald = codes(termijn.gehaald_door) or "de melding"
    if termijn.ongedaan_door:
        gehaald += f"; ongedaan door {codes(termijn.ongedaan_door)}"
    return (
        f"`{termijn.soort}`",
        termijn.titel,
        _start(termijn),
        _length(termijn) + (", wettelijk" if termijn.wettelijk else ""),
        gehaald,
        _ends(termijn),
        AAN_ZET.get(termijn.aan_zet, termijn.aan_zet),
        termijn.bron,
    )


def _ends(termijn: Termijndefinitie) -> str:
    einde = "" if termijn.zolang is None else ZOLANG[termijn.zolang]
    return ", ".join(deel for deel in (codes(termijn.vervalt_door), einde) if deel)


def _start(termijn: Termijndefinitie) -> str:
    begin = termijn.begin
    if begin.afgeleid is None:
        return _event(begin)
    waarvan = AFGELEID[begin.afgeleid]
    return f"{waarvan}, {VANAF[termijn.vanaf]}" if begin.afgeleid is Afleiding.THUISPERIODE else waarvan


def _event(begin: Begin) -> str:
    delen = [f"`{begin.gebeurtenis}`"]
    if begin.grond:
        delen.append(f"grond {codes(begin.grond, ' of ')}")
    delen.extend(f"met {_value(veld, waarde)}" for veld, waarde in begin.met.items())
    delen.extend(f"niet met {_value(veld, waarde)}" for veld, waarde in begin.zonder.items())
    if begin.eerste_per_persoon:
        delen.append("de eerste van die persoon")
    return ", ".join(delen)


def _value(veld: str, waarde: bool | str) -> str:
    return f"`{to_camel(veld)}`" if waarde is True else f"`{to_camel(veld)}={waarde}`"


def _length(termijn: Termijndefinitie) -> str:
    duur = termijn.duur
    if duur.regel is not None:
        return "tot het laatste van de bewaartermijnen die gelden"
    if duur.dag_van_het_schooljaar is not None:
        return f"tot en met {_day(duur.dag_van_het_schooljaar)} van het schooljaar waarin het feit eindigt"
    if duur.veld is not None:
        return f"tot en met `{to_camel(duur.veld)}`"
    eenheid = str(duur.eenheid)
    return f"1 {ENKELVOUD[eenheid]}" if duur.aantal == 1 else f"{duur.aantal} {eenheid}"


def _day(maand_en_dag: str) -> str:
    maand, dag = (int(deel) for deel in maand_en_dag.split("-"))
    return f"{dag} {MAANDEN[maand - 1]}"


def _team_meeting(beleid: Beleid) -> tuple[str, ...]:
    overleg = beleid.teamoverleg
    dagen = " en ".join(_day(dag) for dag in overleg.uiterlijk)
    return (
        *("`teamoverleg`", "Als schoolteam overleggen", "elk schooljaar, voor elk schoolteam", f"uiterlijk {dagen}"),
        *(codes(("TeamoverlegGehouden",)), "", overleg.aan_zet, overleg.bron),
    )


def _step(stap: Stap) -> tuple[str, ...]:
    bij = stap.bij
    if bij.termijn is not None:
        hoever = "is voorbij" if bij.procent == VOORBIJ else f"op {bij.procent} procent"
        wanneer = f"termijn `{bij.termijn}` {hoever}"
    elif bij.regel is not None:
        wanneer = f"regel `{bij.regel}`"
    else:
        met = "".join(f", met {_value(veld, waarde)}" for veld, waarde in bij.met.items())
        wanneer = f"`{bij.gebeurtenis}`{met}"
    route = "" if stap.route is None else f", op route {stap.route}"
    return f"`{stap.soort}`", wanneer + route, stap.aan, stap.tekst, stap.bron
