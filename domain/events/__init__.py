"""Which events are there? One list, in plain sight: nothing registers itself."""

from domain.events.afspraak import (
    AfspraakGemaakt,
    AfspraakNagekomen,
    AfspraakVervallen,
)
from domain.events.base import Event
from domain.events.beheer import (
    DossierOvergedragen,
    DossierVernietigd,
    GebeurtenisHerroepen,
    HandhavingVernietigd,
)
from domain.events.beleid import (
    BeleidVastgesteld,
    KalenderVastgesteld,
)
from domain.events.duo import (
    AbsoluutVerzuimGemeld,
    MeldingGewijzigd,
    MeldingIngetrokken,
    MeldingOntvangen,
    MeldingStatusGewijzigd,
    TerugkoppelingGegeven,
    TerugmeldingAangeboden,
    TerugmeldingAfgewezen,
    TerugmeldingBepaald,
    TerugmeldingBevestigd,
)
from domain.events.identiteit import (
    DossiersSamengevoegd,
    LeerlingGeregistreerd,
    Overleden,
    PgnVervangen,
    Verhuisd,
)
from domain.events.inschrijving import (
    Geschorst,
    Ingeschreven,
    KwalificatieplichtVervallen,
    StartkwalificatieBehaald,
    TwaalfSchooljarenVoltooid,
    Uitgeschreven,
    VerwijderingGemeld,
)
from domain.events.jaarverslag import JaarverslagVastgesteld
from domain.events.leerplicht import (
    BriefVerzonden,
    CivieleMaatregelVerzocht,
    GesprekGevoerd,
    HaltAfgerond,
    HaltVerwezen,
    OmBesluitGenomen,
    OnderzoekGestart,
    ProcesVerbaalIngezonden,
    ProcesVerbaalOpgemaakt,
    UitspraakGedaan,
    VerdachteGehoord,
    WaarschuwingGegeven,
)
from domain.events.ondersteuning import (
    AanbodVervallen,
    ArrangementAangevraagd,
    ArrangementBesloten,
    ArrangementGestart,
    CasusregieBelegd,
    HulpIngezet,
    JgzOnderzoekAangevraagd,
    JgzOnderzoekAfgerond,
    LeerlingenvervoerAangevraagd,
    LeerlingenvervoerBesloten,
    Opgeschaald,
    OppVastgesteld,
    OverlegGehouden,
    PartnerBetrokken,
    PassendAanbodGedaan,
    ReactieGegeven,
    RouteBepaald,
    SamenwerkingVerzocht,
    TlvAangevraagd,
    TlvAfgegeven,
    TrajectBeeindigd,
    TrajectVastgelegd,
    UitstroomBepaald,
    VeiligheidszorgAfgesloten,
    VeiligheidszorgGemeld,
)
from domain.events.overleg import (
    DeelnemerAfgezegd,
    DeelnemerUitgenodigd,
    DossierGeagendeerd,
    DossierVanAgenda,
    OverlegAfgelast,
    OverlegAfgerond,
    OverlegGepland,
    OverlegVerzet,
)
from domain.events.personeel import (
    MedewerkerAangesteld,
    MedewerkerAfwezig,
    MedewerkerTerug,
    MedewerkerVertrokken,
)
from domain.events.schoolteam import (
    ContactpersoonAangewezen,
    ContactpersoonVertrokken,
    TeamoverlegGehouden,
)
from domain.events.termijn import (
    SignaalGegeven,
    TermijnVerstreken,
    TermijnVerstrekenHerzien,
)
from domain.events.verzuim import (
    Betergemeld,
    OngeoorloofdVerzuimGeregistreerd,
    SchoolgangGestaakt,
    SchoolgangHervat,
    TeLaatGekomen,
    VerkorteOnderwijstijdVastgesteld,
    Ziekgemeld,
)
from domain.events.vrijstelling import (
    AanvraagIngetrokken,
    AanvraagNietBehandeld,
    AanvullingGevraagd,
    BeslistermijnVerlengd,
    StukOntvangen,
    VerlofAangevraagd,
    VerlofGeweigerd,
    VerlofVerleend,
    VrijstellingAangevraagd,
    VrijstellingBeeindigd,
    VrijstellingGeweigerd,
    VrijstellingVerleend,
)
from domain.events.werk import (
    BehandelaarToegewezen,
    BehandelaarVervangen,
    ContactGelegd,
    NotitieGemaakt,
)

CATALOGUE: tuple[type[Event], ...] = (
    # identiteit
    LeerlingGeregistreerd,
    PgnVervangen,
    DossiersSamengevoegd,
    Verhuisd,
    Overleden,
    # inschrijving
    Ingeschreven,
    Uitgeschreven,
    VerwijderingGemeld,
    Geschorst,
    StartkwalificatieBehaald,
    KwalificatieplichtVervallen,
    TwaalfSchooljarenVoltooid,
    # verzuim
    Ziekgemeld,
    Betergemeld,
    OngeoorloofdVerzuimGeregistreerd,
    TeLaatGekomen,
    SchoolgangGestaakt,
    SchoolgangHervat,
    VerkorteOnderwijstijdVastgesteld,
    # duo
    MeldingOntvangen,
    MeldingGewijzigd,
    MeldingStatusGewijzigd,
    MeldingIngetrokken,
    TerugkoppelingGegeven,
    TerugmeldingBepaald,
    TerugmeldingAangeboden,
    TerugmeldingBevestigd,
    TerugmeldingAfgewezen,
    AbsoluutVerzuimGemeld,
    # vrijstelling
    VrijstellingAangevraagd,
    VrijstellingVerleend,
    VrijstellingGeweigerd,
    VrijstellingBeeindigd,
    VerlofAangevraagd,
    VerlofVerleend,
    VerlofGeweigerd,
    StukOntvangen,
    AanvullingGevraagd,
    BeslistermijnVerlengd,
    AanvraagIngetrokken,
    AanvraagNietBehandeld,
    # leerplicht
    OnderzoekGestart,
    GesprekGevoerd,
    BriefVerzonden,
    VerdachteGehoord,
    WaarschuwingGegeven,
    HaltVerwezen,
    HaltAfgerond,
    CivieleMaatregelVerzocht,
    ProcesVerbaalOpgemaakt,
    ProcesVerbaalIngezonden,
    OmBesluitGenomen,
    UitspraakGedaan,
    # ondersteuning
    RouteBepaald,
    Opgeschaald,
    SamenwerkingVerzocht,
    PartnerBetrokken,
    ReactieGegeven,
    OverlegGehouden,
    CasusregieBelegd,
    HulpIngezet,
    JgzOnderzoekAangevraagd,
    JgzOnderzoekAfgerond,
    OppVastgesteld,
    TlvAangevraagd,
    TlvAfgegeven,
    ArrangementAangevraagd,
    ArrangementBesloten,
    ArrangementGestart,
    PassendAanbodGedaan,
    AanbodVervallen,
    TrajectVastgelegd,
    TrajectBeeindigd,
    VeiligheidszorgGemeld,
    VeiligheidszorgAfgesloten,
    UitstroomBepaald,
    LeerlingenvervoerAangevraagd,
    LeerlingenvervoerBesloten,
    # afspraak
    AfspraakGemaakt,
    AfspraakNagekomen,
    AfspraakVervallen,
    # termijn
    TermijnVerstreken,
    TermijnVerstrekenHerzien,
    SignaalGegeven,
    # beheer
    GebeurtenisHerroepen,
    DossierOvergedragen,
    DossierVernietigd,
    HandhavingVernietigd,
    # beleid
    BeleidVastgesteld,
    KalenderVastgesteld,
    # jaarverslag
    JaarverslagVastgesteld,
    # werk
    BehandelaarToegewezen,
    BehandelaarVervangen,
    ContactGelegd,
    NotitieGemaakt,
    # schoolteam
    ContactpersoonAangewezen,
    ContactpersoonVertrokken,
    TeamoverlegGehouden,
    # overleg
    OverlegGepland,
    OverlegVerzet,
    DeelnemerUitgenodigd,
    DeelnemerAfgezegd,
    DossierGeagendeerd,
    DossierVanAgenda,
    OverlegAfgerond,
    OverlegAfgelast,
    # personeel
    MedewerkerAangesteld,
    MedewerkerVertrokken,
    MedewerkerAfwezig,
    MedewerkerTerug,
)

BY_NAME: dict[str, type[Event]] = {event.name: event for event in CATALOGUE}
BY_TYPE: dict[str, type[Event]] = {event.type_name(): event for event in CATALOGUE}
