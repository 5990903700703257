"""The built web app, read from one folder once and served as it was built.

Every file is found in a table made at start, so no address can lead out of the folder. A file may lie beside
its own .br and .gz; browsers that take those get the smaller one. Files named by their content are kept for
a year, all others are asked about again each time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from stature.headers import ASKED_AGAIN, KEPT_A_YEAR, MEDIA_TYPES, NAMED_BY_CONTENT
from stature.http.problems import Refused, problem

# Smallest first: what a browser takes equally gladly, it gets in this order.
ENCODINGS = {"br": ".br", "gzip": ".gz"}

# More digits than any file has bytes are no number of bytes.
ONE_PART = re.compile(r"bytes=[ \t]*(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})", re.IGNORECASE)
_BY_CONTENT = re.compile(NAMED_BY_CONTENT)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the app; `encoded` are the smaller forms of it that lie beside it."""

    file: Path
    media_type: str
    cache: str
    encoded: Mapping[str, Path]


class WebApp:
    """Answers GET and HEAD for everything outside /api."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._assets = read_assets(folder)

    def __len__(self) -> int:
        return len(self._assets)

    async def __call__(self, request: Request) -> Response:
        asset = self._find(request.url.path)
        if isinstance(asset, Refused):
            return problem(asset)
        return answer(asset, request)

    def _find(self, path: str) -> Asset | Refused:
        asset = self._assets.get(path.removeprefix("/"))
        if asset is not None:
            return asset
        if "index.html" not in self._assets:
            return Refused(503, "the web app is not built yet; start with ./run, which builds it")
        if PurePosixPath(path).suffix:
            return Refused(404, f"there is no {path[:80]} here; see that the whole app was built")
        # A page of the app, opened by its address: the app itself knows which.
        return self._assets["index.html"]


def read_assets(folder: Path) -> dict[str, Asset]:
    """Every file below `folder` by its path with slashes; the .br and .gz beside a file belong to it."""
    files = {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
    }
    return {path: _asset(path, files) for path in files if not _is_encoded(path, files)}


def _is_encoded(path: str, files: Mapping[str, Path]) -> bool:
    return any(path.endswith(end) and path.removesuffix(end) in files for end in ENCODINGS.values())


def _asset(path: str, files: Mapping[str, Path]) -> Asset:
    return Asset(
        file=files[path],
        media_type=MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream"),
        cache=KEPT_A_YEAR if _BY_CONTENT.fullmatch(path) else ASKED_AGAIN,
        encoded={name: files[path + end] for name, end in ENCODINGS.items() if path + end in files},
    )


def answer(asset: Asset, request: Request) -> Response:
    """The file, or the one part of it that is asked for. Raises Refused for a part that it does not have."""
    whole = _asks_for_whole(request, asset.file.stat().st_size)
    if whole:
        _leave_out_range(request)
    encoding = chosen_encoding(request, asset.encoded) if whole else None
    file = asset.encoded[encoding] if encoding else asset.file
    headers = {"Cache-Control": asset.cache}
    if asset.encoded:
        headers["Vary"] = "Accept-Encoding"
    if encoding:
        headers["Content-Encoding"] = encoding
    response = FileResponse(file, headers=headers, media_type=asset.media_type, stat_result=file.stat())
    if _known_already(request, response.headers["etag"]):
        kept = ("etag", "last-modified", "cache-control", "vary")
        return Response(
            status_code=304, headers={name: response.headers[name] for name in kept if name in response.headers}
        )
    return response


def _asks_for_whole(request: Request, size: int) -> bool:
    """Whether the whole file is to be sent. Raises Refused for a part that is not there."""
    given = request.headers.getlist("range")
    part = part_of(given[0], size) if len(given) == 1 and request.method == "GET" else None
    if part is None:
        return True
    if part:
        return False
    # Who says which file it has a part of already, takes the whole one where that has changed.
    if "if-range" in request.headers:
        return True
    raise Refused(416, f"the file has {size} bytes; ask for some of them", headers={"Content-Range": f"bytes */{size}"})


def part_of(header: str, size: int) -> range | None:
    """The bytes that a Range asks for, empty where the file has none of them; None for what is to be ignored.

    RFC 9110, 14.2: other units and what cannot be read are ignored. So are several parts at once, as it lets a server do:
    no browser needs them for a clip.
    """
    found = ONE_PART.fullmatch(header.strip())
    if found is None:
        return None
    first, last = found["first"], found["last"]
    if not first:
        return range(max(0, size - int(last)), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def _leave_out_range(request: Request) -> None:
    request.scope["headers"] = [(name, value) for name, value in request.scope["headers"] if name != b"range"]


def _known_already(request: Request, etag: str) -> bool:
    named = [name.strip().removeprefix("W/") for name in request.headers.get("if-none-match", "").split(",")]
    return etag.removeprefix("W/") in named or "*" in named


def chosen_encoding(request: Request, encoded: Mapping[str, Path]) -> str | None:
    """The form this browser likes best among those that are there; None for the file as it is."""
    liked = accepted(",".join(request.headers.getlist("accept-encoding")))
    best = max(encoded, key=lambda name: liked.get(name, liked.get("*", 0.0)), default=None)
    if best is None or liked.get(best, liked.get("*", 0.0)) <= 0.0:
        return None
    return best


def accepted(header: str) -> dict[str, float]:
    """Accept-Encoding as coding -> how welcome, 0 to 1; what cannot be read counts as not welcome."""
    liked: dict[str, float] = {}
    for part in header.lower().split(","):
        name, _, quality = part.partition(";")
        if name.strip():
            liked[name.strip()] = _quality(quality)
    return liked


def _quality(text: str) -> float:
    if not text.strip():
        return 1.0
    found = re.fullmatch(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", text)
    return float(found[1]) if found else 0.0
