"""What may a pupil, or a parent, know about what is kept of him, who looked and where it went?"""

from services.inzageverzoek.samenstellen import Aanvrager, InzageGeweigerdError, inzage
from services.inzageverzoek.tekst import als_markdown

__all__ = ["Aanvrager", "InzageGeweigerdError", "als_markdown", "inzage"]
