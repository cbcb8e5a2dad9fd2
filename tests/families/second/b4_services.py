import json
from urllib.parse import quote, urlencode

import families_base as B
from families_base import Family, chunks, esc, per_page, side_box, spread
from families_second__kit import (
    SHAPES,
    Site2,
    date_cards,
    date_first,
    dl_one,
    glued,
    open_call,
    undated,
)


def number(text, default=1):
    return int(text) if text and text.isdigit() else default


class Ylcms(Family):
    name = "s_site_id_meta"
    facts = "ylcms: siteIdMeta and /cms/sitemanage/index.shtml?siteId=S&page=P (cms.md 2), placeholder 共0条."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, sid = per_page(rng, 10, 15, 20), rng.randint(10**11, 10**12)
        docs = s.documents(
            spread(rng, per, zero=False),
            lambda i, d: f"/cms/html/zzsjyj/{d:%Y-%m-%d}/{i}.html",
            "mixed",
        )
        parts, col, more = (
            chunks(docs, per),
            "/cms/html/zzsjyj/rddbjyblfw/index.html",
            "/cms/sitemanage/index.shtml",
        )

        def html(k):
            links = "".join(
                f'<a href="{more}?siteId={sid}&amp;page={j}">{j}</a>'
                if j != k
                else f'<a class="on">{j}</a>'
                for j in range(1, len(parts) + 1)
            )
            return s.shell(
                "人大代表建议办理复文",
                '<ul id="resources">'
                + "".join(
                    f'<li><a href="{d.path}">{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>'
                    for d in parts[k - 1]
                )
                + f'</ul><div class="pageDiv"><!--共0条-->{links}</div>',
                col,
                head=f'<meta name="siteIdMeta" content="{sid}"/>',
            )

        s.page(col, html(1))
        s.route(
            more,
            lambda q, *_: (
                html(min(max(number(q.get("page")), 1), len(parts)))
                if q.get("siteId") == str(sid)
                else s.missing()
            ),
        )
        return s.done(
            [s.root + col],
            [s.root + col]
            + [f"{s.root}{more}?siteId={sid}&page={k}" for k in range(2, len(parts) + 1)],
            True,
            "page 2 lives at another address; last page repeats",
        )


class LastFails(Family):
    name = "s_last_page_fails"
    facts = "Server error on the last page."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, path = rng.choice([5, 10, 12]), "/e/action/ListInfo.php"
        docs = s.documents(
            rng.randint(per + 1, min(60, per * 4)), B.plain_path("/zwgk/jyta/"), "mixed"
        )
        parts, shape = chunks(docs, per), rng.choice(SHAPES)

        def page(q, *_):
            k = number(q.get("page"), 0)
            if k >= len(parts) - 1:
                return (
                    s.html("<h1>503 Service Unavailable</h1>", 503)
                    if k == len(parts) - 1
                    else s.missing()
                )
            links = "".join(
                f'<a href="{path}?page={j}&amp;classid=31">{j + 1}</a>'
                if j != k
                else f"<b>{j + 1}</b>"
                for j in range(len(parts))
            )
            return s.shell(
                "建议提案",
                shape(s, parts[k], path)
                + f'<div class="epages"><a title="总数">&nbsp;<b>{len(docs)}</b></a>{links}</div>',
                path,
            )

        s.route(path, page)
        start = s.root + path + "?classid=31"
        return s.done(
            [start],
            [start] + [f"{s.root}{path}?page={k}&classid=31" for k in range(1, len(parts) - 1)],
            False,
            "last page answers 503 for ever",
            hidden=[d.url for d in parts[-1]],
        )


FAMILIES = [Ylcms, LastFails]
