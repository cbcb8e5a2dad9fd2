"""What the families of this folder share: a site with the furniture of a bureau's site.

The head, tree and foot of a page, the titles of replies and the boxes of other columns are drawn
here, so that a family holds only its own form. `mini` is a small stand-in for the library of
scripts that nearly every such site loads, so that the scripts of the pages run in a browser.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import zlib
from typing import Any

import families_base as B
from families_base import Site, cn_number, esc, mangle
from family_documents import Doc, MadeSite
from family_words import TOPICS

FAMILIES: list[Any] = []
CONTENT = {"pdf": "application/pdf", "doc": "application/msword"}

MINI = r"""
/* mini library */
(function(w){
function F(s){
  if(typeof s==='function'){
    if(document.readyState!=='loading')s();else document.addEventListener('DOMContentLoaded',s);
    return this;}
  var l=[];
  if(!s)l=[];else if(s.nodeType||s===w||s===document)l=[s];
  else if(typeof s==='string'){ if(/^\s*</.test(s)){var t=document.createElement('template');
    t.innerHTML=s.trim();l=[].slice.call(t.content.childNodes);}
    else l=[].slice.call(document.querySelectorAll(s));}
  else l=[].slice.call(s);
  this.l=l;this.length=l.length;for(var i=0;i<l.length;i++)this[i]=l[i];
}
var P=F.prototype;
P.each=function(f){this.l.forEach(function(e,i){f.call(e,i,e);});return this;};
P.html=function(h){if(h===undefined)return this.l[0]?this.l[0].innerHTML:'';
  return this.each(function(){this.innerHTML=h;});};
P.text=function(h){if(h===undefined)return this.l.map(function(e){return e.textContent;}).join('');
  return this.each(function(){this.textContent=h;});};
P.append=function(h){return this.each(function(){this.insertAdjacentHTML('beforeend',h);});};
P.val=function(v){if(v===undefined)return this.l[0]?this.l[0].value:'';
  return this.each(function(){this.value=v;});};
P.attr=function(n,v){if(v===undefined)return this.l[0]?this.l[0].getAttribute(n):undefined;
  return this.each(function(){this.setAttribute(n,v);});};
P.data=function(n){return this.attr('data-'+n);};
P.show=function(){return this.each(function(){this.style.display='';});};
P.hide=function(){return this.each(function(){this.style.display='none';});};
P.addClass=function(c){return this.each(function(){this.classList.add(c);});};
P.removeClass=function(c){return this.each(function(){this.classList.remove(c);});};
P.find=function(s){return $([].concat.apply([],this.l.map(function(e){
  return [].slice.call(e.querySelectorAll(s));})));};
P.on=function(n,s,f){if(typeof s==='function'){f=s;s=null;}
  return this.each(function(){var me=this;me.addEventListener(n,function(e){
    var t=s?e.target.closest(s):me;if(t)f.call(t,e);});});};
P.click=function(f){return this.on('click',f);};
P.change=function(f){return this.on('change',f);};
P.scroll=function(f){return this.on('scroll',f);};
P.ready=function(f){$(f);return this;};
P.load=function(u){var me=this;$.ajax({url:u,success:function(d){me.html(d);}});return this;};
function $(s){return new F(s);}
function qs(o){return typeof o==='string'?o:Object.keys(o||{}).map(function(k){
  return encodeURIComponent(k)+'='+encodeURIComponent(o[k]);}).join('&');}
$.ajax=function(o){
  if(o.dataType==='jsonp'){var n='jQuery'+Date.now()+Math.floor(Math.random()*1e6);
    w[n]=function(d){o.success(d);};var s=document.createElement('script');
    s.src=o.url+(o.url.indexOf('?')<0?'?':'&')+qs(o.data)+'&'+(o.jsonp||'callback')+'='+n;
    document.head.appendChild(s);return;}
  var x=new XMLHttpRequest(),m=(o.type||o.method||'GET').toUpperCase(),u=o.url,b=null;
  if(o.data){if(m==='GET')u+=(u.indexOf('?')<0?'?':'&')+qs(o.data);else b=qs(o.data);}
  x.open(m,u);
  if(b!==null)x.setRequestHeader('Content-Type',
    o.contentType||'application/x-www-form-urlencoded; charset=UTF-8');
  x.onload=function(){if(x.status>=400){if(o.error)o.error(x);return;}
    var t=x.responseText,d=t,c=x.getResponseHeader('Content-Type')||'';
    if(o.dataType==='xml'||/xml/.test(c))d=new DOMParser().parseFromString(t,'text/xml');
    else if(o.dataType==='json'||(!o.dataType&&/json/.test(c)))d=JSON.parse(t);
    o.success(d);};
  x.send(b);};
$.get=function(u,d,f,k){if(typeof d==='function'){k=f;f=d;d=null;}
  $.ajax({url:u,data:d,success:f,dataType:k});};
$.post=function(u,d,f,k){$.ajax({url:u,type:'POST',data:d,success:f,dataType:k});};
$.getJSON=function(u,d,f){if(typeof d==='function'){f=d;d=null;}
  $.ajax({url:u,data:d,success:f,dataType:'json'});};
$.each=function(a,f){[].slice.call(a).forEach(function(e,i){f.call(e,i,e);});};
w.$=w.jQuery=$;
})(window);
"""

NAV = (
    ("/", "首页"),
    ("/xwzx/", "新闻中心"),
    ("/zwgk/", "政务公开"),
    ("/bsfw/", "办事服务"),
    ("/hdjl/", "互动交流"),
)
TREE = (
    ("/zwgk/zfxxgkzn/", "政府信息公开指南"),
    ("/zwgk/zfxxgkzd/", "政府信息公开制度"),
    ("/zwgk/fdzdgknr/", "法定主动公开内容"),
    ("/zwgk/zfxxgknb/", "政府信息公开年报"),
    ("/zwgk/ysqgk/", "依申请公开"),
)
GREY = (
    "市民来信“{t}”的答复",
    "网民留言：关于{t}的问题（已答复）",
    "【建议征集】{t}意见反馈情况",
    "咨询{t}相关政策的回复",
)
BUSY = (
    "{p}召开建议提案办理工作推进会",
    "{p}交办今年人大代表建议和政协提案",
    "我局建议提案办理工作获评先进",
    "代表委员走进我局面商提案办理",
)


class Gov(Site):
    """A bureau's site: its own head, tree, foot and titles."""

    def __init__(self, family: str, rng: random.Random, **how: Any):
        self._styles: list[int] = []
        super().__init__(family, rng, **how)
        self.js("/js/jquery.min.js", MINI)
        for path, word in (*NAV[3:], *TREE):
            self.page(path, self.shell(word, f"<h3>{word}</h3><p>{self.agency}{word}</p>", path))

    # ---------------------------------------------------------------- titles
    def make_title(self, k: str, number: int, topic: str, term: int, sess: int) -> str:
        """A column mostly keeps to two or three forms of title; some name only the subject."""
        if not self._styles:
            self._styles = self.rng.sample(range(9), 3)
        style = self.rng.choice(self._styles)
        t, c, lv, npc = cn_number(term), cn_number(sess), self.level, k == "npc"
        what = "建议" if npc else "提案"
        body = f"{lv}{t}届人大{c}次会议" if npc else f"{lv}政协{t}届{c}次会议"
        who = "人大代表" if npc else "政协委员"
        person = self.rng.choice(B.SURNAMES) + self.rng.choice(B.GIVEN)
        return (
            f"{self.agency}关于{body}第{number}号{what}的答复",
            f"对{body}第{number:03d}号{what}的答复",
            f"关于{topic}的{what}（第{number}号）",
            f"{self.agency}关于对{who}{person}{what}（{number}号）的复函",
            f"第{number}号 关于{topic}的{what}答复",
            f"关于{body}{number}号{what}《{topic}》办理情况的函",
            f"（{self.rng.choice('AB')}类）{body}第{number}号{what}办理答复",
            f"{self.place}第{t}届{'人代会' if npc else '委员会'}第{c}次会议{what}{number}号答复",
            f"{person}{who[2:]}：关于{topic}的{what}的答复意见（{number}）",
        )[style]

    # ---------------------------------------------------------------- other columns
    def letters(self, n: int = 5, folder: str = "/hdjl/zxhf/") -> list[Doc]:
        """Articles of another column whose titles sound like replies."""
        out = []
        for d in self.news(n, folder=folder):
            words = self.rng.choice(self.rng.choice([GREY, BUSY]))
            title = words.format(t=self.rng.choice(TOPICS), p=self.place)
            text = f"<h1>{title}</h1><p>发布时间：{d.date:%Y-%m-%d}</p><p>　　有关情况见正文。</p>"
            self.page(d.path, self.shell(title, f'<div class="detail">{text}</div>', d.path))
            out.append(Doc(d.path, title, d.date, "news", d.url, d.id))
        return out

    def box(self, n: int = 5) -> str:
        """A box of another column beside the list; some sites have none."""
        pick = self.rng.randrange(4)
        if pick == 0:
            return ""
        title = self.rng.choice(["相关信息", "互动回应", "热点关注", "推荐阅读"])
        docs = self.letters(n) if pick > 1 else self.news(n)
        return B.side_box(self, docs, title if pick > 1 else "工作动态")

    def file(self, doc: Doc, ext: str) -> None:
        """The document is a file and not a page."""
        head = (
            b"%PDF-1.4\n%%EOF\n"
            if ext == "pdf"
            else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
        )
        self.static[doc.path] = (200, {"Content-Type": CONTENT[ext]}, head)

    # ---------------------------------------------------------------- pages
    def shell(
        self,
        title: str,
        main: str,
        page: str,
        *,
        side: str = "",
        head: str = "",
        foot: str | None = None,
        name_last: bool = False,
    ) -> str:
        look = zlib.crc32(self.host.encode()) % 3
        nav = "".join(f'<li><a href="{h}">{w}</a></li>' for h, w in NAV)
        tree = "".join(f'<dd><a href="{h}">{w}</a></dd>' for h, w in TREE)
        code = 3300000000 + zlib.crc32(self.host.encode()) % 9999999
        foot = (
            foot
            if foot is not None
            else (
                '<div class="footer"><p><a href="/about/wzsm.html">网站声明</a> | '
                '<a href="/about/lxwm.html">联系我们</a> | <a href="/about/map.html">网站地图'
                "</a></p>"
                f"<p>主办单位：{self.agency}　备案号：{self.place[:1]}ICP备"
                f"{code % 99999999:08d}号　"
                f"网站标识码：{code}</p></div>"
            )
        )
        name = esc(title) + (f"_{self.agency}" if title != self.agency else "")
        meta = (
            f'<meta name="SiteName" content="{self.agency}">\n<meta name="SiteIDCode"'
            f' content="{code}">'
        )
        lib = '<script src="/js/jquery.min.js"></script>'
        charset = f'<meta http-equiv="Content-Type" content="text/html; charset={self.charset}" />'
        if look == 0:
            out = (
                f"<!DOCTYPE html>\n<html>\n<head>\n{charset}\n<title>{name}"
                f"</title>\n{meta}\n{lib}\n"
                f'{head}</head>\n<body>\n<div class="head"><div class="top_r"><a href="/">长者模式'
                f'</a> | <a href="/">无障碍浏览</a></div><h2 class="logo">{self.agency}</h2>\n'
                f'<ul class="menu">{nav}</ul></div>\n<div class="container clearfix">\n'
                f'<div class="gk_left"><dl><dt>政府信息公开</dt>{tree}</dl>\n{side}</div>\n'
                f'<div class="gk_right">\n{main}\n</div>\n</div>\n{foot}\n</body>\n</html>'
            )
        elif look == 1:
            out = (
                f"<html>\n<head>\n{charset}\n<title>{name}</title>\n{lib}\n{head}</head>\n"
                '<body leftmargin="0" topmargin="0">\n<table width="1000" align="center"'
                ' border="0">'
                f'<tr><td><img src="/images/banner.jpg" alt="{self.agency}"></td></tr>\n<tr>'
                "<td><ul "
                f'class="dh">{nav}</ul></td></tr></table>\n<table width="1000" align="center"><tr>'
                f'<td width="230" valign="top">{side}</td>\n<td valign="top">\n{main}\n</td></tr>'
                f"</table>\n{foot}\n</body>\n</html>"
            )
        else:
            out = (
                f'<!doctype html>\n<html lang="zh-CN"><head>{charset}<meta name="viewport" '
                f'content="width=device-width, initial-scale=1">{meta}<title>{name}'
                f"</title>{lib}{head}"
                f"</head>\n<body><header><h1>{self.agency}</h1><nav><ul>{nav}</ul></nav></header>\n"
                f"<main>\n{main}\n</main>\n<aside>{side}</aside>\n<footer>{foot}</footer>"
                "</body></html>"
            )
        return mangle(out, self.dialect)

    def column(self, main: str, page: str, words: str = "建议提案办理", **how: Any) -> str:
        """A page of the column: crumbs, heading, list."""
        crumbs = self.crumbs('<a href="/zwgk/">政务公开</a>', f"<span>{words}</span>")
        return self.shell(words, f'{crumbs}\n<h3 class="lm">{words}</h3>\n{main}', page, **how)


# -------------------------------------------------------------------- small things
def num(text: str | None, default: int = 1) -> int:
    """A number of a query; what is none is the default."""
    return int(text) if text and text.lstrip("-").isdigit() else default


def dump(obj: Any) -> str:
    return json.dumps(obj, ensure_ascii=False)


def size(rng: random.Random) -> int:
    """How many a column of one page has."""
    return rng.choice([rng.randint(3, 9), rng.randint(10, 30), rng.randint(31, 60)])


def many(rng: random.Random, per: int, low: int = 2, high: int = 6) -> int:
    """How many a paged column has: now and then the last page is full, or holds one row."""
    pages = rng.randint(low, high)
    return (pages - 1) * per + rng.choice([1, per, rng.randint(1, per), rng.randint(1, per)])


def stamp(day: dt.date) -> int:
    """Milliseconds, as services give a date."""
    return int(dt.datetime(day.year, day.month, day.day, 1, tzinfo=dt.UTC).timestamp() * 1000)


def finish(
    s: Site,
    urls: list[str],
    complete: bool,
    note: str,
    bodies: list[bytes | None] | None = None,
    starts: int = 1,
) -> MadeSite:
    return s.done(urls[:starts], urls, complete, note, bodies)
