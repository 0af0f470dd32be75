"""What somebody does on the page, and what they see there. Everything waits for what it needs."""

from playwright.async_api import Locator, Page, expect

expect.set_options(timeout=20_000)


class Phone:
    """The sandbox's page in the hand of whoever it is at the moment."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def becomes(self, name: str) -> None:
        """Go on as this person, in their own chat with the bot."""
        await self._chooses("#people .person", name)
        await expect(self._page.locator("#me-name")).to_have_text(name)

    async def opens(self, chat: str) -> None:
        """Look at another chat of the same person."""
        await self._chooses("#chats .chat", chat)
        await expect(self._page.locator("#bot-name")).to_have_text(chat)

    async def next_morning(self) -> None:
        await self._page.click("#open-panel")
        await self._page.click("#next-morning")
        await expect(self._page.locator("#panel")).not_to_be_in_viewport()

    async def writes(self, text: str) -> None:
        await self._page.fill("#input", text)
        await self._page.press("#input", "Enter")

    async def replies(self, to: str, text: str) -> None:
        await self._tool(self.theirs(to), "回复")
        await self.writes(text)

    async def corrects(self, before: str, after: str) -> None:
        """Edit one's own message."""
        await self._tool(self.own(before), "编辑")
        await self.writes(after)

    async def deletes(self, text: str) -> None:
        await self._tool(self.own(text), "删除")

    async def forwards_to_bot(self, text: str) -> None:
        await self._tool(self.theirs(text), "转发给机器人")

    async def attaches(self, entry: str, caption: str = "") -> None:
        """Choose from the menu; what stands in the input line goes along as the caption."""
        await self._page.fill("#input", caption)
        await self._page.click("#open-attach")
        await self._page.get_by_role("menuitem", name=entry, exact=True).click()

    async def sends_files(self, *files: tuple[str, str, bytes], caption: str = "") -> None:
        """Files of this machine: name, media type, content."""
        await self._page.fill("#input", caption)
        given = [{"name": name, "mimeType": kind, "buffer": data} for name, kind, data in files]
        await self._page.set_input_files("#file", given)

    async def presses(self, button: str, under: str) -> None:
        await self.theirs(under).get_by_role("button", name=button, exact=True).click()

    async def hears(self, text: str) -> None:
        """The bot, or somebody else, has said so."""
        await expect(self.theirs(text)).to_be_visible()

    async def sees(self, text: str) -> None:
        """One has said so oneself."""
        await expect(self.own(text)).to_be_visible()

    async def is_told(self, text: str) -> None:
        """A line between the messages, of no one."""
        await expect(self._page.locator(".service", has_text=text)).to_be_visible()

    def theirs(self, text: str) -> Locator:
        """The newest message of others with this text."""
        return self._page.locator("article.theirs", has_text=text).last

    def own(self, text: str) -> Locator:
        return self._page.locator("article.own", has_text=text).last

    async def _chooses(self, where: str, name: str) -> None:
        await self._page.click("#open-panel")
        await self._page.locator(where, has_text=name).click()

    async def _tool(self, message: Locator, name: str) -> None:
        await message.hover()
        await message.get_by_role("button", name=name, exact=True).click()
