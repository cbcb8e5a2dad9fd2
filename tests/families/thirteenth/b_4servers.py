"""Columns of half B that a server pages: WebForms post-backs, EasySite's eportal."""

from __future__ import annotations

import base64
import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_thirteenth_b_0parts import count, notices, panel

POST_BACK = """<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['form1'];
if (!theForm) { theForm = document.form1; }
function __doPostBack(eventTarget, eventArgument) {
    if (!theForm.onsubmit || (theForm.onsubmit() != false)) {
        theForm.__EVENTTARGET.value = eventTarget;
        theForm.__EVENTARGUMENT.value = eventArgument;
        theForm.submit();
    }
}
//]]>
</script>"""


class WebForms(Family):
    name = "n_webforms_post_back"
    facts = "ASP.NET: AspNetPager inside form1, __doPostBack('AspNetPager1','2') with __VIEWSTATE."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain")
        cid, per = rng.randint(11, 260), rng.choice([15, 20])
        docs = s.documents(count(rng, per, 100), lambda i, d: f"/Content.aspx?id={i}", "mixed")
        parts, word = B.chunks(docs, per), "建议提案办理情况"
        state = base64.b64encode(rng.randbytes(120)).decode()
        check = base64.b64encode(rng.randbytes(24)).decode()
        path, side = f"/InfoList.aspx?cid={cid}", notices(s)

        def serve(query: dict, method: str, body: bytes, raw: str):
            if query.get("cid") != str(cid):
                return s.html(s.shell("提示", "<p>栏目不存在</p>", path))
            k = 1
            if method == "POST":
                ask = s.form(body)
                if ask.get("__VIEWSTATE") != state:
                    wrong = "<h1>验证视图状态 MAC 失败。</h1>"
                    return s.html(s.shell("运行时错误", wrong, path), 500)
                if ask.get("__EVENTTARGET") == "AspNetPager1":
                    page = ask.get("__EVENTARGUMENT", "1")
                    k = min(max(int(page) if page.isdigit() else 1, 1), len(parts))
            return s.html(s.shell(word, panel(s, word, form(k)), path, side=side))

        def form(k: int) -> str:
            rows = "\n".join(
                f'<tr><td><a href="Content.aspx?id={d.id}" target="_blank">{esc(d.title)}</a></td>'
                f"<td>{d.date:%Y-%m-%d}</td></tr>"
                for d in parts[k - 1]
            )
            fields = {"__EVENTTARGET": "", "__EVENTARGUMENT": "", "__VIEWSTATE": state}
            hidden = "".join(
                f'<input type="hidden" name="{n}" id="{n}" value="{v}" />'
                for n, v in {**fields, "__EVENTVALIDATION": check}.items()
            )
            return (
                f'<form method="post" action="InfoList.aspx?cid={cid}" id="form1" name="form1">'
                f'<div class="aspNetHidden">{hidden}</div>{POST_BACK}'
                f'<table id="GridView1" width="100%">{rows}</table>{pager(k)}</form>'
            )

        def pager(k: int) -> str:
            last = len(parts)

            def link(i: int, text: str) -> str:
                if i == k or not 1 <= i <= last:
                    return f'<a disabled="disabled">{text}</a>'
                return f"<a href=\"javascript:__doPostBack('AspNetPager1','{i}')\">{text}</a>"

            nums = [f"<span>{i}</span>" if i == k else link(i, str(i)) for i in range(1, last + 1)]
            return (
                f'<div id="AspNetPager1">总记录：{len(docs)} 页码：{k}/{last} 每页：{per} '
                f"{link(1, '首页')} {link(k - 1, '上一页')} {' '.join(nums)} "
                f"{link(k + 1, '下一页')} {link(last, '尾页')}</div>"
            )

        s.route("/InfoList.aspx", serve)
        url = s.root + path
        bodies: list[bytes | None] = [None]
        for k in range(2, len(parts) + 1):
            ask = {
                "__EVENTTARGET": "AspNetPager1",
                "__EVENTARGUMENT": str(k),
                "__VIEWSTATE": state,
                "__EVENTVALIDATION": check,
            }
            bodies.append(urlencode(ask).encode())
        return s.done([url], [url] * len(parts), True, "总记录 proves it", bodies=bodies)


EASY_JS = """
function queryArticleByCondition(btn, url){
  var form = document.getElementById('articleListForm');
  if(form){ form.action = url; form.submit(); } else { window.location.href = url; }
}
"""


class EasySite(Family):
    name = "n_easysite_eportal"
    facts = (
        "EasySite: /eportal/ui?pageId=; the pager's address is in onclick queryArticleByCondition."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect=rng.choice(["plain", "upper"]))
        page_id, per = rng.randint(330000, 2299999), rng.choice([15, 20, 25])
        module = f"{rng.getrandbits(128):032x}"
        top = f"/{rng.randint(11900000, 11999999)}/{rng.randint(11000000, 11099999)}"
        docs = s.documents(count(rng, per, 110), lambda i, d: f"{top}/{i}/index.html", "mixed")
        parts, word, side = B.chunks(docs, per), "承办建议提案工作", notices(s)
        base = f"/eportal/ui?pageId={page_id}"
        s.js("/uiFramework/commonResource/easysite.js", EASY_JS)

        def ask(k: int) -> str:
            return f"{base}&currentPage={k}&moduleId={module}&staticRequest=yes"

        def serve(query: dict, *_rest) -> str:
            if query.get("pageId") != str(page_id):
                return s.shell("信息提示", "<p>页面不存在</p>", "/eportal/ui")
            page = query.get("currentPage", "1")
            k = min(max(int(page) if page.isdigit() else 1, 1), len(parts))
            rows = "".join(
                f'<tr><td class="gk_title"><a href="{d.path}" target="_blank" '
                f'title="{esc(d.title)}">{esc(d.title)}</a></td>'
                f'<td class="gk_date">{d.date:%Y-%m-%d}</td></tr>'
                for d in parts[k - 1]
            )
            inner = f'<div id="{module}"><table class="xxgkzclbtab3">{rows}</table></div>'
            head = '<script src="/uiFramework/commonResource/easysite.js"></script>'
            body = panel(s, word, inner, pager(k))
            return s.shell(word, body, "/eportal/ui", side=side, head=head)

        def pager(k: int) -> str:
            last = len(parts)

            def link(i: int, text: str) -> str:
                if i == k or not 1 <= i <= last:
                    return f'<a class="pagingNormal" disabled="disabled">{text}</a>'
                call = f"queryArticleByCondition(this,'{esc(ask(i))}')"
                return f'<a class="pagingNormal" style="cursor:pointer" onclick="{call}">{text}</a>'

            return (
                f'<div class="easysite-total-page">当前第<b>{k}</b>页/共<b>{last}</b>页 '
                f"共<b>{len(docs)}</b>条 {link(1, '首页')} {link(k - 1, '上一页')} "
                f"{link(k + 1, '下一页')} {link(last, '末页')}</div>"
            )

        s.route("/eportal/ui", serve)
        start = s.root + base
        rest = [s.root + ask(k) for k in range(2, len(parts) + 1)]
        return s.done([start], [start, *rest], True, "")


FAMILIES = [WebForms, EasySite]
