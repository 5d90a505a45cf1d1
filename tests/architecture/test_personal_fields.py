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
    "VrijstellingAangevraagd": {"grond"},
    "VrijstellingVerleend": {"grond"},
    "VrijstellingGeweigerd": {"grond"},
    "VrijstellingBeeindigd": {"grond"},
    "VerlofAangevraagd": {"grond"},
    "VerlofVerleend": {"grond"},
    "VerlofGeweigerd": {"reden"},
    "GesprekGevoerd": {"met"},
    "VerdachteGehoord": {"wie"},
    "WaarschuwingGegeven": {"aan"},
    "HaltAfgerond": {"positief"},
    "ProcesVerbaalOpgemaakt": {"tegen"},
    "ProcesVerbaalIngezonden": {"tegen"},
    "OmBesluitGenomen": {"besluit"},
    "UitspraakGedaan": {"sanctie"},
    "PartnerBetrokken": {"toestemming"},
    "OverlegGehouden": {"deelnemers"},
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
