"""The computer around the coach: command line, server and keeper of diaries.

Nothing here decides what a person is told; that is ``stature_coach``.
"""
