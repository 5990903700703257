"""Decodes every clip in a real Chromium and compares it, sample against sample, with what the manifest was measured on.

It answers one question: does a browser skip the coder's run-in, so that `onset_seconds` is true there?
"""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
from scipy.signal import correlate

from groundwork.chromium import QUIET, find_chromium

from . import codec
from .manifest import read_manifest
from .shape import Sound, speech_span
from .speech import SAMPLE_RATE_HZ
from .wording import voice_folder

PATIENCE_SECONDS = 180
PAGE = """<script type=module>
const base64 = (bytes) => { let s = ''; for (const b of bytes) s += String.fromCharCode(b); return btoa(s) }
const decode = async (name) => {
  const file = await (await fetch('clip/' + name)).arrayBuffer()
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(file)
  await fetch('decoded/' + name, {method: 'POST', body: base64(new Uint8Array(sound.getChannelData(0).buffer))})
}
for (const name of NAMES) await decode(name).catch(() => fetch('decoded/' + name, {method: 'POST', body: ''}))
await fetch('done', {method: 'POST', body: ''})
</script>"""


def compare(language: str) -> Iterator[str]:
    """How much later than in the manifest the voice begins in Chromium, and how well the samples agree."""
    folder = voice_folder(language)
    clips = read_manifest(folder).clips
    decoded = decoded_in_chromium(folder, [clip.file for clip in clips.values()])
    late, lag, longer = [], [], []
    for key, clip in clips.items():
        there, here = decoded[clip.file], codec.read_clip(folder / clip.file, SAMPLE_RATE_HZ)
        if not len(there):
            yield f"{key}: Chromium cannot decode it"
            continue
        late.append(speech_span(there, SAMPLE_RATE_HZ)[0] / SAMPLE_RATE_HZ - clip.onset_seconds)
        lag.append(_lag_samples(there, here))
        longer.append(len(there) / SAMPLE_RATE_HZ - clip.seconds)
    yield f"{len(late)} clips decoded in Chromium"
    for name, values, unit in (
        ("voice later by", late, "s"),
        ("samples shifted by", lag, ""),
        ("longer by", longer, "s"),
    ):
        yield f"{name} {min(values):.4f} to {max(values):.4f} {unit}".rstrip()


def decoded_in_chromium(folder: Path, names: list[str]) -> dict[str, Sound]:
    """{file name: samples at 24 kHz}. TimeoutError where Chromium has not answered in time."""
    studio = _Listener(folder, names)
    with tempfile.TemporaryDirectory() as profile:
        address = f"http://127.0.0.1:{studio.server_port}/"
        chromium = subprocess.Popen(
            [find_chromium() or "chromium", "--headless", *QUIET, f"--user-data-dir={profile}", address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if not studio.done.wait(PATIENCE_SECONDS):
                raise TimeoutError("Chromium has not decoded the clips")
        finally:
            chromium.terminate()
            chromium.wait()
            studio.shutdown()
    return studio.decoded


class _Listener(ThreadingHTTPServer):
    """Hands out one page and the clips on the loopback address, and takes back the samples."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Exchange)
        self.folder = folder
        self.page = PAGE.replace("NAMES", json.dumps(names)).replace("RATE", str(SAMPLE_RATE_HZ)).encode()
        self.decoded: dict[str, Sound] = {}
        self.done = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Exchange(BaseHTTPRequestHandler):
    server: _Listener

    def do_GET(self) -> None:
        if self.path == "/":
            self._answer("text/html", self.server.page)
        elif self.path.startswith("/clip/"):
            self._answer("audio/mp4", (self.server.folder / Path(self.path).name).read_bytes())
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = base64.b64decode(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/done":
            self.server.done.set()
        else:
            self.server.decoded[Path(self.path).name] = np.frombuffer(body, "<f4").astype(np.float64)
        self._answer("text/plain", b"")

    def _answer(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Says nothing: the table is what is printed."""


def _lag_samples(there: Sound, here: Sound) -> int:
    return int(correlate(there, here, method="fft").argmax()) - (len(here) - 1)
