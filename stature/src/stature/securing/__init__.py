"""How a house is reached over https on its own net: its addresses, its certificates, an authority of its own."""
