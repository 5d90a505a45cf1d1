"""Which streams are about no pupil and no school, and is there one of in an installation?"""

from uuid import UUID

from domain.jaarverslag import JAARSTROOM
from domain.kaderverloop import BELEIDSTROOM
from domain.personeel import PERSONEELSTROOM

VASTE_STROMEN: dict[UUID, str] = {BELEIDSTROOM: "beleid", JAARSTROOM: "jaarverslag", PERSONEELSTROOM: "personeel"}
"""By id, what such a stream is about."""
