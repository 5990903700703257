"""A diary whose file has been damaged: what is said about it, and that nothing of it ever passes for whole."""
