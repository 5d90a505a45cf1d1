"""How does a key store come to have its tables and its first master key, and an old one no key that is not wrapped?"""

from projections.stores.databank import Databank, OpslagError, Verbinding, brokken, uuid_of
from projections.stores.databank.migraties import Migratiestand, maak_klaar, migraties_voor, migreer, stand_van
from services.eventlog import sleuteltabellen
from services.eventlog.errors import MeestersleutelError
from services.eventlog.meester import (
    CONTROLE,
    Meestersleutel,
    is_versie,
    nieuwe_sleutel,
    plaats_van_controle,
    plaats_van_dossier,
    plaats_van_vaste,
)

INDEX, ID, ZEGEL, KENMERK = "index", "id", "zegel", "kenmerk"
"""The keys of the store itself: of the index of numbers (in versions), of ids, of the seal, and what it is known by."""
OP_TE_SCHONEN = "op te schonen"
TABELLEN = ("dossier_sleutel", "vaste_sleutel", "meester")


def migraties(databank: Databank) -> Migratiestand:
    """Return which steps the tables of the keys are at (raises OpslagError)."""
    return stand_van(databank, migraties_voor(databank, sleuteltabellen.__name__))


def maak_bij(databank: Databank) -> None:
    """Bring the tables of the keys up to this version, while others use them (raises OpslagError)."""
    migreer(databank, migraties_voor(databank, sleuteltabellen.__name__))


def richt_in(databank: Databank, meester: Meestersleutel) -> None:
    """
    See to it that a key store can be used; a file is brought up to this version, a server must be.

    The first time a master key is made and everything is wrapped, all of it or nothing.

    Raises:
        OpslagError: it is of another version.
        MeestersleutelError: the master key is not there or is another one.

    """
    maak_klaar(databank, migraties_voor(databank, sleuteltabellen.__name__))
    if not versies_van(databank):
        _begin(databank, meester)
    for versie, (stand, controle) in versies_van(databank).items():
        if stand == "huidig" or (stand == "oud" and (versie in meester.versies() or _is_used(databank, versie))):
            _look_at(meester, versie, controle)
    schoon_op(databank)


def versies_van(databank: Databank) -> dict[int, tuple[str, bytes]]:
    """Return the versions of the master key that there were, with how they stand and what they are known by."""
    with databank.lezen() as v:
        rijen = v.vraag("SELECT versie, stand, controle FROM meester ORDER BY versie")
    return {versie: (stand, bytes(controle)) for versie, stand, controle in rijen}


def _is_used(databank: Databank, versie: int) -> bool:
    """Say whether a key is under a version: of a copy made before it was retired, it may be gone without any loss."""
    with databank.lezen() as v:
        return any(
            v.vraag(f"SELECT 1 FROM {tabel} WHERE meester = ? LIMIT 1", (versie,))  # noqa: S608 - our own names
            for tabel in ("dossier_sleutel", "vaste_sleutel")
        )


def _look_at(meester: Meestersleutel, versie: int, controle: bytes) -> None:
    try:
        is_versie(meester, versie, controle)
    except MeestersleutelError:
        if versie in meester.versies():
            raise
        raise MeestersleutelError(
            f"versie {versie} van de meestersleutel is niet in {meester.naam}; zet haar terug: "
            "zonder haar zijn de sleutels niet te lezen"
        ) from None


def _begin(databank: Databank, meester: Meestersleutel) -> None:
    versie = max(meester.versies(), default=1)
    meester.maak(versie)
    [controle] = meester.wrap(versie, [(CONTROLE, plaats_van_controle(versie))])
    with databank.schrijven() as v:
        v.doe("INSERT INTO meester VALUES (?, 'huidig', ?) ON CONFLICT DO NOTHING", (versie, controle))
        somebody_was_first = v.vraag("SELECT 1 FROM vaste_sleutel WHERE meester > 0 LIMIT 1")
        if not somebody_was_first:
            _wrap_fixed(v, meester, versie)
            _wrap_plain(v, meester, versie)


def _wrap_fixed(v: Verbinding, meester: Meestersleutel, versie: int) -> None:
    vaste = {(naam, n): bytes(s) for naam, n, s in v.vraag("SELECT naam, versie, sleutel FROM vaste_sleutel")}
    for naam in {INDEX, ID, ZEGEL, KENMERK} - {naam for naam, _ in vaste}:
        vaste[naam, 1] = nieuwe_sleutel()
    verpakt = meester.wrap(versie, [(sleutel, plaats_van_vaste(*wat)) for wat, sleutel in vaste.items()])
    v.doe("DELETE FROM vaste_sleutel")
    rijen = [(*wat, sleutel, versie) for wat, sleutel in zip(vaste, verpakt, strict=True)]
    v.doe_veel("INSERT INTO vaste_sleutel VALUES (?, ?, ?, ?)", rijen)


def _wrap_plain(v: Verbinding, meester: Meestersleutel, versie: int) -> None:
    """Wrap the keys of an old file."""
    rijen = v.vraag("SELECT dossier_id, soort, sleutel FROM dossier_sleutel WHERE meester = 0 AND length(sleutel) > 0")
    for deel in brokken(rijen):
        plat = [(bytes(sleutel), plaats_van_dossier(uuid_of(d), soort)) for d, soort, sleutel in deel]
        verpakt = meester.wrap(versie, plat)
        v.doe_veel(
            "UPDATE dossier_sleutel SET sleutel = ?, meester = ? WHERE dossier_id = ? AND soort = ?",
            [(nieuw, versie, d, soort) for nieuw, (d, soort, _) in zip(verpakt, deel, strict=True)],
        )


def schoon_op(databank: Databank) -> bool:
    """Write the store anew when old bytes may lie in it; say whether none do now. Somebody who reads puts it off."""
    if not moet_schoon(databank):
        return True
    try:
        databank.compact(TABELLEN)
    except OpslagError:
        return False
    with databank.schrijven() as v:
        v.doe("DELETE FROM stand WHERE naam = ?", (OP_TE_SCHONEN,))
    return True


def moet_schoon(databank: Databank) -> bool:
    """Say whether old bytes may lie in the store."""
    with databank.lezen() as v:
        return bool(v.vraag("SELECT 1 FROM stand WHERE naam = ?", (OP_TE_SCHONEN,)))
