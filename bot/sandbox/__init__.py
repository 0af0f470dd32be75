"""A Bot API server on loopback, and a page to talk with the bot: no token, no network."""
