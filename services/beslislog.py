"""How does every decision about access come into the audit log?"""

import re

from domain.toegang.gebruiker import Rol
from services.logboek import beslissing
from services.metingen.namen import TOEGANG_GEWEIGERD
from services.portier import Beslissing

NUMMER = re.compile(r"\d{9}")


def schrijf_op(besloten: Beslissing) -> None:
    """
    Note a decision with the action under way; it is stored before the answer leaves, also when that is a refusal.

    Whoever holds the store and its keys (`lokaal`) is never refused anything: of him each action that shows a pupil is
    written, not each time that the policy was asked.

    Raises:
        GeenHandelingError: no action is under way.

    """
    if besloten.gebruiker.rol is Rol.LOKAAL:
        return
    reden = besloten.besluit.reden.value
    if not besloten.besluit.mag:
        TOEGANG_GEWEIGERD.labels(reden).inc()
    if besloten.opgegeven_reden:
        reden = f"{reden}: {NUMMER.sub('[nummer]', besloten.opgegeven_reden)}"
    wat = f"{besloten.bron}:{besloten.handeling}"
    beslissing(wat, reden, toegestaan=besloten.besluit.mag, dossier_id=besloten.dossier_id)
