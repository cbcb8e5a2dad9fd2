"""Frames, menus and shared scripts of the first half of this set (a_*.py). No family here.

Each frame stands for a habit: a left menu of sister columns, a bread crumb, a search box, a row of
links to other offices, a footer. The sister columns hold news, so that a crawler must not mix them.
"""

from __future__ import annotations

import random
import sys

import families_base as B
from family_documents import Doc
from family_words import TOPICS

sys.modules.setdefault("families_a_kit", sys.modules[__name__])

# What a site's own copy of the well-known library does, cut down to what these pages call.
JQ = """(function(w){
function E(s){this.e=typeof s==='string'?[].slice.call(document.querySelectorAll(s)):[s];}
E.prototype={html:function(h){this.e.forEach(function(x){x.innerHTML=h});return this},
append:function(h){this.e.forEach(function(x){x.insertAdjacentHTML('beforeend',h)});return this},
hide:function(){this.e.forEach(function(x){x.style.display='none'});return this},
show:function(){this.e.forEach(function(x){x.style.display=''});return this},
val:function(){return this.e[0].value},attr:function(n){return this.e[0].getAttribute(n)},
click:function(f){this.e.forEach(function(x){x.addEventListener('click',f)});return this},
ready:function(f){$(f)}};
w.$=w.jQuery=function(s){if(typeof s==='function'){if(document.readyState!=='loading')s();
else document.addEventListener('DOMContentLoaded',s);return}return new E(s)};
$.fn=E.prototype;
$.param=function(o){return Object.keys(o).map(function(k){
return encodeURIComponent(k)+'='+encodeURIComponent(o[k])}).join('&')};
$.ajax=function(o){var m=(o.type||'GET').toUpperCase(),u=o.url,
d=o.data&&typeof o.data!=='string'?$.param(o.data):(o.data||'');
if(m==='GET'&&d)u+=(u.indexOf('?')<0?'?':'&')+d;
if(o.dataType==='jsonp'){var c=o.jsonpCallback,t=document.createElement('script');
w[c]=function(r){o.success(r)};t.src=u+(u.indexOf('?')<0?'?':'&')+(o.jsonp||'callback')+'='+c;
document.head.appendChild(t);return}
var x=new XMLHttpRequest();x.open(m,u);if(m==='POST')x.setRequestHeader('Content-Type',
o.contentType||'application/x-www-form-urlencoded; charset=UTF-8');
x.onload=function(){if(x.status>=400){if(o.error)o.error(x);return}
var r=x.responseText;if(o.dataType==='json')r=JSON.parse(r);o.success(r)};
x.send(m==='POST'?d:null)};
$.post=function(u,d,f,t){$.ajax({url:u,type:'POST',data:d,success:f,dataType:t})};
$.get=function(u,d,f,t){$.ajax({url:u,data:d,success:f,dataType:t})};
})(window);
"""

SISTERS = [
    ("jgsz", "机构设置"),
    ("czyjs", "财政预决算"),
    ("gsgg", "公示公告"),
    ("zcjd", "政策解读"),
    ("xzzf", "行政执法公示"),
    ("ghjh", "规划计划"),
]


def size(rng: random.Random, low: int = 3, high: int = 60) -> int:
    """How many rows a column of one page has: most are short, some long."""
    tops = [min(12, high), min(20, high), min(30, high), high]
    return rng.randint(low, rng.choice(tops))


def paged(rng: random.Random, per: int, low: int = 2, high: int = 7) -> int:
    """How many rows a column of `low` to `high` pages has; the last page is often not full."""
    pages = rng.randint(low, high)
    return per * (pages - 1) + rng.choice([1, per, rng.randint(1, per)])


def sisters(s: B.Site, folder: str, own: str, own_path: str, many: int = 4) -> str:
    """The left menu: the column among its sisters, which hold a few pieces of news each."""
    items = [f'<li class="on"><a href="{own_path}">{own}</a></li>']
    for code, word in s.rng.sample(SISTERS, many):
        path = f"{folder}{code}/"
        rows = B.rows_li(s, s.news(s.rng.randint(1, 3), folder=path), path)
        s.page(path, s.shell(word, f"<h3>{word}</h3>{rows}", path))
        items.append(f'<li><a href="{path}">{word}</a></li>')
    if s.rng.random() < 0.5:
        items = [*items[1:], items[0]]
    return '<div class="leftnav"><h3>政府信息公开</h3><ul>' + "".join(items) + "</ul></div>"


def framed(s: B.Site, word: str, inner: str, path: str, *, side: str = "", head: str = "") -> str:
    """A column page: bread crumb, search box, the list, links to other offices."""
    links = "".join(
        f'<option value="http://www.{p}.gov.replica/">{t}</option>'
        for t, p in (("省政府门户网站", "sheng"), ("市政府门户网站", "shi"))
    )
    crumb = s.crumbs('<a href="/zwgk/">政务公开</a>', f"<span>{word}</span>")
    search = (
        '<form class="so" action="/search/" method="get"><input name="q" value="">'
        '<input type="submit" value="搜索"></form>'
    )
    links = f'<div class="yqlj"><select onchange="window.open(this.value)">{links}</select></div>'
    main = f'{crumb}\n{search}\n<div class="lanmu"><h2>{word}</h2>\n{inner}\n</div>\n{links}'
    s.static.setdefault("/search/", s.html(s.shell("搜索", "<p>请输入关键词。</p>", "/search/")))
    return s.shell(word, main, path, side=side, head=head)


def short_titles(s: B.Site, docs: list[Doc]) -> None:
    """Titles as deputies wrote them: the wish itself, and 答复 behind it or nothing at all."""
    for d in docs:
        topic, kind = s.rng.choice(TOPICS), "建议" if d.kind == "npc" else "提案"
        form = s.rng.choice(["关于{t}的{k}（{n}）", "{t}——{k}第{n}号答复", "答复{n}号：关于{t}"])
        d.title = form.format(t=topic, k=kind, n=s.number())
        s.static[d.path] = s.html(s.article(d, topic))


WORDS = ["建议提案办理", "建议提案", "人大代表建议", "政协提案办理", "建议提案办理结果公开"]


def word(rng: random.Random) -> str:
    return rng.choice(WORDS)
