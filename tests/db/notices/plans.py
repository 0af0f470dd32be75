"""A small good plan to make mistakes in, and what reading a mistaken one says."""

from pathlib import Path

import pytest

from db.notices.reader import PlanError, read_plan

GOOD = """\
notice:
  code: 2024-1
  title: 通知
  issuer: 局
  issued_on: 2024-03-01
  published_on: 2024-03-02
  year: 2024
units:
  - {name: 市公安局, aliases: [公安局]}
  - {name: 市司法局}
contacts:
  - {name: 孙雯雯, unit: 市公安局, post: 科长, office_phone: "0434-1", mobile: "150"}
sections:
  - title: 抓受理
    tasks:
      - number: "5"
        title: 无差别
        units: [市公安局]
        handlers: {市公安局: 科长}
        duties:
          - code: 5a
            title: 受理比例
            kind: target
            force: must
            source: 实现70%以上。
            due: {month_end: 9}
            target: {op: ">=", value: 70, unit: "%"}
            keywords: [比例]
          - code: 5b
            title: 窗口
            kind: deliverable
            force: must
            source: 设置窗口。
            keywords: [窗口]
"""


def written(folder: Path, text: str) -> str:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def said(file: str) -> str:
    with pytest.raises(PlanError) as caught:
        read_plan(file)
    assert caught.value.file == file
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{file}: ")
