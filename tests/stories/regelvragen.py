"""
What more can be asked in an example: sixteen hours, sickness, the Doorstroompunt, terms, turns, grounds, the clock?

And exemptions, who is followed before or after school, what is probably missing, and what a pupil adds to the
figures of a year.

`REGELVRAGEN` goes into the questions of the language of examples; docs/regels explains them to whoever writes one.
"""

from collections.abc import Callable, Mapping
from datetime import date

from domain.aanvraag.voorwaarden import voorwaarden
from domain.aanvragen import aanvragen
from domain.rules.datakwaliteit import kwaliteitssignalen
from domain.rules.doelbinding import grondslag
from domain.rules.mas import masroutes
from domain.rules.overdracht import zichtbaar_voor
from domain.rules.rmc import rmc_dagen, rmc_in_beeld
from domain.rules.vrijstellingen import vrijstellingen
from domain.rules.zestien_uur import Overschrijding, overschrijdingen
from domain.rules.ziekteverzuim import ziektesignalen
from domain.telling.geteld import Teldossier
from domain.telling.telfeiten import telfeiten
from domain.termijnen.termijn import Termijnperiode
from projections.views import aanvragen as aanvraagregels
from projections.views import behandeling, risicokinderen
from projections.views.view import OPEN_EINDE
from tests.kit.klok import Verloop
from tests.kit.lijnen import written
from tests.kit.verhaal import Verhaal

GEEN = "geen"
MELDEN = "zestien-uur-melden"


def _looked_at(verhaal: Verhaal, woorden: list[str]) -> tuple[Verloop, dict[str, str]]:
    """Read the pairs behind a question: `bekend 2026-03-04`, `profiel liemers`, `start 2026-03-06`, `na 2026-04-13`."""
    verder = dict(zip(woorden[::2], woorden[1::2], strict=True))
    verloop = Verloop(verhaal)
    if "profiel" in verder:
        verloop = verloop.onder(verder["profiel"])
    if "bekend" in verder:
        verloop = verloop.zoals_bekend_op(verder["bekend"])
    return verloop, verder


def _sixteen_hours(verhaal: Verhaal, woorden: str) -> str:
    verloop, verder = _looked_at(verhaal, woorden.split())
    gevonden = overschrijdingen(verloop.verhaal.dossier, verloop.verhaal.kader)
    if "keer" in verder:
        gevonden = gevonden[int(verder["keer"]) - 1 :][:1]
    return _crossing(gevonden[0], verloop) if gevonden else "niet bereikt"


def _crossing(gevonden: Overschrijding, verloop: Verloop) -> str:
    termijn = next(
        t for t in verloop.inzicht.termijnen if t.soort == MELDEN and t.sleutel == gevonden.bereikt_op.isoformat()
    )
    gemeld = "" if gevonden.gemeld_op is None else f", gemeld {gevonden.gemeld_op}"
    return f"bereikt {gevonden.bereikt_op}, melden {termijn.vervalt_op}{gemeld}, minuten {gevonden.minuten}"


def _sickness(verhaal: Verhaal, woorden: str) -> str:
    verloop, _ = _looked_at(verhaal, woorden.split())
    signalen = ziektesignalen(verloop.verhaal.dossier, verloop.verhaal.kader)
    return ", ".join(f"{s.op} {s.soort}" for s in signalen) or GEEN


def _rmc(verhaal: Verhaal, woorden: str) -> str:
    verloop, _ = _looked_at(verhaal, woorden.split())
    return ", ".join(written(run) for run in rmc_dagen(verloop.verhaal.dossier, verloop.verhaal.kader)) or GEEN


def _in_sight(verhaal: Verhaal, woorden: str) -> str:
    verloop, _ = _looked_at(verhaal, woorden.split())
    gevonden = rmc_in_beeld(verloop.verhaal.dossier, verloop.verhaal.kader)
    return ", ".join(f"{written(p.periode)} {p.reden}" for p in gevonden) or GEEN


def _handled(verhaal: Verhaal, woorden: str) -> str:
    verloop, _ = _looked_at(verhaal, woorden.split())
    gevonden = sorted(behandeling.rows(verloop.inzicht), key=lambda rij: rij.van)
    delen = ((rij.van, "" if rij.tot_en_met == OPEN_EINDE else rij.tot_en_met, rij.behandelaar) for rij in gevonden)
    return ", ".join(f"{van}..{tot} {wie or 'niemand'}" for van, tot, wie in delen) or GEEN


def _followed(verhaal: Verhaal, woorden: str) -> str:
    verloop, _ = _looked_at(verhaal, woorden.split())
    gevonden = sorted(risicokinderen.rows(verloop.inzicht), key=lambda rij: rij.van)
    return ", ".join(f"{rij.van}..{rij.tot_en_met} {rij.status}" for rij in gevonden) or GEEN


def _turn(verhaal: Verhaal, woorden: str) -> str:
    op, *rest = woorden.split()
    verloop, _ = _looked_at(verhaal, rest)
    beurt = verloop.inzicht.beurten.op(date.fromisoformat(op))
    return "niemand" if beurt is None else beurt.rol


def _ground(verhaal: Verhaal, woorden: str) -> str:
    op, *rest = woorden.split()
    verloop, _ = _looked_at(verhaal, rest)
    dossier, kader = verloop.verhaal.dossier, verloop.verhaal.kader
    gevonden = grondslag(
        dossier, kader, verloop.inzicht.thuisperioden, verloop.inzicht.termijnen, date.fromisoformat(op)
    )
    if gevonden is None:
        return GEEN
    return f"{gevonden.soort}, {'zonder einde' if gevonden.tot_en_met is None else f'tot en met {gevonden.tot_en_met}'}"


def _term(verhaal: Verhaal, woorden: str) -> str:
    soort, *rest = woorden.split()
    dag = date.fromisoformat(rest.pop(0)) if len(rest) % 2 else None
    verloop, verder = _looked_at(verhaal, rest)
    gevonden = [
        termijn
        for termijn in verloop.inzicht.termijnen
        if termijn.soort == soort
        and (dag is None or dag in termijn.periode)
        and verder.get("start", termijn.start.isoformat()) == termijn.start.isoformat()
    ]
    laatste = max(gevonden, key=lambda termijn: (termijn.start, termijn.sleutel), default=None)
    return GEEN if laatste is None else _standing(laatste, on_a_day=dag is not None)


def _standing(termijn: Termijnperiode, *, on_a_day: bool) -> str:
    vervalt = f"vervalt {termijn.vervalt_op}"
    if not on_a_day:
        return vervalt
    gehaald = "" if termijn.gehaald_op is None else f", gehaald {termijn.gehaald_op}"
    aan_zet = "" if termijn.aan_zet is None else f", aan zet {termijn.aan_zet}"
    return f"{termijn.status}, {vervalt}{gehaald}{aan_zet}"


def _exemptions(verhaal: Verhaal, woorden: str) -> str:
    verloop, _ = _looked_at(verhaal, woorden.split())
    standen = (stand for v in vrijstellingen(verloop.verhaal.dossier) for stand in v.standen())
    return ", ".join(f"{written(dagen)} {status}" for dagen, status in standen) or GEEN


def _requests(verhaal: Verhaal, woorden: str) -> str:
    """Answer with the days on which requests wait, for whom, and what is missing."""
    verloop, _ = _looked_at(verhaal, woorden.split())
    regels = sorted(aanvraagregels.rows(verloop.inzicht), key=lambda rij: rij.van)
    einde = {OPEN_EINDE: ""}
    return (
        ", ".join(
            f"{r.van}..{einde.get(r.tot_en_met, r.tot_en_met)} {r.grond or r.soort} {r.wacht_op}"
            + (f" zonder {r.ontbreekt}" if r.ontbreekt else "")
            for r in regels
        )
        or GEEN
    )


def _conditions(verhaal: Verhaal, woorden: str) -> str:
    """Answer with what the dossier says of each condition of the last request, in their order."""
    verloop, _ = _looked_at(verhaal, woorden.split())
    dossier = verloop.verhaal.dossier
    laatste = max(aanvragen(dossier), key=lambda a: a.gevraagd_op)
    return ", ".join(v.uitkomst for v in voorwaarden(dossier, verloop.verhaal.kader, laatste)) or GEEN


def _quality(verhaal: Verhaal, woorden: str) -> str:
    verloop, _ = _looked_at(verhaal, woorden.split())
    gevonden = kwaliteitssignalen(verloop.verhaal.dossier, verloop.inzicht.kader)
    return ", ".join(f"{written(s.dagen)} {s.soort} {s.aan}" for s in gevonden) or GEEN


def _count(verhaal: Verhaal, woorden: str) -> str:
    schooljaar, *rest = woorden.split()
    verloop, verder = _looked_at(verhaal, rest)
    inzicht = verloop.inzicht
    leerling = Teldossier(inzicht.dossier, inzicht.kader, inzicht.verblijf, inzicht.plicht, inzicht.thuisperioden)
    tot_en_met = verder.get("tot", "9999-12-31")
    geteld = {
        (feit.op.isoformat(), feit.cijfer, feit.plaats.gemeentecode)
        for feit in telfeiten(leerling)
        if feit.plaats.schooljaar == schooljaar and not feit.cijfer.startswith("melding-")
    }
    getoond = [
        f"{op} {cijfer}" + ("" if gemeente == "0014" else f" in {gemeente}")
        for op, cijfer, gemeente in sorted(geteld, key=str)
        if op <= tot_en_met
    ]
    return ", ".join(getoond) or GEEN


def _routes(verhaal: Verhaal, woorden: str) -> str:
    """Answer `mas halt 2026-03-10`: the conditions by what is said of them; `mas halt 2026-03-10 genoeg` names one."""
    route, op, *rest = woorden.split()
    verloop, dag = Verloop(verhaal), date.fromisoformat(op)
    inzicht = verloop.inzicht
    standen = masroutes(inzicht.dossier, inzicht.kader, inzicht.plicht, inzicht.thuisperioden, inzicht.termijnen, dag)
    voorwaarden = next(stand for stand in standen if stand.route == route).voorwaarden
    gevraagd = [v for v in voorwaarden if not rest or v.code in rest]
    return ", ".join(f"{v.code} {v.oordeel}" for v in gevraagd) or GEEN


def _sight(verhaal: Verhaal, woorden: str) -> str:
    """Answer `zicht 0014 2026-03-02`: what that municipality sees."""
    gemeentecode, op, *rest = woorden.split()
    verloop, _ = _looked_at(verhaal, rest)
    dossier, gemeenten = verloop.verhaal.dossier, verloop.verhaal.kader.gemeenten
    zicht = zichtbaar_voor(dossier, gemeentecode, date.fromisoformat(op), gemeenten)
    return str(zicht.omvang) if zicht.dag is None else f"{zicht.omvang}, {zicht.dag}"


def _clock(verhaal: Verhaal, woorden: str) -> str:
    op, *rest = woorden.split()
    verloop, verder = _looked_at(verhaal, rest)
    if "na" in verder:
        slagen = verloop.zoals_bekend_op(verder["na"]).sloeg_de_klok(verder["na"])
        later = [v for v in verloop.verhaal.dossier.vastleggingen if v.id not in slagen.verhaal.dossier.ids]
        verloop = slagen.met_vastleggingen(later)
    return ", ".join(verloop.als_het_is(op).regels) or "niets"


REGELVRAGEN: Mapping[str, Callable[[Verhaal, str], str]] = {
    "zestien-uur": _sixteen_hours,
    "ziektesignalen": _sickness,
    "rmc": _rmc,
    "in-beeld": _in_sight,
    "gevolgd": _followed,
    "behandeling": _handled,
    "aan-zet": _turn,
    "grondslag": _ground,
    "termijn": _term,
    "klok": _clock,
    "vrijstellingen": _exemptions,
    "aanvragen": _requests,
    "voorwaarden": _conditions,
    "kwaliteit": _quality,
    "telling": _count,
    "mas": _routes,
    "zicht": _sight,
}
"""What can be asked, by its first word."""
