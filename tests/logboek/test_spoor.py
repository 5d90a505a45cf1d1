"""Is the trace of whoever asks taken over, and is what is no trace passed over?"""

import pytest

from services.logboek.spoor import lees_traceparent, nieuw_spoor

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"  # pragma: allowlist secret


@pytest.mark.parametrize("vlag", ["00", "01", "ff"])
def test_the_trace_goes_on_whatever_the_sampling_flag_says(vlag: str) -> None:
    spoor = nieuw_spoor(f"00-{TRACE}-{SPAN}-{vlag}")

    assert (spoor.trace_id.hex(), spoor.ouder and spoor.ouder.hex()) == (TRACE, SPAN)
    assert spoor.span_id.hex() not in (SPAN, "0" * 16)


def test_what_goes_out_is_read_as_the_same_trace_by_the_next() -> None:
    spoor = nieuw_spoor()

    assert lees_traceparent(spoor.traceparent) == (spoor.trace_id, spoor.span_id)
    assert spoor.traceparent.endswith("-01")


def test_a_later_version_is_read_as_far_as_it_is_known() -> None:
    assert lees_traceparent(f"cc-{TRACE}-{SPAN}-01-nog-iets") == (bytes.fromhex(TRACE), bytes.fromhex(SPAN))


@pytest.mark.parametrize(
    "geschreven",
    [
        None,
        "",
        "onzin",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-01-nog-iets",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}",
        f"00-{TRACE[:-1]}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-01\n",
    ],
)
def test_what_is_no_traceparent_begins_a_trace_of_its_own(geschreven: str | None) -> None:
    een, ander = nieuw_spoor(geschreven), nieuw_spoor(geschreven)

    assert een.ouder is None
    assert een.trace_id != ander.trace_id
    assert een.trace_id.hex() != TRACE
