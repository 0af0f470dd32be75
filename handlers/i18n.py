"""Two languages: English message ids, `zh_CN` the default. Read from the .po files themselves."""

from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from markupsafe import Markup

LANGUAGES = ("zh_CN", "en")
LOCALES = Path(__file__).parent / "locales"


class Tongue:
    """One language. `_` and `plural` make HTML, escaping every value; `plain` is for buttons."""

    def __init__(self, language: str) -> None:
        self.language = language
        # Parsed once: Babel looks a name up anew with every date it formats.
        self.locale = Locale.parse(language)
        self._translations = _load(language)

    def _(self, msgid: str, **values: Any) -> Markup:
        """The sentence in this language, as HTML; values are escaped unless they are Markup."""
        return Markup(self._translations.gettext(msgid)).format(**values)

    def plural(self, one: str, many: str, n: int, **values: Any) -> Markup:
        """The sentence for `n` things; `{n}` is filled in."""
        return Markup(self._translations.ngettext(one, many, n)).format(n=n, **values)

    def plain(self, msgid: str, **values: Any) -> str:
        """The sentence without markup: what a button or a toast shows."""
        return self._translations.gettext(msgid).format(**values)


@lru_cache
def tongue(language: str | None) -> Tongue:
    """The tongue for a language or locale code; an unknown one speaks the default."""
    return Tongue(language if language in LANGUAGES else LANGUAGES[0])


def _load(language: str) -> NullTranslations:
    path = LOCALES / language / "LC_MESSAGES" / "duban.po"
    if not path.exists():
        return NullTranslations()  # English is the message ids themselves
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)
