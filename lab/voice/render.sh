#!/usr/bin/env bash
# Speaks what is new in a language, and says what it still lacks: lab/voice/render.sh es
# Sets up the workshop first where it is not there yet (set_up.sh says what that needs).
set -euo pipefail

language="${1:?which language? lab/voice/render.sh es}"
here="$(cd "$(dirname "$0")" && pwd)"
export STATURE_VOICE_LAB="${STATURE_VOICE_LAB:-$HOME/.cache/stature-voice-lab}"

[ -d "$STATURE_VOICE_LAB/voices" ] || "$here/set_up.sh" "$STATURE_VOICE_LAB"
cd "$here/../.."
exec "$STATURE_VOICE_LAB/venv/bin/python" -m lab.voice render --language "$language"
