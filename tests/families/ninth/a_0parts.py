"""What the families of half A of the ninth set share."""

from __future__ import annotations

import random
from collections.abc import Callable

from families_base import Site, side_box
from family_documents import Doc

MINI_JQUERY = """/*! jQuery (reduced build of this site) */
(function(w){
  function Q(els){ this.els = els; this.length = els.length; }
  Q.prototype = {
    each: function(f){ for(var i=0;i<this.els.length;i++) f.call(this.els[i], i); return this; },
    html: function(h){ if(h===undefined) return this.els[0].innerHTML;
      return this.each(function(){ this.innerHTML = h; }); },
    append: function(h){ return this.each(function(){
      this.insertAdjacentHTML("beforeend", h); }); },
    text: function(t){ return this.each(function(){ this.textContent = t; }); },
    attr: function(k,v){ if(v===undefined) return this.els[0].getAttribute(k);
      return this.each(function(){ this.setAttribute(k,v); }); },
    val: function(v){ if(v===undefined) return this.els[0].value;
      return this.each(function(){ this.value = v; }); },
    show: function(){ return this.each(function(){ this.style.display = ""; }); },
    hide: function(){ return this.each(function(){ this.style.display = "none"; }); },
    on: function(e,f){ return this.each(function(){ this.addEventListener(e,f); }); },
    click: function(f){ return this.on("click", f); }
  };
  function $(s){
    if(typeof s === "function"){ document.addEventListener("DOMContentLoaded", s); return; }
    return new Q(typeof s === "string" ? document.querySelectorAll(s) : [s]);
  }
  $.param = function(o){ var a=[]; for(var k in o)
    a.push(encodeURIComponent(k)+"="+encodeURIComponent(o[k])); return a.join("&"); };
  $.trim = function(t){ return (t||"").replace(/^\\s+|\\s+$/g, ""); };
  $.ajax = function(o){
    var x = new XMLHttpRequest(), d = o.data || "";
    if(typeof d !== "string") d = $.param(d);
    var post = (o.type||"GET").toUpperCase() === "POST";
    x.open(post?"POST":"GET", o.url + (!post&&d ? (o.url.indexOf("?")<0?"?":"&")+d : ""));
    if(post) x.setRequestHeader("Content-Type",
      o.contentType || "application/x-www-form-urlencoded; charset=UTF-8");
    x.onload = function(){ var t = x.responseText;
      o.success(o.dataType==="json" ? JSON.parse(t) : t); };
    x.send(post ? d : null);
  };
  $.get = function(u,d,f,t){ $.ajax({url:u,data:d,success:f,dataType:t}); };
  $.getJSON = function(u,d,f){ $.get(u,d,f,"json"); };
  $.post = function(u,d,f,t){ $.ajax({type:"POST",url:u,data:d,success:f,dataType:t}); };
  $.fn = Q.prototype;
  w.$ = w.jQuery = $;
})(window);
"""
LAYUI_JS = """/** layui (only what this site uses) */
window.layui = (function(){
  var L = { $: window.jQuery, jquery: window.jQuery };
  L.use = function(mods, f){ document.addEventListener("DOMContentLoaded", f); };
  L.laypage = { render: function(o){
    var pages = Math.ceil(o.count / o.limit), box = document.getElementById(o.elem);
    function draw(curr){
      var h = "<span class='layui-laypage-count'>\\u5171 " + o.count + " \\u6761</span>";
      for(var i=1;i<=pages;i++) h += i==curr
        ? "<span class='layui-laypage-curr'><em>"+i+"</em></span>"
        : "<a href='javascript:;' data-page='"+i+"'>"+i+"</a>";
      box.innerHTML = h;
      var a = box.querySelectorAll("a");
      for(var j=0;j<a.length;j++) a[j].onclick = function(){
        var c = +this.getAttribute("data-page"); draw(c);
        o.jump({curr: c, limit: o.limit, count: o.count}, false); };
    }
    draw(o.curr || 1);
    o.jump({curr: o.curr || 1, limit: o.limit, count: o.count}, true);
  } };
  return L;
})();
"""
PAGINATION_JS = """/* This jQuery plugin displays pagination links inside the selected elements. */
jQuery.fn.pagination = function(maxentries, opts){
  var box = this, per = opts.items_per_page || 10, cur = opts.current_page || 0;
  function select(p){ cur = p; draw(); opts.callback(p, box); return false; }
  function draw(){
    var np = Math.ceil(maxentries / per), h = "";
    for(var i=0;i<np;i++) h += i==cur ? "<span class='current'>"+(i+1)+"</span>"
      : "<a href='#' data-p='"+i+"'>"+(i+1)+"</a>";
    box.html(h);
    jQuery(box.els[0]).each(function(){
      this.onclick = function(e){ if(e.target.tagName === "A")
        return select(+e.target.getAttribute("data-p")); }; });
  }
  draw(); opts.callback(cur, box);
};
"""


def jquery(s: Site, path: str = "/js/jquery-1.12.4.min.js") -> str:
    s.js(path, MINI_JQUERY)
    return f'<script type="text/javascript" src="{path}"></script>'


def column(title: str, rows: str, pager: str = "", trail: str = "政务公开") -> str:
    return (
        f'<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">{trail}</a>'
        f' &gt; <span>{title}</span></div>\n<div class="listbox"><h3>{title}</h3>\n'
        f'{rows}\n<div class="fanye">{pager}</div></div>'
    )


def size(rng: random.Random, per: int, most: int = 150) -> int:
    kind = rng.choice(["few", "plus", "two", "many", "many", "many"])
    many = rng.randint(per + 2, max(per + 2, min(most, per * 8)))
    n = {"few": rng.randint(3, per), "plus": per + 1, "two": 2 * per, "many": many}[kind]
    return min(n, most)


def news_box(s: Site, title: str = "工作动态", n: int = 5) -> str:
    return side_box(s, s.news(n), title)


def lay(
    s: Site,
    title: str,
    parts: list[list[Doc]],
    path_of: Callable[[int], str],
    pager: Callable[[int, str], str],
    rows: Callable[[list[Doc], str], str],
    side: str = "",
    head: str = "",
) -> list[str]:
    """The pages of a static list; their addresses in reading order."""
    out = []
    for k, part in enumerate(parts):
        p = path_of(k)
        body = column(title, rows(part, p), pager(k, p))
        out.append(s.page(p, s.shell(title, body, p, side=side, head=head)))
    return out
