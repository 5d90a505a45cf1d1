"""How do the rows keep up with the log?"""

from services.projector.projector import catch_up, rebuild, verloop_of

__all__ = ["catch_up", "rebuild", "verloop_of"]
