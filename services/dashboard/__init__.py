"""What does an officer or an auditor see on a screen?"""

from services.dashboard.app import maak_app
from services.dashboard.bediening import HIER, POORT, serveer
from services.dashboard.toegang import Toegang

__all__ = ["HIER", "POORT", "Toegang", "maak_app", "serveer"]
