"""How is a destruction recorded, and how is its work finished whatever happens in between?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.decisions.vernietiging import Vernietigopdracht, vernietig
from domain.errors import Weigering
from domain.kaderverloop import Kaderperiode
from projections.inzichten import Inzichten
from projections.stores.promise import RowStore
from services.eventlog.codec import Nieuw, sleutelsoort_of_state
from services.eventlog.log import EventLog
from services.eventlog.opnieuw import until_first
from services.eventlog.vernietigd import HELE, Statement, Vernietiging

BRON = "vernietiging"


def schrijf_op(
    log: EventLog,
    rows: RowStore,
    lijn: Sequence[Kaderperiode],
    dossier_id: UUID,
    opdracht: Vernietigopdracht,
    nu: Callable[[], datetime],
    erbij: Sequence[Statement] = (),
) -> Vernietiging | Weigering:
    """
    Decide on a destruction and record it, in one transaction with which keys go and with the numbers of the pupil.

    `erbij` is what goes elsewhere, in the same transaction. From then on nobody reads what is to go. `maak_af` does the
    rest; a kill in between leaves that to the next run.

    Raises:
        EventLogError: the log cannot be read or written.

    """

    def schrijf() -> Vernietiging | Weigering:
        dossier = log.dossier(dossier_id)
        besluit = vernietig(dossier, Inzichten(dossier, lijn).termijnen, opdracht)
        if isinstance(besluit, Weigering):
            return besluit
        deel = besluit.feit.name
        namen = log.vernietigingen.namen_van(dossier.aansluitingen, deel)
        telling = _counted(log, rows, list(dossier.aansluitingen), namen, deel)
        nieuw = Nieuw(besluit.id, dossier_id, dossier.versie + 1, besluit.feit, BRON, opdracht.door)
        statements = log.vernietigingen.statements(besluit.id, dossier_id, deel, namen, telling)
        log.append([nieuw], nu=nu(), vernietiging=[*statements, *erbij])
        return Vernietiging(besluit.id, dossier_id, deel, telling, klaar=False)

    return until_first(schrijf)


def maak_af(
    log: EventLog, rows: RowStore, volg: Callable[[], Any], herschrijf: Callable[[], bool] = lambda: False
) -> list[Vernietiging]:
    """
    Finish every destruction that was recorded and is not finished: keys first, then rows, then what lies in the files.

    Each step may be done twice; only when all are done is it noted. `volg` brings the rows up to the log. `herschrijf`
    writes the rows anew while others go on with them, and says whether it did; otherwise they are compacted in place.

    Raises:
        EventLogError, OpslagError: a file is in use; doing it again goes on.

    """
    open_ = log.vernietigingen.unfinished()
    if open_:
        log.sleutels.destroy(naam for v in open_ for naam in log.vernietigingen.sleutels_van(v))
        volg()
        rows.forget_beside(lambda na: log.vernietigingen.stromen_tussen(na, log.last_id()))
        if not herschrijf():
            rows.compact()
        log.compact_index()
        log.vernietigingen.finished(open_)
    return open_


def _counted(
    log: EventLog, rows: RowStore, stromen: list[UUID], namen: Sequence[tuple[UUID, int]], deel: str
) -> dict[str, int]:
    """Return how much there is of what goes; of a part no rows are counted, since most come back without it."""
    stored = log.recorder.select_dossiers(stromen, 1 << 62)
    onder = [(s.dossier_id, sleutelsoort_of_state(s.state)) for s in stored]
    weg, geheel = set(namen), deel == HELE
    return {
        "gebeurtenissen": sum(naam in weg for naam in onder),
        "sleutels": len(log.sleutels.find(namen)),
        "stromen": len(stromen),
        "nummers": log.vernietigingen.numbers(stromen) if geheel else 0,
        "regels": rows.count(stromen) if geheel else 0,
    }
