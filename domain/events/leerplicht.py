"""Wat deed de leerplichtambtenaar, en wat volgde in het strafrecht?"""

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from domain.events.base import Code, Event, Nummer, Persoonlijk, PersoonlijkeTekst

Persoon = Annotated[str, Persoonlijk, StringConstraints(pattern=r"^[a-z0-9-]{1,40}$")]
"""Whom it is about: `leerling`, `ouder`, or `ouder-1` and `ouder-2` to tell two parents apart."""
LEERLING = "leerling"


class OnderzoekGestart(Event):
    """De leerplichtambtenaar is een onderzoek begonnen."""

    name: ClassVar[str] = "OnderzoekGestart.v1"

    meldingsnummer: Nummer | None = None


class GesprekGevoerd(Event):
    """De leerplichtambtenaar heeft met iemand gesproken."""

    name: ClassVar[str] = "GesprekGevoerd.v1"

    met: PersoonlijkeTekst | None = None


class BriefVerzonden(Event):
    """
    De leerplichtambtenaar heeft een brief gestuurd.

    `vingerafdruk` is the SHA-256 of the version that was sent, when it is kept here (`services.eventlog.briefkast`).
    """

    name: ClassVar[str] = "BriefVerzonden.v1"

    soort: Code
    aan: Persoon | None = None
    vingerafdruk: Annotated[str, Persoonlijk, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None


class VerdachteGehoord(Event):
    """De leerplichtambtenaar heeft iemand als verdachte gehoord."""

    name: ClassVar[str] = "VerdachteGehoord.v1"
    wpg: ClassVar[bool] = True

    wie: Persoon | None = None
    meldingsnummer: Nummer | None = None


class WaarschuwingGegeven(Event):
    """De leerplichtambtenaar heeft gewaarschuwd."""

    name: ClassVar[str] = "WaarschuwingGegeven.v1"

    aan: Persoon | None = None


class HaltVerwezen(Event):
    """De leerling is naar Halt verwezen."""

    name: ClassVar[str] = "HaltVerwezen.v1"
    wpg: ClassVar[bool] = True


class HaltAfgerond(Event):
    """Halt is afgerond."""

    name: ClassVar[str] = "HaltAfgerond.v1"
    wpg: ClassVar[bool] = True

    positief: Annotated[bool, Persoonlijk]


class CivieleMaatregelVerzocht(Event):
    """Er is een onderzoek of maatregel in het civiele jeugdrecht verzocht."""

    name: ClassVar[str] = "CivieleMaatregelVerzocht.v1"

    bij: Code | None = None


class ProcesVerbaalOpgemaakt(Event):
    """De leerplichtambtenaar heeft een proces-verbaal opgemaakt."""

    name: ClassVar[str] = "ProcesVerbaalOpgemaakt.v1"
    wpg: ClassVar[bool] = True

    tegen: Persoon
    meldingsnummer: Nummer | None = None


class ProcesVerbaalIngezonden(Event):
    """Het proces-verbaal is aan de officier van justitie gestuurd."""

    name: ClassVar[str] = "ProcesVerbaalIngezonden.v1"
    wpg: ClassVar[bool] = True

    tegen: Persoon | None = None
    meldingsnummer: Nummer | None = None


class OmBesluitGenomen(Event):
    """Het Openbaar Ministerie heeft besloten."""

    name: ClassVar[str] = "OmBesluitGenomen.v1"
    wpg: ClassVar[bool] = True

    besluit: Annotated[Literal["sepot", "transactie", "strafbeschikking", "dagvaarding"], Persoonlijk]


class UitspraakGedaan(Event):
    """De rechter heeft uitspraak gedaan."""

    name: ClassVar[str] = "UitspraakGedaan.v1"
    wpg: ClassVar[bool] = True

    sanctie: PersoonlijkeTekst | None = None
