"""What stands on a person's papers, before anybody sets or shows them: the same in CPython and in the browser.

Each is a pure function of a diary or of a prescription, and of the papers' words. Not known here: pages, fonts, files.
"""
