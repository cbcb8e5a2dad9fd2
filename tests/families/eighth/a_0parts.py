"""What the families of half A share: counts, boxes of other columns, a small jQuery."""

from __future__ import annotations

import datetime as dt
import random

from families_base import Site, esc, side_box

CALLS = [
    "关于公开征求《{p}物业管理办法（草案）》意见建议的公告",
    "关于征集{p}年度民生实事项目建议的公告",
    "{p}重点工作“金点子”征集启事",
    "关于《{p}停车收费标准》听证会代表名单的公示",
]

# The part of jQuery that the scripts of these sites call, under its usual file name.
JQUERY = r"""
(function(w){
function Q(s){ if(typeof s=='function'){ document.addEventListener('DOMContentLoaded',s); return; }
  if(/^#[\w-]+$/.test(s)) s=document.getElementById(s.slice(1));
  this.els = typeof s=='string' ? [].slice.call(document.querySelectorAll(s)) : s ? [s] : []; }
function $(s){ return new Q(s); }
Q.prototype.each=function(f){ this.els.forEach(function(e,i){ f.call(e,i,e); }); return this; };
Q.prototype.html=function(h){ if(h===undefined) return this.els[0].innerHTML;
  return this.each(function(){ this.innerHTML=h; }); };
Q.prototype.append=function(h){
  return this.each(function(){ this.insertAdjacentHTML('beforeend',h); }); };
Q.prototype.attr=function(n){ return this.els[0].getAttribute(n); };
Q.prototype.val=function(){ return this.els[0].value; };
Q.prototype.hide=function(){ return this.each(function(){ this.style.display='none'; }); };
Q.prototype.show=function(){ return this.each(function(){ this.style.display=''; }); };
Q.prototype.on=function(n,f){ return this.each(function(){ this.addEventListener(n,f); }); };
$.each=function(a,f){ for(var i=0;i<a.length;i++) f.call(a[i],i,a[i]); };
$.param=function(o){ var r=[]; for(var k in o) [].concat(o[k]).forEach(function(v){
  r.push(encodeURIComponent(k)+'='+encodeURIComponent(v)); }); return r.join('&'); };
$.ajax=function(o){
  var d = typeof o.data=='string' ? o.data : $.param(o.data||{}), u=o.url;
  if(o.dataType=='jsonp'){ var n='jQuery'+new Date().getTime(); w[n]=o.success;
    var s=document.createElement('script');
    s.src=u+(u.indexOf('?')<0?'?':'&')+(o.jsonp||'callback')+'='+n+'&'+d;
    document.body.appendChild(s); return; }
  var post=(o.type||'GET').toUpperCase()=='POST';
  if(!post && d) u+=(u.indexOf('?')<0?'?':'&')+d;
  var x=new XMLHttpRequest(); x.open(post?'POST':'GET',u);
  if(post) x.setRequestHeader('Content-Type',
    o.contentType||'application/x-www-form-urlencoded; charset=UTF-8');
  x.onload=function(){ var t=x.responseText;
    o.success(o.dataType=='json'?JSON.parse(t):o.dataType=='xml'?x.responseXML:t); };
  x.send(post?d:null); };
w.$=w.jQuery=$;
})(window);
"""


def few(rng: random.Random) -> int:
    """How many replies a bureau shows on one page: mostly some, sometimes dozens."""
    return rng.choice([rng.randint(3, 9), rng.randint(8, 24), rng.randint(20, 60)])


def paged(rng: random.Random, *sizes: int, low: int = 2, high: int = 7) -> tuple[int, int]:
    """(rows a page, documents) of a list of `low` to `high` pages."""
    per = rng.choice(sizes or (10, 15, 20))
    pages = rng.randint(low, high)
    return per, (pages - 1) * per + rng.randint(1, per)


def jquery(site: Site) -> str:
    """The tag of the script, which the site then serves."""
    site.js("/js/jquery-1.12.4.min.js", JQUERY)
    return '<script src="/js/jquery-1.12.4.min.js"></script>'


def column(title: str, rows: str, pager: str = "") -> str:
    """A column's block: where one is, the heading, the rows, the pager."""
    return (
        '<div class="position">当前位置：<a href="/">首页</a> &gt; '
        f'<a href="/zwgk/">政务公开</a> &gt; {title}</div>\n'
        f'<div class="lm_box"><h3>{title}</h3>\n{rows}\n{pager}</div>'
    )


def news_box(site: Site, title: str = "最新动态", count: int = 6) -> str:
    """A box of another column's articles, as it stands beside most lists."""
    return side_box(site, site.news(count), title)


def calls_box(site: Site, count: int = 4) -> str:
    """A box of calls for suggestions: the word 建议 in its titles, yet no reply among them."""
    items = []
    day = dt.date(2025, 11, 3)
    for k in range(count):
        title = CALLS[k % len(CALLS)].format(p=site.place)
        path = f"/hdjl/yjzj/{site.new_id()}.html"
        text = "现向社会公开征求意见建议，请于公告之日起三十日内反馈。"
        site.decoys.append(
            site.page(path, site.shell(title, f"<h1>{title}</h1><p>{text}</p>", path))
        )
        items.append(f'<li><a href="{path}">{esc(title)}</a><i>{day:%m-%d}</i></li>')
        day -= dt.timedelta(days=9)
    return f'<div class="zj"><h4>征集调查</h4><ul>{"".join(items)}</ul></div>'


def number(text: str | None, default: int = 1) -> int:
    """The page that a query names; what is no number is the first page."""
    return int(text) if text and text.isdigit() else default
