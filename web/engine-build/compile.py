"""Runs inside Pyodide while the web is built: turns archives of sources into archives of compiled code.

Starting Python means importing two hundred modules; compiling them takes six times as long as running
them. The compiled files fit only the Python that made them, which is the one that will read them.
"""

import ast
import importlib.util
import io
import zipfile
from collections.abc import Callable
from importlib._bootstrap_external import _code_to_hash_pyc

# A coach in a page has no terminal, no mail, no other processes and no desktop.
NEVER_USED = frozenset({
    "_pyrepl", "cProfile", "cgi", "code", "ctypes", "curses", "dbm", "difflib", "doctest", "email", "ensurepip",
    "filecmp", "fileinput", "ftplib", "getopt", "http", "imaplib", "lib2to3", "mailbox", "mimetypes", "modulefinder",
    "multiprocessing", "netrc", "optparse", "pdb", "pickletools", "poplib", "profile", "pstats", "pty", "pyclbr",
    "pydoc", "pydoc_data", "sched", "shelve", "smtplib", "sqlite3", "tabnanny", "tarfile", "telnetlib", "tkinter",
    "trace", "tracemalloc", "turtle", "turtledemo", "unittest", "venv", "wave", "webbrowser", "wsgiref", "xml",
    "xmlrpc", "zipapp", "zoneinfo",
})  # fmt: skip
OURS = ("host.py", "leading.py", "stature")
# Python's own start, JSON and TOML know no others.
ENCODINGS = frozenset({"__init__", "aliases", "ascii", "cp437", "idna", "latin_1", "unicode_escape", "utf_8"})


def compiled_library(path: str) -> bytes:
    """The standard library at `path`, compiled, without what a page never imports."""
    return _compiled(path, path, _is_wanted)


def compiled_coach(path: str, home: str) -> bytes:
    """The coach's sources at `path`, compiled as if they lay in the folder `home`, without what only readers need."""
    return _compiled(path, home, lambda _: True, without_readers)


def bare_sources(path: str) -> bytes:
    """Our own sources at `path` without what only readers need: they travel so, and are compiled when they are asked for."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as sources, zipfile.ZipFile(packed, "w") as archive:
        for name in sources.namelist():
            content = sources.read(name)
            # Whatever is somebody else's keeps the words under which they gave it.
            if name.endswith(".py") and name.startswith(OURS):
                content = ast.unparse(without_readers(content)).encode()
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def without_readers(content: bytes) -> ast.Module:
    """What a module does, without what it and its functions tell a reader. What a class tells stays: `dataclass` asks for it."""
    module = ast.parse(content)
    for node in ast.walk(module):
        told = isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node, clean=False) is not None
        if told and len(node.body) > 1:
            del node.body[0]
    return module


def _as_it_is(content: bytes) -> bytes:
    return content


def _compiled(
    path: str,
    home: str,
    wanted: Callable[[str], bool],
    read: Callable[[bytes], bytes | ast.Module] = _as_it_is,
) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as sources, zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(sources.namelist()):
            if wanted(name) and not name.endswith("/"):
                _add(archive, name, sources.read(name), home, read)
    return packed.getvalue()


def _add(
    archive: zipfile.ZipFile, name: str, content: bytes, home: str, read: Callable[[bytes], bytes | ast.Module]
) -> None:
    """Stored, not deflated: Python reads it faster, and the server compresses it better."""
    if name.endswith(".py"):
        code = compile(read(content), f"{home}/{name}", "exec", dont_inherit=True, optimize=0)
        # Unchecked: there is no source beside it that it could be compared with.
        content = bytes(_code_to_hash_pyc(code, importlib.util.source_hash(content), False))
        name += "c"
    archive.writestr(zipfile.ZipInfo(name), content)


def _is_wanted(name: str) -> bool:
    top, _, rest = name.partition("/")
    if top == "encodings":
        return rest.removesuffix(".py") in ENCODINGS
    return top.removesuffix(".py") not in NEVER_USED
