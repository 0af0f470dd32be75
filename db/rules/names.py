"""How people are addressed: by surname and post, 孙科长."""

import re

DOUBLE = re.compile(
    "欧阳|司马|上官|诸葛|司徒|东方|独孤|南宫|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|端木|轩辕|呼延|闻人"
)
RANK = re.compile(
    "副?(科|局|处|镇|乡|市|县|区|股|所|站|队|厅|校|院|行)长$|副?(主任|书记|主席|经理)$|秘书长$|专员$"
)
"""The last word of a post by which its holder is addressed, a deputy's with 副."""


def surname(name: str) -> str:
    """The family name of a Chinese name: one character, or one of the known double ones."""
    double = DOUBLE.match(name)
    return double[0] if double and len(name) > len(double[0]) else name[:1]


def salutation(name: str | None, title: str) -> str:
    """孙雯雯, 政务监管科科长 → 孙科长. Somebody without a known name is addressed by the post."""
    if name is None:
        return title
    rank = RANK.search(title)
    return f"{surname(name)}{rank[0]}" if rank else f"{name}{title}"
