"""How does a row that was set apart go on: tried again, corrected, or let go; and those that wait behind it?"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from projections.stores.databank import Verbinding
from services.aanvoer.beoordelen import (
    OnbeslistError,
    Oordeel,
    beoordeel,
    leg_vast,
    read,
)
from services.aanvoer.bericht import BerichtError, Rij, versleuteld
from services.aanvoer.boek import Aanvoerboek, Uitvaller, alleen_wij
from services.aanvoer.groepen import groepen
from services.aanvoer.levering import Levering
from services.aanvoer.tabel import AanvoerError
from services.aanvoer.uitval import Uitvalrij, als_rij, een, van_groep
from services.eventlog.errors import ConflictError
from services.eventlog.opnieuw import until_first
from services.ingest.aanlevering import Omgeving
from services.ingest.gelezen import Gelezen, Teamregel

SLEUTEL_WEG = "sleutel-weg"


@dataclass(slots=True)
class Telling:
    """What became of rows that were tried again; `over` are still set apart."""

    nieuw: int = 0
    ongewijzigd: int = 0
    over: int = 0

    def erbij(self, ander: "Telling") -> None:
        """Count another along."""
        self.nieuw += ander.nieuw
        self.ongewijzigd += ander.ongewijzigd
        self.over += ander.over


@dataclass(frozen=True, slots=True)
class Besluit:
    """That somebody lets a row go, and why; the reason stays readable, so it names nobody."""

    nummer: int
    reden: str
    door: str


@dataclass(slots=True)
class _Beurt:
    """What is stored together of a group: rows of one delivery that follow each other."""

    alle: Sequence[Uitvalrij]
    """All of the group, as they were when it was decided."""
    levering: Levering | None
    rijen: Sequence[Uitvalrij]
    uitval: dict[int, Uitvaller] = field(default_factory=dict)
    nieuw: int = 0
    ongewijzigd: int = 0

    def schrijf(self, v: Verbinding) -> None:
        """Take back the rows that were recorded, and keep the others in their place (raises ConflictError)."""
        alleen_wij(v)
        if [rij.nummer for rij in van_groep(v, self.rijen[0].plek.groep)] != [rij.nummer for rij in self.alle]:
            raise ConflictError("er kwam een rij bij of ging er een af: kijk opnieuw")
        for rij in self.rijen:
            if (over := self.uitval.get(rij.nummer)) is None:
                v.doe("DELETE FROM verzuimspoor_aanvoer.uitval WHERE nummer = ?", (rij.nummer,))
            else:
                v.doe(
                    "UPDATE verzuimspoor_aanvoer.uitval SET codes = ?, bezwaren = ? WHERE nummer = ?",
                    (over.codes, over.bezwaren, rij.nummer),
                )
        plek = self.rijen[0].plek
        v.doe(
            "UPDATE verzuimspoor_aanvoer.voortgang SET nieuw = nieuw + ?, ongewijzigd = ongewijzigd + ? "
            "WHERE levering_id = ? AND deel = ?",
            (self.nieuw, self.ongewijzigd, plek.levering, plek.deel),
        )


def probeer(omgeving: Omgeving, boek: Aanvoerboek, groep: bytes) -> Telling:
    """
    Try the rows of a group again, in order, until one is bad: what is behind that one goes on waiting.

    Raises:
        OpslagError, EventLogError: log or keys cannot be reached; what was done is done, trying again goes on.

    """
    telling = Telling()
    while (beurt := until_first(lambda: _turn(omgeving, boek, groep))) is not None:
        telling.nieuw += beurt.nieuw
        telling.ongewijzigd += beurt.ongewijzigd
        if beurt.uitval:
            break
    with boek.log.databank.lezen() as v:
        telling.over = len(van_groep(v, groep))
    return telling


def _turn(omgeving: Omgeving, boek: Aanvoerboek, groep: bytes) -> _Beurt | None:
    with boek.log.databank.lezen() as v:
        alle = van_groep(v, groep)
    if not alle:
        return None
    leveringen = boek.leveringen({rij.plek.levering for rij in alle})
    _, eerste = next(groupby(alle, lambda rij: rij.plek.levering))
    beurt = _Beurt(alle, leveringen.get(alle[0].plek.levering), list(eerste))
    oordeel = _judged(omgeving, beurt)
    if oordeel is None and len(beurt.rijen) > 1:  # it may be because of a later one
        beurt = _Beurt(alle, beurt.levering, beurt.rijen[:1])
        oordeel = _judged(omgeving, beurt)
    if oordeel is None:
        return beurt
    beurt.nieuw, beurt.ongewijzigd = oordeel.plan.geteld, oordeel.plan.ongewijzigd
    leg_vast(omgeving, oordeel.plan, beurt.schrijf)
    return beurt


def _judged(omgeving: Omgeving, beurt: _Beurt) -> Oordeel | None:
    """Decide on a turn; None when its first row cannot be read or decided on: then all stays as it is."""
    levering = beurt.levering
    try:
        rijen = [als_rij(rij, levering.sleutel) for rij in beurt.rijen] if levering else []
        oordeel = beoordeel(omgeving, levering, rijen, ()) if levering else None
    except (BerichtError, OnbeslistError):
        oordeel = None
    if levering is None or oordeel is None:
        beurt.uitval = {rij.nummer: _as_it_was(rij) for rij in beurt.rijen}
        return None
    uit = {u.regel: u for u in oordeel.uitval(levering, rijen)}
    beurt.uitval = {rij.nummer: uit[rij.plek.regel] for rij in beurt.rijen if rij.plek.regel in uit}
    return oordeel


def _as_it_was(rij: Uitvalrij) -> Uitvaller:
    p = rij.plek
    return Uitvaller(p.levering, p.deel, p.volgnummer, p.regel, p.groep, rij.codes, rij.bezwaren, rij.inhoud)


def laat_vervallen(omgeving: Omgeving, boek: Aanvoerboek, besluit: Besluit) -> Telling:
    """Let a row go, and try those behind it (raises AanvoerError: it is not set apart; and as `probeer`)."""
    rij = _known(boek, besluit.nummer)
    with boek.log.databank.schrijven() as v:
        alleen_wij(v)
        weg = v.vraag("DELETE FROM verzuimspoor_aanvoer.uitval WHERE nummer = ? RETURNING 1", (rij.nummer,))
        if weg:
            waarden = (rij.plek.levering, rij.plek.regel, rij.codes, besluit.reden, besluit.door, omgeving.klok())
            v.doe("INSERT INTO verzuimspoor_aanvoer.vervallen VALUES (?, ?, ?, ?, ?, ?)", waarden)
    return probeer(omgeving, boek, rij.plek.groep)


def verbeter(omgeving: Omgeving, boek: Aanvoerboek, nummer: int, tekst: str) -> Telling:
    """
    Put a corrected row in the place of one that is set apart, and try it and those behind it.

    A row that turns out to be about somebody else than was thought goes to the end of what waits for him.

    Raises:
        AanvoerError: it is not set apart, its key is gone, or the corrected row cannot be read either.

    """
    rij = _known(boek, nummer)
    levering = boek.leveringen([rij.plek.levering]).get(rij.plek.levering)
    if levering is None:
        raise AanvoerError(f"rij {nummer} is niet meer te lezen; laat haar vervallen en bied het bestand opnieuw aan")
    een_ = read(levering.lezer(omgeving), Rij(rij.plek, tekst, te_lang=False, inhoud=b""))
    if not isinstance(een_, Gelezen | Teamregel):
        raise AanvoerError("; ".join(b.melding for b in een_.bezwaren))
    wie = een_.pgn if isinstance(een_, Gelezen) else een_.locatie
    plek = replace(rij.plek, groep=groepen(boek.log, [wie])[wie])
    _replace(boek, rij, Rij(plek, tekst, te_lang=False, inhoud=versleuteld(plek, tekst, levering.sleutel)))
    eerst = probeer(omgeving, boek, plek.groep)
    if plek.groep != rij.plek.groep:
        probeer(omgeving, boek, rij.plek.groep)
    return eerst


def _replace(boek: Aanvoerboek, oud: Uitvalrij, nieuw: Rij) -> None:
    elders = nieuw.plek.groep != oud.plek.groep
    nummer = "nextval(pg_get_serial_sequence('verzuimspoor_aanvoer.uitval', 'nummer'))" if elders else "nummer"
    with boek.log.databank.schrijven() as v:
        alleen_wij(v)
        v.doe(
            f"UPDATE verzuimspoor_aanvoer.uitval SET groep = ?, inhoud = ?, nummer = {nummer} WHERE nummer = ?",  # noqa: S608 - our own words
            (nieuw.plek.groep, nieuw.inhoud, oud.nummer),
        )


def _known(boek: Aanvoerboek, nummer: int) -> Uitvalrij:
    rij = een(boek, nummer)
    if rij is None:
        raise AanvoerError(f"er is geen rij {nummer} apart gezet; kijk met verzuimspoor uitval")
    return rij
