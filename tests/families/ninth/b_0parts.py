"""What the families of half B of the ninth set share."""

from __future__ import annotations

import random
from collections.abc import Callable

from families_base import Site, esc
from family_documents import Doc

SMALL_JQUERY = """/* jquery, cut down */
var jQuery = window.$ = function(s){
  if(typeof s === "function"){ document.addEventListener("DOMContentLoaded", s); return; }
  var el = typeof s === "string" ? document.querySelector(s) : s;
  var q = { el: el,
    html: function(h){ if(h === undefined) return el.innerHTML; el.innerHTML = h; return q; },
    append: function(h){ el.insertAdjacentHTML("beforeend", h); return q; },
    text: function(t){ if(t === undefined) return el.textContent; el.textContent = t; return q; },
    val: function(){ return el.value; },
    attr: function(k){ return el.getAttribute(k); },
    hide: function(){ el.style.display = "none"; return q; },
    on: function(e, f){ el.addEventListener(e, f); return q; } };
  for(var k in $.fn) q[k] = $.fn[k];
  return q;
};
$.fn = {};
$.ajax = function(o){
  var x = new XMLHttpRequest(), a = [], post = (o.type || "GET") === "POST";
  if(o.data && typeof o.data !== "string"){
    for(var k in o.data) a.push(k + "=" + encodeURIComponent(o.data[k])); o.data = a.join("&"); }
  x.open(post ? "POST" : "GET", o.url + (!post && o.data ? "?" + o.data : ""));
  if(post) x.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
  x.onload = function(){ o.success(o.dataType === "json" ? JSON.parse(x.responseText)
    : o.dataType === "xml" ? x.responseXML : x.responseText); };
  x.send(post ? o.data : null);
};
"""


def small_jquery(s: Site, path: str = "/resources/jquery.js") -> str:
    s.js(path, SMALL_JQUERY)
    return f'<script src="{path}"></script>'


def block(title: str, rows: str, pages: str = "") -> str:
    return (
        f'<div class="con"><p class="weizhi"><a href="/">首页</a>&gt;&gt;<a href="/zwgk/">信息公开'
        f'</a>&gt;&gt;{title}</p><h2 class="lm-title">{title}</h2><div class="con-list">{rows}'
        f'</div><div class="pagebar">{pages}</div></div>'
    )


def amount(rng: random.Random, per: int, most: int = 150) -> int:
    """Three to `most` documents: a page or less, a page and one, or several pages."""
    wide = rng.randint(min(per + 2, most), min(most, per * 8))
    return min(most, rng.choice([rng.randint(3, per), per + 1, wide, wide, wide]))


def others(s: Site, word: str = "新闻动态", n: int = 5) -> str:
    """A box of another column."""
    items = "".join(
        f'<p>·<a href="{d.path}" title="{d.title}">{d.title}</a> {d.date:%m-%d}</p>'
        for d in s.news(n)
    )
    return f'<div class="side-box"><div class="t">{word}</div>{items}</div>'


def lines(s: Site, docs: list[Doc], page: str, how: str = "root") -> str:
    """Rows with the date in front of the title."""
    return (
        '<div class="rows">'
        + "\n".join(
            f'<div class="row"><em>{d.date:%Y-%m-%d}</em> <a target="_blank" '
            f'href="{s.href(d.path, page, how)}">{esc(d.title)}</a></div>'
            for d in docs
        )
        + "</div>"
    )


def write(
    s: Site,
    title: str,
    parts: list[list[Doc]],
    path_of: Callable[[int], str],
    pages: Callable[[int], str],
    rows: Callable[[list[Doc], str], str],
    side: str = "",
) -> list[str]:
    urls = []
    for k, part in enumerate(parts):
        page = path_of(k)
        text = s.shell(title, block(title, rows(part, page), pages(k)), page, side=side)
        urls.append(s.page(page, text))
    return urls


def number(q: dict, key: str, default: int = 1) -> int:
    return int(q[key]) if q.get(key, "").isdigit() else default
