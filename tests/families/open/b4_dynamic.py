"""List services and pages whose pager is a script."""

import json
from urllib.parse import quote

import families_base as B
from families_base import (
    Family,
    Site,
    chunks,
    esc,
    per_page,
    rows_any,
    rows_li,
    rows_table,
    spread,
)


def number(text, default=1):
    return int(text) if text and text.isdigit() else default


class DeepRefused(Family):
    name = "deep_pages_refused"
    facts = "Dynamic lists that let only the first pages be read: later ones redirect to the home page (redirects and walls of cms.md 5; shape invented)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, path = per_page(rng, 5, 10), "/index.php/jyta/lists.html"
        docs = s.documents(
            rng.randint(per * 3 + 1, min(60, per * 6)), B.plain_path("/index.php/jyta/show/"), "npc"
        )
        parts = chunks(docs, per)

        def page(q, *_):
            k = number(q.get("page"))
            if k > 2 or k < 1:
                return 302, {"Location": "/"}, b""
            links = "".join(
                f'<li><a href="/index.php/jyta/lists.html?page={j}">{j}</a></li>'
                if j != k
                else f'<li class="active"><span>{j}</span></li>'
                for j in range(1, len(parts) + 1)
            )
            return s.shell(
                "建议答复",
                rows_li(s, parts[k - 1], path) + f'<ul class="pagination">{links}</ul>',
                path,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [s.root + path, s.root + path + "?page=2"],
            False,
            "pages from the third on lead home",
            hidden=[d.url for d in docs[per * 2 :]],
        )


class PageIndexZero(Family):
    name = "page_index_from_zero"
    facts = "?pageIndex= counts from 0; rows are javascript: links with the address in the arguments and have no date (forms of the brief; pager as in common Java lists)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, path = per_page(rng, 10, 12, 20), "/govopen/list.action"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/govopen/doc/"), "mixed")
        parts = chunks(docs, per)

        def page(q, *_):
            k = number(q.get("pageIndex"), 0)
            rows = parts[k] if 0 <= k < len(parts) else []
            lis = "".join(
                f"""<li><a href="javascript:openArticle('{d.path}','_blank')">{esc(d.title)}</a></li>"""
                for d in rows
            )
            links = "".join(
                f'<a href="{path}?code=jyta&amp;pageIndex={j}">{j + 1}</a>'
                if j != k
                else f"<strong>{j + 1}</strong>"
                for j in range(len(parts))
            )
            return s.shell(
                "建议提案",
                f'<ul class="gklist">{lis}</ul><script>function openArticle(u, w){{ window.open(u, w); }}</script><div class="pagebar">{links} 共{len(parts)}页{len(docs)}条</div>',
                path,
            )

        s.route(path, page)
        start = s.root + path + "?code=jyta"
        return s.done(
            [start],
            [start] + [f"{start}&pageIndex={k}" for k in range(1, len(parts))],
            True,
            "page 2 is pageIndex=1; beyond the end an empty list",
        )


class SlashButtons(Family):
    name = "slash_pages_onclick"
    facts = "Buttons with onclick lead to /jyta/2/ (reading-faults 3.1; directories per page as in several small CMSs)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col, urls = per_page(rng, 5, 10, 15), "/jyta/", []
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/jyta/archives/"), "npc")
        parts = chunks(docs, per)
        for k, part in enumerate(parts, 1):
            p = col + (f"{k}/" if k > 1 else "")
            rows = "".join(
                f'<div class="row-item"><h4><a href="{s.href(d.path, p, "rel")}">{esc(d.title)}</a></h4><p class="date">时间：{d.date:%Y/%m/%d}</p></div>\n'
                for d in part
            )
            prev = (
                f"""<button onclick="location.href='{col}{f"{k - 1}/" if k > 2 else ""}'">上一页</button>"""
                if k > 1
                else ""
            )
            nxt = (
                f"""<button onclick="location.href='{col}{k + 1}/'">下一页</button>"""
                if k < len(parts)
                else '<button disabled="disabled">下一页</button>'
            )
            urls.append(
                s.page(
                    p,
                    s.shell(
                        "代表建议",
                        s.crumbs("代表建议")
                        + rows
                        + f'<div class="btns">{prev}<em>{k}/{len(parts)}</em>{nxt}</div>',
                        p,
                    ),
                )
            )
        return s.done([s.root + col], urls, True, "the address of the next page stands in onclick")


FAMILIES = [DeepRefused, PageIndexZero, SlashButtons]
