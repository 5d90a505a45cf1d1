"""Which rules are there? One list, in plain sight; each has a page in docs/regels."""

from dataclasses import dataclass

from domain.rules import (
    aan_zet,
    datakwaliteit,
    doelbinding,
    leerplicht,
    mas,
    overdracht,
    risicokinderen,
    rmc,
    thuisperiode,
    thuiszitter,
    vrijstellingen,
    zestien_uur,
    ziekteverzuim,
)


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule: its id (also the name of its file and of its page) and where it comes from."""

    id: str
    bron: str


CATALOGUE: tuple[Regel, ...] = (
    Regel(leerplicht.REGEL, leerplicht.BRON),
    Regel(thuisperiode.REGEL, thuisperiode.BRON),
    Regel(thuiszitter.REGEL, thuiszitter.BRON),
    Regel(zestien_uur.REGEL, zestien_uur.BRON),
    Regel(ziekteverzuim.REGEL, ziekteverzuim.BRON),
    Regel(rmc.REGEL, rmc.BRON),
    Regel(risicokinderen.REGEL, risicokinderen.BRON),
    Regel(aan_zet.REGEL, aan_zet.BRON),
    Regel(doelbinding.REGEL, doelbinding.BRON),
    Regel(datakwaliteit.REGEL, datakwaliteit.BRON),
    Regel(mas.REGEL, mas.BRON),
    Regel(overdracht.REGEL, overdracht.BRON),
    Regel(vrijstellingen.REGEL, vrijstellingen.BRON),
)
