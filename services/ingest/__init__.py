"""How does a delivery become events?"""

from services.ingest.aanlevering import Uitkomst, ingest
from services.ingest.regels import BestandError

__all__ = ["BestandError", "Uitkomst", "ingest"]
