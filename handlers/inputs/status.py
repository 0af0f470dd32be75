"""What a clause says of a duty: done, in progress, not started, blocked, not applicable."""

import re
from dataclasses import dataclass

from db.rules.terms import ReportStatus
from handlers.inputs import completion, english, obstacles
from handlers.inputs.moods import is_conditional, is_mocked, is_order


@dataclass(frozen=True)
class StatusFound:
    """A status in a text; not `sure`: said with a doubt (应该办完了吧) or nearly so (快办完了).

    `weak`: it gives way to a plain word in the same breath: 完成85% to 已办结, 正常运行 to 已建成,
    设备没到货 to 推进中.
    """

    status: ReportStatus
    start: int
    end: int
    sure: bool = True
    weak: bool = False


_IN_PROGRESS = re.compile(
    r"推进|正在|在办|办理中|进行中|在(?:[推做弄搞整走抓建装跑改办设报]|对接)"
    r"|走[^,，。;]{0,4}(?:流程|程序"
    r"|手续)|进展(?=顺利|正常|良好|缓慢|较|很|不错|中|迅速|平稳|有序)|(?<!纠)(?<!改)正抓紧"
    r"|(?<!纠)(?<!改)正[办弄整推做建印装]|[办弄整做印建推装改]着(?:呢|[,，。]|$)"
    r"|已经?(?:安排|研究|上会|联系|沟通|申报|列入|纳入|排上)|有序|持续|稳步"
    r"|(?<![年季月周期其集途心])(?:落实|整改|处理|对接|筹备|准备"
    r"|施工|建设|梳理|审批|实施|协调|采购|招标|装修|安装|调试|改造|开发|办|弄|搞)中(?![心])"
    r"|筹备|陆续|已经?(?:启动|开展|开始|着手|动工|开工)|(?:启动|动工|开工|开建)了"
    r"|开始[了办推]|(?:才|刚)刚?(?:开始|启动|起步|动工|着手|开工)|部分完成|完成了?(?:一?部分"
    r"|一半|大半)|还在|还差|尚需|还需|还要|就差"
    r"|[办弄搞做整建装]了?(?:一半|大半|一大半|一部分)"
    r"|已?(?:挂网|立项|招标|报批|报审|下单|签合同|进场)"
    rf"|{english.IN_PROGRESS}",
    re.IGNORECASE,
)
# These give way to a plainer word: 窗口已建成,正常运行; 推进中,等批复.
_GOES_WELL = re.compile(
    r"待(?:验收|审批|批复|签字|盖章|审核|领导|上会|支付|安装|到货)|等(?:批|签字|验收|盖章"
    r"|审批|上会|领导签)|"
    r"(?<![不未])正常|运行(?:良好|平稳|稳定)|一直在(?:做|执行|开展|坚持)|常态化|坚持"
    r"|严格(?:执行|落实|遵守|按)|(?:无|没有|未发现|零)(?:违规|违反|异常|退办|挂起|投诉|此类"
    r"|上述)|执行到位|按要求(?:执行|落实|开展|提供)|良好"
)
_ON = ReportStatus.IN_PROGRESS


def find_status(clause: str, *, ahead: bool = False) -> StatusFound | None:
    """The status one (normalized) clause states, negations first; None when it states none.

    `ahead`: the clause names a day that is still to come, so that 完成 in it is a promise:
    in progress. 完成 with a figure (完成85%) is in progress too; whether the figure is enough
    is decided elsewhere. A condition (等…后) and an order (请大家尽快完成) state nothing.
    """
    if is_order(clause) and not obstacles.find_blocked(clause):
        return None
    return _denied(clause, ahead) or _told(clause, ahead) or _going(clause)


def _denied(text: str, ahead: bool) -> StatusFound | None:
    blocked = obstacles.find_blocked(text)
    gone = obstacles.find_not_applicable(text)
    if blocked and not gone:
        return _found(ReportStatus.BLOCKED, blocked)
    obstacle = obstacles.find_obstacle(text)
    for status, said in (
        (ReportStatus.NOT_APPLICABLE, gone),
        (ReportStatus.NOT_STARTED, obstacles.find_not_started(text, ahead=ahead)),
        (_ON, completion.find_undone(text)),
    ):
        if said and not (obstacle and obstacle.start() <= said[0].start() < obstacle.end()):
            return _found(status, said[0], sure=said[1])
    if obstacle and not is_conditional(text):
        return _found(ReportStatus.BLOCKED, obstacle, weak=True)
    return None


def _told(text: str, ahead: bool) -> StatusFound | None:
    """办完了 is done; 月底办完, 快办完了, 能办完 and 完成85% are on the way."""
    if is_conditional(text):
        return None
    done = completion.find_done(text)
    almost = completion.find_almost(text)
    if almost and not (done and done.start() < almost.start()):
        return _found(_ON, almost, sure=False)
    if not done:
        return None
    sure = not completion.is_nearly(text)
    if is_mocked(text) or completion.is_in_part(text, done):
        return _found(_ON, done, sure=not is_mocked(text))
    if completion.is_promised(text, done, ahead=ahead):
        timely = completion.is_timely(text, done) and not ahead
        return _found(_ON, done, sure=sure and not timely)
    if completion.is_measured(text, done):
        return _found(_ON, done, sure=sure, weak=True)
    return _found(ReportStatus.DONE, done, sure=sure and completion.is_led_plainly(text, done))


def _going(text: str) -> StatusFound | None:
    match = _IN_PROGRESS.search(text)
    if match:
        return _found(_ON, match)
    match = _GOES_WELL.search(text)
    return _found(_ON, match, weak=True) if match else None


def _found(
    status: ReportStatus, match: re.Match[str], *, sure: bool = True, weak: bool = False
) -> StatusFound:
    return StatusFound(status, *match.span(), sure, weak)
