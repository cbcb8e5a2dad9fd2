"""Which document a page is: a reply, or one of the look-alikes that share its column."""

import re
from collections.abc import Sequence

from crawlers.read.fields.document import Document, compact
from crawlers.read.fields.headline import is_headline, without_quotes
from crawlers.read.fields.opening import ANSWER
from crawlers.read.fields.salutation import Salutation
from crawlers.read.page.address import names_proposals
from crawlers.read.page.furniture import is_sentence
from crawlers.text.folding import narrow
from schemas.reply import DocumentType

_PROPOSAL = re.compile(r"建议|提案|议案|人大|政协|人民代表大会")
_CASE = re.compile(
    r"提案|议案|[届次]{1}|人大|政协|人民代表大会|号(?:代表)?建议|您(?>[^。]{0,32}?提出)[^。]{0,81}?建议|建议》|的建议[^。,]{0,20}(?:收悉|悉|,)|代表建议|委员建议|闭会"
)
_MAILBOX = re.compile(
    r"来信|来电|留言|网友|网民|市民您|信访|信箱|工单|咨询|投诉|诉求|信件|12345|热线|举报|写信|反映人|(?:来信|留言|受理|回复)(?:时间|编号|内容|单位|部门|标题)|办理状态|问政|民声|您好!您的问题|领导留言板"
)
_CO_HANDLING = re.compile(r"会办意见|协办意见|会办函|会办件|协办函|(?:提案|建议)的?会办|会办回复")
_SUMMARY = re.compile(
    r"(?:办理|承办|落实|工作)(?:工作)?(?:情况|结果)?的?(?:报告|总结|公示|通报|汇总|公开|综述|总体情况|说明)|总体情况|办理情况$|工作总结|工作报告|办理工作情况"
)
_LIST = re.compile(r"一览表|目录$|目录表|清单|名单|汇总表|分办表|统计表|情况表|台账")
_POLICY = re.compile(
    r"(?:办法|条例|细则|通知|规定|方案|规则|制度|公告|决定|决议|意见|要点)(?:》|\)|(?:的通知)?$)"
)
_MEETING = re.compile(
    r"召开|座谈会|交办会|推进会|调度会|面商|督办会|办理工作会|现场会|会议|协商会|见面会|主任会议|常委会|调研|视察|督查|走访"
)
_NEWS = re.compile(r"本报讯|记者|通讯员|日前|近日|本网讯|讯[((]|消息[,,]|新华社|中新网|日电|融媒")
_PROPOSAL_TEXT = re.compile(
    r"^(?:案\s{0,3}由|案\s{0,3}名|提案人|提案者|建议人|领衔代表|附议人|第一提案人|主要内容|建议内容|提案内容|提案主题|理由)\s{0,3}[::]|提案如下|建议如下[::]|特提出(?:如下|以下)建议|为此,?(?:特)?建议"
)
_SITTING = re.compile(r"次(?:全体)?(?:会议|全会)")
_FOLLOW_UP = re.compile(r"再次答复|二次答复|第二次答复|再答复|跟踪办理|续答|补充答复|滚动答复")
_ABSTRACT = re.compile(r"答复摘要|\(摘要\)|摘要$|复函摘要|答复要点|摘编")
_PARTY = re.compile(r"党代表大会|党代会|党代表(?!大会)|党员代表")
_TO_PEOPLE = re.compile(r"感谢您|谢谢您|您提出|您的|您们|你们|您好|贵委|贵会|您对")
LEAST_HEADLINES = 3
"""Headlines of replies that make a page without one of its own a list; two stand beside an article
as its neighbours."""


def document_type(
    document: Document, salutation: Salutation | None, heads: Sequence[str], in_reply_column: bool
) -> DocumentType:
    """What the page is. Precision first: without a proposal in sight a greeting alone never makes a
    reply.

    `heads` are the page's headlines, `in_reply_column` whether a registered source says that the
    column is for replies.
    """
    title = compact(document.title)[1]
    head = " ".join([title, *(compact(h)[1] for h in heads)])
    bare = _SITTING.sub("次", without_quotes(head))
    title = _SITTING.sub("次", title)
    lines = document.folded
    start = salutation.line if salutation else 0
    opening = "".join(lines[start : start + 4])[:700]
    closing = "".join(lines[-8:])
    whole = "".join(lines)
    answer = ANSWER.search(opening) or ANSWER.search(closing) or ANSWER.search(whole[:3000])
    reply_head = any(is_headline(h) for h in heads) or (is_headline(title) if title else False)
    address_says = in_reply_column or names_proposals(document.url)
    evidence = (
        _CASE.search(opening) or _CASE.search(bare) or (address_says and _PROPOSAL.search(opening))
    )
    mailbox = _MAILBOX.search(" ".join([*document.head[-25:], title, opening[:260]]))

    if _CO_HANDLING.search(bare) or (
        _CO_HANDLING.search(opening) and not (salutation and salutation.role)
    ):
        return "co_handling_opinion"
    if "审议意见" in bare and not re.search(
        "建议|提案|议案", bare
    ):  # of a standing committee's session: nobody's proposal
        return "other"
    if _PARTY.search(head + opening) and not re.search("人大|政协|人民代表大会", head + opening):
        return "other"
    if (
        salutation is None
        and _PROPOSAL_TEXT.search("\n".join(narrow(x) for x in document.lines[:8]))
        and not answer
        and not reply_head
    ):
        return "proposal_text"
    if not salutation and (_LIST.search(title) or _is_column(document, title)):
        return "list"
    if (
        salutation
        and salutation.confirmed
        and (answer or reply_head or re.search(r"收悉|悉,|提出的", opening))
    ):
        if evidence or reply_head:
            if (
                mailbox
                and not reply_head
                and not re.search(r"提案|议案|建议(?:》|收悉|已收悉|悉)|届|号建议", opening)
            ):
                return "mailbox_reply"
            return _reply_kind(head, lines)
        # The plain form of a county office: no case word at all, but a deputy or member who
        # "proposed" and is answered.
        if (
            salutation.role
            and answer
            and not mailbox
            and re.search(r"[您你](?:们)?[^。]{0,30}提(?:出|交|的)", opening)
        ):
            return _reply_kind(head, lines)
        return "mailbox_reply" if mailbox or re.search("来信|反映|咨询|问题", opening) else "other"
    if reply_head and not _SUMMARY.search(bare.removesuffix("□")) and not _is_report_about(bare):
        if not document.lines or len(whole) < 40:
            return _reply_kind(head, lines)
        if (
            answer
            or _TO_PEOPLE.search(whole[:1500])
            or re.search(r"(?:代表|委员)提出的|提出的[^。]{0,60}(?:建议|提案)", opening)
        ):
            return _reply_kind(head, lines)
        if re.search(
            r"(?:第|\()[0-9]{1,14}号|建议的?(?:答复|复函|回复)|提案的?(?:答复|复函|回复)", head
        ):
            return _reply_kind(head, lines)
    if (
        not salutation
        and answer
        and re.search(
            r"(?:代表|委员)(?>[^。]{0,24}?提出)(?>[^。]{0,91}?(?:建议|提案|议案))[^。]{0,120}?(?:收悉|答复|回复)",
            whole[:800],
        )
        and not _NEWS.search(whole[:600])
    ):
        return _reply_kind(head, lines)
    if mailbox and re.search(r"回复|答复|您|你好", whole[:2000]) and not _MEETING.search(title):
        return "mailbox_reply"
    if _SUMMARY.search(title):
        return "report"
    if re.search(r"(?:批复|通报|通告)$", title):  # of a session or an inspection, too
        return "policy"
    if _MEETING.search(title):
        return "meeting"
    if _POLICY.search(title):
        return "policy"
    if _NEWS.search(whole[:400]) or _NEWS.search(" ".join(document.head[-6:])):
        return "news"
    if _MEETING.search(whole[:300]):
        return "meeting"
    if lines and sum(is_sentence(x) for x in lines) * 4 < len(lines) and len(lines) > 12:
        return "list"
    return "other"


def _is_column(document: Document, title: str) -> bool:
    """Whether the page is a column: its own title is no headline of a reply, but it shows several
    different ones: three, or two where there is no text besides (other rows have their titles
    cut)."""
    if title and is_headline(title):
        return False
    empty = len("".join(document.lines)) < 40
    # Links beside a text are another column's; where there is no text they are what the page is
    # for.
    near = [*(document.links if empty else []), *document.head, *document.lines, *document.tail][
        :600
    ]
    shown = {compact(line)[1] for line in near if 12 <= len(line) <= 120 and is_headline(line)}
    return len(shown) >= (2 if empty else LEAST_HEADLINES)


def _is_report_about(bare: str) -> bool:
    return bool(
        re.search(
            r"记者|访谈|专访|召开|会议|座谈|交办|面商|举行|推进|调研|视察|督办|工作$|满意率|办结率|全部办结|件(?:建议|提案)|"
            r"(?:获|赢得)(?:代表|委员|满意|好评|点赞|肯定|认可|赞)|满意评价|侧记|纪实|的?故事",
            bare,
        )
    )


def _reply_kind(head: str, lines: list[str]) -> DocumentType:
    if _FOLLOW_UP.search(head):
        return "follow_up_reply"
    if _ABSTRACT.search(head):
        return "reply_summary"
    return "reply"
