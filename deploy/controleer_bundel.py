"""
Klopt een bundel van één dossier? Nodig zijn alleen Python en het pakket `cryptography`, niet Verzuimspoor.
Gebruik: python controleer_bundel.py BUNDEL [CONTROLEPUNT]. Met een controlepunt dat u zelf eerder kreeg, moet de
bundel daarop rusten. Uitgangscode 0: in orde; 4: niet in orde; 2: verkeerd gebruik.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path
from struct import error, pack
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def eis(klopt, melding):
    if not klopt:
        raise ValueError(melding)


def sha(*delen):
    return hashlib.sha256(b"".join(delen)).digest()


def canoniek(document):
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


def wortel_langs(hash, index, aantal, pad):  # RFC 9162, 2.1.3.2
    laatste = aantal - 1
    eis(0 <= index <= laatste, "een bewijs staat buiten zijn boom")
    for buur in map(bytes.fromhex, pad):
        eis(laatste > 0, "een bewijs is te lang")
        if index & 1 or index == laatste:
            hash = sha(b"\1", buur, hash)
            while index and not index & 1:
                index, laatste = index >> 1, laatste >> 1
        else:
            hash = sha(b"\1", hash, buur)
        index, laatste = index >> 1, laatste >> 1
    eis(laatste == 0, "een bewijs is te kort")
    return hash.hex()


def blok_hash(b):
    wortel, vorige = bytes.fromhex(b["wortel"]), bytes.fromhex(b["vorige"])
    getallen = (b["nummer"], b["eersteId"], b["laatsteId"], b["ontvangenOp"], b["soort"])
    return sha(b"\2", pack(">qqqqqII", *getallen, len(wortel), len(vorige)), wortel, vorige)


def blad(g):
    stroom, id, soort = UUID(g["stroom"]).bytes, UUID(g["gebeurtenisId"]).bytes, g["soort"].encode()
    vorm = pack(">qqqIII", g["id"], g["versie"], g["ontvangenOp"], 16, 16, len(soort))
    return sha(b"\0", vorm, stroom, id, soort, bytes.fromhex(g["staatHash"]))


def controleer(bundel, bewaard):
    eis(bundel["formaat"] == "verzuimspoor.bundel.v1", "dit is geen bundel")
    punt = bundel["controlepunt"]
    eis(bewaard in (None, punt), "rust niet op uw controlepunt")
    sleutel = Ed25519PublicKey.from_public_bytes(bytes.fromhex(punt["publiekeSleutel"]))
    for ondertekend in (bundel, punt):
        inhoud = {k: v for k, v in ondertekend.items() if k not in ("handtekening", "code", "moment")}
        sleutel.verify(bytes.fromhex(ondertekend["handtekening"]), canoniek(inhoud))
    for b in bundel["blokken"]:
        boven = wortel_langs(sha(b"\0", blok_hash(b)), b["nummer"] - 1, punt["blok"], b["pad"])
        eis(boven == punt["blokkenWortel"], f"blok {b['nummer']} hoort niet bij het controlepunt")
    blokken = {b["nummer"]: b for b in bundel["blokken"]}
    for g in bundel["gebeurtenissen"]:
        b = blokken[g["blok"]]
        boven = wortel_langs(blad(g), g["id"] - b["eersteId"], b["laatsteId"] - b["eersteId"] + 1, g["pad"])
        eis(boven == b["wortel"], f"gebeurtenis {g['id']} staat niet zo in het zegel")
        eis(b["soort"] or g["ontvangenOp"] == b["ontvangenOp"], f"gebeurtenis {g['id']} is niet van dat moment")
    for stroom, aantal in bundel["stromen"].items():
        versies = [g["versie"] for g in bundel["gebeurtenissen"] if g["stroom"] == stroom]
        eis(versies == list(range(1, aantal + 1)), f"in {stroom} ontbreekt een gebeurtenis")
    eis({g["stroom"] for g in bundel["gebeurtenissen"]} <= bundel["stromen"].keys(), "er is een gebeurtenis te veel")
    ruw = base64.b32encode(sha(canoniek(inhoud))[:10]).decode()
    return "-".join(ruw[i : i + 4] for i in range(0, 16, 4))


def main(bundel, bewaard=None):
    try:
        bundel, bewaard = (pad and json.loads(Path(pad).read_bytes()) for pad in (bundel, bewaard))
        code = controleer(bundel, bewaard)
    except (InvalidSignature, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, error) as fout:
        return f"Niet in orde: {str(fout) or 'gewijzigd na ondertekening'}.", 4
    zelf = "" if bewaard else f"\nVergelijk zelf code {code} en sleutel {bundel['controlepunt']['publiekeSleutel']}."
    return f"In orde: {len(bundel['gebeurtenissen'])} gebeurtenissen van dossier {bundel['dossierId']}.{zelf}", 0


if __name__ == "__main__":
    melding, uitgang = main(*sys.argv[1:]) if len(sys.argv) in (2, 3) else (__doc__, 2)
    sys.stdout.write(f"{melding}\n")
    sys.exit(uitgang)
