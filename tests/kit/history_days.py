"""On which days do interesting things happen, and when is a pupil of an interesting age born?"""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.periode import add_months

_BIJZONDERE_DAGEN = (
    "2026-01-12",  # an ordinary Monday
    "2025-09-01",
    "2025-11-30",  # three months later is the last of February
    "2025-10-13",  # autumn holiday in Zuid only
    "2026-03-06",  # a Friday
    "2026-04-03",  # Good Friday
    "2026-06-15",
    "2026-07-17",  # Midden goes on holiday, Noord has been away for two weeks
    "2026-07-31",  # the school year ends, and leerplicht with it
    "2025-08-25",  # the first school day of Noord
    "2025-06-02",
    "2024-02-29",
    "2028-02-29",
)
_RANDEN = (
    ("2026-01-09", "2026-01-12"),  # a weekend
    ("2025-10-17", "2025-10-27"),  # autumn in Noord and Midden
    ("2025-10-10", "2025-10-20"),  # autumn in Zuid
    ("2025-12-19", "2026-01-05"),  # Christmas
    ("2026-02-20", "2026-03-02"),  # spring in Noord
    ("2026-02-13", "2026-02-23"),  # spring in Midden and Zuid
    ("2026-04-02", "2026-04-07"),  # Easter
    ("2026-04-24", "2026-05-04"),
    ("2025-07-11", "2025-08-25"),  # summer in Noord
    ("2026-07-03", "2026-08-17"),
    ("2026-07-31", "2026-08-31"),
)
"""The last school day before days without school, and the first one after them."""
_VERSCHUIVINGEN = (0, 0, 0, 1, 1, -1, 2, 3, 7, 14, 27, 28, 29, 90, 91, 92)
"""In days: the same, next to it, a week, around four weeks, and three months."""

_bijzonder = st.sampled_from([date.fromisoformat(dag) for dag in _BIJZONDERE_DAGEN])
_rand = st.sampled_from([[date.fromisoformat(dag) for dag in rand] for rand in _RANDEN])
_kernen = st.one_of(st.lists(_bijzonder, min_size=1, max_size=2, unique=True), _rand)
kern = st.shared(_kernen, key="the days round which everything in one history happens")
_verschuiving = st.sampled_from([timedelta(days=dagen) for dagen in _VERSCHUIVINGEN])

kerndagen: SearchStrategy[date] = kern.flatmap(st.sampled_from)
"""A few days that are the same for a whole history."""
dagen: SearchStrategy[date] = st.builds(date.__add__, kerndagen, _verschuiving)
"""Days on, next to, and at telling distances from the few days round which a history happens."""
drie_maanden_later: SearchStrategy[date] = kerndagen.map(lambda dag: add_months(dag, 3))

_GEWOON = ("2012-02-10", "2013-05-01", "2011-11-30")
JONG = ("2020-07-31", "2020-09-02", "2020-02-29", "2021-03-12", "2020-10-00")
"""Born so that leerplicht begins in or just before the school year; the first waits for a school day."""
OUD = (
    "2009-07-31",  # 16 on the last and on the first day of a school year
    "2009-08-01",
    "2010-07-31",
    "2009-00-00",
    "2007-10-18",  # 18 in the school year
    "2008-01-12",
    "2008-02-29",
    "2008-03-00",
    "2008-07-31",
)
_NOG_NIET = ("2026-03-06",)
"""A mistake: not born yet."""

_gewoon = st.sampled_from(_GEWOON)
geboortedata = st.one_of(_gewoon, _gewoon, _gewoon, st.sampled_from(JONG + OUD + _NOG_NIET))
