"""The long walk: a household's devices and their keeper of diaries, thousands of operations with every mishap on the way.

Both are real: the app's own modules under Node, and `stature serve` as a process of its own.
"""
