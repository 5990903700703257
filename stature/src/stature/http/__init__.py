"""The door for browsers: the web app, the diary, and what every answer must carry to be safe.

It translates between HTTP and the keeper and decides nothing about people or exercises.
"""
