"""Whole pages of any size in shapes that make readers slow: one piece again and again where a page
has text, titles, attributes or elements, and elements without end, depth or breadth."""

from collections.abc import Callable

Shape = Callable[[int], str]
"""The page of a size, in characters at most."""

PIECES = (
    "关于", "第1、", "《", "“关于", "张三、", "张三代表", "委员：", " \u3000", "1", "2024年1月",
    "经以及", "号", "十届一次", "大中小", "索引号：", "上一篇：", "联系人：张三 1", "、和", "(",
    "答复",
)  # fmt: skip
"""What patterns of the reader begin with, and what they scan over."""


def _times(piece: str, size: int) -> str:
    return piece * (size // len(piece))


def _in(before: str, after: str, piece: str) -> Shape:
    return lambda size: before + _times(piece, max(0, size - len(before) - len(after))) + after


_REPLY = "张三代表：</p><p>您提出的建议收悉，现答复如下：</p>"
_PLACES = {
    "line": ("关于", "的建议的答复"),
    "title": ("<html><head><title>", "</title></head><body><p>您好，答复如下。</p></body></html>"),
    "paragraph": (f"<html><body><div id=zoom><p>{_REPLY}<p>", "。</p></div></body></html>"),
}
_LINES = {
    "lines": ("对县人大建议的答复\n张三代表：\n您的建议收悉。\n", "\n我们将继续努力。"),
    "paragraphs": (f"<html><body><div id=zoom><p>{_REPLY}", "<p>感谢。</p></div></body></html>"),
}
_DIV = "<html><body><div id=zoom><p>您好，答复如下。</p>"
_ENDS = "</div></body></html>"
_BUILT: dict[str, Shape] = {
    "attributes": lambda n: _DIV + "<p " + " ".join(f"a{i}=x" for i in range(n // 8)) + ">" + _ENDS,
    "attributes without spaces": _in(_DIV + "<p ", ">" + _ENDS, "a='>'"),
    "attributes in tags without end": _in(_DIV, _ENDS, "<p a <b c "),
    "one long attribute": _in(_DIV + "<p style='", "'>字。</p>" + _ENDS, "display "),
    "class of many children": lambda n: (
        f"<html><body><div class='{'x ' * (n // 4)}'>" + "<p>字，。</p>" * (n // 20) + _ENDS
    ),
    "style of many children": lambda n: (
        f"<div style='{'x:y;' * (n // 8)}'>" + "<div>字，。</div>" * (n // 30) + _ENDS
    ),
    "meta": _in("<html><head><meta name=keywords content='", "'></head></html>", "建议，"),
    "many metas": _in("<html><head>", "</head></html>", "<meta name=pubdate content='x'>"),
    "deep divs": lambda n: "<div>" * (n // 11) + "字，。" + "</div>" * (n // 11),
    "deep divs of text": _in("", "", "<div>您好，答复如下。"),
    "deep divs of links": _in("", "", "<div><a href=1>首页版权所有</a>"),
    "deep tables": _in("", "", "<table><tr><td>a<td>"),
    "deep lists": _in("", "", "<ul><li>字，"),
    "deep spans": _in(_DIV, _ENDS, "<span>"),
    "deep fonts": _in(_DIV, _ENDS, "<font>字"),
    "deep links": _in(_DIV, _ENDS, "<a href=1.html>"),
    "empty rows": _in("<table>", "</table>", "<tr><td></td><td></td></tr>"),
    "wide row": _in("<table><tr>", "</tr></table>", "<td>格</td>"),
    "rows": _in("<table>", "</table>", "<tr><td>索引号</td><td>1</td></tr>"),
    "nested rows": lambda n: (
        "<table><tr><td>" * (n // 45) + "字</td><td>字</td></tr></table>" * (n // 45)
    ),
    "breaks": _in(_DIV, _ENDS, "<br>"),
    "lines of breaks": _in(_DIV, _ENDS, "字，<br>"),
    "links": _in(_DIV, _ENDS, "<a href='1.html'>关于建议的答复</a>"),
    "files": _in(_DIV, _ENDS, "<p><a href='a.pdf'>附件.pdf</a></p>"),
    "headings": _in("", "", "<h1>关于第1号建议的答复</h1>"),
    "titles": _in("", "", "<div class=title>关于第1号建议的答复</div>"),
    "containers": _in("", "", "<div id=zoom><p>字，答复如下。</p></div>"),
    "open comments": _in(_DIV, "", "<!-- "),
    "comments": _in(_DIV, _ENDS, "<!-- a -->"),
    "open scripts": _in(_DIV, "", "<script>"),
    "open block comments": _in("<script>", "</script>", "/* "),
    "scripts": _in(_DIV, _ENDS, "<script>var a='b.doc';</script>"),
    "script strings": _in("<script>", "</script>", "\"a\"+"),
    "script names": _in("<script>", "</script>", "var title='"),
    "end tags": _in(_DIV, "", "</p>"),
    "stray ends": _in(_DIV, "", "</body></html>"),
    "less than": _in(_DIV, "", "<"),
    "entities": _in(_DIV, _ENDS, "&nbsp;"),
    "broken entities": _in(_DIV, _ENDS, "&#1;&a"),
    "zero width": _in(_DIV, _ENDS, "\u200b"),
    "lines of a pre": _in("<pre>", "</pre>", "\n"),
    "indents": _in(_DIV, _ENDS, "。\u3000\u3000字"),
    "hidden": _in(_DIV, _ENDS, "<div style='display:none'>字，。</div>"),
    "records": _in("<datastore>", "", "<record><![CDATA["),
    "lines that end an article": lambda n: (
        f"{_DIV}{'上一篇：无<br>' * (n // 10)}我们将继续努力，谢谢支持。{_ENDS}"
    ),
    "text lines that end one": lambda n: (
        "您的建议收悉，答复如下。\n" + "上一篇：无\n" * (n // 7) + "我们将努力，谢谢您的支持。" * 4
    ),
    "one word": _in("", "", "建议"),
    "one digit": _in("", "", "9"),
    "one letter": _in("", "", "a"),
    "spaces": _in("", "。", " "),
}  # fmt: skip

SHAPES: dict[str, Shape] = {
    **{f"{n}: {p}": _in(b, a, p) for n, (b, a) in _PLACES.items() for p in PIECES},
    **{f"lines: {p}": _in(*_LINES["lines"], p * 3 + "\n") for p in PIECES[:8]},
    **{f"paragraphs: {p}": _in(*_LINES["paragraphs"], f"<p>{p * 3}</p>") for p in PIECES[8:16]},
    **_BUILT,
}
