"""Up to which moment do the rows follow, for a question that does not wait for them?"""

from projections.stores.promise import RowStore
from projections.views import BY_NAME
from tests.kit.woorden import LEERLING, moment

MAART = moment("2026-03-05")


def test_the_moment_followed_within_a_frame_is_that_of_rows_within_it_in_every_part(rows: RowStore) -> None:
    for deel in range(rows.delen):
        assert rows.gevolgd_op(7) is None
        with rows.writing(deel) as schrijver:
            schrijver.use(7)
            schrijver.follow(MAART)
    assert (rows.gevolgd_op(7), rows.gevolgd_op(8)) == (MAART, None)

    with rows.writing(rows.deel_van(LEERLING)) as schrijver:
        schrijver.clear(BY_NAME["statuslijn"])

    assert rows.gevolgd_op(7) is None
