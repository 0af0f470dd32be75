"""Buttons, as the Bot API's JSON. What a press may do is looked up again when it is pressed."""
