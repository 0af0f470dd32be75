"""How something is said: under a condition, as an order, from hearsay, of others, with a doubt."""

import re

from handlers.inputs import english

_DOUBT = re.compile(
    r"吧\s*[。!~]?\s*$|应该.*了|恐怕|怕是|好像|似乎|貌似|可能|也许|或许|不确定|不好说|说不准|记不清"
    r"|没准|估摸|大概[^\d百一二三四五六七八九约]{0,3}[办完弄]"
    rf"|{english.DOUBT}",
    re.IGNORECASE,
)
# A condition is not a report: 等设备到了办完再报, 办结后报送, 钱一到就办.
_CONDITION = re.compile(
    r"(?:如果|假如|假设|要是|若(?!干)|倘若|一旦|只要|只有|除非|万一|等到?(?!级|候|工作)"
    r"|(?<![期接招优看对])待(?!办|遇|业|命|查)).*(?:后|再|才|就|即|便|了|的话|能)"
    r"|的话|(?:到位|到货|批复|批准|验收|下来|解决|落实|完成|办结|审批|通过|装完|办完|弄完"
    r"|到了|来了|批了)(?:以|之)?[后](?:即|就|再|才|方|可|便|能|马上|立即|\S{0,6}[办完])"
    r"|一(?:到|来|批|通过|下来|落实|到位|解决|好|办结|完成|弄完)[^,，。;]{0,6}[就马立便]"
    r"|才[能可会](?!$)|再(?:说|告诉|报|通知|联系|汇报|反馈|定)"
    r"|(?<![早经前年])就(?:算|能|可以?|会)?(?:办结|办完|完成|完工|弄完|弄好|对接|设立|完事"
    r"|好)(?![了啦])"
    rf"|{english.CONDITION}",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:^|[,，\ufffc\uffff\s:])\s*(?:请|烦请|望|盼)(?:大家|各位|各单位|各部门|你们?|您|贵局"
    r"|贵单位|相关单位|各科室|他们)?(?:于|在)?[^,，。;]{0,8}?"
    r"(?:尽快|抓紧|务必|及时|按时|如期|按要求|认真|立即|马上|速)?(?:办结|完成|报送|落实|上报"
    r"|对接|设立|推进|启动|反馈|签收|办理|整改|报一?下)"
    r"|(?:让|叫|催|通知|告知|要求|责成|交由|转|盯)(?:一下|了"
    r"|给)?(?!我)[\u4e00-\u9fff]{1,6}?(?:局|中心|办|科|单位|部门|厂家|他们?|公司|镇|乡|街道)"
    r"[^,，。;]{0,8}(?:办结|完成|对接|办理|尽快|抓紧|落实|报)"
    r"|务必|(?<![要需])必须|不得|严禁|别忘了?|记得|切记|督促|催一?[下催]|各(?:单位|部门|科室"
    r"|乡镇)[^,，。;]{0,6}(?:要|请|务必|抓紧|尽快|于|按)|大家(?:要|都要|抓紧|尽快|快|务必"
    r"|注意|赶紧|报)|(?:你|你们|您)[^,，。;]{0,6}(?:抓紧|尽快|要|得|去|赶紧)"
    r"|(?:^|[\uffff\s])\s*(?:抓紧|赶紧|赶快|要抓紧|得抓紧|要尽快|要求|要办|要完|要报|该[办报完])",
)
_QUOTED = re.compile(
    r"^\s*[\[(【](?:转发?|转自|fwd?)[\])】]|(?<![周流运])(?:转发?|转自|\bfwd?)\s?:", re.IGNORECASE
)
_WHO = (
    r"(?:[他她]们?|领导|人家|别人|厂家|厂商|对方|施工方|同事|同志|[一-龥]{1,3}(?:局长|主任|科长?"
    r"|处长?|工|姐|哥|经理|局|中心|公司|单位|镇长?|总))"
)
_HEARSAY = re.compile(
    rf"听说|听[一-龥]{{1,4}}说|据说|据悉|据了解|据反映|据[一-龥]{{2,4}}[说反称]|说是"
    rf"|传[说言]|{_WHO}(?:那边|同志|昨天|今天|刚才?|也|都|跟我|给我|打电话)*(?:说|讲|称|告诉"
    rf"|反映|反馈|回复)(?!明|了?错)"
)
_OTHERS = re.compile(
    r"(?:(?<!我们)(?<!我)(?<!咱)(?:那边|那头|那儿)|他们|她们|人家|隔壁|兄弟单位|(?:别|其他"
    r"|其它|另外|外)的?(?:单位|科室|局|部门|县市?|乡镇)|别人|对方)"
)
_MOCKED = re.compile(
    r"以为|假装|装作|谎[称报]|号称|差点(?!儿?没?了)|险些|哪[里儿有能]|怎么可能|才怪"
    r"|个[屁鬼头毛锤]|骗|但愿|巴不得|做梦|吹牛"
)
_DUE = re.compile(r"时限|期限|到期|截止(?:日期|时间|日)")
_WISHED = re.compile(r"希望|但愿|要是.*就好了|恨不得|巴不得")


def is_conditional(clause: str) -> bool:
    """Whether something is only said of what follows something else: 等设备到了再对接."""
    return bool(_CONDITION.search(clause))


def is_order(clause: str) -> bool:
    """Whether others are told to do it: 请大家尽快完成2a, 务必月底前办结."""
    return bool(_ORDER.search(clause))


def is_hearsay(clause: str) -> bool:
    """Whether it was heard, forwarded or said by somebody else: 听说办完了, 转:已办结."""
    return bool(_HEARSAY.search(clause) or _QUOTED.search(clause))


def is_of_others(clause: str) -> bool:
    """Whether it is somebody else's matter: 公安局那边办完了."""
    return bool(_OTHERS.search(clause))


def is_mocked(clause: str) -> bool:
    """Whether 办完 in it is denied or wished for: 以为办完了, 差点办完, 哪能办完."""
    return bool(_MOCKED.search(clause) or _WISHED.search(clause))


def is_of_due(clause: str) -> bool:
    """Whether it says when something is due, not how it stands: 办结时限4月30日, 明天到期."""
    return bool(_DUE.search(clause))


def is_doubtful(sentence: str) -> bool:
    """Whether the speaker is not sure: 应该办完了吧."""
    return bool(_DOUBT.search(sentence))
