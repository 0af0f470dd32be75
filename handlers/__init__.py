"""What the bot says and how it answers: one module a conversation."""
