"""How long does replaying a pupil of a hundred events take, with explanations, beside reading those events?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid5

from benchmarks.meten import in_turn, show
from benchmarks.opstelling import Opstelling, Opzet, opstelling
from domain.events.base import Event
from domain.events.duo import MeldingGewijzigd, MeldingOntvangen, Meldingsoort, Meldingstatus
from domain.events.identiteit import LeerlingGeregistreerd
from domain.events.inschrijving import Ingeschreven, Onderwijssoort
from domain.events.leerplicht import GesprekGevoerd, OnderzoekGestart
from domain.events.ondersteuning import CasusregieBelegd, OverlegGehouden, PassendAanbodGedaan, ReactieGegeven
from domain.events.verzuim import OngeoorloofdVerzuimGeregistreerd
from domain.kaderverloop import Kaderverloop
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
            lambda: replay(hier.log.dossier(LEERLING), Kaderverloop(hier.kader), moment),
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
    """Yield years in which little is said about being at home and much about what was tried, as in a real dossier."""
    yield LeerlingGeregistreerd(geldig_op=BEGIN, geboortedatum="2012-05-01", gemeentecode="0014")
    yield Ingeschreven(geldig_op=BEGIN, brin="99AA", onderwijssoort=Onderwijssoort.VO)
    for nummer in range(1, 6):
        dag = BEGIN + nummer * 180 * DAG
        melding: dict[str, Any] = {"meldingsnummer": str(nummer), "soort": Meldingsoort.LRV, "begindatum": dag}
        yield from (OngeoorloofdVerzuimGeregistreerd(geldig_op=dag - n * DAG, lesuren=2) for n in range(8, 2, -1))
        yield MeldingOntvangen(geldig_op=dag + DAG, melddatum=dag + DAG, status=Meldingstatus.GEREGISTREERD, **melding)
        yield MeldingGewijzigd(geldig_op=dag + 2 * DAG, status=Meldingstatus.IN_BEHANDELING, **melding)
        yield OnderzoekGestart(geldig_op=dag + 3 * DAG)
        yield CasusregieBelegd(geldig_op=dag + 4 * DAG, rol="leerplichtambtenaar")
        yield from (GesprekGevoerd(geldig_op=dag + 7 * n * DAG) for n in range(1, 6))
        yield from (OverlegGehouden(geldig_op=dag + 8 * n * DAG, soort="mdo") for n in range(1, 6))
        yield PassendAanbodGedaan(geldig_op=dag + 60 * DAG)
        yield from (ReactieGegeven(geldig_op=dag + n * DAG, rol="ouder") for n in (61, 65))
        uit: dict[str, Any] = {"einddatum": dag + 80 * DAG, "status": Meldingstatus.AFGESLOTEN, "reden": "terug"}
        yield MeldingGewijzigd(geldig_op=dag + 81 * DAG, **melding, **uit)
