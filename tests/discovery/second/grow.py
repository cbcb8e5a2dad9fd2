"""Writes the pages of a portal once its tree of columns stands."""

from collections.abc import Sequence
from html import escape

from unseen.base import ReplyList

from second import looks, menus, services, systems, words
from second.site import Column, Row, Second

EMPTY = (
    "<ul class='list news_list'></ul>", "<p>本栏目暂无内容</p>", "<div>暂无数据</div>",
    "<table class='tbl'><tr><th>标题</th><th>日期</th></tr></table>",
)  # fmt: skip


def grow(p: Second) -> Second:
    """Write all pages and settle the gold."""
    for one in p.tree.walk():
        for child in one.children:
            child.up = one
    for one in p.tree.walk():
        if one is not p.tree and not one.path.startswith("http"):
            write(p, one)
    p.pages.setdefault(p.tree.path, looks.front(p))
    p.settle()
    _allow_doubts(p)
    return p


def _allow_doubts(p: Second) -> None:
    """A frame that holds the rows of a list, a copy of it for telephones: right beside it."""
    extra = {form for path in p.doubts for form in p.forms(path)}
    p.gold = [
        ReplyList(g.accepted, g.allowed | extra, g.kinds, g.highest, g.other_host)
        for g in p.gold if isinstance(g, ReplyList)
    ]  # fmt: skip


def write(p: Second, one: Column) -> None:
    """The page of a column, its further pages and its articles."""
    fill(p, one)
    form = one.menu or p.traits.get("menu", "ul")
    items = [(c.label, c.path) for c in one.children if c.listed]
    parts = [menus.draw(p, form, items, one.path)] if items else []
    if one.body:
        parts.append(one.body)
    elif one.what == "empty":
        parts.append(p.pick(*EMPTY))
    elif one.what == "text":
        parts.append("".join(f"<p>{line}</p>" for line in words.SENTENCES[1:4]))
    elif one.what == "shelf":
        parts.append(_beside(p, one))
    elif one.by != "page":
        parts.append(services.main_part(p, one))
    else:
        parts.append(_list(p, one))
    p.pages[one.path] = looks.frame(p, one.label, "\n".join(parts), one, one.path)
    if one.path.endswith("/1.html"):  # the directory answers with the same page
        p.pages.setdefault(one.path.removesuffix("1.html"), p.pages[one.path])


def _beside(p: Second, one: Column) -> str:
    """What a shelf prints beside its menu."""
    if one.show == "all":
        one.rows = sorted((r for c in one.walk() for r in c.rows), key=lambda r: r[2], reverse=True)
        return looks.rows(p, one.rows, one.path)
    if one.show == "newest":
        one.rows = one.children[0].rows
        return looks.rows(p, one.rows, one.path)
    if one.show == "preview":
        out = []
        for child in one.children:
            more = f'<a class="more" href="{looks.link(p, one.path, child.path)}">更多&gt;&gt;</a>'
            out.append(f"<div class='box'><div class='bt'><h3>{escape(child.label)}</h3>{more}<"
                       f"/div>"
                       f"{looks.rows(p, child.rows[:4], one.path)}</div>")  # fmt: skip
        return "".join(out)
    if one.up is p.tree and p.traits.get("latest") == "rows":  # newest of anything below
        found = [r for c in one.walk() for r in c.rows if c is not one]
        chosen = p.rng.sample(found, min(8, len(found)))
        return f"<h3>最新公开</h3>{looks.rows(p, chosen, one.path)}" if chosen else ""
    return ""


def _list(p: Second, one: Column) -> str:
    """The first page of a list; the others are written beside it."""
    if one.pages < 2 or not one.rows:
        return looks.rows(p, one.rows, one.path)
    size, how = -(-len(one.rows) // one.pages), systems.system_of(p, one.path)
    cut = [one.rows[i : i + size] for i in range(0, len(one.rows), size)]
    names = [one.path, *(how.page(one.path, k, len(cut)) for k in range(1, len(cut)))]
    first = ""
    for k, (name, part) in enumerate(zip(names, cut, strict=True)):
        text = looks.rows(p, part, name) + _pager(p, names, k, len(one.rows))
        if k:
            p.pages[name] = looks.frame(p, one.label, text, one, name)
        else:
            first = text
    return first


def _pager(p: Second, names: Sequence[str], now: int, total: int) -> str:
    form = systems.system_of(p, names[0]).pager
    if form == "createPageHTML":
        define = ("function createPageHTML(n,c,s,e){for(var i=0;i<n;i++)document.write('<a "
                  "href=\"'+"
                  "(i?s+'_'+i:s)+'.'+e+'\">'+(i+1)+'</a> ')}")  # fmt: skip
        return f'<script>{define}\ncreatePageHTML({len(names)},{now},"index","html");</script>'
    if form == "createPageDiv":
        stem = names[0].rsplit("/", 1)[1].removesuffix(".shtml")
        define = ("function createPageHTML(d,n,c,s,e,t){var h='';for(var i=1;i<=n;i++)h+='<a "
                  "href=\"'+"
                  "(i>1?s+'_'+i:s)+'.'+e+'\">'+i+'</a>';"
                  "document.getElementById(d).innerHTML=h}")  # fmt: skip
        return (f"<div id='page_div'></div><script>{define}\ncreatePageHTML('page_div',"
                f"{len(names)},"
                f"{now + 1},'{stem}','shtml',{total});</script>")  # fmt: skip
    links = "".join(
        f'<a href="{looks.link(p, names[now], name)}">{i + 1}</a>' for i, name in enumerate(names)
    )
    return f'<div class="pagination">共{total}条　{links}　尾页</div>'


def fill(p: Second, one: Column) -> None:
    """The headlines of a list and the articles behind them."""
    if one.rows or one.what not in ("plain", "friend", "replies"):
        return
    for _ in range(one.count or p.rng.randint(5, 12)):
        title = headline(p, one)
        year = one.year or p.rng.randint(2020, 2026)
        day = f"{year}-{p.rng.randint(1, 11):02d}-{p.rng.randint(1, 28):02d}"
        one.rows.append(row(p, one, title, day))
    one.rows.sort(key=lambda r: r[2], reverse=True)


def headline(p: Second, one: Column) -> str:
    """A headline of a column."""
    if one.what == "replies":
        if one.count > 6 and p.chance(0.05):  # a report of the year among the replies
            return f"{p.place}{p.rng.randint(2020, 2025)}年建议提案办理工作情况"
        return words.reply(p.rng, one.side, one.year, one.agency)
    if one.what == "friend":
        return words.friend(p.rng, one.label, p.place)
    return words.news(p.rng, p.place)


def row(p: Second, one: Column, title: str, day: str) -> Row:
    """Write an article of a column; its row."""
    name = systems.system_of(p, one.path).article(p, one.path, day)
    p.articles[name] = (title, ())
    p.pages[name] = looks.article(p, title, day, one.what == "replies", one, name)
    return title, name, day
