"""How does another policy or calendar come into force, and what would it change?"""

from services.vaststelling.activeren import NietsNieuwsError, Nieuwbeleid, Uitgangspunt, activeer, voorstel
from services.vaststelling.antwoord import Vergelijking, genoemd, kort, versies
from services.vaststelling.verschil import Verandering, Verschil, anders, verschil

__all__ = [
    "NietsNieuwsError",
    "Nieuwbeleid",
    "Uitgangspunt",
    "Verandering",
    "Vergelijking",
    "Verschil",
    "activeer",
    "anders",
    "genoemd",
    "kort",
    "verschil",
    "versies",
    "voorstel",
]
