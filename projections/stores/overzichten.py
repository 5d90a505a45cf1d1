"""Which questions of overview must every store of rows answer?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from domain.periode import Periode
from projections.stores.vraag import Vraag


class Overzichten(Protocol):
    """Answers about a day, as known at a moment; each is one query on an index."""

    def vrijstellingen(
        self, vraag: Vraag, *, grond: str | None = None, statussen: Sequence[str] | None = None
    ) -> list[dict[str, Any]]:
        """Return how exemptions stand, by ground and then by the day since when they stand so."""

    def verkorte_onderwijstijd(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return who follows fewer hours, longest first."""

    def werkvoorraad(
        self, vraag: Vraag, *, rol: str | None = None, behandelaar: str | None = None, school: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the open terms with the pupil's school location, by the day they fall due."""

    def behandeling(self, vraag: Vraag, *, behandelaar: str | None = None) -> list[dict[str, Any]]:
        """Return the open dossiers with whose they are and the pupil's school location, longest open first."""

    def signalen(self, vraag: Vraag, *, aan: str | None = None, status: str | None = None) -> list[dict[str, Any]]:
        """Return the signals that stand with the pupil's school location, by the day they are about."""

    def aanvragen(self, vraag: Vraag, *, soort: str | None = None) -> list[dict[str, Any]]:
        """Return the requests that wait for a decision, longest first."""

    def jongeren(
        self, vraag: Vraag, *, gemeentecode: str | None = None, reden: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the young people for whom the Doorstroompunt has something to do, longest first."""

    def risicokinderen(self, vraag: Vraag, *, gemeentecode: str | None = None) -> list[dict[str, Any]]:
        """Return the children that are followed, by the first day of their leerplicht."""

    def uitstroom(self, vraag: Vraag, *, profiel: str | None = None) -> list[dict[str, Any]]:
        """Return the outflow that was decided on, by the day of it."""

    def terugmeldingen(
        self,
        vraag: Vraag,
        *,
        standen: Sequence[str] | None = None,
        uitvoer: str | None = None,
        ids: Sequence[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the statuses that are owed to DUO, by the day since when, and of one melding in their order."""

    def alle_meldingen(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return how every melding stands that was made on or before the day, the last one first."""

    def telling(self, vraag: Vraag, schooljaar: str, *, gemeentecode: str | None = None) -> list[dict[str, Any]]:
        """
        Return by municipality and figure how many pupils count on a day, and on how many occasions.

        Once for each kind of education, and once for all together (`onderwijs` is None): a pupil who followed two
        kinds counts in both, and once in all.
        """

    def per_school(self, vraag: Vraag, schooljaar: str, cijfer: str, *, gemeentecode: str) -> list[dict[str, Any]]:
        """Return by kind of education and school how many pupils count in a figure; of no known school, None."""

    def thuis_geteld(self, vraag: Vraag, *, gemeentecode: str) -> list[dict[str, Any]]:
        """Return by status how many pupils are at home on a day, as known at a moment."""

    def gehaald_in(self, vraag: Vraag, soort: str, dagen: Periode, *, gemeentecode: str) -> list[dict[str, Any]]:
        """
        Return when terms of a kind began that were met on one of these days, and on which, in a fixed order.

        Of pupils who lived in the municipality on the day that the term began.
        """

    def open_meldingen(self, vraag: Vraag) -> list[dict[str, Any]]:
        """
        Return the meldingen that were open on a day, in a fixed order.

        `laatst` is the last day on which anything happened to the pupil; the clock, who handles it and what was revoked
        are left aside.
        """

    def gesloten_meldingen(self, vraag: Vraag, vanaf: date) -> list[dict[str, Any]]:
        """Return the meldingen that were open for the last time on a day from `vanaf` to (not including) the day."""

    def meldtermijnen(self, vraag: Vraag, soort: str, vanaf: date) -> list[dict[str, Any]]:
        """Return by school and status how many terms of a kind fell due on a day from `vanaf` through the day."""

    def scholen_in_beeld(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the schools at which pupils were last heard of, with how many `leerlingen`."""
