"""Parts of half A: sizes, frames of columns, boxes beside them, a reduced jQuery."""

from __future__ import annotations

import random

import families_base as B
from families_base import Site, esc
from family_documents import Doc

JQUERY = r"""/*! jQuery v1.11.3 | reduced build */
(function(w){
function Q(l){this.l=l;this.length=l.length;}
function $(s){
  if(typeof s=="function"){
    if(document.readyState!="loading") s(); else document.addEventListener("DOMContentLoaded",s);
    return;
  }
  return new Q(typeof s=="string"?[].slice.call(document.querySelectorAll(s)):[s]);
}
Q.prototype={
each:function(f){this.l.forEach(function(e,i){f.call(e,i,e);});return this;},
html:function(h){
  if(h===undefined)return this.l[0]&&this.l[0].innerHTML;
  return this.each(function(){this.innerHTML=h;});},
append:function(h){return this.each(function(){this.insertAdjacentHTML("beforeend",h);});},
text:function(h){
  if(h===undefined)return this.l[0]&&this.l[0].textContent;
  return this.each(function(){this.textContent=h;});},
val:function(v){
  if(v===undefined)return this.l[0]&&this.l[0].value;
  return this.each(function(){this.value=v;});},
show:function(){return this.each(function(){this.style.display="block";});},
hide:function(){return this.each(function(){this.style.display="none";});},
on:function(t,f){return this.each(function(){this.addEventListener(t,f);});},
click:function(f){return this.on("click",f);},
ready:function(f){$(f);return this;}
};
function pairs(d){
  return Object.keys(d).map(function(k){
    return encodeURIComponent(k)+"="+encodeURIComponent(d[k]);}).join("&");
}
$.ajax=function(o){
  var x=new XMLHttpRequest(),t=(o.type||"GET").toUpperCase(),u=o.url,d=o.data;
  if(d&&typeof d!="string")d=pairs(d);
  if(t=="GET"&&d){u+=(u.indexOf("?")<0?"?":"&")+d;d=null;}
  x.open(t,u,true);
  if(t=="POST")x.setRequestHeader("Content-Type","application/x-www-form-urlencoded");
  x.onload=function(){
    if(x.status>=400){if(o.error)o.error(x);return;}
    var r=x.responseText;
    if(o.dataType=="json")r=JSON.parse(r);else if(o.dataType=="xml")r=x.responseXML;
    if(o.success)o.success(r);
  };
  x.send(d||null);
};
w.$=w.jQuery=$;
})(window);
"""


def jquery(s: Site, path: str = "/js/jquery-1.11.3.min.js") -> str:
    s.js(path, JQUERY)
    return f'<script type="text/javascript" src="{path}"></script>'


def amount(rng: random.Random, per: int, most: int = 150) -> int:
    """How many documents: seldom one page, at times just full, mostly some pages."""
    pick = rng.choice(["short", "exact", "plus", "many", "many", "many", "many"])
    n = {
        "short": rng.randint(3, per),
        "exact": 2 * per,
        "plus": per + 1,
        "many": rng.randint(per + 2, 6 * per),
    }[pick]
    return max(3, min(n, most))


def column(s: Site, word: str, rows: str, pager: str = "") -> str:
    return (
        s.crumbs("政务公开", word)
        + f'<div class="lm_bt"><h2>{word}</h2></div>\n<div class="lm_list">{rows}</div>\n{pager}'
    )


def beside(s: Site, rng: random.Random, chance: float = 0.5) -> str:
    """A box of news, or a menu of the site, or nothing."""
    if rng.random() < chance:
        return B.side_box(s, s.news(rng.randint(4, 7)), rng.choice(["最新动态", "图片新闻"]))
    return '<div class="menu"><a href="/zwgk/">政务公开</a><a href="/xwzx/">新闻中心</a></div>'


def lines(s: Site, docs: list[Doc], page: str, how: str = "root", cut: int = 0) -> str:
    """Rows with the date before the title, as many counties have them."""
    out = []
    for d in docs:
        text = d.title[:cut] + "…" if cut and len(d.title) > cut else d.title
        out.append(
            f'<li><span class="date">{d.date:%Y-%m-%d}</span><i>·</i>'
            f'<a href="{s.href(d.path, page, how)}" title="{esc(d.title)}">{esc(text)}</a></li>'
        )
    return '<ul class="newslist">\n' + "\n".join(out) + "\n</ul>"
