"""How does a delivery become events?"""

from services.ingest.aanlevering import Uitkomst, ingest
from services.ingest.kolomprofielbestand import KolomprofielError, read_profile, shipped_profiles
from services.ingest.regels import BestandError

__all__ = ["BestandError", "KolomprofielError", "Uitkomst", "ingest", "read_profile", "shipped_profiles"]
