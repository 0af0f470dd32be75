"""How a person is addressed: surname and rank, as in 孙科长,您好."""

import re

RANK = re.compile(r"(?:[\u4e00-\u9fff]长|主任|书记|主席|经理|总监|主管|专员|委员|干事|科员)$")
HAN = re.compile(r"[\u4e00-\u9fff]{2,5}")
DOUBLE = re.compile(
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶"
    "|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|亓官|司寇|巫马|公西|颛孙|漆雕|乐正|宰父"
    "|谷梁|拓跋|轩辕|令狐|段干|百里|呼延|东郭|南门|羊舌|梁丘|左丘|西门|第五"
)


def salutation(name: str | None, title: str) -> str:
    """孙科长 for 孙雯雯, 政务监管科科长; a deputy is addressed without 副, as is polite.

    The full name where the title holds no rank (联络员) or the name is not Chinese; the title
    where no name is known.
    """
    if name is None:
        return title
    rank = RANK.search(title)
    if rank is None or not HAN.fullmatch(name):
        return name
    return surname(name) + rank[0]


def surname(name: str) -> str:
    """The first character of a Chinese name, or two for 欧阳 and its like."""
    return name[:2] if len(name) > 2 and DOUBLE.match(name) else name[:1]
