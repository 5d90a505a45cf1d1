"""How long does replaying a pupil of a hundred events take, with explanations, beside reading those events?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid5

from benchmarks.meten import in_turn, show
from benchmarks.opstelling import Opstelling, Opzet, opstelling
from domain.events.base import Event
from domain.events.duo import MeldingGewijzigd, MeldingOntvangen, Meldingsoort, Meldingstatus
from domain.events.identiteit import LeerlingGeregistreerd
from domain.events.inschrijving import Ingeschreven, Onderwijssoort
from domain.events.leerplicht import GesprekGevoerd
from domain.events.ondersteuning import PassendAanbodGedaan
from domain.events.verzuim import OngeoorloofdVerzuimGeregistreerd
from domain.periode import DAG
from services.eventlog.codec import Nieuw
from services.tijd import nu
from services.vragen.replay import replay

LEERLING = UUID(int=1)
EVENTS = 100
BEGIN = date(2025, 8, 25)


def run(opzet: Opzet) -> None:
    """Record a hundred events one by one; then replay, and read, in turn."""
    with TemporaryDirectory() as folder, opstelling(Path(folder)) as hier:
        aantal = opzet.of(EVENTS, 20)
        _record(hier, aantal)
        moment = nu()
        ronden = in_turn(
            lambda: replay(hier.log.dossier(LEERLING), hier.kader, moment),
            lambda: hier.log.dossier(LEERLING),
            opzet.of(31, 2),
        )
    show(f"replay of {aantal} events, reading included", [s * 1000 for s in ronden.onze], "ms")
    show(f"reading and decoding {aantal} events", [s * 1000 for s in ronden.grens], "ms")
    show("time of a replay over that of reading and decoding", ronden.ratios, "x", "<= 5 x")


def _record(hier: Opstelling, aantal: int) -> None:
    for versie, feit in zip(range(1, aantal + 1), _facts(), strict=False):
        nieuw = Nieuw(uuid5(LEERLING, str(versie)), LEERLING, versie, feit, "benchmark", "benchmark")
        hier.log.append([nieuw], nu=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=versie))


def _facts() -> Iterator[Event]:
    """Yield a school year in which much is said: each month a melding and its changes, days away, talks, an offer."""
    yield LeerlingGeregistreerd(geldig_op=BEGIN, geboortedatum="2012-05-01", gemeentecode="0014")
    yield Ingeschreven(geldig_op=BEGIN, brin="99AA", onderwijssoort=Onderwijssoort.VO)
    for maand in range(20):
        dag = BEGIN + maand * 30 * DAG
        nummer = str(1000 + maand)
        yield MeldingOntvangen(geldig_op=dag, meldingsnummer=nummer, soort=Meldingsoort.LRV, begindatum=dag)
        yield GesprekGevoerd(geldig_op=dag + 3 * DAG)
        yield OngeoorloofdVerzuimGeregistreerd(geldig_op=dag + 7 * DAG, hele_dag=True)
        yield PassendAanbodGedaan(geldig_op=dag + 10 * DAG)
        yield MeldingGewijzigd(
            geldig_op=dag + 20 * DAG,
            meldingsnummer=nummer,
            einddatum=dag + 20 * DAG,
            status=Meldingstatus.AFGESLOTEN,
            reden="terug",
        )
