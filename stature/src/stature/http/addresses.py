"""At which address others open this house: a new device, a calendar.

Decided here: whoever asks over https is told of the house as they know it themselves; the keeper's browser on this computer, which
speaks to it in the clear, of the https address of the house's net.
"""

from __future__ import annotations

from starlette.requests import Request

from stature.http.house import House
from stature.http.problems import Refused
from stature.http.through import header_of, is_over_tls


class Addresses:
    """`of_house` is the https address on the house's net, ending in a slash; None where this server has none."""

    def __init__(self, house: House, of_house: str | None = None) -> None:
        self._house = house
        self._of_house = of_house

    def for_device(self, request: Request) -> str:
        """Raises Refused where there is no https, and so nothing to be paired over."""
        found = self.over_https(request)
        if found is None:
            raise Refused(
                409,
                "this house has no https address, and a device is paired over https alone; "
                "start Stature with --own-authority, or with --certificate and --key",
            )
        return found

    def for_calendar(self, request: Request) -> str:
        return self.over_https(request) or str(request.base_url)

    def over_https(self, request: Request) -> str | None:
        """None where this house has no https."""
        if is_over_tls(request.scope, self._house.proxies):
            return f"https://{header_of(request.scope, b'host')}/"
        return self._of_house
