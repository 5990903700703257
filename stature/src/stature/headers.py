"""What every answer of the app carries, what each file is called, and how long it may be kept.

One place for whoever serves the app: `stature serve`, and the hosts for which `stature publish` writes a folder.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

_WRITTEN: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

CONTENT_SECURITY_POLICY: Final = "; ".join([*_WRITTEN["policy"], *_WRITTEN["policy_of_headers"]])

ALWAYS: Final[dict[str, str]] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    **_WRITTEN["others"],
    "Permissions-Policy": ", ".join(_WRITTEN["permissions"]),
}

# Spelled out and not looked up: the tables of some systems lack these or get them wrong, and a wrong type
# stops a worker or a clip.
MEDIA_TYPES: Final = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tar": "application/x-tar",
    ".toml": "application/toml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}

# A name with its content's hash in it, as the build writes them: assets/index-BX1a2b3c.js from the pages,
# coach/coach.652be45616.zip from the coach's parts; or a folder that has it, of Python or of a language. Other programs
# read this expression, too (nginx, Apache, Caddy): it keeps to what all of them know.
NAMED_BY_CONTENT: Final = (
    r"assets/.*-[A-Za-z0-9_-]{8}\.[a-z0-9]+"
    r"|(?:coach|voice)/.*\.[0-9a-f]{10}\.[a-z0-9]+"
    r"|coach/[a-z-]+(?:-[0-9.]+)?-[0-9a-f]{10}/.*"
)
KEPT_A_YEAR: Final = "public, max-age=31536000, immutable"
ASKED_AGAIN: Final = "no-cache"
