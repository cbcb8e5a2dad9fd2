"""Half B, mazes: portals with ways in that turn, twins of every page, and rooms without end."""

import re

from replica.site import Answer
from unseen import parts
from unseen.b_ministry import begin, finish
from unseen.base import Unseen
from unseen.tree import Node, Plan


def mazes(p: Unseen) -> None:
    """One of nine kinds of maze; in some there is no column at all."""
    form = p.turn(
        "maze", "sid", "facets", "refresh", "frameset", "english_first", "mobile", "old_site",
        "none",
        "splash", "none",
    )  # fmt: skip
    nodes, plan = begin(p)
    if form == "sid":
        p.session = "sid"
    if form == "none":
        p.fate = "none"
        shelf = parts.way(p, nodes["open"])
        for _ in range(3):
            parts.look_alike(p, shelf)
        node = Node("代表委员之声", parts.below(nodes["topics"], "dbwy"), "friend")
        nodes["topics"].children.append(node)
        facets(p, nodes, plan)
    else:
        parts.column(p, parts.way(p, nodes["open"]))
    if form == "facets":
        facets(p, nodes, plan)
    if form == "old_site":
        old_site(p, nodes)
    finish(p, plan)
    if form in ("refresh", "frameset", "english_first", "splash"):
        entrance(p, form)
    if form == "mobile":
        mobile(p)


def entrance(p: Unseen, form: str) -> None:
    """The bare host shows something else than the front page, which stands in a folder."""
    home = p.pick("/index_1.html", "/home/", "/zh/", "/main.html")
    p.pages[home] = p.pages["/"]
    if home.endswith("/"):  # relative links were written for the root
        p.pages[home] = p.pages[home].replace('="./', '="../').replace("'./", "'../")
    p.pages["/"] = {
        "refresh": f'<html><head><meta http-equiv="Refresh" content="1; URL={home}"><title></title>'
        "</head><body></body></html>",
        "frameset": f"<html><head><title>{p.place}</title></head><frameset rows='*'><frame "
        f"src='{home}' name='main'></frameset><noframes>您的浏览器不支持框架</noframes></html>",
        "english_first": "<html lang='en'><head><title>Government Portal</title></head><body>"
        f"<h1>Welcome</h1><a href='{home}'>中文版</a> <a href='/en2/'>English</a></body></html>",
        "splash": "<html><body bgcolor='#fff'><img src='/images/festival.jpg'><script>"
        f"function enter(){{window.location.href='{home}';}}</script>"
        "<div onclick='enter()'>点击进入首页</div></body></html>",
    }[form]  # fmt: skip
    p.pages["/en2/"] = "<html><body><p>About us. News. Contact.</p></body></html>"


def facets(p: Unseen, nodes: dict[str, Node], plan: Plan) -> None:
    """A library of documents whose filters and orders make addresses without end."""
    pattern = r"/wjk/list\.do\?(?:[a-z]+=\w*&?)+"

    def give(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        query = found[0].partition("?")[2]
        kept = query[-60:].lstrip("&")
        last = sum(map(ord, query)) % 97
        names = ("theme", "year", "dept", "sort", "page")
        links = "".join(
            f'<a href="/wjk/list.do?{kept}&amp;{name}={last + i}">{name}{last + i}</a>'
            if re.match(r"[a-z]+=", kept)
            else f'<a href="/wjk/list.do?{name}={last + i}">{name}{last + i}</a>'
            for i, name in enumerate(names)
        )
        text = (
            f"<html><meta charset='utf-8'><body>筛选：{links}<p>共找到 0 条建议</p></body></html>"
        )
        return Answer(200, text.encode(), "text/html; charset=utf-8")

    p.live.append((pattern, give))
    address = p.address("/wjk/list.do?sort=1")
    nodes["open"].children.insert(0, Node("政策文件库", address, "text"))


def old_site(p: Unseen, nodes: dict[str, Node]) -> None:
    """旧版网站 keeps its own column with the replies of earlier years."""
    old = Node(p.pick("旧版网站", "回到旧版", "历史栏目"), "/old/")
    shelf = Node("信息公开", "/old/gk/")
    node = Node("建议提案", "/old/gk/jyta/", "replies", side="mixed", year=2018)
    shelf.children = [Node("公告公示", "/old/gk/gg/", "plain"), node]
    old.children = [shelf]
    nodes["root"].children.append(old)
    p.note("mixed", node.path)


def mobile(p: Unseen) -> None:
    """A twin of each page below /m/ for telephones, linked as 手机版; its lists are the same."""
    twins = {}
    for path, text in p.pages.items():
        if not path.startswith("/") or path.startswith("//") or path in p.articles:
            continue
        if path.endswith((".js", ".json", ".xml")) or "?" in path:
            continue
        twins[f"/m{path}"] = re.sub(
            r'((?:href|data-url|data-href)=")(/[^"]*/)(")',
            lambda m: f"{m[1]}{'/m' + m[2] if m[2] in p.pages else m[2]}{m[3]}",
            text,
        )
    for path, text in list(twins.items()):
        if "./" in text:  # relative links lead on below /m/ as they are
            twins[path] = text
    p.pages.update(twins)
    p.pages["/"] = p.pages["/"].replace("</body>", '<a href="/m/">手机版</a></body>')
    for gold in p.gold:
        for address in [*gold.accepted, *gold.allowed]:
            host, path = address.split(p.host, 1)
            p.away.add(f"{host}{p.host}/m{path}")


FAMILIES = {"b_mazes": mazes}
