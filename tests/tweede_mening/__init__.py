"""
What would somebody answer who reads the specification and looks at one day at a time?

This is a second implementation of chapters 3.1, 3.3 and 3.4 (and of 3.5 for the thuiszitterspact),
written from the text alone. It knows no intervals: for every day it walks over all facts and asks
plain questions. It is slow on purpose. It imports no rule of the product, so that the two can only
agree by being right, or by reading the text wrong in the same way. It holds the default policy
(profile landelijk) and no other.
"""

from tests.tweede_mening.dagstanden import Dagstand, dagstanden
from tests.tweede_mening.pact import pacttermijnen

__all__ = ["Dagstand", "dagstanden", "pacttermijnen"]
