"""佐证材料: where a file goes, what is refused, who sent what."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from db.items import Item
from db.models.evidence import FileKind
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip

NAME = 40
"""Characters of a file's name that are shown."""


def attached(t: Tongue, item: Item, status: str, count: int, today: date) -> Markup:
    """A file found its report; `count` are the files on it now."""
    return t._(
        "📎 Attached to {name} ({status}), {count} in all.",
        name=words.name(t, item, today),
        status=words.status(t, status),
        count=count,
    )


def album_attached(t: Tongue, item: Item, status: str, today: date) -> Markup:
    """Its pieces are still coming: they are not counted."""
    return t._(
        "📎 This album is attached to {name} ({status}).",
        name=words.name(t, item, today),
        status=words.status(t, status),
    )


def enclosed(t: Tongue, count: int, albums: int) -> Markup:
    """The line of an echo; an album counts as one, since its pieces are still coming."""
    if not count:
        return t.plural("📎 Attached: {n} album", "📎 Attached: {n} albums", albums)
    files = t.plural("📎 Attached: {n} file", "📎 Attached: {n} files", count)
    return files + t.plural(", {n} album", ", {n} albums", albums) if albums else files


def which(t: Tongue) -> Markup:
    return t._("📎 Received. Which item is this for?")


def how_is(t: Tongue, item: Item, today: date) -> Markup:
    """A file for something that nothing was said about yet."""
    return t._("📎 Received. How does {name} stand?", name=words.name(t, item, today))


def more(t: Tongue, count: int) -> Markup:
    """Another file while it is open which item they are for; an album counts as one."""
    return t._("📎 One more, {count} in all. Please choose the item above.", count=count)


def goes_along(t: Tongue) -> Markup:
    """A question about the report is still open."""
    return t._("📎 Received. It will be recorded together with your answer.")


def needed(t: Tongue, item: Item, today: date) -> Markup:
    """办结 needs evidence."""
    return t._(
        "{name}: supporting material is required before it can be done. "
        "Please send a photo or a file.",
        name=words.name(t, item, today),
    )


def needed_still(t: Tongue) -> Markup:
    return t._("Please send a photo or a file, or press “Cancel”.")


def answer_first(t: Tongue) -> Markup:
    """Another question is open: it is not given up for a file."""
    return t._("The file was not used: please answer the question above first, then send it again.")


def unused(t: Tongue) -> Markup:
    return t._("All right, the file was not used.")


def dropped(t: Tongue) -> Markup:
    """A report that was not recorded, and the files that waited with it."""
    return t._("All right, nothing was recorded, and the file was not used.")


def passed_over(t: Tongue) -> Markup:
    """An earlier question was replaced, and files waited with it."""
    return t._("The file you sent before was not used. Please send it again if it is needed.")


def nothing_owed(t: Tongue) -> Markup:
    return t._("You have no item to attach this to; it was not used.")


def taken_off(t: Tongue, item: Item, today: date) -> Markup:
    """不是这件: what stands in place of the answer that said where it was attached."""
    return t._("↩️ No longer attached to {name}.", name=words.name(t, item, today))


def secret(t: Tongue) -> Markup:
    """A 密级 mark: nothing of it is kept, and nothing of it repeated."""
    return t._(
        "⛔ This bears a classification mark. It was refused and not saved. Please delete your "
        "message at once: nothing classified may be sent here."
    )


def photos_unchecked(t: Tongue) -> Markup:
    return t._("Please note: I cannot see what is in a picture. Never send anything classified.")


def heading(t: Tongue) -> Markup:
    return t._("\n<b>Material</b>")


def line(t: Tongue, *, when: str, who: str, duty: str, files: str) -> Markup:
    """What somebody sent with one report, under a task."""
    return t._("{when} {who}: {duty} {files}", when=when, who=who, duty=duty, files=files)


def kinds(t: Tongue, files: Sequence[tuple[FileKind, str | None]]) -> str:
    """What was sent: 图片2张、《验收单.pdf》."""
    photos, videos = (
        sum(kind is wanted for kind, _ in files) for wanted in (FileKind.PHOTO, FileKind.VIDEO)
    )
    told: list[str] = []
    if photos:
        told.append(t.plural("{n} photo", "{n} photos", photos))
    if videos:
        told.append(t.plural("{n} video", "{n} videos", videos))
    unnamed = t.plain("file")
    told += [
        t.plain("“{name}”", name=clip(name or unnamed, NAME))
        for kind, name in files
        if kind is FileKind.DOCUMENT
    ]
    return t.plain(", ").join(told)


def caption(t: Tongue, item: Item, *, who: str, when: str, today: date) -> Markup:
    """Under a file that is sent again: which duty, who sent it, when."""
    return t._("{name}\n{who}, {when}", name=words.name(t, item, today), who=who, when=when)


def gone(t: Tongue, about: Markup) -> Markup:
    """Telegram does not have the file any more."""
    return t._("Telegram no longer has this file. Please ask for it again:\n{about}", about=about)


def only_newest(t: Tongue, count: int) -> Markup:
    return t._("Only the newest {count} are shown.", count=count)


def none_left(t: Tongue) -> str:
    return t.plain("There is no material that you may see.")
