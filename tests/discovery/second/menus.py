"""Forms of menus: most are HTML; others are drawn by scripts, from lines that write, arrays, script
and JSON files, trees, or stand in a frame."""

import hashlib
import json
from collections.abc import Callable, Sequence
from html import escape

from second.site import Second

Items = Sequence[tuple[str, str]]
JQUERY = """(function(){function R(e){this.e=e}R.prototype={html:function(h){this.e.forEach(
function(x){x.innerHTML=h});return this},append:function(h){this.e.forEach(function(x){
x.insertAdjacentHTML('beforeend',h)});return this},
attr:function(n){return this.e[0].getAttribute(n)},
click:function(f){this.e.forEach(function(x){x.onclick=f});return this}};
var $=function(s){if(typeof s=='function'){if(document.readyState=='loading')
document.addEventListener('DOMContentLoaded',s);else s();return}
return new R(typeof s=='string'?[].slice.call(document.querySelectorAll(s)):[s])};
$.ajax=function(o){var x=new XMLHttpRequest(),t=(o.type||o.method||'GET').toUpperCase(),d=o.data;
if(d&&typeof d!='string')d=Object.keys(d).map(function(k){return encodeURIComponent(k)+'='+
encodeURIComponent(d[k])}).join('&');var u=o.url;if(t=='GET'&&d)u+=(u.indexOf('?')<0?'?':'&')+d;
x.open(t,u);if(t=='POST')x.setRequestHeader('Content-Type',o.contentType||
'application/x-www-form-urlencoded');x.onload=function(){var r=x.responseText;
if(o.dataType=='json')r=JSON.parse(r);o.success(r)};x.send(t=='POST'?d:null)};
$.getJSON=function(u,f){$.ajax({url:u,dataType:'json',success:f})};
$.post=function(u,d,f,y){$.ajax({url:u,type:'POST',data:d,success:f,dataType:y||'json'})};
$.each=function(a,f){for(var i=0;i<a.length;i++)f.call(a[i],i,a[i])};
window.$=window.jQuery=$})();"""
ZTREE = """$.fn=$.fn||{};$.fn.zTree={init:function(b,s,n){var d=document.getElementById('tree'),i;
for(i=0;i<n.length;i++){var a=document.createElement('a');a.href=n[i].url||'#';a.target=n[i].target
||'_self';a.textContent=n[i].name;var l=document.createElement('li');l.appendChild(a);
d.appendChild(l)}}};"""
SCRIPTED = ("write", "array", "jsfile", "json", "ajax", "ztree", "frame")


def draw(p: Second, form: str, items: Items, at: str) -> str:
    """A menu on a page."""
    from second.looks import link

    linked = [(label, link(p, at, to)) for label, to in items]
    if form in SCRIPTED:
        for _, to in items:
            p.sees(at, to)
    return FORMS[form](p, linked, at)


def jquery(p: Second) -> str:
    """The tag of jQuery, and the file behind it."""
    path = "/js/jquery-1.8.3.min.js"
    p.file(path, JQUERY)
    return f'<script src="{path}"></script>'


def named(p: Second, ending: str, text: str) -> str:
    """A file of the portal whose name is its content's."""
    name = hashlib.md5(text.encode()).hexdigest()[:8]
    folder = p.pick("/js/", "/images/", "/xhtml/js/")
    return p.file(f"{folder}{'menu' if ending == 'js' else 'lm'}_{name}.{ending}", text)


def rooted(p: Second, linked: Items, at: str) -> Items:
    """Addresses that do not depend on the page: files are shared by pages."""
    from urllib.parse import urljoin

    base = p.address("" if at.startswith("//") else at) or p.address("/")
    home = p.address("/")
    out = []
    for label, to in linked:
        full = urljoin(base, to)
        out.append((label, "/" + full.removeprefix(home) if full.startswith(home) else full))
    return out


def _ul(p: Second, linked: Items, at: str) -> str:
    return "<ul>" + "".join(f'<li><a href="{u}">{escape(t)}</a></li>' for t, u in linked) + "</ul>"


def _tabs(p: Second, linked: Items, at: str) -> str:
    inside = "".join(f'<div class="tab-item"><a href="{u}"><span>{escape(t)}</span></a></div>'
                     for t, u in linked)  # fmt: skip
    return f'<div class="tabs">{inside}</div>'


def _table(p: Second, linked: Items, at: str) -> str:
    cells = "".join(f'<td height="28" background="/images/bg.gif"><a href="{u}" class="w">'
                    f'{escape(t)}'
                    "</a></td>" for t, u in linked)  # fmt: skip
    return f'<table width="1000" border="0" cellspacing="0"><tr>{cells}</tr></table>'


def _pictures(p: Second, linked: Items, at: str) -> str:
    """Tiles whose words are in a title or an alt."""
    return "".join(
        f'<a href="{u}" title="{escape(t)}"><img src="/images/i{i}.png"></a>'
        if i % 2 else f'<a href="{u}"><img src="/images/i{i}.png" alt="{escape(t)}"></a>'
        for i, (t, u) in enumerate(linked)
    )  # fmt: skip


def _clicks(p: Second, linked: Items, at: str) -> str:
    return "".join(
        f'<li class="card" onclick="window.location.href=\'{u}\'"><p>{escape(t)}</p></li>'
        for t, u in linked
    )


def _select(p: Second, linked: Items, at: str) -> str:
    options = "".join(f'<option value="{u}">{escape(t)}</option>' for t, u in linked)
    return (
        '<select id="jg" onchange="if(this.value)location.href=this.value"><option value="">'
        f"--请选择--</option>{options}</select>"
    )


def _headed(p: Second, linked: Items, at: str) -> str:
    """Old catalogues: each entry a heading with a more link beside it."""
    return "".join(
        f'<div class="item"><h3>{escape(t)}</h3><a class="more" href="{u}">更多&gt;&gt;</a></div>'
        for t, u in linked
    )


def _write(p: Second, linked: Items, at: str) -> str:
    lines = "".join(
        f"document.write('<li><a href=\"{u}\">{escape(t)}</a></li>');\n" for t, u in linked
    )
    return f'<ul><script language="javascript">\n{lines}</script></ul>'


def _array(p: Second, linked: Items, at: str) -> str:
    name, title, url = p.pick(
        "menuArr channelName url", "lanmu name link", "navData title href"
    ).split()
    data = ",".join(f"{{{title}:'{t}',{url}:'{u}'}}" for t, u in linked)
    return (
        f"<ul id='{name}'></ul><script>var {name}=[{data}];var h='';for(var i=0;i<{name}.length;"
        f"i++)"
        f"{{h+='<li><a href=\"'+{name}[i].{url}+'\">'+{name}[i].{title}+'</a></li>';}}"
        f"document.getElementById('{name}').innerHTML=h;</script>"
    )


def _jsfile(p: Second, linked: Items, at: str) -> str:
    text = "".join(
        f"document.writeln(\"<li><a href='{u}' target='_self'>{escape(t)}</a></li>\");\n"
        for t, u in rooted(p, linked, at)
    )
    return f'<ul><script src="{named(p, "js", text)}"></script></ul>'


def _json(p: Second, linked: Items, at: str) -> str:
    keys = p.pick("name url children", "channelName channelUrl subs", "title href child").split()
    data = [
        {"id": i, keys[0]: t, keys[1]: u, keys[2]: []}
        for i, (t, u) in enumerate(rooted(p, linked, at))
    ]
    path = named(p, "json", json.dumps({"code": 200, "data": data}, ensure_ascii=False))
    return (
        f"<ul class='tree' id='m{len(path)}'></ul><script>var x=new XMLHttpRequest();"
        f"x.open('GET','{path}');"
        "x.onload=function(){var d=JSON.parse(this.responseText).data,h='';d.forEach(function(n){"
        f"h+='<li><a href=\"'+n.{keys[1]}+'\">'+n.{keys[0]}+'</a></li>'}});"
        f"document.getElementById('m{len(path)}').innerHTML=h;}};x.send();</script>"
    )


def _ajax(p: Second, linked: Items, at: str) -> str:
    data = [{"channelid": 100 + i, "chnlname": t, "chnlurl": u}
            for i, (t, u) in enumerate(rooted(p, linked, at))]  # fmt: skip
    path = named(p, "json", json.dumps(data, ensure_ascii=False))
    return (
        f'{jquery(p)}<div class="lm_list"></div><script>$(function(){{$.ajax({{url:"{path}",'
        'type:"get",dataType:"json",success:function(d){$.each(d,function(i,v){$(".lm_list")'
        ".append('<a href=\"'+v.chnlurl+'\">'+v.chnlname+'</a>')})}})});</script>"
    )


def _ztree(p: Second, linked: Items, at: str) -> str:
    p.file("/js/jquery.ztree.core.js", ZTREE)
    nodes = ",\n".join(
        f'{{id:{i + 2},pId:1,name:"{t}",url:"{u}",target:"_self"}}'
        for i, (t, u) in enumerate(linked)
    )
    return (
        f'{jquery(p)}<script src="/js/jquery.ztree.core.js"></script><ul id="tree" class="ztree">'
        f"</ul>"
        f"<script>var zNodes=[{nodes}];$(function(){{$.fn.zTree.init($('#tree'),{{}},zNodes);}});"
        f"</script>"
    )


def _frame(p: Second, linked: Items, at: str) -> str:
    inside = "".join(
        f'<li><a href="{u}" target="_top">{escape(t)}</a></li>' for t, u in rooted(p, linked, at)
    )
    text = f"<html><body><ul>{inside}</ul></body></html>"
    name = hashlib.md5(text.encode()).hexdigest()[:6]
    path = p.file(f"/inc/left_{name}.html", text)
    return f'<iframe src="{path}" width="220" height="600" frameborder="0" scrolling="no"></iframe>'


FORMS: dict[str, Callable[[Second, Items, str], str]] = {
    "ul": _ul, "tabs": _tabs, "table": _table, "pictures": _pictures, "clicks": _clicks,
    "select": _select, "headed": _headed, "write": _write, "array": _array, "jsfile": _jsfile,
    "json": _json, "ajax": _ajax, "ztree": _ztree, "frame": _frame,
}  # fmt: skip
