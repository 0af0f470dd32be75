"""A Bot API server on loopback, and a page to talk with the bot: no token, no network."""

from bot.sandbox.people import Person
from bot.sandbox.server import Sandbox
from bot.sandbox.store import Visitor

__all__ = ["Person", "Sandbox", "Visitor"]
