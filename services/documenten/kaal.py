"""What of a document goes to what draws it?"""

import re
from dataclasses import fields, is_dataclass
from typing import Any

GEEN_TEKST = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, and no text needs."""


def leesbaar(tekst: str) -> str:
    """Return a text without what is no text."""
    return GEEN_TEKST.sub("", tekst)


def kaal(waarde: object) -> Any:  # noqa: ANN401 - what JSON can hold
    """Return a document or a part of it as JSON can hold it, each part with the name of its kind."""
    if is_dataclass(waarde):
        velden: dict[str, Any] = {veld.name: kaal(getattr(waarde, veld.name)) for veld in fields(waarde)}
        return {"is": type(waarde).__name__, **velden}
    if isinstance(waarde, tuple):
        return [kaal(deel) for deel in waarde]
    if isinstance(waarde, frozenset):
        return sorted(waarde)
    if isinstance(waarde, bytes):
        return waarde.decode()
    return leesbaar(waarde) if isinstance(waarde, str) else waarde
