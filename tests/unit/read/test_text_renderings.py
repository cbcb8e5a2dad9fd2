"""Plain-text renderings: furniture out, fields read, also when a renderer joined the page to one
line."""

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import published_day

LONG = (
    "我局高度重视，多次组织专班到现场踏勘，逐项梳理群众反映的堵点，形成了问题清单和整改清单，并明确了责任人和完成时限。"
    * 12
)
JOINED = (
    "首页 > 政务公开 > 建议提案 关于政协白河县六届六次会议第27号提案的回复 发布时间：2019-05-09 "
    "来源：白河县文体局 尊敬的苗远航委员："
    f"您提出的《关于增设健身器材的提案》收悉，现回复如下： 一、基本情况。{LONG} "
    f"二、下一步打算。{LONG} 感谢您的关心。 白河县文体局 2019年5月6日 "
    "【打印】 【关闭】 上一篇：无 版权所有：白河县人民政府"
)


def test_a_page_joined_to_one_line() -> None:
    reply = parse_page(None, Page("http://a.gov.cn/1.html", JOINED.encode())).reply
    assert reply.document_type == "reply"
    assert (reply.addressees, reply.proposal_numbers, reply.term, reply.session) == (
        ["苗远航"],
        ["27"],
        6,
        6,
    )
    assert (reply.proposal_title, reply.agency, str(reply.reply_date)) == (
        "关于增设健身器材的提案",
        "白河县文体局",
        "2019-05-06",
    )
    assert (reply.body_text or "").startswith("尊敬的苗远航委员：") and (
        reply.body_text or ""
    ).endswith("2019年5月6日")
    assert str(published_day(reply)) == "2019-05-09"


def test_furniture_on_every_side_stays_out() -> None:
    head = [
        "无障碍浏览",
        "长者模式",
        "首页",
        "政务公开",
        "当前位置：首页 > 公开",
        "索引号：BH001 | 发布机构：白河县水务局 | 成文日期：2023-05-01",
        "对县人大十届二次会议",
        "第25号建议的答复",
        "日期：2023-06-09 浏览次数：77 字体：【大 中 小】",
    ]
    article = [
        "苗远航代表：",
        "您提出的《关于修缮古桥的建议》收悉，现答复如下：",
        "古桥已经修好，请放心使用。",
        "白河县水务局",
        "2023531",
        "联系人：邵川　电话：0999-2000001",
    ]
    tail = [
        "附件：",
        "扫一扫在手机打开当前页",
        "分享到：",
        "责任编辑：办公室",
        "上一篇：对县人大十届二次会议第26号建议的答复",
        "主办单位：白河县人民政府办公室 地址：和平路1号",
        "网站标识码：9901230042 云ICP备20990001号",
    ]
    reply = parse_page(
        None, Page("http://a.gov.cn/1.html", "\n".join([*head, *article, *tail]).encode())
    ).reply
    assert (reply.body_text or "").split("\n")[:5] == article[:5] and "邵川" not in (
        reply.body_text or ""
    )
    assert (reply.title, reply.proposal_numbers, reply.index_no, reply.site_id_code) == (
        "对县人大十届二次会议第25号建议的答复",
        ["25"],
        "BH001",
        "9901230042",
    )
    assert (str(reply.reply_date), reply.reply_date_raw, str(published_day(reply))) == (
        "2023-05-31",
        "2023531",
        "2023-06-09",
    )
    assert {"text_rendering", "lost_characters"} <= set(reply.quality_flags)


def test_traditional_script_is_read_and_kept_as_printed() -> None:
    text = (
        "對白河縣政協第十三屆一次會議第72號提案的答複\n尊敬的苗遠航、"
        "邵誌堅委員：\n您提出的《關於設立古橋基金的提案》收悉，現答複如下：\n古橋已經修好，請放心使用。\n白河縣水務局\n2017-7-21"
    )
    reply = parse_page(None, Page("http://a.gov.cn/1.html", text.encode())).reply
    assert (reply.document_type, reply.kind, reply.term, reply.session) == (
        "reply",
        "cppcc_proposal",
        13,
        1,
    )
    assert (reply.proposal_numbers, reply.addressees, reply.proposal_title) == (
        ["72"],
        ["苗遠航", "邵誌堅"],
        "關於設立古橋基金的提案",
    )
