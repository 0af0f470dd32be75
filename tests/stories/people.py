"""Who takes part in the stories: the notice's four chiefs, two posts, and people from outside."""

from bot.sandbox import Visitor

SUN, LI, LIU, WANG = "孙科长", "李科长", "刘科长", "王科长"
LIAISON, LEADER = "市公安局联络员", "分管领导"
OVERSEER, DEPUTY, REVIEWER = "督查室督办员", "督查室副督办员", "市公安局审核人"
STRANGER, SECOND = "路人", "孙科长的新手机"

VISITORS = {
    SUN: Visitor(1001, "孙雯雯", "15204469994"),
    LI: Visitor(1002, "李艳杰", "15144429055"),
    LIU: Visitor(1003, "刘书涛", "18643417771"),
    WANG: Visitor(1004, "王鹏远", "18629860058"),
    LIAISON: Visitor(2001, "联络员", "13900000001"),
    LEADER: Visitor(2002, "领导", "13900000002"),
    OVERSEER: Visitor(4001, "督办员", "13900000005"),
    DEPUTY: Visitor(4002, "副督办员", "13900000006"),
    REVIEWER: Visitor(4003, "审核人", "13900000007"),
    STRANGER: Visitor(3001, "路人", "13900000003"),
    SECOND: Visitor(3002, "孙雯雯", "13900000004"),
}
"""By the name that the stories call them."""

CHIEFS = (SUN, LI, LIU, WANG)
CENTRE = "市政务服务中心"
POSTS = {
    SUN: ("市政数局", "政务监管科科长"),
    LI: (CENTRE, "政务服务科科长"),
    LIU: (CENTRE, "政务宣传科科长"),
    WANG: (CENTRE, "基层服务科科长"),
    LIAISON: ("市公安局", "联络员"),
    LEADER: ("市政数局", "分管领导"),
}
"""Unit and title of everyone who is bound."""
