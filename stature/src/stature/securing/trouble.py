"""Why a house cannot be reached over https."""

from __future__ import annotations


class CannotSecure(ValueError):
    """The message is one clear line: what was found, where, what would be right."""
