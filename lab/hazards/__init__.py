"""Every test that docs/hazards.md names is shown able to fail: the fault that it stands against is planted in a copy."""
