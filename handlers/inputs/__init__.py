"""What the bot understands in a sentence: small pure functions, no database, no Telegram."""
