"""Pages and texts that go wrong in the ways that pages do: replies of the replica with pieces cut,
doubled, swapped and strewn with the words and numerals that the reader looks for."""

import random
from collections.abc import Iterator

from replica.texts import reply_case

URLS = (
    "http://a.gov.cn/zxta/1.html",
    "http://a.gov.cn/art/2024/3/4/art_12_345678.html",
    "https://b.gov.cn/gkmlpt/content/7/7012/post_7012345.html",
    "http://c.gov.cn/info/1012/3456.htm",
    "http://d.gov.cn/jyta/202403/t20240304_1234567.html",
)
NUMERALS = "0123456789０９〇○零一二三四五六七八九十百千廿卅两壹"
WORDS = (
    "关于", "对", "的建议", "的提案", "答复", "复函", "第", "号", "届", "次会议", "人大", "政协",
    "代表", "委员", "您好", "收悉", "如下", "《", "》", "“", "”", "\"", "(", ")", "（", "）",
    "〔2024〕", "【", "】", "、", "和", "及", "以及", "，", "。", "；", "：", ":", "\t", "\n",
    " ", "\u3000", "\u200b", "经商", "会同", "研究", "等3个部门", "一是", "一、", "（一）", "1.",
    "①", "年", "月", "日", "二〇二四年", "联系人", "电话", "13800000000", "a@qq.com", "抄送",
    "公开", "发布时间", "来源", "索引号", "A类", "附件", "某某", "XXX", "局", "办公室", "\ufffd",
    "\U00020000", "\x00", "&nbsp;", "&#0;", "&#x110000;",
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<br>", "<table><tr><td>", "</td><td>", "</tr>", "<h1>",
    "</h1>", "<a href='x.pdf'>", "<a href='http://[附件].doc'>", "</a>", "<pre>", "<title>",
    "</title>", "</body>", "<div id=zoom>", "<ucapcontent>",
    "<script>var str='a.doc|b.pdf'</script>", "<!--", "-->", "<![CDATA[",
    "<meta name=keywords content='", "'>", "<font", "style='display:none'", "<html",
    "<base href='//['>",
)  # fmt: skip


def fuzzed(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """`count` inputs as address and bytes, the same for the same seed."""
    chance = random.Random(seed)
    bases = [reply_case(f"fuzz {n}").lines for n in range(40)]
    for _ in range(count):
        lines = chance.choice(bases)
        head = chance.randrange(2, 9)
        # Most of a reply is running text: its head and its end are what the readers work on.
        text = "\n".join(lines if chance.random() < 0.2 else [*lines[:head], *lines[-5:]])
        if chance.random() < 0.5:
            text = _page(text, chance)
        for _ in range(chance.randrange(1, 9)):
            text = _changed(text, chance)
        body = text.encode(chance.choice(("utf-8", "utf-8", "gb18030")), "replace")
        if chance.random() < 0.1:
            at = chance.randrange(len(body) + 1)
            body = body[:at] + chance.randbytes(chance.randrange(9)) + body[at:]
        yield chance.choice(URLS), body


def numerals(seed: int, count: int) -> Iterator[str]:
    """`count` numerals of one to six characters, of any digits and units in any order."""
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(chance.choices(NUMERALS, k=chance.randrange(1, 7)))


def _page(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    box = chance.choice(("id=zoom", "class=trs_editor", "class=x", ""))
    return (
        f"<html><head><title>{lines[0]}</title></head><body><h1>{lines[0]}</h1><div {box}><p>"
        + "</p><p>".join(lines[1:])
        + "</p></div><div class=foot>主办单位：某县人民政府</div></body></html>"
    )


def _changed(text: str, chance: random.Random) -> str:
    """The text with one piece of at most 40 characters cut, doubled, moved or overwritten."""
    at = chance.randrange(len(text) + 1)
    end = min(len(text), at + chance.randrange(41))
    piece, to = text[at:end], chance.randrange(len(text) + 1)
    match chance.randrange(7):
        case 0:
            return text[:at] + text[end:]
        case 1:
            return text[:at] + piece * chance.randrange(2, 6) + text[end:]
        case 2:
            return text[:to] + piece + text[to:]
        case 3:
            return (
                text[:at] + "".join(chance.choices(WORDS, k=chance.randrange(1, 12))) + text[end:]
            )
        case 4:
            return text[:at] + "".join(chance.choices(TAGS, k=chance.randrange(1, 5))) + text[end:]
        case 5:
            numeral = "".join(chance.choices(NUMERALS, k=chance.randrange(1, 7)))
            return text[:at] + f"第{numeral}届{numeral}次会议第{numeral}号" + text[at:]
        case _:
            return text[:end]
