"""What follows from the facts: pure functions; no database, no Telegram, no clock."""
