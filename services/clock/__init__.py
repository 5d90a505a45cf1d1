"""What happens when the clock strikes?"""

from services.clock.klok import Opbrengst, Vooruitblik, sla, vooruitblik

__all__ = ["Opbrengst", "Vooruitblik", "sla", "vooruitblik"]
