"""Refusals a person can read: one clear line each, as application/problem+json (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class Refused(Exception):
    """The request cannot be answered. `detail` says what was found, where, and what would be right."""

    def __init__(
        self,
        status: int,
        detail: str,
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.more = more or {}
        self.headers = headers or {}


def problem(refused: Refused) -> Response:
    title = HTTPStatus(refused.status).phrase
    body = {"title": title, "status": refused.status, "detail": refused.detail, **refused.more}
    return Response(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace"),
        status_code=refused.status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **refused.headers},
    )


def method_not_allowed(allowed: Sequence[str]) -> Refused:
    listed = ", ".join(allowed)
    return Refused(405, f"this address answers {listed} alone", headers={"Allow": listed})
