"""How are the questions of overview asked?"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from projections.stores.taal import Taal
from projections.stores.vraag import Vraag
from projections.stores.zicht import Zicht
from projections.views import BY_NAME


class Overzichtvragen(ABC):
    """Rows of a day, as known at a moment, in an order that is the same each time."""

    def __init__(self, taal: Taal) -> None:
        self._taal = taal
        self._zicht: Zicht | None = None

    def _op(self, tabel: str) -> str:
        """Write that a row is about the day, held true at the moment, and of a dossier that may be seen."""
        return f"{self._taal.op(tabel)}{self._mag(tabel)}"

    def _mag(self, tabel: str) -> str:
        return "" if self._zicht is None else self._zicht.voor(self._taal, tabel)

    @abstractmethod
    def _ask(self, query: str, vraag: Vraag, params: Mapping[str, Any]) -> list[dict[str, Any]]: ...

    def vrijstellingen(
        self, vraag: Vraag, *, grond: str | None = None, statussen: Sequence[str] | None = None
    ) -> list[dict[str, Any]]:
        """Return how exemptions stand, by ground and then by the day since when they stand so."""
        volgorde = "r.grond, r.van, r.dossier_id, r.sleutel"
        return self._standing("vrijstellingen", vraag, volgorde, {"grond": grond, "status": statussen})

    def verkorte_onderwijstijd(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return who follows fewer hours, longest first."""
        return self._standing("verkorte_onderwijstijd", vraag, "r.van, r.dossier_id, r.gebeurtenis_id", {})

    def werkvoorraad(
        self, vraag: Vraag, *, rol: str | None = None, behandelaar: str | None = None, school: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the open terms with the pupil's school location, by the day they fall due."""
        volgorde = "r.vervalt_op, r.dossier_id, r.soort, r.sleutel"
        gevraagd = {"rol": rol, "behandelaar": behandelaar}
        return self._standing("werkvoorraad", vraag, volgorde, gevraagd, scholen={"brin": school})

    def behandeling(self, vraag: Vraag, *, behandelaar: str | None = None) -> list[dict[str, Any]]:
        """Return the open dossiers with whose they are and the pupil's school location, longest open first."""
        return self._standing("behandeling", vraag, "r.sinds, r.dossier_id", {"behandelaar": behandelaar}, scholen={})

    def signalen(self, vraag: Vraag, *, aan: str | None = None, status: str | None = None) -> list[dict[str, Any]]:
        """Return the signals that stand with the pupil's school location, by the day they are about."""
        volgorde = "r.gegeven_op, r.dossier_id, r.herkomst, r.soort, r.aan, r.sleutel"
        return self._standing("signalen", vraag, volgorde, {"aan": aan, "status": status}, scholen={})

    def aanvragen(self, vraag: Vraag, *, soort: str | None = None) -> list[dict[str, Any]]:
        """Return the requests that wait for a decision, longest first."""
        return self._standing("aanvragen", vraag, "r.van, r.dossier_id, r.gebeurtenis_id", {"soort": soort})

    def jongeren(
        self, vraag: Vraag, *, gemeentecode: str | None = None, reden: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the young people for whom the Doorstroompunt has something to do, longest first."""
        gevraagd = {"gemeentecode": gemeentecode, "reden": reden}
        return self._standing("jongeren", vraag, "r.sinds, r.dossier_id, r.van", gevraagd)

    def risicokinderen(self, vraag: Vraag, *, gemeentecode: str | None = None) -> list[dict[str, Any]]:
        """Return the children that are followed, by the first day of their leerplicht."""
        volgorde = "r.leerplicht_vanaf, r.dossier_id, r.van"
        return self._standing("risicokinderen", vraag, volgorde, {"gemeentecode": gemeentecode})

    def uitstroom(self, vraag: Vraag, *, profiel: str | None = None) -> list[dict[str, Any]]:
        """Return the outflow that was decided on, by the day of it."""
        return self._standing("uitstroom", vraag, "r.van, r.dossier_id, r.gebeurtenis_id", {"profiel": profiel})

    def _standing(
        self,
        view: str,
        vraag: Vraag,
        volgorde: str,
        gevraagd: Mapping[str, str | Sequence[str] | None],
        *,
        scholen: Mapping[str, str | None] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the rows of a day; with `scholen` they hold the pupil's school location, and may be asked by it."""
        filters, params = filters_on("r", gevraagd)
        if self._zicht is not None and self._zicht.rollen is not None and view in WACHT_OP:
            van_de_rol, erbij = filters_on("r", {WACHT_OP[view]: sorted(self._zicht.rollen)}, "eigen_")
            filters, params = filters + van_de_rol, params | erbij
        kolommen, bij = columns_of("r", view), ""
        if scholen is not None:
            kolommen, bij = f"{kolommen}, {SCHOOLKOLOMMEN}", self._at_school("r")
            van_de_school, erbij = filters_on("p", scholen)
            filters, params = filters + van_de_school, params | erbij
        query = f"""
            SELECT {kolommen} FROM {view} r {bij}
            WHERE {self._op("r")} {filters}
            ORDER BY {volgorde}
        """  # noqa: S608 - our own names
        return self._ask(query, vraag, params)

    def telling(self, vraag: Vraag, schooljaar: str, *, gemeentecode: str | None = None) -> list[dict[str, Any]]:
        """Return by municipality and figure how many pupils count on a day, and on how many occasions."""
        filters, params = filters_on("r", {"schooljaar": schooljaar, "gemeentecode": gemeentecode})
        if self._zicht is not None:
            filters, params = filters + self._zicht.telfilter("r"), params | self._zicht.telparams()
        telt = "COUNT(DISTINCT r.dossier_id) AS leerlingen, COUNT(*) AS keren"
        uit = f"FROM telfeiten r WHERE {self._taal.bekend('r')} AND r.op <= CAST(:dag AS text) {filters}"
        query = f"""
            SELECT r.gemeentecode, r.cijfer, r.onderwijs, {telt} {uit} GROUP BY r.gemeentecode, r.cijfer, r.onderwijs
            UNION ALL
            SELECT r.gemeentecode, r.cijfer, NULL, {telt} {uit} GROUP BY r.gemeentecode, r.cijfer
        """
        return self._ask(query, vraag, params)

    def _at_school(self, tabel: str) -> str:
        """Write the join with the school location of the pupil, on the day and as known at the moment asked for."""
        return f"LEFT JOIN scholen p ON p.dossier_id = {tabel}.dossier_id AND {self._taal.op('p')}"


WACHT_OP = {"werkvoorraad": "rol", "signalen": "aan"}
"""The column that says for whom a row waits."""
SCHOOLKOLOMMEN = "p.brin AS school, p.vestiging AS vestiging"


def columns_of(tabel: str, view: str) -> str:
    """Write the columns of a view that answers are made of."""
    return ", ".join(f"{tabel}.{kolom}" for kolom in ("dossier_id", *BY_NAME[view].kolommen))


def filters_on(
    tabel: str, gevraagd: Mapping[str, str | Sequence[str] | None], voorvoegsel: str = ""
) -> tuple[str, dict[str, str]]:
    """Write the columns that were asked for as conditions, with their values; several of one are alternatives."""
    filters, params = "", dict[str, str]()
    for kolom, waarde in gevraagd.items():
        if waarde is not None:
            waarden = [waarde] if isinstance(waarde, str) else list(waarde)
            namen = [f"{voorvoegsel}{kolom}_{i}" for i, _ in enumerate(waarden)]
            filters += f" AND {tabel}.{kolom} IN ({', '.join(f':{naam}' for naam in namen)})"
            params.update(zip(namen, waarden, strict=True))
    return filters, params
