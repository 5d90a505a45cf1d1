"""What does a generated question name, where only what exists is accepted?"""

import os
from typing import Any

import schemathesis

DOSSIER = os.environ["VERZUIMSPOOR_TEST_DOSSIER"]
VRAAG = {"rol": "leerplicht", "gemeentecode": "0014", "voor": "0014"}
INHOUD = {"pgn": "999990019", "profiel": "haaglanden"}


@schemathesis.hook
def before_call(_context: Any, case: Any, _kwargs: dict[str, Any]) -> None:
    """
    Name what there is, in a question that is in the form of the document; a malformed one stays as it was made up.

    A code that there is none of, a cursor that nobody gave: they are refused, since an empty answer would say that
    there was nothing to see.
    """
    if not case.meta.generation.mode.is_positive:
        return
    vraag = case.query or {}
    vraag.pop("cursor", None)
    vraag.update({naam: waarde for naam, waarde in VRAAG.items() if vraag.get(naam) is not None})
    if case.operation.path == "/termijnen" and vraag.get("soort") is not None:
        vraag["soort"] = "thuiszitterspact"
    if vraag.get("inwoners") is not None:
        vraag["gemeentecode"] = "0014"
    if vraag.get("expand") is not None:
        vraag.pop("perPagina", None)
    if "dossierId" in (case.path_parameters or {}):
        case.path_parameters["dossierId"] = DOSSIER
    if "schooljaar" in (case.path_parameters or {}):
        case.path_parameters["schooljaar"] = "2025-2026"
    if isinstance(case.body, dict):
        case.body.update({naam: waarde for naam, waarde in INHOUD.items() if naam in case.body})
