"""What does the API say of itself, as a file that changes only when the API does?"""

import json

from services.api import openapi


def openapi_json() -> str:
    """Return the document, written so that a difference shows what changed."""
    return json.dumps(openapi(), ensure_ascii=False, indent=2) + "\n"
