"""A Bot API server on loopback, and a page to talk with the bot: no token, no network."""

from bot.sandbox.attaching import Attached
from bot.sandbox.chats import Visitor
from bot.sandbox.forwarding import Channel
from bot.sandbox.groups import Group
from bot.sandbox.limits import Limits, Rate
from bot.sandbox.people import Person
from bot.sandbox.server import Sandbox

__all__ = ["Attached", "Channel", "Group", "Limits", "Person", "Rate", "Sandbox", "Visitor"]
