"""Certificates as a keeper brings them, good and bad, signed by an authority of the tests."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import trustme
from cryptography.hazmat.primitives import serialization


def certificates_in(folder: Path) -> Path:
    """Two certificates with their keys, one of yesterday, and a key with a password."""
    signs = trustme.CA()
    signs.cert_pem.write_to_path(folder / "trusted.crt")
    for name in ("one", "other"):
        made = signs.issue_cert(f"{name}.example")
        made.private_key_pem.write_to_path(folder / f"{name}.key")
        for n, blob in enumerate(made.cert_chain_pems):
            blob.write_to_path(folder / f"{name}.crt", append=n > 0)
    made = signs.issue_cert("old.example", not_after=datetime(2020, 1, 1, tzinfo=UTC))
    made.private_key_pem.write_to_path(folder / "old.key")
    made.cert_chain_pems[0].write_to_path(folder / "old.crt")
    key = serialization.load_pem_private_key((folder / "one.key").read_bytes(), None)
    locked = serialization.BestAvailableEncryption(b"secret")
    (folder / "locked.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)
    )
    (folder / "none.crt").write_text("no certificate")
    return folder
