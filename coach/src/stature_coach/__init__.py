"""The coach: what to say, when to count, when to stop.

A library with no clock, no disk and no luck: events with their times go in, cues with their due times come out.
Four rooms, each of which knows only those below it: `door`, `weeks`, `session`, `regimen`; on the ground stands what
everybody may know. Begin with `session/session.py`; a program that speaks JSON begins with `door/wire.py`.
"""

__version__ = "0.1.0"
