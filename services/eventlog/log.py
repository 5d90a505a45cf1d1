"""How is a pupil's history read, and how is something added to it?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Self
from uuid import UUID

from domain.dossier import Dossier, Vastlegging, dossier_of
from domain.events.base import Event
from domain.jaarverslag import JAARSTROOM
from domain.kaderverloop import BELEIDSTROOM
from domain.overleg import Overleg, overleg_of
from domain.personeel import PERSONEELSTROOM, Personeel, personeel_of
from domain.schoollocatie import Schoollocatie
from domain.schoolteam import Schoolteam, schoolteam_of
from domain.stroom import Stroom
from domain.tijdzone import micros, moment_of
from projections.stores.databank import Databank, Verbinding, brokken
from projections.stores.databank.promise import RUIM
from services.eventlog import codec
from services.eventlog.briefkast import Briefkast
from services.eventlog.codec import Nieuw
from services.eventlog.errors import SleutelOntbreektError
from services.eventlog.herkomst import Herkomsten
from services.eventlog.indexen import Indexen, Wegwijzers
from services.eventlog.indexversies import kijk_of_ze_leven, zet_begin
from services.eventlog.recorder import ALLES, StampedNotification
from services.eventlog.recorder_postgres import recorder_voor
from services.eventlog.samengevoegd import merged, with_merged
from services.eventlog.sleutels import Sleutelkast
from services.eventlog.tabelstand import make_ready
from services.eventlog.vastlegger import Vastlegger
from services.eventlog.vernietigd import Statement, Vernietigingen
from services.eventlog.verwijzing import NOTHING, Streams, verwijzingen_na
from services.eventlog.verwijzing import Horizon as Horizon  # whoever uses a log imports them from here
from services.eventlog.verwijzing import Verwijzing as Verwijzing
from services.eventlog.zegeltabel import Opname, opname_van
from services.logboek import Logboek


class EventLog:
    """
    The log of all pupils, on SQLite or PostgreSQL, with its keys.

    Order: numbers follow commits without a gap. Concurrency: an append names the next version of each dossier and
    fails as a whole when somebody else was first. Idempotency: an id is stored once. Nothing about a pupil is stored in
    the clear. Several threads may use it at once.
    """

    def __init__(self, databank: Databank, sleutels: Sleutelkast) -> None:
        """
        Open the log; a file of SQLite is brought up to this version, a server must be.

        Raises:
            OpslagError: it is of another version.
            SleutelOntbreektError: these are the keys of another log.

        """
        self.databank = databank
        self.sleutels = sleutels
        self._naamruimte = sleutels.naamruimte
        self.recorder = recorder_voor(databank, sleutels.stempelsleutel)
        self._indexen = Indexen(databank, sleutels)
        self.vernietigingen = Vernietigingen(databank, sleutels)
        self.logboek = Logboek(databank, sleutels)
        self.herkomsten = Herkomsten(databank)
        self.brieven = Briefkast(databank, sleutels)
        self._vastlegger = Vastlegger(
            self.recorder, sleutels, self._indexen, self.vernietigingen, self.logboek, self.herkomsten
        )
        try:
            self._make_ready()
        except BaseException:
            self.close()
            raise

    def _make_ready(self) -> None:
        make_ready(self.databank)
        self._belongs_together()
        if not self.sleutels.bezegeld:
            self.recorder.seal_older_events()
            self.sleutels.onthoud_bezegeld()

    def _belongs_together(self) -> None:
        """Refuse a key file of another store: with it every pupil would be recorded a second time."""
        vingerafdruk, naam = self.sleutels.vingerafdruk, "index_sleutel"
        query = "SELECT waarde FROM kenmerk WHERE naam = ?"
        with self.databank.lezen() as v:
            bekend = v.vraag(query, (naam,))
        if not bekend:
            with self.databank.schrijven() as v:
                v.doe("INSERT INTO kenmerk VALUES (?, ?) ON CONFLICT DO NOTHING", (naam, vingerafdruk))
                bekend = v.vraag(query, (naam,))
        if bekend != [(vingerafdruk,)]:
            raise SleutelOntbreektError(
                f"de sleutels in {self.sleutels.naam} horen niet bij {self.databank.naam}; zet de goede terug"
            )
        zet_begin(self.databank, self.sleutels)
        kijk_of_ze_leven(self.databank, self.sleutels)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close store and key file; join threads that read before this."""
        self.databank.close()
        self.sleutels.close()

    def append(
        self,
        nieuw: Sequence[Nieuw],
        *,
        nu: datetime,
        pgns: Mapping[str, UUID] | None = None,
        opgegaan: Mapping[UUID, UUID] | None = None,
        schoolteams: Mapping[Schoollocatie, UUID] | None = None,
        overleggen: Sequence[tuple[UUID, date]] = (),
        vernietiging: Sequence[Statement] = (),
        mee: Callable[[Verbinding], None] | None = None,
    ) -> range:
        """
        Store events together, and how their streams are found; return their places in the log.

        `pgns` are new numbers of pupils, `opgegaan` says which dossier went up in which, in order, `schoolteams`
        are new school locations, and `overleggen` meetings with a day on which each is planned. `vernietiging` is what
        a destruction changes beside its event; `mee` writes whatever else belongs in the transaction, and may be asked
        again when the connection was lost.

        Raises:
            ConflictError: a version, an id, a number or a location was taken meanwhile; nothing was stored.

        """
        wegwijzers = Wegwijzers(pgns or {}, opgegaan or {}, schoolteams or {}, overleggen, vernietiging, mee)
        return self._vastlegger.append(nieuw, nu, wegwijzers)

    def find(self, pgns: Iterable[str]) -> dict[str, UUID]:
        """Return where those numbers that are known are recorded now: of merged dossiers the one that remains."""
        gevonden = self._indexen.dossiers_of(pgns)
        opgegaan = self._indexen.opgegaan_in(gevonden.values())
        return {pgn: opgegaan.get(dossier_id, dossier_id) for pgn, dossier_id in gevonden.items()}

    def registered_under(self, pgns: Iterable[str]) -> dict[str, UUID]:
        """Return the dossiers that numbers were registered under, whatever they went up in since."""
        return self._indexen.dossiers_of(pgns)

    def stromen_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
        """Return by dossier the streams about the same pupil: its own first, and those that went up in it."""
        return self._indexen.stromen_of(dossier_ids)

    def is_dossier(self, dossier_id: UUID) -> bool:
        """Say whether anything was ever recorded about a pupil under this id; any other stream is none."""
        return self._indexen.is_dossier(dossier_id)

    def other_streams(self) -> list[UUID]:
        """Return the streams that are not about a pupil: those of school teams and meetings, and the fixed ones."""
        return self._indexen.other_streams()

    def pgns_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, str]:
        """
        Return the personal numbers of dossiers, each the one it was given last; for those who may see them.

        Raises:
            SleutelOntbreektError, OnleesbaarError: a number cannot be read.

        """
        return self._indexen.pgns_of(dossier_ids)

    def first_pgns_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, str]:
        """Return the personal numbers that dossiers were registered under first (raises as `pgns_of`)."""
        return self._indexen.pgns_of(dossier_ids, eerste=True)

    def index_without_dossier(self) -> list[UUID]:
        """Return the dossiers that the index of numbers names but that have no events."""
        return self._indexen.without_dossier()

    def dossiers_without_index(self) -> list[UUID]:
        """Return the dossiers that no personal number leads to."""
        return self._indexen.without_number()

    def known_ids(self, ids: Iterable[UUID]) -> set[UUID]:
        """Return which of these events are stored, in whatever dossier."""
        return self._indexen.known_ids(ids)

    def new_dossier(self, dossier_id: UUID) -> Dossier:
        """Return a dossier in which nothing is recorded yet."""
        return Dossier(dossier_id, naamruimte=self._naamruimte)

    def dossier(self, dossier_id: UUID) -> Dossier:
        """Return one dossier as it is now; one that was never recorded has no events (raises as `dossiers`)."""
        return self.dossiers([dossier_id])[dossier_id]

    def dossiers(
        self, ids: Iterable[UUID], tot_en_met: int = ALLES, gekregen: Streams = NOTHING
    ) -> dict[UUID, Dossier]:
        """
        Return several dossiers, read together, by the log up to `tot_en_met`; of whole streams that were `gekregen`
        nothing is read.

        Raises:
            SleutelOntbreektError, OnleesbaarError: an event cannot be read.

        """
        dossiers: dict[UUID, Dossier] = {}
        for deel in brokken(dict.fromkeys(ids), RUIM):
            stromen = self._streams(deel, tot_en_met, gekregen)
            while erbij := merged(stromen) - stromen.keys():
                stromen |= self._streams(list(erbij), tot_en_met)
            for dossier_id in deel:
                dossiers[dossier_id] = dossier_of(dossier_id, with_merged(dossier_id, stromen), self._naamruimte)
        return dossiers

    def schoolteams(self, locaties: Iterable[Schoollocatie]) -> dict[Schoollocatie, Schoolteam]:
        """Return the teams of those school locations that have one (raises as `dossiers`)."""
        gevonden = self._indexen.schoolteams(locaties)
        stromen = self._streams(list(gevonden.values()))
        return {locatie: schoolteam_of(stroom, locatie, stromen[stroom]) for locatie, stroom in gevonden.items()}

    def overleg(self, stroom_id: UUID) -> Overleg | None:
        """Return a meeting; None when there is none (raises as `dossiers`)."""
        bestaat = self._indexen.is_overleg(stroom_id)
        return overleg_of(stroom_id, self._streams([stroom_id])[stroom_id]) if bestaat else None

    def overleggen(self, van: date, tot_en_met: date) -> list[Overleg]:
        """Return the meetings that were ever planned on one of these days (raises as `dossiers`)."""
        stromen = self._streams(self._indexen.overleggen(van, tot_en_met))
        return [overleg_of(stroom_id, gelezen) for stroom_id, gelezen in stromen.items()]

    def beleid(self, tot_en_met: int = ALLES) -> Stroom:
        """Return the stream of policy and calendars, by the log up to `tot_en_met` (raises as `dossiers`)."""
        return Stroom(BELEIDSTROOM, tuple(self._streams([BELEIDSTROOM], tot_en_met)[BELEIDSTROOM]))

    def personeel(self) -> Personeel:
        """Return the stream of who works here (raises as `dossiers`)."""
        return personeel_of(self._streams([PERSONEELSTROOM])[PERSONEELSTROOM])

    def jaarverslagen(self) -> Stroom:
        """Return the stream of the reports that were sent to councils (raises as `dossiers`)."""
        return Stroom(JAARSTROOM, tuple(self._streams([JAARSTROOM])[JAARSTROOM]))

    def _streams(
        self, ids: Sequence[UUID], tot_en_met: int = ALLES, gekregen: Streams = NOTHING
    ) -> dict[UUID, list[Vastlegging[Event]]]:
        stromen: dict[UUID, list[Vastlegging[Event]]] = {stroom: [] for stroom in ids}
        stored = [s for stroom in ids for s in gekregen.get(stroom, ())]
        for deel in brokken((stroom for stroom in ids if stroom not in gekregen), RUIM):
            stored += self.recorder.select_dossiers(deel, tot_en_met)
        for vastlegging in self.decode(stored):
            stromen[vastlegging.dossier_id].append(vastlegging)
        return stromen

    def since(self, position: int, limit: int, stop: int) -> list[Verwijzing]:
        """Return what was stored after `position` and up to `stop`, in order, at most `limit`; nothing is decrypted."""
        return verwijzingen_na(self.databank, position, limit, stop)

    def compact_index(self) -> None:
        """See to it that nothing of numbers and letters that were dropped is left in the files (raises OpslagError)."""
        self.databank.compact(("pgn_index", "brief"))

    def last_id(self) -> int:
        """Return the number of the last event; nought of an empty log."""
        return self.recorder.max_notification_id()

    def stored_since(self, position: int, limit: int) -> list[StampedNotification]:
        """Return stored events after `position`, as they are, for whoever checks the log itself."""
        return self.recorder.select_stamped(position, limit)

    def opname(self) -> AbstractContextManager[Opname]:
        """Open the log as it is at this moment and lies there, for whoever checks its seal."""
        return opname_van(self.databank)

    def horizon(self, nu: datetime) -> Horizon:
        """
        Close the registration axis up to `nu`: what is received from here on gets a later stamp.

        A question asked as known at this moment has the same answer for ever.
        """
        with self.databank.schrijven() as v:
            [(last_id, moment)] = v.vraag(
                "UPDATE gebeurtenissen_hoofd SET ontvangen_op = "
                "CASE WHEN ontvangen_op > :nu THEN ontvangen_op ELSE :nu END RETURNING last_id, ontvangen_op",
                {"nu": micros(nu)},
            )
        return Horizon(last_id, moment_of(moment))

    def decode(self, stored: Sequence[StampedNotification]) -> Iterator[Vastlegging[Event]]:
        """Read stored events, but those that were destroyed (raises as `dossiers`)."""
        for s, sleutel in self.vernietigingen.readable(stored):
            yield codec.decode(
                dossier_id=s.dossier_id,
                versie=s.originator_version,
                name=s.topic,
                event_id=s.event_id,
                state=s.state,
                ontvangen_op=moment_of(s.ontvangen_op),
                sleutel=sleutel,
            )
