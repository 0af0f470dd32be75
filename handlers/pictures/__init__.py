"""Pictures for a phone: facts in, PNG out. No database, no Telegram, no clock, no words."""
