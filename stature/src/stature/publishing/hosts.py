"""What hosts must be told to serve the published folder well: as files that some read by themselves, and as two snippets.

Decided here: the words of each host. What they say stands in `stature.headers` for all of them. The page works on hosts
that are told nothing, too; then its content policy is the one in the page, and copies are kept less long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stature.headers import ALWAYS, ASKED_AGAIN, KEPT_A_YEAR, MEDIA_TYPES, NAMED_BY_CONTENT

# Where the two snippets take the folder to lie and people to find it; whoever wants it otherwise changes these two words.
ROOT: Final = "/srv/www"
PLACE: Final = "stature"


def files_for_hosts() -> dict[str, str]:
    """Path in the folder -> its text."""
    return {
        "_headers": _netlify_and_cloudflare(),
        ".htaccess": _apache(),
        # GitHub's pages leave out whatever begins with an underscore, unless this is there.
        ".nojekyll": "",
        "hosting/nginx.conf": _nginx(),
        "hosting/Caddyfile": _caddy(),
    }


def _nginx() -> str:
    kinds = [f"        {media_type.partition(';')[0]} {ending[1:]};" for ending, media_type in _types()]
    return _lines(
        "# For nginx: inside the `server { }` of a site that has https.",
        f"# The folder lies at {ROOT}/{PLACE}; people open https://YOUR.SITE/{PLACE}/",
        f"location = /{PLACE} {{ return 301 /{PLACE}/; }}",
        f"location ^~ /{PLACE}/ {{",
        f"    root {ROOT};",
        "    index index.html;",
        "    gzip_static on;",
        "    charset utf-8;",
        "    types {",
        *kinds,
        "    }",
        "    default_type application/octet-stream;",
        f'    set $stature_kept "{ASKED_AGAIN}";',
        f'    if ($uri ~ "^/{PLACE}/(?:{NAMED_BY_CONTENT})$") {{ set $stature_kept "{KEPT_A_YEAR}"; }}',
        "    add_header Cache-Control $stature_kept always;",
        *(f'    add_header {name} "{value}" always;' for name, value in ALWAYS.items()),
        "}",
    )


def _caddy() -> str:
    by_content = f"path_regexp ^/{PLACE}/(?:{NAMED_BY_CONTENT})$"
    return _lines(
        "# For Caddy: inside the block of your site, as in `your.site { ... }`.",
        f"# The folder lies at {ROOT}/{PLACE}; people open https://YOUR.SITE/{PLACE}/",
        f"redir /{PLACE} /{PLACE}/",
        f"handle /{PLACE}/* {{",
        f"\troot * {ROOT}",
        f"\t@by_content {by_content}",
        f"\t@by_name not {by_content}",
        f'\theader @by_content Cache-Control "{KEPT_A_YEAR}"',
        f'\theader @by_name Cache-Control "{ASKED_AGAIN}"',
        "\theader {",
        *(f'\t\t{name} "{value}"' for name, value in ALWAYS.items()),
        "\t}",
        *(f'\theader {_under(ending)} Content-Type "{media_type}"' for ending, media_type in _types()),
        "\tfile_server {",
        "\t\tprecompressed br gzip",
        "\t}",
        "}",
    )


def _apache() -> str:
    return _lines(
        "# For Apache 2.4, which reads this file by itself where the host allows it.",
        "DirectoryIndex index.html",
        "<IfModule mod_mime.c>",
        *(f'    AddType "{media_type}" {ending}' for ending, media_type in _types()),
        "    AddEncoding br .br",
        "    AddEncoding gzip .gz",
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *(f'    Header always set {name} "{value}"' for name, value in ALWAYS.items()),
        f'    Header set Cache-Control "{ASKED_AGAIN}"',
        f'    <If "%{{REQUEST_URI}} =~ m#/(?:{NAMED_BY_CONTENT})$#">',
        f'        Header set Cache-Control "{KEPT_A_YEAR}"',
        "    </If>",
        "    Header append Vary Accept-Encoding",
        "</IfModule>",
        "<IfModule mod_rewrite.c>",
        "    RewriteEngine On",
        *_smaller("br", "br"),
        *_smaller("gzip", "gz"),
        "</IfModule>",
    )


def _smaller(coding: str, ending: str) -> Iterator[str]:
    yield f"    RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b"
    yield f"    RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"
    yield f"    RewriteRule ^(.+)$ $1.{ending} [L]"


def _netlify_and_cloudflare() -> str:
    """Both read it at the root of a site alone, and both ask about a file again unless they are told otherwise."""
    return _lines(
        "/*",
        *(f"  {name}: {value}" for name, value in ALWAYS.items()),
        "/assets/*",
        f"  Cache-Control: {KEPT_A_YEAR}",
    )


def _types() -> list[tuple[str, str]]:
    return sorted(MEDIA_TYPES.items())


def _under(ending: str) -> str:
    return f"/{PLACE}/*{ending}"


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"
