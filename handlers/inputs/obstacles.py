"""What holds a duty up, keeps it from being begun, or takes it off the list."""

import re

from handlers.inputs import english
from handlers.inputs.context import just_before

_THING = (
    r"(?:设备|器材|硬件|软件|系统|端口|接口|账号|权限|专线|网络|服务器|图纸|方案|合同|批复"
    r"|手续|文件|材料|货|房子|房屋|场地|地方|位置"
    r"|厂家|厂商|施工队?|人员|人手|技术员|工程师|经费|资金|预算|款项?|钱|拨款|采购|招标|审批"
    r"|上级|市里|省里|长春)"
)
_LACKED = (
    r"(?:一直|始终|还|都|也|仍|尚|暂时|目前|至今)*(?:没有?|未|不)(?:有|能)*(?:到货?|来人?"
    r"|批(?:下来|复)?|下来|下达|落实|开放|到位|通|给|齐|腾出来?|定下来|确定|拨|够|足|配合"
    r"|答复|回复|回信|开通|提供)"
)
_LACK = (
    r"(?:没有?|无|缺少?|缺乏|差)(?:经费|资金|预算|钱|场地|地方|地儿|人手|人(?=[^员]|$)|设备"
    r"|技术|专业人员|编制)(?!问题)[办建做放弄干用]?"
    r"|(?:经费|资金|预算|钱|人手|场地|人员)(?:还|都|尚|也|很|太)*(?:不足|不够|紧张|短缺|有限|紧缺)"
)
_CANNOT = (
    r"(?:对接|接入|联系|办结|办完|办|推|做|弄|搞|整|干|买|建|装|设|报|进行|推进|推动|开展|完成|落实|协调"
    r"|解决|达|够|继续)不(?:了|动|下去|下来|上(?!报)|通|成|定|到)"
    r"|(?:完|办|做|弄|搞|整)不(?:成|完|好(?![\u4e00-\u9fff]))"
    r"|(?<!能)(?<!会)不[能会](?:按[时期]|如期|及时|全部|再|继续|正常)*(?:办结|办完|完成|完工"
    r"|做完|弄完|弄好|搞定|推进|开展|对接)"
    r"|无法(?!律)|没法|没办法|赶不上|来不及|动不了|推不动|推不下去|不好推|推不开"
)
_HELP = (
    r"(?<!不)(?<!无)(?<!没有)(?<!不需)(?<!无需)(?:需要?|要|请求?|求|希望|恳请|恳求|盼|望"
    r"|烦请|麻烦)[^,，。;]{0,12}?(?:支持|帮[忙助]|帮着?协|协[助调]|拨款|出面"
    r"|援助)(?!下?我们?的)"
    r"|求助|求支援"
)
_BLOCKED = re.compile(
    rf"{_HELP}|{_LACK}|{_CANNOT}"
    r"|(?<!不)(?:停了|停工|停摆|暂停|中止|叫停)|卡住|卡在|卡着|卡壳|卡那儿|受阻|停滞|搁置"
    r"|搁浅|僵住|原地踏步"
    r"|遇到?(?:了|到)?(?:困难|问题|障碍|阻力|瓶颈)|(?<!没)有(?:一?[定些点])?(?:困难|难度"
    r"|阻力|障碍|问题|堵点)|存在(?:困难|问题|障碍)|难度(?:很|较|太|比较)?大|困难(?!群众|人员"
    r"|家庭|企业|职工|.{0,4}(?:已|解决|克服|不大|不多))|(?:有点|比较|很|太|较|挺|真)难|难办"
    r"|难推|难以(?:推进|完成"
    r"|开展)"
    rf"|{english.BLOCKED}",
    re.IGNORECASE,
)
# 设备没到货 by itself: a reason beside another word, else what holds it up.
_OBSTACLE = re.compile(
    rf"{_THING}{_LACKED}|(?:在|还在|一直在?)?等着?(?:设备|配件|货|厂家|厂商|经费|资金|钱"
    rf"|拨款|款|场地|房子|系统|端口|材料|人员)[^,，。;]{{0,4}}$|不配合|没人管"
    rf"|没人来|不来人|(?:停电|停水|疫情|下雨|雨季|天气(?:不好|恶劣|原因)|生病|住院|出差"
    rf"|隔离)"
)
_ACTED = (
    r"(?:启动|开始|动工|开展|开工|着手|行动|实施|动手|上手|安排|动静|头绪|影儿?"
    r"|动(?![力静作])|(?:设[立置]?|建(?![设议])立?|办理?|做|弄|搞|整|装|招标"
    r"|采购)(?![完好成齐妥结上到法修利]))"
)
# 一个都没部署, 一次也没检索, 没有一个完成: none of it.
_NOT_ONE = (
    r"(?<![\d十百第差有剩余仅只])一[个台次站套间家](?:[^\s,，。;都也没完]{0,2})(?:都|也)?(?:还|尚|仍)?没有?"
    r"(?:部署|检索|设|装|建|整|弄|搞|办|做|开|配)(?!错)|没有一[个台次站套间家]完成"
)
_NOT_STARTED = re.compile(
    rf"(?:还|尚|仍|都|暂|一点|丝毫|压根|根本)*(?:都|也)?(?:未|没有?)(?:有|正式|能|来得及"
    rf"|顾上|顾得上|腾出手|真正)*{_ACTED}"
    r"|(?:毫?无|没有?)(?:任何|什么|啥)?(?:进展|动静)|未动工|没?顾不上|没顾上|没轮到|没排上"
    rf"|没一撇|无从下手|{_NOT_ONE}"
    rf"|{english.NOT_STARTED}",
    re.IGNORECASE,
)
# 下周启动, 打算五一后开始: not begun, and its day is no forecast of the end.
_START = r"(?:启动|开始|着手|动工|开工|动手)(?![了过])"
_TO_START = re.compile(rf"(?:准备|打算|计划|预计|即将|马上|拟|将|再|要)[^,，。;]{{0,6}}?{_START}")
_STARTING = re.compile(rf"(?<!已)(?<!已经)(?<!刚)(?<!才)(?<!刚刚)(?<!就)(?<!正){_START}(?!在)")
_NOT_HELD_UP = re.compile(r"(?:没有?|无|不存在|不是|没遇到|没什么)[^,，。;]{0,4}$")
GIVEN_UP = r"(?<![做办搞弄设建])不(?:再|用|必|需|想|打算)*(?:做|办|搞|弄|设|建|报)了|不用再?办"
_NOT_US = r"[跟和与同]?(?:我|本|咱)(?:们|单位|局|处|科)?(?:没|无)(?:有|任何|啥|什么)*关系"
_BEFORE = (
    r"(?:此前|之前|以前|往年|去年|前年|年前|早前|上年度?|(?:通知|文件|方案)(?:下发|印发|发布"
    r"|出台|下达)?(?:之)?前)(?:已经?|早)?就?(?:已经?|都|全部)*"
)
_NOT_APPLICABLE = re.compile(
    rf"不适用|{_BEFORE}(?:办结|完成|建成|设立|设了|对接|接入|办[完了]|建[好了完]|装[好了上]"
    rf"|弄[好完]|搞[好完定]|达标|做[完了])"
    r"|与?(?:我|本)(?:们|单位|局|处|中心|科|镇|乡|街道)?(?:单位|局)?(?:不涉及|没有此项"
    r"|无此项|不承担|不负责|没有这项|无这项)(?:工作|业务|任务)?|(?:不归|不是|不属于)(?:我"
    r"|本)(?:们|单位|局)(?:管|的事|负责|职责)?"
    r"|不涉及|[没无]有?[此这该]项?(?:业务|任务|工作|事项)|没有此项|与(?:我|本)(?:们|单位|局)无关"
    rf"|{GIVEN_UP}|{_NOT_US}|{english.NOT_APPLICABLE}",
    re.IGNORECASE,
)
# Given up, of others or of last year: people say it of what they owe all the same.
_QUESTIONABLE = re.compile(
    rf"{GIVEN_UP}|{_NOT_US}|去年|前年|上年|往年|年前|{english.LAST_YEAR}", re.I
)


def find_not_applicable(text: str) -> tuple[re.Match[str], bool] | None:
    """此前已完成, 不涉及, and whether it is plain."""
    match = _NOT_APPLICABLE.search(text)
    return (match, not _QUESTIONABLE.search(match[0])) if match else None


def find_blocked(text: str) -> re.Match[str] | None:
    """需协调, 卡住, 对接不了, 没经费; not 没有完成不了的."""
    match = _BLOCKED.search(text)
    return match if match and not just_before(_NOT_HELD_UP, text, match.start()) else None


def find_obstacle(text: str) -> re.Match[str] | None:
    """设备没到货, 厂家一直没来人."""
    return _OBSTACLE.search(text)


def find_not_started(text: str, *, ahead: bool) -> tuple[re.Match[str], bool] | None:
    """未启动, 没动呢, and whether it is plain: 下周启动 is not."""
    match = _NOT_STARTED.search(text)
    if match:
        return match, True
    match = _TO_START.search(text) or (_STARTING.search(text) if ahead else None)
    return (match, False) if match else None
