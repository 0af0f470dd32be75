"""Every sentence of the bot, by what it is about; each function returns HTML of one message.

Escaping happens in `Tongue`, the limit of 4,096 characters in `fit`.
"""
