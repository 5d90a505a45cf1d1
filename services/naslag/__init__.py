"""Which pages of reference are made from the code and the profiles?"""

from collections.abc import Callable

from services.naslag.bewaartermijnen import bewaartermijnen_md
from services.naslag.document import openapi_json
from services.naslag.gebeurtenissen import events_md
from services.naslag.ontvangers import ontvangers_md
from services.naslag.rollen import rollen_md
from services.naslag.stukken import index_md
from services.naslag.termijnen import terms_md
from services.naslag.toegang import toegang_md
from services.naslag.verwerkingsregister import verwerkingsregister_md

PAGINAS: dict[str, Callable[[], str]] = {
    "events.md": events_md,
    "openapi.json": openapi_json,
    "terms.md": terms_md,
    "toegang.md": toegang_md,
    "privacy/bewaartermijnen.md": bewaartermijnen_md,
    "privacy/ontvangers.md": ontvangers_md,
    "privacy/rollen.md": rollen_md,
    "privacy/verwerkingsregister.md": verwerkingsregister_md,
}
"""By name of a file in docs, what makes it."""
PAGINAS["privacy/index.md"] = lambda: index_md(PAGINAS)

__all__ = ["PAGINAS", "events_md", "openapi_json", "terms_md", "toegang_md"]
