"""What bears a 密级 mark is not taken in; what only speaks of secrecy is."""

import pytest

from db.notices.reader import BUNDLED
from db.rules.secrecy import bears_mark, name_bears_mark


@pytest.mark.parametrize(
    "text",
    [
        "机密★",
        "秘密★10年",
        "秘密 ★ 1年",
        "秘 密 ★ 1 年",
        "机密★20年",
        "机密★长期",
        "机密★6个月",
        "绝密★启用前",
        "绝密★",
        "工作秘密★",
        "机密级★10年",
        "机密☆10年",
        "秘密＊3年",
        "秘密*3年",
        "秘密﹡3年",
        "秘密⭐3年",
        "机密⭐️",
        "秘\u200b密\u200b★1年",
        "機密★10年",
        "祕密★10年",
        "秘\n密\n★\n1\n年",
        "机密\n★10年",
        "5a已办结,见附件(秘密★1年)",
        "密级:机密",
        "密级：秘密",
        "密 级: 绝密",
        "密级为机密",
        "密级【机密】",
        "密级标识:秘密",
        "保密等级:秘密",
        "涉密级别:机密",
        "【机密】关于视频监察对接的方案",
        "［秘密］会议纪要",
        "〔秘密 5年〕",
        "【机密文件】",
        "机密\u300010年\n市政数局文件",
        "秘密 长期",
        "SECRET★10 years",
        "Top Secret ★",
        "Classification: Confidential",
    ],
)
def test_a_mark_is_found(text: str) -> None:
    assert bears_mark(text)
    assert bears_mark(f"孙科长您好\n{text}\n请查收")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "保密",
        "机密",
        "秘密",
        "绝密",
        "国家秘密",
        "涉密",
        "涉及国家秘密、商业秘密的除外",
        "机密文件要及时归档",
        "做好保密工作,涉密材料不上网",
        "按密级(绝密、机密、秘密)分类管理",
        "密级:绝密、机密、秘密三级",
        "密级:无",
        "密级:公开",
        "密级:非密",
        "这个秘密10年了没人知道",
        "保密期限10年",
        "★5a已办结",
        "评为3★",
        "保密★重要",
        "内部★",
        "内部资料★注意保存",
        "内部资料★5年",
        "国家机密机关大厅已对接",
        "*机密文件*已按规定移交保密室*",
        "15204469994,机密15204469994",
        "CONFIDENTIAL",
        "confidential and secret papers are not kept here",
        "窗口(秘密)测评",
        "不得泄露国家秘密\n★5a已办结\n*请查收",
    ],
)
def test_the_bare_words_are_no_mark(text: str) -> None:
    assert not bears_mark(text)


def test_the_notice_itself_bears_none() -> None:
    text = (BUNDLED / "2023-32844.txt").read_text(encoding="utf-8")
    assert not bears_mark(text)
    assert not any(bears_mark(line) for line in text.splitlines())


@pytest.mark.parametrize(
    "name",
    [
        "【机密】方案.docx",
        "[秘密]方案.pdf",
        "(机密)方案.pdf",
        "（机密）方案.pdf",
        "机密-方案.docx",
        "机密_方案.docx",
        "绝密.pdf",
        "机密件.pdf",
        "方案(秘密).doc",
        "方案-机密.doc",
        "方案【绝密】终稿.doc",
        "秘密★10年 方案.doc",
        "方案.机密★.doc",
        "密级_机密.doc".replace("_", ":"),
        "机密",
    ],
)
def test_a_file_s_name_bears_one(name: str) -> None:
    assert name_bears_mark(name)


@pytest.mark.parametrize(
    "name",
    [
        "验收单.pdf",
        "保密工作检查情况.docx",
        "保密承诺书.pdf",
        "国家秘密定密管理规定.pdf",
        "机密文件管理制度.docx",
        "涉密人员名单模板.xls",
        "商业秘密保护.pdf",
        "窗口-秘密顾客测评.pdf",
        "IMG_20230414.jpg",
        "",
        ".docx",
    ],
)
def test_a_file_s_name_that_speaks_of_secrecy_bears_none(name: str) -> None:
    assert not name_bears_mark(name)
