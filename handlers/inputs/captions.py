"""Words under a file: whether they report, answer a question, or only say what it is."""

import re

from handlers.inputs.questions import is_question
from handlers.inputs.results import Intent, Reading

LABEL = re.compile(
    r"\s*(?:详?见)?附件|\s*请?(?:查收|查阅)"
    r"|\s*(?:见|附|这是)?(?:现场|佐证|证明|相关|补充|有关|施工|验收|整改)*的?"
    r"(?:照片|图片|截图|材料|资料|文件|视频|情况)"
    r"|\s*(?:see |the )?(?:photos?|pictures?|attach(?:ed|ments?))",
    re.IGNORECASE,
)
"""What is written under a file to say what it is: no reason, and no answer to a question."""


def names_item(words: str, reading: Reading) -> bool:
    """Whether words answer which item a file is for: a report, or the bare code of a duty."""
    named = any(one.candidates for one in reading.items)
    told = reading.intent in (Intent.REPORT, Intent.RETURN)
    return told or (reading.intent is Intent.QUERY and named and not is_question(words))


def is_label(words: str) -> bool:
    """现场照片, 见附件: words under a file that answer nothing that was asked."""
    return LABEL.fullmatch(words.rstrip(" 。.!！")) is not None


def only_names(reading: Reading) -> bool:
    """Words under a file that say nothing but whose it is: 3a现场照片, 见附件."""
    if reading.intent is Intent.NONE:
        return True
    silent = reading.intent in (Intent.REPORT, Intent.QUERY)
    return silent and not any(
        one.status or one.value is not None or one.figures or one.date or one.reason
        for one in reading.items
    )
