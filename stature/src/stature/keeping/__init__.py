"""Keepers of diaries: one contract (`contract.py`), one keeper for each database.

A keeper stores entries and hands them out. What an entry means is the coach's to say.
"""
