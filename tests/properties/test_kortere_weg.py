"""Does a delivery that takes the short way get to what the long way gives?"""

from datetime import date
from uuid import UUID, uuid5

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.decisions.meldingrij import verwerk_rij
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier, dossier_of
from domain.errors import Weigering
from domain.events.base import Event
from domain.namen import Namen, benoemd
from services.eventlog.codec import HEADER_BYTES, NONCE_BYTES, Nieuw, encode_all
from services.ingest.gelezen import Afgewezen, Gelezen
from services.ingest.meldingvelden import KOLOMMEN, Rijopdracht
from services.ingest.regels import Regel, Uittreksel
from services.ingest.verzuimmeldingen import Verzuimmeldingen
from tests.kit.kader import landelijk
from tests.kit.winkel import GEWONE_RIJ, KOP, vast_id
from tests.kit.woorden import feit, lrv, vastgelegd
from tests.properties.strategies import any_event

VANDAAG = date(2026, 6, 1)
RARE = st.text(st.characters(codec="utf-8", exclude_characters=';"\n\r'), max_size=20)
"""What nobody expects in a cell: signs that one library takes for white space and another does not."""
GOEDE: dict[str, tuple[str, ...]] = {
    "meldingsnummer": ("1", "2", "A.b-c_9"),
    "geboortedatum": ("", "2012-02-10", "20120210", "10-02-2012", "2012-05-00", "2012-00-00"),
    "gemeentecode": ("0014", "0363", "0003"),
    "brin": ("99AA", "98BB"),
    "vestiging": ("", "00", "0A"),
    "onderwijssoort": ("vo", "po", "mbo"),
    "soort": ("V1", "LRV", "L", "RMC"),
    "begindatum": ("2026-01-12", "12-01-2026"),
    "einddatum": ("", "2026-01-12", "20260301"),
    "melddatum": ("2026-01-12", "2025-12-31"),
    "status": ("R", "G", "I"),
    "reden": ("", "terug", "werk", "uitgeschreven", "overleden", "legitiem"),
    "alle_lessen_gemist": ("", "J", "N"),
    "actie_gewenst": ("", "J", "N"),
    "laatste_mutatie": ("2026-01-12T09:00:00", "2026-03-29T02:30:00", "2026-10-25T02:30:00.5", "2026-01-13T00:00:00"),
}


@st.composite
def regels(draw: st.DrawFn) -> str:
    cellen = {veld: draw(st.sampled_from(goede)) for veld, goede in GOEDE.items()}
    cellen |= {veld: draw(RARE) for veld in ("ondernomen_actie", "vermoedelijke_reden", "toelichting")}
    for veld in draw(st.lists(st.sampled_from(KOLOMMEN), max_size=1)):
        cellen[veld] = draw(RARE)
    return ";".join({**GEWONE_RIJ, **cellen}[veld] for veld in KOLOMMEN)


def gelezen(*geschreven: str) -> list[Gelezen | Afgewezen]:
    """Read rows with one reader, that remembers what cells say."""
    alle = (KOP, *geschreven)
    bestand = Uittreksel("rijen.csv", tuple(Regel(nummer, tekst) for nummer, tekst in enumerate(alle, 1)))
    return list(Verzuimmeldingen(bestand, landelijk().gemeenten, VANDAAG, lambda _: None))


def besloten(regel: Gelezen | Afgewezen, dossier: Dossier) -> tuple[Voorstel, ...]:
    """Return what a row that was read becomes; nothing when it may not be recorded."""
    if isinstance(regel, Afgewezen) or not isinstance(regel.opdracht, Rijopdracht):
        return ()
    besluit = verwerk_rij(dossier, regel.opdracht.rij, landelijk())
    return () if isinstance(besluit, Weigering) else besluit


def wholly(een: Event) -> tuple[object, ...]:
    """Return everything that an event is, also what `==` does not look at."""
    soorten = [(naam, waarde, type(waarde)) for naam, waarde in vars(een).items()]
    return type(een), soorten, een.model_fields_set, een.model_dump_json(by_alias=True, exclude_unset=True)


@settings(max_examples=50)
@given(geschreven=regels())
def test_the_event_of_a_row_is_what_validation_makes_of_it(geschreven: str) -> None:
    [regel] = gelezen(geschreven)
    gemeld = vastgelegd(1, lrv("2026-01-12"), dossier_id=vast_id(1))
    for dossier in (Dossier(vast_id(1)), dossier_of(vast_id(1), [gemeld])):
        for voorstel in besloten(regel, dossier):
            getoetst = type(voorstel.feit).model_validate(voorstel.feit.fields_given())

            assert wholly(voorstel.feit) == wholly(getoetst)


@settings(max_examples=50)
@given(geschreven=st.lists(regels(), min_size=2, max_size=6))
def test_a_reader_that_has_read_other_rows_reads_the_same(geschreven: list[str]) -> None:
    samen = gelezen(*geschreven)
    apart = [gelezen(regel)[0] for regel in geschreven]

    for een, ander in zip(samen, apart, strict=True):
        assert type(een) is type(ander)
        if isinstance(een, Gelezen) and isinstance(ander, Gelezen):
            assert (een.pgn, een.opdracht) == (ander.pgn, ander.opdracht)
        if isinstance(een, Afgewezen) and isinstance(ander, Afgewezen):
            assert (een.bezwaren, een.wie) == (ander.bezwaren, ander.wie)


@settings(max_examples=50)
@given(geschreven=regels())
def test_of_a_row_about_somebody_else_the_unknown_pupil_gets_what_the_known_one_gets(geschreven: str) -> None:
    """Of a pupil of whom nothing is known nothing is derived; an event that no row asks for leads the long way."""
    [regel] = gelezen(geschreven)
    ziek = vastgelegd(1, feit("Ziekgemeld", "2026-01-05"), dossier_id=vast_id(1))
    bekend = dossier_of(vast_id(1), [ziek])

    assert besloten(regel, Dossier(vast_id(1))) == besloten(regel, bekend)


@given(ruimte=st.uuids(), naam=st.text())
@example(ruimte=UUID(int=0), naam="")
def test_an_id_is_the_uuid5_of_its_name(ruimte: UUID, naam: str) -> None:
    namen = Namen(ruimte)

    for gevonden in (benoemd(ruimte, naam), namen[naam], namen[naam]):
        assert gevonden == uuid5(ruimte, naam)
        assert (hash(gevonden), str(gevonden), gevonden.version) == (
            hash(uuid5(ruimte, naam)),
            str(uuid5(ruimte, naam)),
            5,
        )
        assert gevonden.is_safe is uuid5(ruimte, naam).is_safe


@given(naam=st.text(), stroom=st.uuids())
def test_an_id_within_a_dossier_follows_from_the_secret_and_the_stream(naam: str, stroom: UUID) -> None:
    geheim = vast_id(9)
    dossier = Dossier(vast_id(1), naamruimte=geheim)

    assert dossier.id_for(naam) == uuid5(uuid5(geheim, str(vast_id(1))), naam)
    assert dossier.id_for(naam, stroom) == uuid5(uuid5(geheim, str(stroom)), naam)
    assert Dossier(vast_id(1)).id_for(naam) == uuid5(vast_id(1), naam)


@given(any_event())
def test_a_day_stands_only_in_a_field_where_one_can_stand(event: Event) -> None:
    assert {naam for naam, waarde in vars(event).items() if isinstance(waarde, date)} <= set(event.date_fields())


def test_events_that_are_encrypted_together_each_have_their_own_nonce() -> None:
    ziek = feit("Ziekgemeld", "2026-01-05")
    nieuw = [Nieuw(vast_id(nummer), vast_id(0), nummer, ziek, "", "") for nummer in range(100)]
    sleutels = [bytes([nummer % 2]) * 32 for nummer in range(100)]

    states = encode_all(nieuw, sleutels, [0] * 100)

    assert len({state[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES] for state in states}) == len(states)
