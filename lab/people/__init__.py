"""A hundred people of every temperament live a year with the coach, and every rule is watched at every step."""
