#!/usr/bin/env bash
# Puts the voice workshop's tools into one folder outside the project: about 600 MB. Needs Python 3.11+, npm, ffmpeg.
#   lab/voice/set_up.sh [FOLDER]
set -euo pipefail

home="${1:-${STATURE_VOICE_LAB:-$HOME/.cache/stature-voice-lab}}"
here="$(cd "$(dirname "$0")" && pwd)"

command -v ffmpeg >/dev/null || { echo "ffmpeg is missing; install it with the system's package manager" >&2; exit 1; }

mkdir -p "$home/model"
python3 -m venv "$home/venv"
"$home/venv/bin/pip" install --quiet -r "$here/requirements.txt"

if [ ! -d "$home/voices" ]; then
    pack="$(mktemp -d)"
    (cd "$pack" && npm pack --silent kokoro-js@1.2.1 >/dev/null && tar xzf kokoro-js-1.2.1.tgz package/voices)
    mv "$pack/package/voices" "$home/voices"
fi

echo "STATURE_VOICE_LAB=$home $home/venv/bin/python -m lab.voice render"
