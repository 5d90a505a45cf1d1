"""What do other systems ask and tell, over HTTP? (NLGov REST API Design Rules 2.2)"""

from services.api.app import BASISPAD, maak_app
from services.api.document import openapi

__all__ = ["BASISPAD", "maak_app", "openapi"]
