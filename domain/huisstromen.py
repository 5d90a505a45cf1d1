"""Which streams are of the house itself: about no pupil, and of no school?"""

from uuid import UUID

from domain.jaarverslag import JAARSTROOM
from domain.kaderverloop import BELEIDSTROOM

NAMEN: dict[UUID, str] = {BELEIDSTROOM: "beleid", JAARSTROOM: "jaarverslag"}
"""What each is called where the log is passed on."""
HUISSTROMEN: tuple[UUID, UUID] = (BELEIDSTROOM, JAARSTROOM)
"""Two, as many as the queries of the log leave out."""
