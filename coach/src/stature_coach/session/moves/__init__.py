"""The moves of a session: each takes the session and what happened, and gives the next session and its cues.

Which move is legal in which phase stands in the session's table; here stands what it does. Time arrives as an event
like any other: `Ticked`, at the very moment when something was due.
"""
