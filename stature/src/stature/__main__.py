"""`python -m stature` is `stature`."""

from stature.cli import main

main()
