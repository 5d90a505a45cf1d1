"""How do the rows of one set come to lie in another, neatly packed, while everybody goes on with the first?"""

from contextlib import ExitStack

from projections.stores.databank import Databank, PostgresDatabank, Verbinding, brokken
from projections.stores.stroken import stroken_van
from projections.stores.taal_postgres import DEEL
from projections.stores.vergelijking import columns_in
from projections.views import CATALOGUE

AT_ONCE = 5_000
"""Rows that are read from a file before they are written in the other."""


def neem_over(van: Databank, naar: Databank, deel: int) -> bool:
    """
    Copy the rows of one part, which dossiers of it wait, and up to where in the log they are, as at one moment.

    `naar` has empty tables of this version. Return False, and copy nothing, while rows of the part are made by pupil.

    Raises:
        OpslagError: a database did not do it; nothing was copied.

    """
    with ExitStack() as open_:
        v = open_.enter_context(naar.schrijven())
        if isinstance(van, PostgresDatabank) and isinstance(naar, PostgresDatabank):
            v.doe("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")  # all tables as they are at one moment
            # before that moment: whoever destroys somebody was done then, or waits for these rows
            v.doe(f'LOCK TABLE "{naar.schema}".deel IN EXCLUSIVE MODE')
            v.doe("SELECT set_config('search_path', ?, true)", (f'"{van.schema}"',))
            bron = v
        else:
            bron = open_.enter_context(van.lezen())
        if stroken_van(bron, deel):
            return False
        for tabel in (*(view.name for view in CATALOGUE), "positie", "wachtend"):
            _copy(tabel, deel, (van, bron), (naar, v))
    return True


def _copy(tabel: str, deel: int, van: tuple[Databank, Verbinding], naar: tuple[Databank, Verbinding]) -> None:
    """Copy rows: a server does so by itself, and between files we carry them."""
    (databank, bron), (doel, v) = van, naar
    kolommen = columns_in(bron, databank, tabel)
    namen = ", ".join(kolommen)
    query = f"SELECT {namen} FROM {tabel}"  # noqa: S608 - our own names
    if isinstance(doel, PostgresDatabank):
        query = f"{query} WHERE {'deel' if tabel == 'positie' else DEEL} = {deel:d} ORDER BY 1"
        v.doe(f'INSERT INTO "{doel.schema}".{tabel} ({namen}) {query}')
        return
    for rijen in brokken(bron.stroom(query), AT_ONCE):
        v.voeg_toe(tabel, kolommen, rijen)
