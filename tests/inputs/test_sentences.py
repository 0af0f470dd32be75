"""Whole sentences as people type them, said on Thursday 2023-04-27 at 08:40.

Each row: the sentence, the intent, its items as "duty or candidates, status, value, date", and
what is unsure. A dash is nothing; the duties are those of `tests.inputs.duties`.
"""

import pytest

from db.rules.workdays import Calendar
from tests.inputs.telling import read_now, said

_SENTENCES = """
第1项完成85%|report|1a in_progress 85 -|
5号任务完成65%|report|5a/5b in_progress 65 -|duty
5号任务无差别受理完成65%,预计9月20日前达标|report|5a in_progress 65 2023-09-20|
五号任务无差别完成百分之六十五预计九月二十号前达标|report|5a in_progress 65 2023-09-20|
第三项已办结|report|3a/3b done - -|duty
第 三 项已办结|report|3a/3b done - -|duty
已办结第六项|report|6a done - -|
孙科长您好,第六项己办结|report|6a done - -|
3、5、8项都办完了|report|3a/3b done - -;5a/5b done - -;8a/8b done - -|duty
3，6项都办完了|report|3a/3b done - -;6a done - -|duty
3号5号已办结,7号延期到年底|report|3a/3b done - -;5a/5b done - -;- - - 2023-12-31|duty
第2项,第六项都弄完了|report|2a done - -;6a done - -|
达标率 92.5%|report|1a in_progress 92.5 -|
达标率９２．５％|report|1a in_progress 92.5 -|
达标率已经到九成一了|report|1a in_progress 91 -|
达标率从85%提高到92%|report|1a in_progress 92 -|
达标率92.5%,无差别65%|report|1a in_progress 92.5 -;5a in_progress 65 -|
无差别65|report|5a in_progress 65 -|
第五项那个无差别的弄到65个点了|report|5a in_progress 65 -|
第5项,无差别受理65%,有实际办件量80%|report|5a in_progress 65 -;5b in_progress 80 -|
无差别受理(第5项)完成65%|report|5a in_progress 65 -|
5a 65%, 5b 80%|report|5a in_progress 65 -;5b in_progress 80 -|
第一项85%第四项九成五|report|1a in_progress 85 -;4a in_progress 95 -|
第8项按时办结率100%,提前办结率七成二|report|8a in_progress 100 -;8b in_progress 72 -|
第5项无差别受理已办结,65%|report|5a done 65 -|
第5项达标率85%|report|5a/5b in_progress 85 -|duty
目标90%,第1项目前85%|report|1a in_progress 85 -|
第1项预计完成90%|report|1a in_progress - -|
85%|report|1a/4a/5a/5b/8a/8b/10a in_progress 85 -|duty
便民服务站建了1个|report|14a in_progress 1 -|
第16项检索4次|report|16a in_progress 4 -|
政策兑现窗口已设立|report|2a done - -|
第2项已经在4月20日设立|report|2a done - 2023-04-20|
第2项4月28日前设立完成|report|2a in_progress - 2023-04-28|
第2项争取5月10号办完,第四项月底报|report|2a in_progress - 2023-05-10;4a in_progress - 2023-04-30|
一本通后天能弄完|report|11a in_progress - 2023-04-29|
第1项还需10个工作日|report|1a in_progress - 2023-05-15|
第一项快办完了|report|1a in_progress - -|status
第六项应该办完了吧|report|6a in_progress - -|status
第六项还没办完|report|6a in_progress - -|
第六项未完成|report|6a in_progress - -|
第六项没完成|report|6a in_progress - -|
6号不是已办结|report|6a in_progress - -|
第六项还没开始|report|6a not_started - -|
分中心视频监察接入未启动|report|3b not_started - -|
第六项正在办|report|6a in_progress - -|
第1项进展顺利|report|1a in_progress - -|
第一项不归我们|report|1a not_applicable - -|
第六项此前已完成|report|6a not_applicable - -|
第六项月底前完不成|report|6a blocked - -|
第3项对接不了,厂家没来人|report|3a blocked - -|
第12项已完成|report|- done - -|duty
除5号外都已办结,第六项也是|report|6a done - -|
视频监察还没对接,申请延期到10月15日,原因是设备没到货|extension|3a in_progress - 2023-10-15|
申请把第2项推迟到5月底|extension|2a - - 2023-05-31|
第2项申请延期10天|extension|2a - - -|date
第二项能不能延到5月8日?|extension|2a - - 2023-05-08|question
同意第2项延期|report|2a - - -|status
第2项不延期|report|2a - - -|status
5号怎么样了|query|5a/5b - - -|
第三项办结了吗|query|3a/3b - - -|
第三项办结没有|query|3a/3b - - -|
公安局还有哪些没办结|query||
谁还没报?|query||
第6项什么时候到期|query|6a - - -|
5号任务|query|5a/5b - - -|
第1项完成85%了,够吗?|report|1a in_progress 85 -|question
第六项已办结,对吗?|report|6a done - -|question
收到|ack||
收到,谢谢!|ack||
第六项收到|ack|6a - - -|
没收到|none||
收到,第1项完成85%|report|1a in_progress 85 -|
你好|courtesy||
谢谢|courtesy||
👍👍|courtesy||
asdf|none||
12345|none||
联系电话0434-6281234|none||
月底前|none||
办结后再报|none||
达标率提高了5个百分点|report|1a - - -|status
第3项市级对接和分中心接入都已完成|report|3a/3b done - -|duty
视频监察接入都接好了|report|3b done - -|
兑现窗口月底前设立不了,场地没腾出来|report|2a blocked - -|
5号好了|report|5a/5b - - -|status
不需要延期|none||
第2项 0|report|2a - - -|figure
今天天气不错|none||
task 1: 85% done|report|1a in_progress 85 -|
tasks 2 and 6 are done|report|2a done - -;6a done - -|
#6 finished yesterday|report|6a done - 2023-04-26|
item 6 is not done yet|report|6a in_progress - -|
task 6 will be done by 20 May|report|6a in_progress - 2023-05-20|
5a half done|report|5a in_progress 50 -|
task 6 blocked: no budget|report|6a blocked - -|
please extend task 2 to 20 May because the desk has not arrived|extension|2a - - 2023-05-20|
is task 6 done?|query|6a - - -|
noted, thanks|ack||
""".strip().splitlines()


def test_the_table_has_at_least_sixty_sentences() -> None:
    assert len(_SENTENCES) >= 60


@pytest.mark.parametrize("row", _SENTENCES, ids=lambda row: row.split("|")[0])
def test_a_sentence_is_read_as_it_was_meant(row: str, calendar: Calendar) -> None:
    sentence, intent, items, unsure = row.split("|")
    reading = read_now(sentence, calendar)
    assert (reading.intent, ";".join(map(said, reading.items)), ",".join(reading.unsure)) == (
        intent,
        items,
        unsure,
    )
