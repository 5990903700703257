"""What stands behind ./run, ./test and ./bench: from a bare Python to a working checkout.

Standard library only, for here nothing is installed yet. Everything that is set up goes to
`.stature/`, which may be deleted at any time. Nothing in here is part of what people install.
"""
