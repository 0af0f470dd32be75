"""What a clause says of a duty: done, in progress, not started, blocked, not applicable."""

import re
from dataclasses import dataclass, replace

from db.rules.terms import ReportStatus
from handlers.inputs.normalize import normalize
from handlers.inputs.traps import BLANK


@dataclass(frozen=True)
class StatusFound:
    """A status in a text; not `sure`: said with a doubt (应该办完了吧) or nearly so (快办完了).

    `measured`: only the figure beside it keeps it from being done (完成85%); a plain 已办结 in the
    same breath outweighs it.
    """

    status: ReportStatus
    start: int
    end: int
    sure: bool = True
    measured: bool = False


# Words of completion that need no 已, and those that do: 对接 is a task, 已对接 is a report.
_STRONG = (
    r"(?:办结|办完|办好|办妥|办成|完成|完工|竣工|做完|做好|做成|弄完|弄好|搞定|搞完|搞好"
    r"|整完|完事|收尾|销号|报完|报齐|交齐)"
)
_WEAK = (
    r"(?:对接|接入|上线|设立|设置|设(?![备施立置])|建成|建立|开通|达标|落实|到位|授权|部署|整改|梳理|报送|上报|提交|备案"
    r"|公布|印发|出台|制定|形成|组建|召开|安装|调试|采购|购置|排查|接(?![受到件入待收])|装(?![修置备])|检索|改造|培训|确定|明确"
    r"|开展|配备|进驻|结束|办|报|交|弄|搞|做)"
)
_WELL = r"(?:完成|完毕|到位|好|完|成|齐|妥|上去|过去|上来)?"
_NO_NOUN = (
    r"(?!率|量|件|情况|时限|时间|标准|目标|比例|度|不了|的?(?:比例|事项数|数量)"
    r"|之?[后前]|以[后前]|再)"
)
_DONE = re.compile(
    rf"(?:[已己]经?|早就|都|全部?|均){{1,4}}(?:[在于]?{BLANK}+)?"
    rf"(?:全部|按[时期]|如期|顺利|正式|圆满|予以)*(?:{_STRONG}|{_WEAK}{_WELL}){_NO_NOUN}"
    rf"|{_STRONG}(?:了|啦|喽|完毕)?{_NO_NOUN}"
    r"|(?<![不未没])达标(?=[\s。!~]*$)"
    rf"|{_WEAK}(?:好|完|成|齐|妥|上去|过去|上|通)?(?:了|完毕|完成)(?![一二两三四五六七八九十\d]){_NO_NOUN}"
    r"|(?:[已己]经?)(?:可以)?销号"
    r"|(?<![a-z])(?:done|completed?|finished|closed out|wrapped up)(?![a-z])",
    re.IGNORECASE,
)
_DONE_OUTRIGHT = re.compile(r"[已己]经?|早就|了$|了(?=[,，。!~])|均|都")
_LATER = re.compile(
    r"预计|争取|力争|计划|打算|准备|确保|保证|抓紧|尽快|尽早|努力|有望|可望|应该|将|马上|即将|就快|快要?|就要|要(?![求件素点])"
    r"|基本|差不多|接近|才能|再|[功智性职技](?!能)|(?<![功智性职技])能|(?<![开])会(?!议)"
    r"|will|expect|plan|almost|nearly|about to|to be|going to|hope|should|by\b",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"基本|差不多|接近|快|马上|即将|应该|可能|大概|好像|吧|almost|nearly|probably|I think", re.I
)
_UNDONE = re.compile(
    r"(?:(?:还|尚|仍|都|暂)?(?:未|没有?|没能|未能|不曾|木有)(?:有|能|全部?|完全|按[时期]|如期|都|得及|来得及|彻底|最终|正式|给)*)"
    rf"(?:{_STRONG}|{_WEAK}{_WELL}|完(?!善)|好|到|齐|结)(?!率)"
    r"|(?:其实|实际上?|事实上|结果|但是?|然而|可是?)(?:还|都|并)?(?:没有?|未|不是)(?=[了呢\s。!~]*$)"
    r"|不达标|(?:不是|并非|不算|谈不上|算不上)[已己]?经?(?:办|完)|(?:还没|还未|尚未)(?:有|呢)?\s*[。!~]?$"
    r"|not (?:yet )?(?:all )?(?:been )?(?:done|completed?|finished|ready)"
    r"|(?:isn|hasn|haven|aren|wasn|didn)['’]?t"
    r"(?: yet)?(?: been)? (?:done|completed?|finish(?:ed)?)|unfinished|incomplete|not there yet",
    re.IGNORECASE,
)
_NOT_STARTED = re.compile(
    r"(?:还|尚|仍|都|暂)?(?:未|没有?)(?:有|正式|能)*(?:启动|开始|动工|开展|开工|着手|行动|实施|动手"
    r"|动(?![力静作])|(?:设[立置]?|建立?|办理?|做|弄|搞)(?![完好成齐妥结上到法]))"
    r"|(?:毫?无|没有?)(?:任何|什么|啥)?进展|未动工|not (?:yet )?(?:been )?started"
    r"|(?:has|have)(?:n['’]?t| not) (?:yet )?(?:started|begun)"
    r"|not begun|yet to start",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    rf"{_WEAK}不(?:了|成|上|通)|(?<!能)(?<!会)不[能会](?:按[时期]|如期|及时|全部|再)*{_STRONG}|"
    r"(?<![无不需])(?:需要?|要|请求?|求|希望|恳请)[^,，。;]{0,10}?(?:支持|帮[忙助]|协[助调]|拨款)|"
    r"(?<!不)(?:停了|停工|停摆|暂停|中止)|(?:没有?|无|缺少?|缺乏)(?:经费|资金|预算|钱|场地|人手)|"
    r"(?:经费|资金|预算|钱|人手)(?:还|都|尚)?(?:不足|不够|(?:没|未)有?(?:到位|到|批|下来|落实)?|紧张|短缺)|"
    r"(?<!无)(?<!不)(?:需要?|请求?|求|希望)(?:市里|上级|领导|督办|政数局|你们|您)?(?:帮忙|帮助|出面|给予)?协调"
    r"|卡住|卡在|卡着|卡壳|受阻|停滞|搁置|搁浅|遇到?(?:了|到)?(?:困难|问题|障碍|阻力)|(?<!没)有(?:困难|难度|阻力|障碍)|存在困难"
    r"|(?:对接|办|推|做|弄|进行|推进|完成|落实|协调|接入|解决|开展)不(?:了|动|下去|下来)|(?:完|办|做|弄)不(?:成|完)"
    r"|无法(?!律)|没法|没办法|赶不上|来不及|动不了|推不动"
    r"|(?<![a-z])(?:blocked|stuck|on hold"
    r"|(?:can|could)(?:not|n['’]?t) (?:proceed|finish|complete|connect|do)"
    r"|needs? (?:help|coordination|support)|waiting (?:for|on))",
    re.IGNORECASE,
)
_GIVEN_UP = r"(?<![做办搞弄设建])不(?:再|用|必|需|想|打算)*(?:做|办|搞|弄|设|建)了|不用再?办"
_NOT_US = r"[跟和与同]?(?:我|本|咱)(?:们|单位|局|处|科)?(?:没|无)(?:有|任何|啥|什么)*关系"
_NOT_APPLICABLE = re.compile(
    r"不适用|(?:此前|之前|以前|往年|去年|早前|上年度?|早)就?(?:[已己]经?)?(?:办结|完成|建成|设立|对接|接入|办完)"
    r"|与?(?:我|本)(?:们|单位|局|处|中心|科)?(?:单位|局)?(?:不涉及|没有此项|无此项|不承担|不负责)|(?:不归|不是)(?:我|本)(?:们|单位|局)"
    r"|不涉及|无此项?(?:业务|任务|工作)?|没有此项|与(?:我|本)(?:们|单位|局)无关"
    rf"|{_GIVEN_UP}|{_NOT_US}"
    r"|(?<![a-z])(?:n/a|not applicable|does(?:n['’]?t| not) apply|not ours)(?![a-z])",
    re.IGNORECASE,
)
_IN_PROGRESS = re.compile(
    r"推进|正在|在办|办理中|进行中|在[推做弄搞整走抓]|走流程|进展|有序|持续|稳步|(?:落实|整改|处理|对接|筹备|准备|施工|建设|梳理|审批|实施|协调)中"
    r"|筹备|陆续|[已己]经?(?:启动|开展|开始|着手)|启动了|开始[了办推]|部分完成|完成了?(?:一?部分|一半|大半)|还在|还差|尚需|还需|还要|就差"
    r"|(?<![a-z])(?:in progress|ongoing|under ?way|working on|on track|started|partly|partially"
    r"|half)(?![a-z])",
    re.IGNORECASE,
)
# A condition is not a report: 等设备到了办完再报, 办结后报送.
_CONDITION = re.compile(
    r"(?:如果|假如|若|一旦|只要|除非|等到?|待).*(?:后|再|才|就)|^if\b|\bonce\b|\bwhen\b", re.I
)
# Given up, of others or of last year: people say it of what they owe all the same.
_QUESTIONABLE = re.compile(rf"{_GIVEN_UP}|{_NOT_US}|去年|上年|往年")
_MOCKED = re.compile(
    r"以为|假装|装作|谎[称报]|号称|据说|听说|差点|险些|说是|哪[里儿有]|怎么可能|才怪|个[屁鬼头毛锤]|骗"
)
_IN_PART = re.compile(
    r"了?(?:一?[大小]?部分|一?小?半|大半|多半|一些|[前上]半|主体|第?[一二三四五六七八九十两\d]+(?:个?阶段|步|期|批|轮))"
)
_CLOSED = re.compile(r"[已己]经?(?:全部|按[时期])*(?:办结|办完|办好|销号)")
_FIGURE_APART = re.compile(r"(?:[%件次类站个点]|百分之\S+|[一二三四五六七八九]成\S?)\s+$")
_FIGURE_AFTER = re.compile(r"\s+(?:\d|百分之|[一二三四五六七八九]成)")
_COUNTED_DONE = re.compile(r"\d+ (?:stations?|sites?|times|checks?|items?|desks?) (?:are )?$", re.I)
_FIGURE = re.compile(
    r"\d(?![\d年月日号季])|百分之|[一二三四五六七八九]成|一半|分之|\bhalf\b|\bpart"
)


def find_status(clause: str, *, ahead: bool = False) -> StatusFound | None:
    """The status one clause states, negations first; None when it states none.

    `ahead`: the clause names a day that is still to come, so that 完成 in it is a promise:
    in progress. 完成 with a figure (完成85%) is in progress too; whether the figure is enough
    is decided elsewhere. A condition (等…后) states nothing.
    """
    normal = normalize(clause)
    found = _read(normal.text, ahead)
    if not found:
        return None
    start, end = normal.span(found.start, found.end)
    return replace(found, start=start, end=end)


_ORDER = (
    (_NOT_APPLICABLE, ReportStatus.NOT_APPLICABLE),
    (_BLOCKED, ReportStatus.BLOCKED),
    (_NOT_STARTED, ReportStatus.NOT_STARTED),
    (_UNDONE, ReportStatus.IN_PROGRESS),
)


def _read(text: str, ahead: bool) -> StatusFound | None:
    for pattern, status in _ORDER:
        match = pattern.search(text)
        if match:
            sure = not _QUESTIONABLE.search(text, *match.span())
            return StatusFound(status, *match.span(), sure)
    done = _DONE.search(text)
    if done and not _CONDITION.search(text):
        return _of_done(text, done, ahead)
    match = _IN_PROGRESS.search(text)
    return StatusFound(ReportStatus.IN_PROGRESS, *match.span()) if match else None


def _of_done(text: str, done: re.Match[str], ahead: bool) -> StatusFound:
    """办完了 is done; 月底办完, 快办完了, 能办完 and 完成85% are on the way."""
    if _MOCKED.search(text) or _IN_PART.match(text, done.end()):
        sure = not _MOCKED.search(text)
        return StatusFound(ReportStatus.IN_PROGRESS, *done.span(), sure)
    outright = _DONE_OUTRIGHT.search(text, done.start(), done.end() + 1)
    later = _LATER.search(text, 0, done.start())
    measured = bool(_FIGURE.search(text)) and not _closing(text, done)
    on_the_way = later or measured or (ahead and not outright)
    status = ReportStatus.IN_PROGRESS if on_the_way else ReportStatus.DONE
    sure = not _NEARLY.search(text)
    return StatusFound(status, *done.span(), sure, measured and not later)


def _closing(text: str, done: re.Match[str]) -> bool:
    """92% 已办结: said after the figure and apart from it, so of the duty, not of 92% of it."""
    before = text[: done.start()]
    if _COUNTED_DONE.search(before):
        return True
    apart = _FIGURE_APART.search(before) or _FIGURE_AFTER.match(text, done.end())
    return bool(apart and _CLOSED.match(done[0]))
