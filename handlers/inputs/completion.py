"""Words of completion, and what turns them into a promise, a part or a negation."""

import re

from handlers.inputs import english
from handlers.inputs.context import just_before
from handlers.inputs.traps import BLANK

# Words of completion that need no 已, and those that do: 对接 is a task, 已对接 is a report.
_STRONG = (
    r"(?:办结|办完|办好|办妥|办成|完成|完工|竣工|做完|做好|做成|弄完|弄好|弄妥|弄利索|搞定"
    r"|搞完|搞好|搞掂|搞妥"
    r"|整完|整好|整妥|整利索|完事|销号|报完|报齐|交齐|齐活|收工|大功告成)"
)
_WEAK = (
    r"(?:对接|接入|上线|设立|设置|设(?![备施立置计])|建成|建立|开通|达标|落实|到位|授权|部署"
    r"|整改|梳理|报送|上报|提交|备案"
    r"|公布|印发|出台|制定|形成|组建|召开|安装|调试|采购|购置|排查|接(?![受到件入待收])"
    r"|装(?![修置备])|检索|改造|培训|确定|明确"
    r"|开展|推行|实行|公示|组建|配备|配(?![合比])|进驻|入驻|结束|收尾|开放|启用|投用"
    r"|投入(?:使用|运行|运营)|挂牌"
    r"|建(?![议设立成])|办|报(?!领导|批|审|请|局|市|县|长春|表|告|上级)|交|弄|搞|做"
    r"|整(?![改体理个合治]))"
)
# Acts that are done only with a word that says so: 印出来了, 刻好了, 装上了.
_ACT = (
    r"(?:谈|划|腾|清|订|搭|建|装|设|印|刻|编|写|配|摆|铺|架|接|连|录|贴|挂|拆|改|修|定|买|招"
    r"|签|发|开|盖|调|测"
    r"|验|培训|托管|制作|开发|编写|编制|研发|搭建|修改|更新|铺设|腾退|清理|整理|移交)"
)
_RESULT = r"(?:好|完|成|齐|妥(?!善)|上(?!报|级|线)|出来|起来|到位|完毕|妥当|利索|停当)"
_WELL = r"(?:完成|完毕|到位|好|完|成|齐|妥|上去|过去|上来|上(?!报|级|线))?"
_NO_NOUN = (
    r"(?!率|量|件|情况|时限|时间|标准|目标|比例|度|不了|的?(?:比例|事项数|数量)"
    r"|之?[后前]|以[后前]|再|期限|进度|日期|材料清单)"
)
_DONE = re.compile(
    rf"(?:已经?|早就|早已|都|全部?|均){{1,4}}(?:[在于]?{BLANK}+|在[\u4e00-\u9fff]{{1,6}}?)?"
    rf"(?:全部|按[时期]|如期|顺利|正式|圆满|予以|全面|按要求|按规定|统一)*(?:{_STRONG}"
    rf"|{_WEAK}{_WELL}){_NO_NOUN}"
    rf"|(?<!不){_STRONG}(?:了|啦|喽|咯|完毕)?{_NO_NOUN}"
    r"|(?<![不未没])达标(?=[\s。!~]*$)"
    rf"|(?<!在){_WEAK}(?:好|完|成|齐|妥|上去|过去|上|通)?(?:了|啦|喽|咯|完毕"
    rf"|完成)(?![一二两三四五六七八九十\d]){_NO_NOUN}"
    rf"|(?:{_ACT}|{_WEAK}){_RESULT}(?:了|啦|喽|咯)?(?=[^\u4e00-\u9fff\w]*$|[了啦喽咯])"
    rf"|(?<![不稳])妥(?:妥的)?了|(?<![不没交报])齐了|已(?:经)?(?:可以)?销号"
    rf"|{english.DONE}",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(r"已经?|早就|了$|的$|了(?=[,，。!~])|均|都")
_PLAINLY = re.compile(r"已经?|早就|早已")
_LATER = re.compile(
    r"开始|着手|预计|预期|争取|力争|计划|打算|准备|筹备|拟[于在]?|确保|保证|承诺|抓紧|加紧"
    r"|加快|赶紧"
    r"|尽快|尽早|尽力|努力|有望|可望|应该|将|马上|即将|就快|(?<![么很太挺较真])快要?|就要"
    r"|要(?![求件素点])|能够|不久|稍后|回头|待会|一会儿?|明天|后天|下周|下个?月"
    r"|(?<![改纠修更订校])正[在]?(?![式常确规好])|还在|仍在"
    r"|基本|差不多|接近|才能|再|[功智性职技可](?!能)|(?<![功智性职技可])能(?!源|力)"
    r"|(?<![开])会(?![议计])|大致|大体|几乎"
    rf"|{english.LATER}",
    re.IGNORECASE,
)
# 一定办结 promises, 肯定已办结 reports.
_VOWED = re.compile(r"一定|肯定|必定|保准|绝对")
_TIMELY = re.compile(r"按时|按期|如期")
_NEARLY = re.compile(
    r"基本|差不多|大致|大体|几乎|接近|(?<![么很太挺较真])快|马上|即将|应该|可能|大概|好像"
    rf"|似乎|貌似|吧|{english.NEARLY}",
    re.I,
)
_ALMOST = re.compile(
    r"差不(?:多|离)|八九不离十|(?:就|眼看|很|快)?(?<![尽加赶])快(?:要|能|可以)?(?:好|完|成"
    r"|弄|整|办|搞"
    r"|结束|了)|眼看(?:就|要)|接近尾声|(?:进入|处于|到了?)?(?:收尾|扫尾)(?:阶段|中|工作)?"
    r"|(?:最后一[步道]|临门一脚)|基本上?(?:好|完|成|弄|办|搞|结束|就绪|到位|达到|可以)"
    r"|大体上?(?:好|完|成)|差个(?:尾巴|收尾)"
)
_UNDONE = re.compile(
    r"(?:(?:还|尚|仍|都|暂)?(?:未|没有?|没能|未能|不曾|木有)(?:有|能|全部?|完全|按[时期]"
    r"|如期|都|得及|来得及|彻底|最终|正式|给)*)"
    rf"(?:{_STRONG}|{_WEAK}{_WELL}|完(?!善)|好|到|齐|结|弄利索|达到)(?!率)"
    rf"|(?:没有?|未)(?!有?问题)[^,，。;已问困什啥意就几用多]{{1,4}}?{_STRONG}"
    r"|(?:其实|实际上?|事实上|结果|但是?|然而|可是?)(?:还|都|并)?(?:没有?|未"
    r"|不是)(?=[了呢\s。!~]*$)"
    r"|不达标|(?:不是|并非|不算|不能算|算不得|还算不上|不能说|不敢说|谈不上|算不上"
    r"|称不上)(?:是|上|真正|完全)?已?经?(?:办|完|达|搞|弄)|(?:还没|还未|尚未)(?:有"
    r"|呢)?\s*[。!~]?$"
    rf"|(?:离|距离?)(?:真正|全部|完全)?(?:{_STRONG}|达标|结束|到位)|(?:还|就|只"
    rf"|仅)差[^,，。;]{{0,10}}(?:{_STRONG}|了?$)|(?:只|就|单)等[^,，。;]{{0,10}}"
    rf"|{english.UNDONE}",
    re.IGNORECASE,
)
_TWICE_NOT = re.compile(
    r"(?:没有?|无|不是|并非)[^,，。;]{0,8}(?<!还)(?:没|未|不)(?:有|能)?(?:办|完|达|结|报|了)"
)
_IN_PART = re.compile(
    r"[得了]?(?:一?[大小]?部分|一?[大小多]?半|多半|一些|[前上]半|主体"
    r"|第?[一二三四五六七八九十两\d]+(?:个?阶段|步|期|批|轮)|过半|近半|差不多|七七八八"
    r"|八九成|得?七八)"
)
# Last characters of things (窗口, 系统), and of whose they are (我们, 本局).
_THING = (
    "口作务统项室器区站心度账备料程书通章道位台机面件房厅园柜网线端库表单册本案点处卡"
    "屏号牌篇份例值个费资金钱款级条言报市县省"
)
_WHOSE = "们局科委府镇乡校院所社司厂店家我边块儿此这事情么啥的方号目都均也早现确儿但却而样"
_LED = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|[{_THING}{_WHOSE}]|{BLANK}外|[\d一二三四五六七八九十][月日号年]"
    rf"|季度|按时|及时|准时|如期|按期|同期|顺利|圆满|全部"
    rf"|全面|终于|总算|刚刚?|才|提前|正式"
    r"|超额|已经?|申请|请予|予以|改为|更正为|[今昨前]天|当天|目前|现在|日前|月前|年前|此前|之前"
    r"|以前|确实|的确|实际|真|先后|一次性"
    r"|一并|统一|集中|彻底|其余|其他|剩下|分别|同步|同时"
    r"|按(?:照)?(?:要求|规定|通知|计划|方案|程序|标准)|(?:装修|施工|安装|调试|测试|验收|培训"
    r"|[排核自检]查|清理|整理|整改|整合|优化|改造|建设|设立"
    r"|设置|对接|接入|授权|部署|梳理|编制|编印|印制|印刷|印发|制定|修订|签订|移交|迁移|录入"
    r"|上报|报送|登记"
    r"|备案|公示|统计|组建|配备|更换|适老化|规范化|标准化|电子化|受理|检索|进驻|和|与|跟|同"
    r"|及)"
    r"|\b(?:is|are|was|were|been|has|have|all|now|just|already)\s*)$",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"(?:第?[一二三四\d]+个?阶段|第?[一二三四\d]+[期批步])[^,，。;]{0,4}$")
_CLOSED = re.compile(r"已经?(?:全部|按[时期])*(?:办结|办完|办好|销号)")
_FIGURE_APART = re.compile(r"(?:[%件次类站个点]|百分之\S+|[一二三四五六七八九]成\S?)\s+$")
_FIGURE_AFTER = re.compile(r"\s+(?:\d|百分之|[一二三四五六七八九]成)")
# 已办结达标率96%: the figure has a name of its own; of 已办结率96% and 已办结的比例 it has not.
_NAMED_AFTER = re.compile(
    rf"\s*(?![率的量数件占事业项])[\u4e00-\u9fff{BLANK}]{{1,16}}?\s*(?:\d|百分之)"
)
_COUNTED_DONE = re.compile(
    r"(?<!of )\b\d+ (?:stations?|sites?|times|checks?|items?|desks?) (?:are )?$", re.I
)
_FIGURE = re.compile(
    r"(?<!第)(?<!第\d)\d(?![\d年月日号季])|百分之|[一二三四五六七八九]成|一半|分之"
    r"|[一两二三四五六七八九十][次站类家]|[〇零一二两三四五六七八九十百]+(?:%|个(?:百分)?点)"
    rf"|{english.MEASURED}",
    re.IGNORECASE,
)


def is_led_plainly(text: str, done: re.Match[str]) -> bool:
    """Whether what stands right before it is a thing or a harmless adverb: 窗口已办结, 终于办完.

    After other words (否认已办结, 推动完成, 大部分已办结) only people know what is meant.
    """
    return done[0] == "销号" or just_before(_LED, text, done.start())


def find_done(text: str) -> re.Match[str] | None:
    """The words of completion of a clause, whatever stands around them."""
    return _DONE.search(text)


def find_undone(text: str) -> tuple[re.Match[str], bool] | None:
    """Words that deny it (没办完, 离办结还早), and whether they are plain: 没有没办完的 is not."""
    match = _UNDONE.search(text)
    return (match, not _TWICE_NOT.search(text)) if match else None


def find_almost(text: str) -> re.Match[str] | None:
    """快好了, 差不离, 进入收尾阶段: nearly done, which is not done."""
    return _ALMOST.search(text)


def is_nearly(text: str) -> bool:
    """Whether a doubt or a nearly stands beside it."""
    return bool(_NEARLY.search(text))


def is_in_part(text: str, done: re.Match[str]) -> bool:
    """完成了一部分, 完成得差不多了, 第1阶段完成."""
    return bool(_IN_PART.match(text, done.end()) or _PART_OF.search(text, 0, done.start()))


def is_promised(text: str, done: re.Match[str], *, ahead: bool) -> bool:
    """月底办完, 能办完, 一定办结: said of a time to come; `ahead`: a day to come stands by it."""
    if _LATER.search(text, 0, done.start()):
        return True
    vow = _VOWED.search(text, 0, done.start()) or _TIMELY.search(text, 0, done.start())
    vowed = vow and not _PLAINLY.search(text)
    told = "了" in text[done.start() : done.end() + 1]
    if vowed and not told:
        return True
    return ahead and not _OUTRIGHT.search(text, done.start(), done.end() + 1)


def is_timely(text: str, done: re.Match[str]) -> bool:
    """按时完成 may promise or report; 按时完成了 reports."""
    end = done.start()
    open_ = not (_LATER.search(text, 0, end) or _VOWED.search(text, 0, end))
    return open_ and bool(_TIMELY.search(text, 0, end))


def is_measured(text: str, done: re.Match[str]) -> bool:
    """完成85%: the figure says how far; 92% 已办结, apart and after, closes the duty itself."""
    return bool(_FIGURE.search(text)) and not _closes(text, done)


def _closes(text: str, done: re.Match[str]) -> bool:
    before = text[: done.start()]
    if _COUNTED_DONE.search(before):
        return True
    after = _FIGURE_AFTER.match(text, done.end()) or _NAMED_AFTER.match(text, done.end())
    apart = _FIGURE_APART.search(before) or after
    return bool(apart and _CLOSED.match(done[0]))
