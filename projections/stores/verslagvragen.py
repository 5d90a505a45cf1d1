"""Which numbers about a school year does a council get beside those of the law?"""

from abc import ABC
from typing import Any

from domain.periode import Periode
from projections.stores.overzichtvragen import Overzichtvragen, filters_on
from projections.stores.vraag import Vraag


class Verslagvragen(Overzichtvragen, ABC):
    """Counts of one municipality, for who may see its counts: no row says whom it is about."""

    def per_school(self, vraag: Vraag, schooljaar: str, cijfer: str, *, gemeentecode: str) -> list[dict[str, Any]]:
        """Return by kind of education and school how many pupils count in a figure; of no known school, None."""
        gevraagd = {"schooljaar": schooljaar, "cijfer": cijfer, "gemeentecode": gemeentecode}
        filters, params = self._counted("r", gevraagd)
        query = f"""
            SELECT r.onderwijs, p.brin, COUNT(DISTINCT r.dossier_id) AS leerlingen
            FROM telfeiten r LEFT JOIN scholen p ON p.dossier_id = r.dossier_id AND {self._taal.bekend("p")}
                AND CAST(p.van AS text) <= r.op AND CAST(p.tot_en_met AS text) >= r.op
            WHERE {self._taal.bekend("r")} AND r.op <= CAST(:dag AS text) {filters}
            GROUP BY r.onderwijs, p.brin ORDER BY r.onderwijs, p.brin
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, params)

    def thuis_geteld(self, vraag: Vraag, *, gemeentecode: str) -> list[dict[str, Any]]:
        """Return by status how many pupils are at home on a day, as known at a moment."""
        filters, params = self._counted("r", {"gemeentecode": gemeentecode})
        query = f"""
            SELECT r.status, COUNT(DISTINCT r.dossier_id) AS leerlingen FROM statuslijn r
            WHERE {self._taal.op("r")} {filters} GROUP BY r.status ORDER BY r.status
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, params)

    def gehaald_in(self, vraag: Vraag, soort: str, dagen: Periode, *, gemeentecode: str) -> list[dict[str, Any]]:
        """
        Return when terms of a kind began that were met on one of these days, and on which, in a fixed order.

        Of pupils who lived in the municipality on the day that the term began.
        """
        filters, params = self._counted("r", {"gemeentecode": gemeentecode})
        params |= {"soort": soort, "vanaf": dagen.van.isoformat(), "uiterlijk": dagen.tot_en_met.isoformat()}
        query = f"""
            SELECT t.start, t.gehaald_op FROM termijnen t JOIN statuslijn r ON r.dossier_id = t.dossier_id
                AND CAST(r.van AS text) <= t.start AND CAST(r.tot_en_met AS text) >= t.start
                AND {self._taal.bekend("r")}
            WHERE {self._taal.op("t")} AND t.soort = :soort AND t.gehaald_op BETWEEN :vanaf AND :uiterlijk {filters}
            ORDER BY t.start, t.gehaald_op
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, params)

    def _counted(self, tabel: str, gevraagd: dict[str, str]) -> tuple[str, dict[str, Any]]:
        filters, params = filters_on(tabel, gevraagd)
        if self._zicht is None:
            return filters, dict(params)
        return filters + self._zicht.telfilter(tabel), params | self._zicht.telparams()
