"""Which pages of reference are made from the code and the profiles?"""

from services.naslag.document import openapi_json
from services.naslag.gebeurtenissen import events_md
from services.naslag.termijnen import terms_md
from services.naslag.toegang import toegang_md

PAGINAS = {"events.md": events_md, "openapi.json": openapi_json, "terms.md": terms_md, "toegang.md": toegang_md}
"""By name of a file in docs, what makes it."""

__all__ = ["PAGINAS", "events_md", "openapi_json", "terms_md", "toegang_md"]
