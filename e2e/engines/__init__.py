"""The engines beside Chromium: how Firefox ESR and WebKitGTK are started here, and how a person acts in them."""
