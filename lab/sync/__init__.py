"""The long walk: a household's devices and their keeper of diaries, a million operations with every mishap on the way.

The keeper is the real one, SQLite file and all. The devices are those of `web/src/keeping`, told again in Python for
speed; the TypeScript itself walks the same ways in `web/src/keeping/interleavings.test.ts`.
"""
