"""What do other systems ask and tell, over HTTP? (NLGov REST API Design Rules 2.2)"""

from services.api.app import BASISPAD, maak_app
from services.api.document import openapi
from services.api.server import NietOpDezeMachineError, serveer

__all__ = ["BASISPAD", "NietOpDezeMachineError", "maak_app", "openapi", "serveer"]
