"""The words of the register as closed lists: what a column, a rule and a text may say.

The values are the plain strings stored in the database and written in a notice's YAML.
The Chinese words that people read are in the comments here and in `handlers/texts/`.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of duty (要求) a sentence of the notice makes."""

    MILESTONE = "milestone"  # 有时限的: 4月底前
    TARGET = "target"  # 有指标的: 达标率达到90%以上
    RECURRING = "recurring"  # 定期的: 每月25日, 每年不少于4次
    DELIVERABLE = "deliverable"  # 要拿出东西、文中没有时限的
    STANDING = "standing"  # 长期坚持的: 严禁明进暗不进


class Force(StrEnum):
    """How strongly the sentence asks (要求程度)."""

    MUST = "must"  # 必须
    PRINCIPLE = "principle"  # 原则上
    STRIVE = "strive"  # 力争
    ENCOURAGE = "encourage"  # 鼓励·探索


class UnitRole(StrEnum):
    """The part of a unit (责任单位) in a duty."""

    RESPONSIBLE = "responsible"  # 责任
    LEAD = "lead"  # 牵头
    SUPPORT = "support"  # 配合
    RECEIVE = "receive"  # 接收各单位的报送 (task 9)


class PostRole(StrEnum):
    """What the holder of a post (岗位) does in the register."""

    REPORTER = "reporter"  # 联络员
    SUPERVISOR = "supervisor"  # 督办
    LEADER = "leader"  # 分管领导
    REVIEWER = "reviewer"  # 本单位审核人: sees the unit's reports before the office does
    ADMIN = "admin"  # 管理员


class AssignmentState(StrEnum):
    """Where an assignment (交办事项) stands."""

    OPEN = "open"  # 待签收
    ACKNOWLEDGED = "acknowledged"  # 已签收
    IN_PROGRESS = "in_progress"  # 推进中
    NOT_STARTED = "not_started"  # 未启动
    BLOCKED = "blocked"  # 需协调
    DONE = "done"  # 已办结, waits for review
    CLOSED = "closed"  # 已销号
    RETURNED = "returned"  # 已退回
    NOT_APPLICABLE = "not_applicable"  # 不适用 (此前已完成)


class ReportStatus(StrEnum):
    """What a report (反馈) says of its assignment."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    BLOCKED = "blocked"
    NOT_APPLICABLE = "not_applicable"


class DueOrigin(StrEnum):
    """Why a due (时限) row exists; the last one in force counts."""

    ORIGINAL = "original"  # 通知要求
    EXTENDED = "extended"  # 延期
    RETURNED = "returned"  # 退回时重定
    RECALCULATED = "recalculated"  # 日历调整后重算
    SET = "set"  # 督办定的时限, where the notice has none


class Light(StrEnum):
    """红黄绿灯: computed from the facts and now, never stored."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NONE = "none"


FINISHED = frozenset({AssignmentState.DONE, AssignmentState.CLOSED, AssignmentState.NOT_APPLICABLE})
"""States in which a unit owes nothing more: no reminder is sent."""

SOFT_FORCES = frozenset({Force.STRIVE, Force.ENCOURAGE})
"""力争 and 鼓励: never red, never overdue, never in the way of closing."""
