"""How are store, keys, rows and policy put together, for a command or a page?"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from domain.beleid import Beleid
from domain.dossier import Dossier
from domain.errors import VerzuimspoorError
from domain.events.beleid import BeleidVastgesteld
from domain.kader import Kader
from domain.kaderverloop import BELEIDSTROOM, Kaderverloop, beleid_op, kalenders_op, schoolkalender
from domain.rules.aan_zet import AanZet
from domain.stroom import Stroom
from domain.toegang.bron import Bron, Handeling
from domain.toegang.tabel import Reikwijdte
from projections.inzichten import Inzichten
from projections.stores.databank import open_databank
from projections.stores.openen import open_rows
from projections.stores.promise import Vraag
from projections.stores.rijen import Rijen
from projections.stores.sqlite import SqliteRows
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.tabel import is_er
from services.aanvoer.zicht import Uitvalzicht
from services.beleid import ProfielOnbekendError, kader_van, lees_kader, lees_profiel
from services.berichten.tabel import Berichttabel
from services.beslislog import schrijf_op
from services.bewaakt import Bewaakt
from services.eventlog.log import EventLog
from services.eventlog.tabelstand import SCHEMA
from services.inrichting import look_for_the_keys, open_keys
from services.instellingcontrole import kijk_na
from services.kalenderbestand import lees_kalender
from services.projector import Voortgang, catch_up, verloop_of
from services.settings import InstellingError, Settings
from services.tijd import nu, vandaag
from services.vaststelling import Uitgangspunt
from services.volgt import NIEMAND, Volgt
from services.vragen.vraag import VraagError, dag, moment, per_maand, vraag

LANDELIJK = "landelijk"
MANY = 2_000
"""From so many events behind on, catching up is worth a progress bar."""
Tonen = Callable[[str], AbstractContextManager[Voortgang]]
"""Shows progress of what is named while it goes on."""


@contextmanager
def zwijgend(_wat: str) -> Iterator[Voortgang]:
    """Show nothing."""
    yield lambda _gedaan, _van: None


class DossierOnbekendError(VerzuimspoorError):
    """There is no such dossier, or it was not known then."""


class DossierVernietigdError(VerzuimspoorError):
    """The dossier was destroyed: there is no answer about it at any moment."""


@dataclass(frozen=True)
class Installatie(Bewaakt):
    """Everything a command works with."""

    settings: Settings
    opruimen: ExitStack
    """What is to be closed after the command."""
    gevraagd: Kader | None = None
    """A frame that is asked for in place of the recorded ones, in this answer only."""
    toon: Tonen = zwijgend
    """Who watches what takes long."""
    beleidsversie: int = 0
    """Up to which event about policy the frames above are."""
    volgt: Volgt = NIEMAND
    """Who else brings up the rows, so that a question need not wait for them."""

    @cached_property
    def verloop(self) -> Kaderverloop:
        """Which policy and calendar hold on which day."""
        return verloop_of(self.log, self.gevraagd or self.basis)

    @property
    def uitgangspunt(self) -> Uitgangspunt:
        """What holds as long as no policy was recorded."""
        pad = None if self.log.beleid().vastleggingen else self.settings.kalender_path
        return Uitgangspunt(self.basis, () if pad is None else lees_kalender(pad))

    @property
    def kader(self) -> Kader:
        """The frame of today, for what is recorded now."""
        return self.verloop.op(vandaag(), nu())

    @cached_property
    def rows(self) -> Rijen:
        """The rows that answers come from; within a frame that is asked for they are computed first, and not kept."""
        return self._alle_rijen().voor(self.portier.zicht())

    def _alle_rijen(self) -> Rijen:
        if self.gevraagd is None:
            return self.eigen_rijen
        folder = self.opruimen.enter_context(TemporaryDirectory())
        rows = self.opruimen.enter_context(closing(SqliteRows(Path(folder) / "gevraagd.db")))
        with self.toon("Berekenen volgens het gevraagde beleid") as voortgang:
            catch_up(self.kern, rows, self.gevraagd, nu(), voortgang=voortgang)
        return rows

    def now(self) -> "Installatie":
        """Return the installation with what was recorded about policy until now, by whomever."""
        stroom = self.log.beleid()
        if stroom.versie == self.beleidsversie:
            return replace(self)
        basis, gevraagd = _frames(self.settings, None, stroom)
        return replace(self, basis=basis, gevraagd=gevraagd, beleidsversie=stroom.versie)

    def recording(self) -> "Installatie":
        """
        Return the installation for a command that records.

        Raises:
            InstellingError: another policy is asked for than the one that holds.
            RuntimeError: it was opened to read only.

        """
        if self.portier.handeling is Handeling.LEZEN and not self.portier.mag_alles:
            raise RuntimeError("this installation was opened to read")
        if self.gevraagd is not None:
            raise InstellingError(
                "vastleggen gebeurt met het beleid dat geldt; laat --profiel weg, "
                "of stel het vast met verzuimspoor beleid activate"
            )
        return replace(self, log=self.kern)

    @property
    def achter(self) -> int:
        """By how many events the rows are behind the log."""
        return self.log.last_id() - min(self.eigen_rijen.positions().values())

    def gevolgd_tot(self, bekend_op: datetime | None = None) -> datetime:
        """Return the moment up to which the rows follow, brought up to now unless another process does that."""
        gevolgd = self.volgt.tot(self.eigen_rijen, self._kader, nu(), bekend_op)
        return self.catch_up() if gevolgd is None else gevolgd

    def _kader(self) -> int:
        return verloop_of(self.kern, self.basis).kenmerk

    def let_follow(self) -> None:
        """See to it that a next question knows what was just recorded, also one that does not wait."""
        if self.volgt.sinds() is not None:
            self.catch_up()

    def catch_up(self) -> datetime:
        """Bring the rows up to the log; return the moment up to which they follow."""
        achter = self.achter
        if achter < MANY:
            return catch_up(self.kern, self.eigen_rijen, self.basis, nu())
        with self.toon("Projecties bijwerken") as voortgang:
            return catch_up(self.kern, self.eigen_rijen, self.basis, nu(), voortgang=voortgang)

    @property
    def aanvoer(self) -> Uitvalzicht | None:
        """What came through Kafka as whoever asks may see it: his own deliveries, or all; None where nothing can."""
        if not is_er(self.kern.databank):
            return None
        van = "" if self.portier.mag_alles else self.portier.gebruiker.wie
        return Uitvalzicht(Aanvoerboek(self.kern), van, mag_rijen=self.portier.mag(Bron.AFWIJZINGEN))

    def berichten(self) -> Berichttabel:
        """Open what people asked to hear, and what was sent; whoever asks closes it (raises OpslagError)."""
        return Berichttabel(self.settings.berichten_adres, self.kern.sleutels.berichtsleutel)

    def gemeente(self, code: str | None, dag: date) -> str | None:
        """
        Return the code that a municipality has on a day: one that ended is asked for under its successor.

        Raises:
            VraagError: there never was a municipality with this code.

        """
        if code is not None and self.basis.gemeenten.huidige(code) is None:
            raise VraagError(f"{code!r} is geen gemeentecode (vier cijfers, met voorloopnullen)")
        return None if code is None else self.basis.gemeenten.code_op(code, dag)

    def knows_term(self, soort: str | None) -> None:
        """Refuse a soort of term that no policy here has (raises VraagError): an empty answer would say otherwise."""
        soorten = {t.soort for beleid in self.alle_beleid() for t in beleid.termijnen}
        soorten = {s for s in soorten if self.portier.verborgen.kent_termijn(s)}
        if soort is not None and soort not in soorten:
            raise VraagError(f"de termijn {soort!r} is er hier niet; kies uit: {', '.join(sorted(soorten))}")

    def knows_role(self, rol: str | None) -> None:
        """Refuse a role that no policy here has (raises VraagError)."""
        rollen = {naam for beleid in self.alle_beleid() for naam in beleid.rollen}
        if rol is not None and rol not in rollen:
            raise VraagError(f"de rol {rol!r} is er hier niet; kies uit: {', '.join(sorted(rollen))}")

    def alle_beleid(self) -> list[Beleid]:
        """Return every policy that holds or held here."""
        return [periode.kader.beleid for periode in self.verloop.lijn(nu())]

    def beurt(self, dossier: Dossier, vraag: Vraag) -> AanZet | None:
        """Say who is to act for a pupil, by what is in this dossier."""
        bekend = Inzichten(dossier.bekend_op(vraag.bekend_op), self.verloop.lijn(vraag.bekend_op))
        return bekend.op(vraag.peildatum).beurten.op(vraag.peildatum)

    def vraag(self, peildatum: str | None, bekend_op: str | None) -> Vraag:
        """Read what is asked, and bring the rows up to now first, unless another process does (raises VraagError)."""
        op = moment(bekend_op) if bekend_op else None
        gevraagd = vraag(dag(peildatum) if peildatum else vandaag(), op, self.gevolgd_tot(op))
        return per_maand(gevraagd, vandaag()) if self.portier.besluit.reikwijdte is Reikwijdte.GETALLEN else gevraagd

    def find(self, dossier_id: str | None, pgn: str | None) -> UUID:
        """
        Return the dossier that is meant; it may have gone up in another since, see `services.vragen.dossier`.

        Raises:
            VraagError: neither or both are given, or the id is none.
            DossierOnbekendError: there is none with that number.

        """
        if (dossier_id is None) == (pgn is None):
            raise VraagError("geef een dossier-id, of --pgn - en het nummer op de standaardinvoer")
        if dossier_id is not None:
            try:
                return UUID(dossier_id)
            except ValueError:
                raise VraagError("dat is geen dossier-id (een UUID); zoek met --pgn - op nummer") from None
        gevonden = self.log.registered_under([pgn or ""])
        if not gevonden:
            raise DossierOnbekendError("er is geen dossier met dit nummer")
        return next(iter(gevonden.values()))


@contextmanager
def installatie(
    db: str | None,
    profiel: str | None = None,
    sleutels: str | None = None,
    *,
    ongelezen: bool = False,
    behoud: bool = False,
    toon: Tonen = zwijgend,
) -> Iterator[Installatie]:
    """
    Open the installation that the settings and the options name, and close it afterwards.

    `ongelezen`: no event is read for it, also not which policy holds; for whoever checks whether they can be read.
    `behoud`: tables of rows of another version are left as they are. `toon` shows progress.

    Raises:
        InstellingError, ProfielOnbekendError, KalenderbestandError: a setting cannot be used.
        SleutelOntbreektError: the store has events and its keys are not there.
        MeestersleutelError: the master key is not there, or is another one.

    """
    settings = Settings().with_options(db=db, profiel=profiel, sleutels=sleutels)
    kijk_na(settings)
    databank = open_databank(settings.db_adres, SCHEMA)
    look_for_the_keys(settings, databank)
    with EventLog(databank, open_keys(settings)) as log:
        stroom = Stroom(BELEIDSTROOM, ()) if ongelezen else log.beleid()
        basis, gevraagd = _frames(settings, profiel, stroom)
        with closing(open_rows(settings.rijen_adres, behoud=behoud)) as rows, ExitStack() as opruimen:
            yield Installatie(log, rows, basis, settings, opruimen, gevraagd, toon, stroom.versie, hoort=schrijf_op)


def _frames(settings: Settings, gevraagd: str | None, stroom: Stroom) -> tuple[Kader, Kader | None]:
    """
    Return what the settings say, and the frame that a question asks for in spite of what was recorded.

    Beside recorded policy the settings say nothing any more: a service that names its profile in its environment goes
    on when another comes into force. Only the option of one command asks for another.
    """
    if not stroom.vastleggingen:
        return lees_kader(settings.profiel or LANDELIJK, settings.kalender_path), None
    basis, geldend = lees_kader(LANDELIJK), beleid_op(stroom, vandaag())
    if gevraagd is None or (geldend is not None and gevraagd == geldend.feit.profiel):
        return basis, None
    kalenders = [schoolkalender(v.feit) for v in kalenders_op(stroom, vandaag())]
    return basis, kader_van(_asked_for(gevraagd, stroom), kalenders, gevraagd=True)


def _asked_for(geschreven: str, stroom: Stroom) -> Beleid:
    naam, _, versie = geschreven.partition("@")
    if not versie:
        return lees_profiel(naam)
    for vastlegging in stroom.van(BeleidVastgesteld):
        if vastlegging.feit.profiel == naam and str(vastlegging.feit.versie) == versie:
            return Beleid.model_validate(vastlegging.feit.inhoud)
    raise ProfielOnbekendError(f"versie {versie} van {naam!r} is hier niet vastgesteld; zie verzuimspoor beleid list")
