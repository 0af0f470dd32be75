"""Questions are never recorded, and reports that sound like questions are not answered as such.

Said on Sunday 2023-04-23 at 10:00 by someone who owes the whole notice.
"""

import pytest

from db.rules.workdays import Calendar
from tests.inputs.deciding import decided
from tests.inputs.notice import on_sunday

_QUESTIONS = """
2a办结了吗
2a办结没
2a办没办结
2a弄没弄完啊
2a搞定没有
2a是不是办完了
2a是否已办结
2a有没有办结
2a已办结？
2a已办结了？
2a办完了?
2a办结了是吧
2a办完了对吧
2a办完了对不对
2a办完了没呢
2a完成多少了
2a完成到什么程度了
2a完成百分之多少了
5a完成70%了吗
5a到没到70%
5a达没达标
5a达标了没
5a现在是65%吗
5a是65%还是56%
5a65%够不够
5a65%算达标吗
5a70%行不行
无差别是不是70%就算完成
母婴室建好了吗
母婴室是不是建好了
母婴室什么时候能建好
母婴室哪天完工
母婴室完工了没有
政策兑现窗口谁来设立
政策兑现窗口设在哪里
政策兑现窗口4月30日前必须设立吗
政策兑现窗口月底前能完成吗
3a对接完成了没有啊
3a为什么还没对接
3a怎么还没对接
3a咋还卡着呢
3a到底办没办
3a延期到5月底批了吗
3a延期批没批
3a什么时候截止
3a几号到期
3a几号前报
3号任务到哪一步了
3号任务进展如何
3号任务怎么样了
3号任务情况怎样
第三项完成了么
第三项还没完成吗
第三项不是已经完成了吗
第三项难道还没完成
请问第三项已经办结了吗
请问第三项办结需要哪些材料
想问下第三项办结怎么报
帮我查一下第三项办结没有
看看第三项办结没
查一下哪些办结了哪些没办结
哪些任务已经办结
哪些单位还没办结
哪个单位2a没完成
还有几项没办结
还有多少没完成
有几家办结了
谁办结了
谁还没办结
公安局办结了吗
公安局3号办没办结
公积金那边3a完成了没
各乡镇完成多少了
全部办结了吗
都办完了吗
都办结了没有
都报了吗
我报了没
我报的2a收到了吗
我2a报过了没有
上次我报的是65%还是56%
我报的65%对不对
能不能报办结
可不可以算办结
要不要报办结
2a算办结了吗
2a算不算完成
2a能算完成吗
2a可以报办结吗
2a办结了能销号吗
2a办结后还要报什么
2a办结需不需要照片
4月办件量报了吗
本月办件量是多少
4月报送1203件对吗
本月无办件需要报吗
0件也要报吗
怎么办
什么情况
咋整
啥时候完事
下一步怎么办
is 2a done?
has 2a been completed
which tasks are not done
is 5a at 65%?
did we finish 3a?
2a done?
what is the status of 2a
""".strip().splitlines()
_REPORTS = """
没什么问题,2a已办结
2a没有问题，已办结
2a没啥问题，办结了
2a没什么困难，已完成
2a没遇到什么问题，已完成
2a什么都弄好了
2a啥都弄完了
2a全都弄好了，没什么说的
2a怎么说也算办完了
2a不管怎么样都办完了
2a无论如何已办结
2a不管多少困难，都已办结
2a已办结，有什么问题随时联系
2a已办结，有什么情况再报
2a已办结，有什么需要补充的请告知
2a已办结,如有什么问题请指出
2a已办结，有啥事再说
2a已办结，哪里有问题请指正
2a材料什么的都交了，已办结
2a窗口啥的都设好了，已完成
2a多少有点困难，但已办结
2a不怎么难，已办结
2a没多少工作量，已办结
2a没几天就办完了
2a费了不少劲，已办结
2a是按要求办结的
2a是我们单位办结的
2a的确已办结
2a的事办完了
2a那么大的工程也办完了
2a这么快就办结了
2a终于办结了呢
2a已办结了哦
2a已办结了呀
2a已办结啦
2a已办结哈
2a办结了呢
2a已经办结了嘛
2a说到做到，已办结
2a能办的都办完了
2a该办的都办了
2a该做的都做完了
2a几项工作都完成了
2a几个窗口都设好了
2a一个没落下，都办完了
2a谁都没耽误，办完了
2a没人催也办完了
2a已办结，望知悉
2a问题已解决，已办结
2a问题都整改了，已办结
2a疑问已消除，已办结
2a按什么标准都达标了
2a提前办完了，不用催了
2a查漏补缺已完成
2a检查完了，已办结
2a已经看过现场，办结了
2a不是没办，是办结了
5a不是65%是66%
5a没有70%，只有65%
5a有65%了
5a已经有65%
5a至少有65%了
5a怎么算都有65%
3a还没对接，没人来
3a还没对接呢
3a没对接上
3a没办结，没什么进展
3a没什么进展
3a没多大进展
3a一直没动，没什么办法
3a还没办呢
3a还没弄呢
3a没呢
3a哪都没动
3a什么都没干
3a啥也没弄
3a怎么也对接不上
3a怎么都对接不上，厂家不配合
3a不知道什么原因对接不上
3a不清楚原因，卡住了
3a多次联系都没回复，卡住了
3a谁也不管，卡住了
2a no problem, done
2a was no question, it is done
""".strip().splitlines()
# Only people can say what is meant: shown before it is recorded.
_EITHER = """
哪些材料都交齐了，2a已办结
第六项已办结,对吗?
2a已办结，还有什么要补充的吗
2a完成了,什么时候销号
5a完成65%了,够吗
2a已办结，请问题库更新
第1项完成85%了,够吗?
2a办完了吧
""".strip().splitlines()


def test_there_are_enough_of_both() -> None:
    assert min(len(_QUESTIONS), len(_REPORTS)) >= 60


@pytest.mark.parametrize("sentence", _QUESTIONS)
def test_a_question_is_never_recorded(sentence: str, calendar: Calendar) -> None:
    reading = on_sunday(sentence, calendar)
    assert reading.intent == "query" or reading.unsure
    assert not decided(reading).plain


@pytest.mark.parametrize("sentence", _REPORTS)
def test_a_report_that_sounds_like_a_question_is_taken_for_a_report(
    sentence: str, calendar: Calendar
) -> None:
    reading = on_sunday(sentence, calendar)
    assert reading.intent == "report"
    assert "question" not in reading.unsure


@pytest.mark.parametrize("sentence", _EITHER)
def test_what_may_be_either_is_shown_first(sentence: str, calendar: Calendar) -> None:
    reading = on_sunday(sentence, calendar)
    assert reading.intent == "report"
    assert reading.unsure
    assert not decided(reading).plain
