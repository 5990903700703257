"""What leaves the house at a person's wish: tables, calendars, records for a clinic, paper.

Each is a pure function of a person's entries: the same diary gives the same bytes, whoever asks and whenever.
Not known here: where entries are kept, and who asked.
"""
