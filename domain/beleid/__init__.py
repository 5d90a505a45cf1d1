"""What has a region agreed, where sources disagree or are silent?"""

from collections import Counter
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.beleid.delen import (
    Bewaarbeleid,
    Gegeven,
    Kalenderbeleid,
    Teamoverlegbeleid,
    Thuiszitterbeleid,
    Zestienuurbeleid,
    Ziektebeleid,
)
from domain.beleid.ladder import Stap
from domain.beleid.werkverdeling import Toewijzing, Werkverdelingbeleid
from domain.termijnen.definitie import GENOEMDE_ROL, VAN_HET_PACT, Termijndefinitie

Rol = Annotated[str, Field(pattern=r"^[a-z-]+$")]


class Beleid(Gegeven):
    """A profile: the parameters and terms of a region, as its TOML file in `profiles/` gives them."""

    profiel: str
    titel: str
    bron: str
    gebaseerd_op: str | None = None
    """The profile that holds where this one says nothing; a term of the same soort replaces that one."""
    kalender: Kalenderbeleid = Kalenderbeleid()
    thuiszitter: Thuiszitterbeleid = Thuiszitterbeleid()
    zestien_uur: Zestienuurbeleid = Zestienuurbeleid()
    ziekte: Ziektebeleid = Ziektebeleid()
    bewaren: Bewaarbeleid = Bewaarbeleid()
    teamoverleg: Teamoverlegbeleid = Teamoverlegbeleid()
    werkverdeling: Werkverdelingbeleid = Werkverdelingbeleid()
    rollen: dict[Rol, Annotated[str, Field(min_length=1)]] = Field(default_factory=dict)
    """What a role is called here."""
    doelbinding_schooljaren: Annotated[int, Field(ge=0)] = 1
    """How many school years after the one in which the last ground ended a dossier may still be seen."""
    rmc_doet_mbo: bool = False
    """Whether the RMC does the work of leerplicht for those who are kwalificatieplichtig at an mbo school."""
    termijn: tuple[Termijndefinitie, ...] = ()
    stap: tuple[Stap, ...] = ()
    """The escalation ladder."""
    toewijzing: tuple[Toewijzing, ...] = ()
    """Who handles a new dossier: the first rule that fits."""

    @model_validator(mode="after")
    def _each_term_once(self) -> Self:
        soorten = Counter(t.soort for t in self.termijn)
        dubbel = [soort for soort, aantal in soorten.items() if aantal > 1]
        if dubbel:
            raise ValueError(f'de termijn "{dubbel[0]}" staat er dubbel in')
        dubbel = [soort for (soort, _), aantal in Counter((s.soort, s.aan) for s in self.stap).items() if aantal > 1]
        if dubbel:
            raise ValueError(f'de stap "{dubbel[0]}" staat er dubbel in voor dezelfde rol')
        los = [s.bij.termijn for s in self.stap if s.bij.termijn is not None and s.bij.termijn not in soorten]
        if los:
            raise ValueError(f'een stap wacht op de termijn "{los[0]}", die dit profiel niet heeft')
        return self

    @model_validator(mode="after")
    def _knows_its_portefeuilles(self) -> Self:
        dubbel = [regel for regel, aantal in Counter(t.regel for t in self.toewijzing).items() if aantal > 1]
        if dubbel:
            raise ValueError(f'de toewijzing "{dubbel[0]}" staat er dubbel in')
        genoemd = (t.portefeuille for t in self.toewijzing)
        onbekend = [naam for naam in genoemd if naam not in self.werkverdeling.portefeuilles]
        if onbekend:
            raise ValueError(f'de portefeuille "{onbekend[0]}" staat niet in [werkverdeling.portefeuilles]')
        return self

    @model_validator(mode="after")
    def _knows_its_roles(self) -> Self:
        genoemd = [t.aan_zet for t in self.termijn if t.aan_zet not in (GENOEMDE_ROL, VAN_HET_PACT)]
        genoemd += [s.aan for s in self.stap]
        genoemd += [self.teamoverleg.aan_zet] * bool(self.teamoverleg.uiterlijk)
        onbekend = [rol for rol in genoemd if rol not in self.rollen]
        if onbekend:
            raise ValueError(f'de rol "{onbekend[0]}" staat niet in [rollen]')
        return self

    @property
    def termijnen(self) -> tuple[Termijndefinitie, ...]:
        """The terms, in the order of the file."""
        return self.termijn
