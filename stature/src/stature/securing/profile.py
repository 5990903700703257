"""What a phone or a computer takes to trust the house's authority: the certificate as it is, and Apple's profile around it."""

from __future__ import annotations

import plistlib
import uuid
from hashlib import sha256
from typing import Final

# Any fixed one does: the same authority gives the same profile, which takes the place of itself.
_OURS: Final = uuid.UUID("6f0c9f0e-6d1b-5c1a-9d8e-3f1f2b7a4c55")


def apple_profile(der: bytes) -> bytes:
    """Installs the certificate; the person then trusts it under Certificate Trust Settings. Removing it takes both away."""
    sum_ = sha256(der).hexdigest()
    payload = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"app.stature.authority.{sum_[:16]}.certificate",
        "PayloadUUID": str(uuid.uuid5(_OURS, f"certificate {sum_}")).upper(),
        "PayloadDisplayName": "Stature of this house",
        "PayloadDescription": "Lets this device reach the computer that keeps your diaries, over the house's own net.",
        "PayloadCertificateFileName": "stature.crt",
        "PayloadContent": der,
    }
    profile = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"app.stature.authority.{sum_[:16]}",
        "PayloadUUID": str(uuid.uuid5(_OURS, f"profile {sum_}")).upper(),
        "PayloadDisplayName": "Stature of this house",
        "PayloadDescription": "It can vouch for addresses of your own house alone, and for no other web site.",
        "PayloadRemovalDisallowed": False,
        "PayloadContent": [payload],
    }
    return plistlib.dumps(profile)
