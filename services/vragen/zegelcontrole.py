"""Is the log what was sealed: its blocks a chain, its events those of the blocks, and is it what a checkpoint says?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from domain.tijdzone import in_z, moment_of
from services.eventlog.controlepunt import Controlepunt, publieke_sleutel
from services.eventlog.sleutels import Sleutelkast
from services.eventlog.zegel import BEGIN, Blok, Boom, Soort, blad_of_blok
from services.eventlog.zegeltabel import Ruwblok, Ruwerij
from services.vragen.bevinding import Bevinding


@dataclass(slots=True)
class Keten:
    """The blocks as they are read: what is wrong with them, and what a checkpoint is compared with."""

    sleutels: Sleutelkast
    punt: Controlepunt | None = None
    bevindingen: list[Bevinding] = field(default_factory=list)
    aantal: int = 0
    laatste: Blok | None = None
    achteraf: int = 0
    """Up to which event the log was sealed once, long after those were stored."""
    _boom: Boom = field(default_factory=Boom)
    _bij_het_punt: tuple[Blok, bytes] | None = None

    def lees(self, blokken: Iterable[Ruwblok]) -> Iterator[Blok]:
        """Yield those blocks that are as they were written, in order."""
        sleutel, nummer, vorige = self.sleutels.stempelsleutel, 0, BEGIN
        bekend: bytes | None = vorige
        for ruw in blokken:
            blok = ruw.blok
            self._follow(blok)
            if blok.nummer != nummer + 1:
                melding = f"na blok {nummer} volgt {blok.nummer}: daartussen ontbreken blokken van het zegel"
                self._found("zegel", f"blok {blok.nummer}", melding)
                bekend = None
            nummer = blok.nummer
            if not ruw.is_echt(sleutel):
                melding = "is gewijzigd, of niet door dit logboek geschreven"
                self._found("zegel", f"blok {blok.nummer}", melding)
                bekend = None
                continue
            if bekend is not None and blok.vorige != bekend:
                self._found("zegel", f"blok {blok.nummer}", "sluit niet aan op het blok ervoor")
            bekend = blok.hash
            if self.laatste is not None and blok.eerste_id <= self.laatste.laatste_id:
                continue
            self.laatste = blok
            if blok.soort == Soort.ACHTERAF:
                self.achteraf = blok.laatste_id
            yield blok

    def _follow(self, blok: Blok) -> None:
        self.aantal += 1
        self._boom.erbij(blad_of_blok(blok.hash))
        if self.punt is not None and blok.nummer == self.punt.blok:
            self._bij_het_punt = blok, self._boom.wortel

    def vergelijk(self) -> None:
        """Compare with the checkpoint, after everything was read."""
        punt = self.punt
        if punt is None:
            return
        plaats = f"controlepunt {punt.code}"
        if punt.publiekeSleutel != publieke_sleutel(self.sleutels.zegelsleutel).hex():
            melding = "is met een andere sleutel ondertekend dan die van dit sleutelbestand"
            self._found("controlepunt", plaats, melding)
        if self._bij_het_punt is None:
            tot = 0 if self.laatste is None else self.laatste.laatste_id
            melding = (
                f"kent blok {punt.blok}, tot en met gebeurtenis {punt.laatsteId}; "
                f"hier is het laatste {self.aantal}, tot en met {tot}: het einde ontbreekt"
            )
            self._found("controlepunt", plaats, melding)
            return
        blok, wortel = self._bij_het_punt
        hier = (blok.laatste_id, blok.ontvangen_op, blok.hash.hex(), wortel.hex())
        if hier != (punt.laatsteId, punt.ontvangenOp, punt.blokHash, punt.blokkenWortel):
            melding = f"kent een ander verleden tot en met blok {punt.blok} (gebeurtenis {punt.laatsteId})"
            self._found("controlepunt", plaats, melding)

    def _found(self, code: str, plaats: str, melding: str) -> None:
        self.bevindingen.append(Bevinding(code, plaats, melding))


class Bladzijden:
    """The events as they are read, laid beside the blocks."""

    def __init__(self, blokken: Iterator[Blok], bevindingen: list[Bevinding]) -> None:
        self._blokken, self._bevindingen = blokken, bevindingen
        self._blok: Blok | None = next(blokken, None)
        self._boom = Boom()
        self._los: tuple[int, int] | None = None

    def erbij(self, rij: Ruwerij) -> None:
        """Take the next event."""
        while self._blok is not None and rij.id > self._blok.laatste_id:
            self._close()
        blok = self._blok
        if blok is None or rij.id < blok.eerste_id:
            self._los = (self._los[0] if self._los else rij.id, rij.id)
            return
        self._report_loose()
        self._boom.erbij(rij.blad)
        if blok.soort == Soort.BIJ_VASTLEGGEN and rij.ontvangen_op != blok.ontvangen_op:
            melding = f"zegt ontvangen te zijn op {_op(rij.ontvangen_op)}; verzegeld is {_op(blok.ontvangen_op)}"
            self._bevindingen.append(Bevinding("tijd", f"gebeurtenis {rij.id}", melding))

    def sluit(self) -> None:
        """Say what is wrong with the last ones."""
        self._report_loose()
        while self._blok is not None:
            self._close()

    def _close(self) -> None:
        self._report_loose()
        blok, boom = self._blok, self._boom
        if blok is not None and boom.wortel != blok.wortel:
            over = f"{_reeks(blok.eerste_id, blok.laatste_id)}"
            melding = f"{over}: daar staat niet wat verzegeld is"
            if boom.aantal < blok.aantal:
                melding = f"{over}: {blok.aantal - boom.aantal} van de {blok.aantal} verzegelde ontbreken"
            self._bevindingen.append(Bevinding("inhoud", f"blok {blok.nummer}", melding))
        self._blok, self._boom = next(self._blokken, None), Boom()

    def _report_loose(self) -> None:
        if self._los is not None:
            plaats, self._los = _reeks(*self._los), None
            melding = "staat onder geen blok van het zegel: niet door dit logboek vastgelegd, of het blok is weg"
            self._bevindingen.append(Bevinding("los", plaats, melding))


def _reeks(van: int, tot_en_met: int) -> str:
    return f"gebeurtenis {van}" if van == tot_en_met else f"gebeurtenis {van} t/m {tot_en_met}"


def _op(micros: int) -> str:
    try:
        return in_z(moment_of(micros))
    except OverflowError:
        return str(micros)
