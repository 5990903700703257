"""The coach: what to say, when to count, when to stop.

A library with no clock, no disk and no luck: events with their times go in, cues with their due times come out.
Begin with `stature_coach.session.session`; a program that speaks JSON begins with `stature_coach.door.wire`.
"""

__version__ = "0.1.0"
