"""Which stored fields say something about a person, and which events are enforcement data?"""

from domain.events import CATALOGUE

PERSONAL = {
    "LeerlingGeregistreerd": {"naam", "geboortedatum", "woonplaats"},
    "Verhuisd": {"woonplaats"},
    "KwalificatieplichtVervallen": {"reden"},
    "VerkorteOnderwijstijdVastgesteld": {"reden"},
    "MeldingOntvangen": {
        "reden",
        "toelichting",
        "ondernomen_actie",
        "geboortedatum",
        "vermoedelijke_reden",
    },
    "MeldingGewijzigd": {
        "reden",
        "toelichting",
        "ondernomen_actie",
        "geboortedatum",
        "vermoedelijke_reden",
    },
    "MeldingStatusGewijzigd": {"reden"},
    "MeldingIngetrokken": {"reden"},
    "TerugkoppelingGegeven": {"toelichting"},
    "TerugmeldingBepaald": {"reden", "toelichting"},
    "TerugmeldingBevestigd": {"reden"},
    "TerugmeldingAfgewezen": {"melding"},
    "VrijstellingAangevraagd": {"grond"},
    "VrijstellingVerleend": {"grond", "motivering"},
    "VrijstellingGeweigerd": {"grond", "motivering"},
    "VrijstellingBeeindigd": {"grond", "motivering"},
    "VerlofAangevraagd": {"grond"},
    "VerlofVerleend": {"grond", "motivering"},
    "VerlofGeweigerd": {"reden"},
    "StukOntvangen": {"soort", "afgegeven_door", "behandelend"},
    "AanvullingGevraagd": {"stukken"},
    "AanvraagNietBehandeld": {"motivering"},
    "GesprekGevoerd": {"met"},
    "BriefVerzonden": {"aan", "vingerafdruk"},
    "VerdachteGehoord": {"wie"},
    "WaarschuwingGegeven": {"aan"},
    "HaltAfgerond": {"positief"},
    "ProcesVerbaalOpgemaakt": {"tegen"},
    "ProcesVerbaalIngezonden": {"tegen"},
    "OmBesluitGenomen": {"besluit"},
    "UitspraakGedaan": {"sanctie"},
    "PartnerBetrokken": {"toestemming", "reden"},
    "OverlegGehouden": {"deelnemers"},
    "AfspraakGemaakt": {"wat", "uitvoerder"},
    "AfspraakVervallen": {"reden"},
    "OverlegGepland": {"plaats"},
    "OverlegVerzet": {"plaats"},
    "DeelnemerUitgenodigd": {"naam"},
    "DossierGeagendeerd": {"dossier"},
    "DossierVanAgenda": {"dossier"},
    "OverlegAfgelast": {"reden"},
    "CasusregieBelegd": {"reden"},
    "HulpIngezet": {"soort"},
    "JgzOnderzoekAfgerond": {"advies"},
    "ArrangementGestart": {"plan"},
    "AanbodVervallen": {"reden"},
    "TrajectVastgelegd": {"perspectief"},
    "TrajectBeeindigd": {"reden"},
    "GebeurtenisHerroepen": {"reden"},
    "BehandelaarToegewezen": {"behandelaar"},
    "BehandelaarVervangen": {"behandelaar"},
    "ContactGelegd": {"met", "uitkomst", "samenvatting"},
    "NotitieGemaakt": {"tekst"},
    "ContactpersoonAangewezen": {"naam"},
    "ContactpersoonVertrokken": {"naam"},
    "TeamoverlegGehouden": {"deelnemers"},
    "MedewerkerAangesteld": {"medewerker", "naam"},
    "MedewerkerVertrokken": {"medewerker"},
    "MedewerkerAfwezig": {"medewerker", "waarnemer"},
    "MedewerkerTerug": {"medewerker"},
}
WPG = {
    "VerdachteGehoord",
    "ProcesVerbaalOpgemaakt",
    "ProcesVerbaalIngezonden",
    "HaltVerwezen",
    "HaltAfgerond",
    "OmBesluitGenomen",
    "UitspraakGedaan",
}


def test_exactly_these_fields_are_personal() -> None:
    marked = {event.type_name(): set(event.personal_fields()) for event in CATALOGUE}

    assert {event: fields for event, fields in marked.items() if fields} == PERSONAL


def test_exactly_these_events_are_enforcement_data() -> None:
    assert {event.type_name() for event in CATALOGUE if event.wpg} == WPG
