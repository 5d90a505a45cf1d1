"""
Which pupils can we show without showing anyone?

Invented pupils and the deliveries about them, of any size, the same for the same seed.
"""

from services.generator.aannames import AANNAMES, Aannames
from services.generator.genereer import genereer
from services.generator.land import Landoogst, genereer_land
from services.generator.opdracht import Oogst, Opdracht

__all__ = ["AANNAMES", "Aannames", "Landoogst", "Oogst", "Opdracht", "genereer", "genereer_land"]
