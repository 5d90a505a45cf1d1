"""
What can go wrong in the log?

- EventLogError
    - ConflictError: somebody else was first; read again and decide again
        - SleutelVernietigdError: what would be written to was destroyed meanwhile
    - SleutelOntbreektError: an event cannot be read without its key
    - MeestersleutelError: the master key is not there, is not the one, or is open to others
    - OnleesbaarError: an event is there but is not what was stored
    - ControlepuntError: a file is no checkpoint, or was changed after it was signed
"""

from domain.errors import VerzuimspoorError


class EventLogError(VerzuimspoorError):
    """The root of the errors of the log."""


class ConflictError(EventLogError):
    """What was decided on is no longer so: read again and decide again. Nothing was stored."""


class SleutelVernietigdError(ConflictError):
    """A key that was destroyed is never made again."""


class SleutelOntbreektError(EventLogError):
    """The key of a dossier is not in the key file."""


class MeestersleutelError(EventLogError):
    """The master key that wrapped the keys cannot be used."""


class OnleesbaarError(EventLogError):
    """A stored event does not decrypt or is not an event that we know."""


class ControlepuntError(EventLogError):
    """What is offered as a checkpoint is none, or is not as it was signed."""
