"""The voice workshop: every spoken sentence of the wording becomes a clip, and every clip is measured.

Nothing here runs where a person exercises. Only `wording`, `manifest` and their test need no audio library.
"""
