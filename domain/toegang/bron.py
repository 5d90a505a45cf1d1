"""What can be asked for, to do what with it?"""

from enum import StrEnum


class Handeling(StrEnum):
    """What somebody wants to do."""

    LEZEN = "lezen"
    VASTLEGGEN = "vastleggen"
    BEHEREN = "beheren"


class Bron(StrEnum):
    """
    Everything that answers, or takes something in: each page, address and command is one of these.

    What is not here does not exist to the policy, and is refused.
    """

    UITLEG = "uitleg"
    """Texts that say how it works; nothing about anybody."""
    THUISZITTERS = "thuiszitters"
    TERMIJNEN = "termijnen"
    WERKVOORRAAD = "werkvoorraad"
    WERKVERDELING = "werkverdeling"
    """Who handles which dossier, and which is nobody's."""
    SIGNALEN = "signalen"
    AANVRAGEN = "aanvragen"
    VRIJSTELLINGEN = "vrijstellingen"
    VERKORTE_ONDERWIJSTIJD = "verkorte-onderwijstijd"
    JONGEREN = "jongeren"
    RISICOKINDEREN = "risicokinderen"
    UITSTROOM = "uitstroom"
    DATAKWALITEIT = "datakwaliteit"
    MELDINGEN = "meldingen"
    """What was done with each melding, for the school that made it too."""
    TERUGMELDINGEN = "terugmeldingen"
    """What goes back to DUO about meldingen."""
    DOSSIER = "dossier"
    GEBEURTENISSEN = "gebeurtenissen"
    REPLAY = "replay"
    BUNDEL = "bundel"
    INZAGEVERZOEK = "inzageverzoek"
    """What a pupil or a parent may know, to be handed to them."""
    ZOEKEN = "zoeken"
    PGN = "pgn"
    FEED = "feed"
    CIJFERS = "cijfers"
    TELLING = "telling"
    OPGAVE = "opgave"
    """The figures of the law about a year, also those under five: what the municipality reports (LPW 25)."""
    JAARVERSLAG = "jaarverslag"
    """What the council is told about a year."""
    AANLEVERINGEN = "aanleveringen"
    AFWIJZINGEN = "afwijzingen"
    SCHOOLTEAM = "schoolteam"
    OVERLEG = "overleg"
    """Meetings: when, with whom, and about which pupils."""
    AFSPRAKEN = "afspraken"
    MEDEWERKERS = "medewerkers"
    """Who works here, by name."""
    BELEID = "beleid"
    BELEIDSVERSCHIL = "beleidsverschil"
    LOGBOEK = "logboek"
    """What was processed, and what was decided about that."""
    VERNIETIGING = "vernietiging"
    BERICHTEN = "berichten"
    """What somebody himself wants to hear, and what was sent to him; nothing about a pupil."""
    KLOK = "klok"
    ONDERHOUD = "onderhoud"
    """Whether all is in order: rows, log, seal and keys; nothing about anybody."""


LIJSTEN = frozenset(
    {
        Bron.THUISZITTERS,
        Bron.TERMIJNEN,
        Bron.WERKVOORRAAD,
        Bron.WERKVERDELING,
        Bron.SIGNALEN,
        Bron.AANVRAGEN,
        Bron.VRIJSTELLINGEN,
        Bron.VERKORTE_ONDERWIJSTIJD,
        Bron.JONGEREN,
        Bron.RISICOKINDEREN,
        Bron.UITSTROOM,
        Bron.DATAKWALITEIT,
        Bron.MELDINGEN,
        Bron.TERUGMELDINGEN,
        Bron.AFSPRAKEN,
    }
)
"""What names many pupils at once."""
EEN_LEERLING = frozenset({Bron.DOSSIER, Bron.GEBEURTENISSEN, Bron.REPLAY, Bron.BUNDEL, Bron.INZAGEVERZOEK, Bron.PGN})
"""What is about one pupil, who must be in the work area."""

SCOPES: dict[tuple[Bron, Handeling], str] = {
    **{(bron, Handeling.LEZEN): "meldingen.lezen" for bron in LIJSTEN},
    **{(bron, Handeling.LEZEN): "dossiers.lezen" for bron in (Bron.DOSSIER, Bron.ZOEKEN)},
    (Bron.PGN, Handeling.LEZEN): "pgn.lezen",
    (Bron.INZAGEVERZOEK, Handeling.LEZEN): "inzage.lezen",
    **{(bron, Handeling.LEZEN): "gebeurtenissen.lezen" for bron in (Bron.GEBEURTENISSEN, Bron.FEED)},
    **{(bron, Handeling.LEZEN): "audit.lezen" for bron in (Bron.REPLAY, Bron.BUNDEL, Bron.LOGBOEK)},
    **{(bron, Handeling.LEZEN): "tellingen.lezen" for bron in (Bron.CIJFERS, Bron.TELLING, Bron.JAARVERSLAG)},
    **{(bron, Handeling.LEZEN): "aanleveringen.lezen" for bron in (Bron.AANLEVERINGEN, Bron.AFWIJZINGEN)},
    (Bron.AANLEVERINGEN, Handeling.VASTLEGGEN): "aanleveringen.vastleggen",
    (Bron.GEBEURTENISSEN, Handeling.VASTLEGGEN): "gebeurtenissen.vastleggen",
    (Bron.TERUGMELDINGEN, Handeling.VASTLEGGEN): "terugmeldingen.vastleggen",
    (Bron.SCHOOLTEAM, Handeling.LEZEN): "schoolteams.lezen",
    (Bron.SCHOOLTEAM, Handeling.VASTLEGGEN): "schoolteams.vastleggen",
    (Bron.OVERLEG, Handeling.LEZEN): "overleggen.lezen",
    (Bron.OVERLEG, Handeling.VASTLEGGEN): "overleggen.vastleggen",
    (Bron.MEDEWERKERS, Handeling.LEZEN): "medewerkers.lezen",
    (Bron.MEDEWERKERS, Handeling.VASTLEGGEN): "medewerkers.vastleggen",
    (Bron.WERKVERDELING, Handeling.VASTLEGGEN): "werkverdeling.vastleggen",
    (Bron.BELEID, Handeling.LEZEN): "beleid.lezen",
    (Bron.BELEIDSVERSCHIL, Handeling.LEZEN): "beleid.lezen",
    (Bron.BELEID, Handeling.BEHEREN): "beleid.beheren",
    (Bron.ONDERHOUD, Handeling.LEZEN): "onderhoud.lezen",
    (Bron.ONDERHOUD, Handeling.BEHEREN): "onderhoud.beheren",
    (Bron.VERNIETIGING, Handeling.BEHEREN): "vernietiging.beheren",
    (Bron.KLOK, Handeling.VASTLEGGEN): "klok.vastleggen",
}
"""The scope that another system needs besides its role; what has none is not for systems, but `UITLEG` is for all."""
ALLE_SCOPES = frozenset(SCOPES.values())
