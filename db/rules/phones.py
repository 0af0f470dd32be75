"""Telephone numbers in one form, so that a roster and a Telegram contact can be compared."""

import re
import unicodedata


def normal(phone: str) -> str | None:
    """The bare digits of `phone`; None if it holds none.

    A mobile number becomes its 11 digits, with or without +86, 0086 or 86 (Telegram writes
    8615204469994), spaces, dashes, full-width digits. A landline keeps its area code with 0.
    """
    text = unicodedata.normalize("NFKC", phone).strip()
    digits = re.sub(r"[^0-9]", "", text)
    if mobile := re.fullmatch(r"(?:00)?86(1\d{10})", digits):
        return mobile[1]
    if re.match(r"\(?(\+|00)86", text):
        return "0" + re.sub(r"^(00)?860?", "", digits)
    return digits or None
