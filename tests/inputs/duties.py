"""Some duties of the notice, as one section chief who owes them all has them."""

from handlers.inputs.reading import Owed

RETURN = ("新版全流程审批系统", "分类综合窗口", "分中心")
_ROWS = (
    ("1a", "标准化建设达标率", "达标率 标准化建设", "%", "target"),
    ("2a", "设立“政策兑现”窗口", "政策兑现 兑现窗口", None, "milestone"),
    ("3a", "与市级视频电子监察系统对接", "视频监察 市级 对接", None, "milestone"),
    ("3b", "分中心接入视频电子监察系统", "视频监察 接入", None, "milestone"),
    ("4a", "进驻事项占本级总事项比例", "进驻比例 进驻", "%", "target"),
    ("5a", "“无差别”综合受理事项比例", "无差别 综合受理", "%", "target"),
    ("5b", "有实际办件量的事项比例", "实际办件量", "%", "target"),
    ("6a", "受理权、出证权授权", "受理权 出证权", None, "milestone"),
    ("8a", "按时办结率", "按时办结率", "%", "target"),
    ("8b", "平均提前办结率", "提前办结率", "%", "target"),
    ("10a", "高频事项流程优化和授权", "流程优化 首席事务代表", "%", "target"),
    ("11a", "形成《要件审查要点一本通》", "一本通 要件审查", None, "deliverable"),
    ("14a", "便民服务站部署应用新版系统", "便民服务站 服务站", "站", "target"),
    ("16a", "办事指南全覆盖检索", "全覆盖检索 办事指南", "次", "target"),
)


def _owed(duty: str, title: str, keywords: str, unit: str | None, kind: str) -> Owed:
    return Owed(duty, duty[:-1], duty, title, tuple(keywords.split()), unit, kind)


OWED = (
    *(_owed(*row) for row in _ROWS),
    Owed("9a", "9", "9a", "每月报送事项数据", ("事项数据", "月报"), None, "recurring", RETURN),
)
