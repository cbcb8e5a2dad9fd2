"""Lists filled by script: Hanweb jpage, gkmlpt, a numbered-path CMS, Longxun's labels."""

from __future__ import annotations

import json
import random

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_tenth_a_0parts import amount, beside, column

JPAGE_JS = """(function(w){
w.jpage=function(id,opt){
  var box=document.getElementById(id),store=box.querySelector('script').innerHTML,cur=1;
  var total=Math.ceil(opt.totalRecord/opt.perPage),cache={};
  function records(xml){
    var out=[],re=/<record><!\\[CDATA\\[([\\s\\S]*?)\\]\\]><\\/record>/g,m;
    while((m=re.exec(xml))) out.push(m[1]);
    return out;
  }
  function put(from,list){ list.forEach(function(r,i){ cache[from+i]=r; }); }
  function bar(){
    return '<div class="default_pgBar">\\u5171'+opt.totalRecord+'\\u6761 '+cur+'/'+total+
      ' <a class="default_pgPrev">\\u4e0a\\u4e00\\u9875</a>'+
      ' <a class="default_pgNext">\\u4e0b\\u4e00\\u9875</a></div>';
  }
  function draw(){
    var h='',s=(cur-1)*opt.perPage+1;
    for(var i=s;i<s+opt.perPage&&i<=opt.totalRecord;i++) h+=cache[i]||'';
    box.innerHTML='<div class="default_pgContainer"><ul>'+h+'</ul></div>'+bar();
    box.querySelector('.default_pgPrev').onclick=function(){ go(cur-1); };
    box.querySelector('.default_pgNext').onclick=function(){ go(cur+1); };
  }
  function go(p){
    if(p<1||p>total) return;
    var first=(p-1)*opt.perPage+1;
    if(cache[first]){ cur=p; draw(); return; }
    var size=opt.perPage*opt.groupSize,g=Math.floor((first-1)/size);
    var start=g*size+1,end=Math.min(start+size-1,opt.totalRecord);
    var x=new XMLHttpRequest();
    var q='?startrecord='+start+'&endrecord='+end+'&perpage='+opt.perPage;
    x.open('POST',opt.proxyUrl+q,true);
    x.setRequestHeader('Content-Type','application/x-www-form-urlencoded');
    x.onload=function(){ put(start,records(x.responseText)); cur=p; draw(); };
    x.send(opt.proxyParam);
  }
  put(1,records(store));
  draw();
};
})(window);
"""


class HanwebJpage(Family):
    name = "t_hanweb_jpage"
    facts = "Hanweb: datastore in a script of text/xml; groups of 3 pages from dataproxy.jsp."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        cid, unit = rng.randint(1021, 98000), rng.randint(10000, 99999)
        web, per = rng.randint(1, 180), rng.choice([15, 20, 16])
        group = 3
        docs = s.documents(amount(rng, per), B.art_path(cid), rng.choice(["npc", "mixed"]))
        total, size = len(docs), per * group
        page = f"/col/col{cid}/index.html"

        def record(d) -> str:
            return (
                f"<record><![CDATA[<li><a href='{d.path}' title='{esc(d.title)}' target='_blank'>"
                f"{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>]]></record>"
            )

        first = "\n".join(record(d) for d in docs[:size])
        param = (
            f"appid=1&webid={web}&path=/&columnid={cid}&sourceContentType=1&unitid={unit}"
            f"&webname={s.agency}&permissiontype=0"
        )
        proxy = "/module/web/jpage/dataproxy.jsp"
        options = (
            f"{{totalRecord:{total},perPage:{per},groupSize:{group},proxyUrl:'{proxy}',"
            f"proxyParam:{json.dumps(param, ensure_ascii=False)}}}"
        )
        s.js("/script/pagecontrol.js", JPAGE_JS)
        rows = (
            f'<div id="{unit}"><script type="text/xml"><datastore>\n<recordset>\n{first}\n'
            f"</recordset></datastore></script></div>\n"
            '<script type="text/javascript" src="/script/pagecontrol.js"></script>\n'
            f"<script>jpage('{unit}',{options});</script>"
        )
        head = f'<meta name="ColumnName" content="建议提案"><meta name="ColumnId" content="{cid}">'
        main = column(s, "建议提案", rows)
        url = s.page(page, s.shell("建议提案", main, page, head=head, side=beside(s, rng)))

        def answer(q: dict, method: str, body: bytes, raw: str):
            f = q | s.form(body)
            a, b = f.get("startrecord", "1"), f.get("endrecord", "0")
            if f.get("columnid") != str(cid) or f.get("unitid") != str(unit):
                a, b = "1", "0"
            ok = a.isdigit() and b.isdigit()
            part = docs[max(int(a), 1) - 1 : int(b)] if ok else []
            text = (
                f"<datastore><totalrecord>{total}</totalrecord><totalpage>{-(-total // per)}"
                f"</totalpage><recordset>{''.join(record(d) for d in part)}</recordset></datastore>"
            )
            return s.data(text, "text/xml;charset=utf-8")

        s.route(proxy, answer)
        urls, bodies = [url], [None]
        for start in range(size + 1, total + 1, size):
            end = min(start + size - 1, total)
            urls.append(f"{s.root}{proxy}?startrecord={start}&endrecord={end}&perpage={per}")
            bodies.append(param.encode())
        return s.done([url], urls, True, "", bodies)


GKMLPT_JS = """(function(){
var C=window._CONFIG,box=document.getElementById('app'),page=1;
function id(){ return (location.hash.replace('#','')||C.DEFAULT)+''; }
function esc(t){ return t.replace(/&/g,'&amp;').replace(/</g,'&lt;'); }
function load(p){
  var x=new XMLHttpRequest();
  x.open('GET','/gkmlpt/api/all/'+id()+'?page='+p+'&sid='+C.SID,true);
  x.onload=function(){
    var r=JSON.parse(x.responseText),n=Math.ceil(r.classify.post_count/C.PER),h='';
    page=p;
    r.articles.forEach(function(a){
      h+='<tr><td class="first-td"><a href="'+a.url+'" target="_blank">'+esc(a.title)+
         '</a></td><td>'+a.date+'</td></tr>';
    });
    box.innerHTML='<h3>'+r.classify.name+'</h3><table>'+h+'</table><div class="pagination">'+
      '<a class="prev">\\u4e0a\\u4e00\\u9875</a> '+p+'/'+n+
      ' <a class="next">\\u4e0b\\u4e00\\u9875</a></div>';
    box.querySelector('.prev').onclick=function(){ if(page>1) load(page-1); };
    box.querySelector('.next').onclick=function(){ if(page<n) load(page+1); };
  };
  x.send();
}
window.onhashchange=function(){ load(1); };
load(1);
})();
"""


class Gkmlpt(Family):
    name = "t_gkmlpt_hash"
    facts = "Guangdong gkmlpt: /gkmlpt/index#2453, _CONFIG.SID, /gkmlpt/api/all/2453?page=1&sid=."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        cat, sid, per = rng.randint(1200, 9900), rng.randint(752001, 769999), rng.choice([15, 20])
        stem = rng.choice(["xxgk/jytabl", "zwgk/jyta", "jytafwgk"])
        docs = s.documents(amount(rng, per), lambda i, d: f"/{stem}/content/post_{i}.html", "mixed")
        pages = B.chunks(docs, per)
        other = s.news(4, folder="/gkmlpt/content/")
        s.js("/gkmlpt/js/app.js", GKMLPT_JS)
        tree = [
            {"id": cat - 5, "name": "政策文件", "post_count": len(other)},
            {"id": cat, "name": "建议提案办理", "post_count": len(docs)},
        ]
        config = {"SID": str(sid), "DEFAULT": cat - 5, "PER": per, "TREE": tree}
        menu = "".join(f'<li><a href="#{t["id"]}">{t["name"]}</a></li>' for t in tree)
        main = (
            f'<div class="tree"><ul>{menu}</ul></div><div id="app"></div>'
            f"<script>window._CONFIG = {json.dumps(config, ensure_ascii=False)};</script>"
            '<script src="/gkmlpt/js/app.js"></script>'
        )
        s.page("/gkmlpt/index", s.shell("政府信息公开目录", main, "/gkmlpt/index"))

        def api(t: dict, groups: list[list]):
            def answer(q: dict, method: str, body: bytes, raw: str):
                p = q.get("page", "1")
                k = int(p) if p.isdigit() else 1
                part = groups[k - 1] if 1 <= k <= len(groups) and q.get("sid") == str(sid) else []
                rows = [
                    {
                        "id": int(d.id),
                        "title": d.title,
                        "url": d.url,
                        "date": f"{d.date:%Y-%m-%d}",
                        "publisher": s.agency,
                        "abstract": None,
                    }
                    for d in part
                ]
                return s.data({"classify": t, "articles": rows, "total": t["post_count"]})

            return answer

        s.route(f"/gkmlpt/api/all/{cat}", api(tree[1], pages))
        s.route(f"/gkmlpt/api/all/{cat - 5}", api(tree[0], [other]))
        start = f"{s.root}/gkmlpt/index#{cat}"
        calls = [
            f"{s.root}/gkmlpt/api/all/{cat}?page={k}&sid={sid}" for k in range(1, len(pages) + 1)
        ]
        return s.done([start], [start, *calls], True, "the tree's other category is not asked for")


class NumberedPath(Family):
    name = "t_numbered_path_fragments"
    facts = "/n315/n10702/index.html; pages are fragments index_2352_3.html, counted down."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", soft=None)
        a, b, c = rng.randint(200, 999), rng.randint(10100, 99000), rng.randint(1000, 9900)
        col, per = f"/n{a}/n{b}/", rng.choice([15, 20, 25])
        docs = s.documents(
            amount(rng, per), lambda i, d: f"{col}c{i}/content.html", rng.choice(["npc", "mixed"])
        )
        pages = B.chunks(docs, per)
        n = len(pages)

        def rows(part: list) -> str:
            return "".join(
                f'<li><a href="../../n{a}/n{b}/c{d.id}/content.html" target="_blank">'
                f"{esc(d.title)}</a> <span>{d.date:%Y-%m-%d}</span></li>\n"
                for d in part
            )

        for k in range(2, n + 1):
            s.page(f"{col}index_{c}_{n - k + 1}.html", f"<ul>{rows(pages[k - 1])}</ul>")
        script = f"""<script>
var maxPageNum{c}={n};
var currentPageNum{c}=1;
var firstPage{c}=document.getElementById("comp_{c}").innerHTML;
function goPub{c}(n){{
  if(n<1||n>maxPageNum{c}) return;
  currentPageNum{c}=n;
  if(n==1){{ document.getElementById("comp_{c}").innerHTML=firstPage{c}; return; }}
  var url="../../n{a}/n{b}/index_{c}_"+(maxPageNum{c}-n+1)+".html";
  var x=new XMLHttpRequest();
  x.open("GET",url,true);
  x.onload=function(){{ document.getElementById("comp_{c}").innerHTML=x.responseText; }};
  x.send();
}}
</script>"""
        bar = (
            f'<div id="pag_{c}"><a href="javascript:goPub{c}(1)">首页</a>'
            f'<a href="javascript:goPub{c}(currentPageNum{c}-1)">上一页</a>'
            f'<a href="javascript:goPub{c}(currentPageNum{c}+1)">下一页</a>'
            f'<a href="javascript:goPub{c}(maxPageNum{c})">尾页</a> 共{n}页</div>'
        )
        body = f'<span id="comp_{c}"><ul>{rows(pages[0])}</ul></span>{bar if n > 1 else ""}{script}'
        main = column(s, "建议提案复文", body)
        page = col + "index.html"
        url = s.page(page, s.shell("建议提案复文", main, page, side=beside(s, rng)))
        more = [f"{s.root}{col}index_{c}_{n - k + 1}.html" for k in range(2, n + 1)]
        return s.done([url], [url, *more], True, "")


FAMILIES = [HanwebJpage, Gkmlpt, NumberedPath]
