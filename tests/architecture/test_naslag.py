"""Do the pages of reference still say what the code and the profiles say?"""

import pytest

from domain.events import CATALOGUE
from services.beleid import lees_profiel, profielen
from services.naslag import PAGINAS, events_md, terms_md
from tests.architecture.tree import ROOT


@pytest.mark.parametrize("naam", PAGINAS)
def test_a_page_is_as_it_would_be_made_now(naam: str) -> None:
    """Run `python -m services.naslag` when it is not."""
    assert (ROOT / "docs" / naam).read_text(encoding="utf-8") == PAGINAS[naam]()


@pytest.mark.parametrize("event", CATALOGUE, ids=lambda event: event.__name__)
def test_every_event_stands_there_once_with_its_stored_name(event: type) -> None:
    page = events_md()

    assert page.splitlines().count(f"### {event.__name__}") == 1
    assert page.count(f"`{event.__name__}.v1`") == 1


@pytest.mark.parametrize("profiel", profielen())
def test_every_term_and_step_of_a_profile_stands_there_with_its_source(profiel: str) -> None:
    regels = terms_md().splitlines()
    beleid = lees_profiel(profiel)

    met_bron = [(t.soort, t.bron) for t in beleid.termijnen] + [(s.soort, s.bron) for s in beleid.stap]
    for soort, bron in met_bron:
        assert any(regel.startswith(f"| `{soort}` |") and bron in regel for regel in regels)


def test_a_page_is_dutch_and_has_no_empty_cell_where_something_must_stand() -> None:
    for regel in terms_md().splitlines():
        if regel.startswith("| `"):
            cellen = [cel.strip() for cel in regel.strip("|").split(" | ")]
            assert cellen[0], regel
            assert cellen[-1], f"zonder bron: {regel}"
