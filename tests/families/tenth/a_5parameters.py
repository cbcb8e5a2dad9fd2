"""Lists that take their page from a parameter: Epoint's Paging, Longxun's label."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_tenth_a_0parts import amount, column, jquery


class EpointPaging(Family):
    name = "t_epoint_paging_cells"
    facts = "Epoint of about 2012: ./?Paging=2 in onclick of table cells, /infodetail/?infoid=."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        num = f"{rng.randint(1, 9):03d}{rng.randint(1, 20):03d}{rng.randint(1, 9):03d}"
        col = f"/{rng.choice(['xxgk', 'zwgk', 'qjgov'])}/{num[:3]}/{num[:6]}/{num}/"
        per = rng.choice([15, 20, 22])

        def cut(text: str) -> str:
            return text[:22] + "..." if len(text) > 22 else text

        def path(i: int, d) -> str:
            x = f"{rng.getrandbits(64):016x}"
            uid = f"{i:08x}-{x[:4]}-{x[4:8]}-{x[8:12]}-{x[4:]}"
            return f"/infodetail/?infoid={uid}&categoryNum={num}"

        docs = s.documents(amount(rng, per), path, rng.choice(["npc", "cppcc"]))
        pages = B.chunks(docs, per)
        n = len(pages)

        def show(k: int) -> str:
            cells = "".join(
                '<td class="pageout" nowrap onclick="window.location.href='
                f"'./?Paging={to}'\">{t}</td>"
                if 1 <= to <= n and to != k
                else f'<td class="pageoff" nowrap>{t}</td>'
                for to, t in ((1, "首页"), (k - 1, "上页"), (k + 1, "下页"), (n, "尾页"))
            )
            pager = (
                f'<div class="pagemargin"><table class="pagingtable"><tr>{cells}'
                f'<td class="huifont">'
                f"{k}/{n}</td><td>总记录数:{len(docs)}</td></tr></table></div>"
            )
            trs = "".join(
                f'<tr height="25"><td>■</td><td><a href="{esc(d.path)}" target="_blank"'
                f' title="{esc(d.title)}">{esc(cut(d.title))}</a>'
                f'</td><td width="80"><font>[{d.date:%Y-%m-%d}]</font></td></tr>'
                for d in pages[k - 1]
            )
            main = column(s, "建议提案", f"<table>{trs}</table>", pager)
            return s.shell("建议提案", main, col)

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            k = q.get("Paging", "1")
            return show(min(max(int(k) if k.isdigit() else 1, 1), n))

        s.route(col, answer)
        start = s.root + col
        urls = [start] + [f"{start}?Paging={k}" for k in range(2, n + 1)]
        return s.done([start], urls, True, "")


class LongxunLabel(Family):
    name = "t_longxun_label"
    facts = "Longxun (Anhui): /public/column/ORGAN?type=4&catId=N; rows of /site/label/8888."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        organ, cat = rng.randint(6596000, 6599999), rng.randint(6715000, 6719999)
        site, per = rng.randint(6794000, 6799999), rng.choice([15, 20])
        docs = s.documents(
            amount(rng, per), B.plain_path(f"/public/{organ}/"), rng.choice(["npc", "cppcc"])
        )
        pages = B.chunks(docs, per)
        n = len(pages)
        head = jquery(s, "/assets/jquery.min.js")
        page = f"/public/column/{organ}"
        fixed = (
            f"labelName=publicInfoList&siteId={site}&pageSize={per}&action=list&isDate=true"
            f"&dateFormat=yyyy-MM-dd&length=50&organId={organ}&type=4&catId={cat}"
        )
        script = f"""<script>
var pageIndex=1,pageCount={n};
function loadList(p){{
  if(p<1||p>pageCount) return;
  $.ajax({{url:"/site/label/8888?IsAjax=1&dataType=html&{fixed}&pageIndex="+p,success:function(h){{
    pageIndex=p; $("#list_box").html(h); $("#cur").text(p);
  }}}});
}}
$(function(){{ loadList(1); }});
</script>"""
        body = (
            f'<div id="list_box"></div>{script}<div id="page_public_info" class="page">'
            f'<span>共 {len(docs)} 条</span> <a href="javascript:loadList(pageIndex-1)">上一页</a> '
            f'<b id="cur">1</b>/{n} <a href="javascript:loadList(pageIndex+1)">下一页</a></div>'
        )
        text = s.shell("建议提案办理", column(s, "建议提案办理", body), page, head=head)
        s.route(page, lambda q, method, raw_body, raw: text)

        def label(q: dict, method: str, body: bytes, raw: str):
            p = q.get("pageIndex", "1")
            k = int(p) if p.isdigit() else 1
            right = q.get("catId") == str(cat) and q.get("organId") == str(organ)
            part = pages[k - 1] if right and 1 <= k <= n else []
            rows = "".join(
                f'<li class="clearfix"><a href="{d.path}" target="_blank" title="{esc(d.title)}">'
                f'{esc(d.title)}</a><span class="date">{d.date:%Y-%m-%d}</span></li>'
                for d in part
            )
            return s.html(f'<ul class="doc_list">{rows}</ul>')

        s.route("/site/label/8888", label)
        start = f"{s.root}{page}?type=4&catId={cat}&action=list"
        call = f"{s.root}/site/label/8888?IsAjax=1&dataType=html&{fixed}&pageIndex="
        return s.done([start], [start, *[f"{call}{k}" for k in range(1, n + 1)]], True, "")


FAMILIES = [EpointPaging, LongxunLabel]
