"""How do the rows keep up with the log?"""

from services.projector.kaders import verloop_of
from services.projector.projector import Voortgang, catch_up, rebuild

__all__ = ["Voortgang", "catch_up", "rebuild", "verloop_of"]
