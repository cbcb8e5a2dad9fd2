"""What rows of one list have in common: the form of their addresses, the words of their titles."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from crawlers.platforms.model import ListRow

_REPLY = re.compile(
    r"(?:建议|提案|议案|代表|委员).{0,40}(?:答复|复函|回复|办理|意见|函|号)|(?:答复|复函|回复|办复).{0,60}(?:建议|提案|议案|代表|委员)"
    r"|第\s?[0-9A-Za-z\-〔〕]{1,12}\s?号.{0,40}(?:建议|提案|议案|答复|复函|回复)|(?:提案|建议|议案)第?\s?[0-9A-Za-z\-]{1,12}\s?号"
)
_NOT_REPLY = re.compile(r"(?:交办会|推进会|座谈会|培训班|调度会|领导|召开|视察|走访)")
_NEWS = re.compile(
    r"征集|获评|先进|表彰|走进|面商|办理工作|工作会|部署|评选|网民|网友|留言|来信|咨询|动态|纪实"
)
"""Words of news about the handling and of letters from others: their titles are those of replies
only where they have a case's number or end as replies do."""
_CASE = re.compile(
    r"第?\s?[0-9A-Za-z\-〔〕]{1,12}\s?号|(?:建议|提案|议案)[^“”‘’【】]{0,12}(?:答复|复函|回复|答复函|复函件)[^\w]{0,3}$"
)

_WHAT = (
    r"(?:内容|信息|数据|答复|建议|提案|议案|办理|列表|结果|公开|人大|政协|代表|委员|历史|往年|往期|历年|"
    r"以往|早期|以前|归档|存档|文件|栏目|情况|汇总|回复|复文|查询|的){0,6}"
    r"[\s>》».…\]]{0,4}$"
)
WHOLE = re.compile(
    rf"^[\[+\s]{{0,3}}(?:(?:点击)?(?:查看|浏览)?(?:更多|全部|所有)|more|all|view all){_WHAT}"
    rf"|^[\[\s]{{0,3}}(?:查看)?(?:历史|往年|往期|历年|以往|[较更]早|早期|以前|归档|存档)的?{_WHAT}"
    rf"|^[\[\s]{{0,3}}(?:查看)?(?:19|20)[0-9]{{2}}年?度?(?:及(?:其|之)?)?(?:以前|之前|往前)的?{_WHAT}",
    re.I,
)
"""Words of links to the list of which a page shows the newest rows."""


@lru_cache(maxsize=4096)
def row_form(url: str) -> str:
    """The form of an address: host, folders and file with their numbers taken out, names of the
    query's parameters.

    >>> row_form("https://a.gov.cn/zwgk/jyta/202405/t20240506_77.html?from=1")
    'a.gov.cn/zwgk/jyta/0/t0_0.html?from'
    """
    parts = urlsplit(url)
    path = re.sub(
        r"[0-9a-f]{8,64}(?:-[0-9a-f]{4,12}){0,4}|[0-9]{1,64}", "0", parts.path, flags=re.I
    )
    path = re.sub(r"(?:/0){1,12}/", "/0/", path)
    names = ",".join(sorted({k for k, _ in parse_qsl(parts.query, keep_blank_values=True)}))
    return f"{parts.hostname or ''}{path}" + (f"?{names}" if names else "")


def is_reply_title(title: str) -> bool:
    """Whether a title speaks of an answer to a suggestion or proposal; the name of a column
    (人大建议办理) does not."""
    named = len(title) >= 13 or re.search(r"[0-9]", title)
    speaks = bool(named and _REPLY.search(title)) and not _NOT_REPLY.search(title)
    return speaks and not (_NEWS.search(title) and not _CASE.search(title))


def speaks(title: str) -> bool:
    """Whether a title speaks of suggestions or proposals at all."""
    return is_reply_title(title) or re.search("建议|提案|议案", title) is not None


def fits(rows: Iterable[ListRow], forms: set[str]) -> bool:
    """Whether rows are of the same list as rows of these forms: most have one of the forms, or
    speak of replies."""
    listed = list(rows)
    alike = sum(row_form(r.url) in forms or is_reply_title(r.title) for r in listed)
    return bool(listed) and alike >= 0.5 * len(listed)
