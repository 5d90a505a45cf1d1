"""How is something recorded about who works here, and only once however often it is asked?"""

from domain.decisions.personeel import registreer_bij_personeel
from domain.decisions.voorstel import Voorstel
from domain.personeel import PERSONEELSTROOM
from services.eventlog.codec import Nieuw
from services.eventlog.opnieuw import until_first
from services.ingest.aanlevering import Omgeving
from services.ingest.enkel import ANDERS_GEBRUIKT, AndereVersie, Antwoord, Verzoek
from services.ingest.gebeurtenissen import read_fact


def leg_vast_bij_personeel(omgeving: Omgeving, verzoek: Verzoek) -> Antwoord:
    """Record an event about who works here, also the first one (raises EventLogError)."""
    log = omgeving.log
    event_id = verzoek.event_id(log, PERSONEELSTROOM)

    def once() -> Antwoord:
        opdracht = read_fact(verzoek.velden, "", log.sleutels.merk_of, event_id)
        if isinstance(opdracht, tuple):
            return opdracht
        personeel = log.personeel()
        eerder = next((v for v in personeel.vastleggingen if v.id == event_id), None)
        if eerder is not None:
            return eerder if eerder.feit == opdracht.feit else ANDERS_GEBRUIKT
        if verzoek.gezien is not None and verzoek.gezien != personeel.versie:
            return AndereVersie(personeel.versie)
        weigering = registreer_bij_personeel(personeel, Voorstel(event_id, opdracht.feit), omgeving.kader)
        if weigering is not None:
            return weigering
        nu, versie = omgeving.klok(), personeel.versie + 1
        log.append([Nieuw(event_id, PERSONEELSTROOM, versie, opdracht.feit, verzoek.bron, omgeving.door)], nu=nu)
        return next(v for v in log.personeel().vastleggingen if v.id == event_id)

    return until_first(once)
