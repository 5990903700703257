"""A person over weeks: what the diary tells, what is closed, how a dose grows and steps back, what is due today."""
