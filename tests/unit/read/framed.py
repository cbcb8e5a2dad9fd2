"""A reply inside the frame of a site, as a whole page."""

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage

SIDE = (
    "<div class=side><h3>建议提案办理</h3><ul>"
    + "".join(
        "<li><a "
        f"href='t{n}.html'>关于市十五届人大三次会议第{n}号建议的答复</a><span>2023-08-{n}</span></li>"
        for n in range(10, 22)
    )
    + "</ul></div>"
)
FOOT = (
    "<div class=foot>主办：云川市人民政府办公室 <a>网站地图</a><br>ICP备05001234号 "
    "网站标识码9901000045</div>"
)


def read(title: str, article: str, info: str = "", heading: str | None = None) -> ParsedPage:
    page = (
        f"<html><head><title>{title}</title></head><body><ul><li><a>首页</a></li><li><a>政务公开</a></li></ul>{SIDE}"
        f"<div class=main><div class=bt>{heading or title}</div><div class=sj>{info}</div><div "
        f"class=nr>{article}</div></div>{FOOT}</body></html>"
    )
    return parse_page(None, Page("http://www.yunchuan.gov.cn/art/1.html", page.encode()))


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


THANKS = "感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见。"
