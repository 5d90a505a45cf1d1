"""How does a process that runs for long write what happens, so that a machine can read it and no pupil is in it?"""

import logging
import re
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Any

import structlog
from opentelemetry import trace
from structlog.types import EventDict, Processor, WrappedLogger

from services.settings import InstellingError, Settings

JSON, TEKST = "json", "tekst"
NUMMER = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b|\b[0-9a-f]{16}\b|(?<![0-9])([0-9]{9})(?![0-9])"
)
"""Nine digits that may be of a person; those in an id of ours are not."""
WEG = "[nummer]"
SMALLEST, LARGEST = 10**8, 10**9
BRAAK = frozenset({"exc_info", "stack_info", "exception", "stack"})
NIVEAUS = {"verzuimspoor": logging.INFO, "services": logging.INFO, "fastapi": logging.ERROR}
"""Of libraries only what is wrong; FastAPI wishes for a package that we do not need."""


def richt_in(settings: Settings) -> None:
    """
    Let every line of this process, also those of libraries, go to standard error: a JSON object each, or as text.

    Raises:
        InstellingError: there is no such form.

    """
    vorm = settings.log_vorm or (TEKST if sys.stderr.isatty() else JSON)
    if vorm not in (JSON, TEKST):
        raise InstellingError("regels van het proces zijn er als json of tekst (VERZUIMSPOOR_LOG_VORM)")
    uitvoer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if vorm == JSON
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    vooraf: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        in_which_trace,
        without_the_text_of_errors,
        without_numbers,
    ]
    opmaak = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=vooraf, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, uitvoer]
    )
    handler = logging.StreamHandler()
    handler.setFormatter(opmaak)
    wortel = logging.getLogger()
    wortel.handlers[:] = [handler]
    wortel.setLevel(logging.WARNING)
    for naam, niveau in NIVEAUS.items():
        logging.getLogger(naam).setLevel(niveau)


def in_which_trace(_logger: WrappedLogger, _methode: str, regel: EventDict) -> EventDict:
    """Name the trace that a line belongs to, when one is recorded."""
    waar = trace.get_current_span().get_span_context()
    if waar.is_valid:
        regel["trace_id"], regel["span_id"] = f"{waar.trace_id:032x}", f"{waar.span_id:016x}"
    return regel


def without_the_text_of_errors(_logger: WrappedLogger, _methode: str, regel: EventDict) -> EventDict:
    """Keep of an error its kind and where it was raised: its text, and the values in it, may be about a pupil."""
    gegeven = {naam: regel.pop(naam, None) for naam in BRAAK}
    fout = gegeven["exc_info"]
    if fout is True:
        fout = sys.exc_info()
    if isinstance(fout, BaseException):
        fout = (type(fout), fout, fout.__traceback__)
    if isinstance(fout, tuple) and fout[0] is not None:
        regel["fout"] = fout[0].__name__
        regel["waar"] = _place(fout[2])
    return regel


def _place(spoor: TracebackType | None) -> str:
    while spoor is not None and spoor.tb_next is not None:
        spoor = spoor.tb_next
    return f"{spoor.tb_frame.f_code.co_name}:{spoor.tb_lineno}" if spoor else ""


def without_numbers(_logger: WrappedLogger, _methode: str, regel: EventDict) -> EventDict:
    """Take out every nine digits that may be the number of a person, wherever in the line they stand."""
    return {without_number(naam): _cleaned(waarde) for naam, waarde in regel.items() if not naam.startswith("_")} | {
        naam: waarde for naam, waarde in regel.items() if naam.startswith("_")
    }


def without_number(tekst: str) -> str:
    """Return a text without nine digits that may be the number of a person."""
    return NUMMER.sub(lambda gevonden: WEG if gevonden[1] else gevonden[0], tekst)


def _cleaned(waarde: Any) -> Any:  # noqa: ANN401 - whatever a library gives
    match waarde:
        case bool() | float() | None:
            return waarde
        case int():
            return WEG if SMALLEST <= abs(waarde) < LARGEST else waarde
        case str():
            return without_number(waarde)
        case Mapping():
            return {without_number(str(naam)): _cleaned(een) for naam, een in waarde.items()}
        case list() | tuple() | set() | frozenset():
            return [_cleaned(een) for een in waarde]
        case _:
            return without_number(str(waarde))
