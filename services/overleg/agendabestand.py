"""How does a meeting come into the calendar of whoever comes, without a word about a pupil?"""

from datetime import datetime, time, timedelta

from icalendar import Calendar, Event

from domain.events.overleg import OverlegVerzet
from domain.overleg import Overleg, Overlegbeeld, Overlegstand
from domain.tijdzone import AMSTERDAM, in_utc

DUUR = timedelta(hours=1)
"""How long a calendar keeps free for it: how long it takes, nobody says."""
STATUS = {
    Overlegstand.GEPLAND: "CONFIRMED",
    Overlegstand.AFGEROND: "CONFIRMED",
    Overlegstand.AFGELAST: "CANCELLED",
}


def agendabestand(overleg: Overleg, beeld: Overlegbeeld) -> bytes:
    """
    Return the meeting as an iCalendar file (RFC 5545): what kind, when, and at which school.

    A later file of the same meeting replaces an earlier one: when it was moved, or called off. Who comes, where else
    it is and about whom it is, stay out.
    """
    kalender = Calendar()
    kalender.add("prodid", "-//Verzuimspoor//overleg//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    afspraak = Event()
    afspraak.add("uid", f"{overleg.id}@verzuimspoor")
    afspraak.add("dtstamp", max(v.vastgelegd_op for v in overleg.geldend))
    afspraak.add("sequence", len(overleg.van(OverlegVerzet)) + (beeld.stand is Overlegstand.AFGELAST))
    afspraak.add("status", STATUS[beeld.stand])
    afspraak.add("summary", beeld.titel)
    if beeld.brin is not None:
        afspraak.add("location", f"school {beeld.brin}")
    if beeld.begintijd is None:
        afspraak.add("dtstart", beeld.dag)
    else:
        begin = datetime.combine(beeld.dag, time.fromisoformat(beeld.begintijd), AMSTERDAM)
        afspraak.add("dtstart", in_utc(begin))
        afspraak.add("duration", DUUR)
    kalender.add_component(afspraak)
    return bytes(kalender.to_ical())
