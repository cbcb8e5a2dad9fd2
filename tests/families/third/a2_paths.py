"""Pages at addresses: encoded values, and a column beside columns of the same numbers."""

import base64
from urllib.parse import quote

import families_base as B
from families_base import Family, Site, chunks, per_page, rows_any, side_box, spread


class Encoded(Family):
    name = "t_encoded"
    facts = (
        "Yunnan: encoded pager values, base64 of a number, of a query, or of JSON; twice encoded."
    )

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, path = per_page(rng, 10, 15), rng.choice(["/list/jyta.html", "/html/2024/ta.jsp"])
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/detail/"), "mixed")
        parts, style, rows, form = (
            chunks(docs, per),
            rng.randrange(3),
            rng.randrange(3),
            rng.randrange(4),
        )
        word = rng.choice(["q", "param", "p", "data"])
        plain = {
            0: lambda k: f"page={k}&size={per}",
            1: lambda k: f'{{"pageNo":{k},"pageSize":{per}}}',
            2: lambda k: str(k),
            3: lambda k: f"col=jyta&pn={k}",
        }[form]
        token = lambda k: base64.b64encode(plain(k).encode()).decode()
        decode = {token(k): k for k in range(1, 60)}

        def page(q, method, body, raw):
            k = decode.get((q.get(word) or token(1)).replace(" ", "+"), 0)
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            to = lambda j: f"{path}?{word}={quote(token(j))}"
            n = len(parts)
            nav = [
                "".join(f"<a href='{to(j)}'>{j}</a>" for j in range(1, n + 1) if j != k),
                (f"<a href='{to(k + 1)}'>下一页</a>" if k < n else "<a>下一页</a>"),
                "".join(
                    f"<a href='javascript:' data-p='{token(j)}' onclick=\"turn('{token(j)}')\">{j}</a>"
                    for j in range(1, n + 1)
                )
                + f"<script>function turn(t) {{ location.href = '{path}?{word}=' + encodeURIComponent(t); }}</script>",
            ][style]
            return s.shell(
                "建议提案", rows_any(s, part, path, rows) + f"<div class='fy'>{nav}</div>", path
            )

        s.route(path, page)
        urls = [s.root + path] + [
            f"{s.root}{path}?{word}={quote(token(k))}" for k in range(2, len(parts) + 1)
        ]
        return s.done([s.root + path], urls, True, f"form {form}, style {style}")


class SiblingDecoy(Family):
    name = "t_sibling_decoy"
    facts = "Columns of the site are numbered: the address next to the column's own is another column of replies or news."

    def make(self, rng):
        s = Site(self.name, rng)
        per, own = per_page(rng, 10, 15, 20), rng.choice([1, 2, 7])
        form = rng.randrange(3)
        at = {
            0: lambda c: f"/channel/list/{c}/",
            1: lambda c: f"/list-{c}.html",
            2: lambda c: f"/channels/{c}.html",
        }[form]
        docs = s.documents(rng.choice([3, per - 1, per]), B.plain_path("/content/"), "npc")
        s.page(
            at(own),
            s.shell(
                "人大代表建议办理",
                rows_any(s, docs, at(own), rng.randrange(3))
                + (
                    rng.choice(
                        [
                            "",
                            "<div class='page'></div>",
                            "<div class='pagination'><a class='on'>1</a></div>",
                        ]
                    )
                ),
                at(own),
                side=rng.choice(["", side_box(s, s.news(4))]),
            ),
        )
        for near in {own - 1, own + 1, own + 2, 1, 2, 3} - {own, 0}:
            title = rng.choice(["政协委员提案办理", "工作动态", "通知公告"])
            other = s.news(rng.choice([3, per]), folder="/content/")
            if title.startswith("政协"):
                kept, s.docs = s.docs, []
                other = s.documents(per, B.plain_path("/content/"), "cppcc")
                s.docs = kept
                s.decoys += [d.url for d in other]
            s.page(at(near), s.shell(title, rows_any(s, other, at(near), 0), at(near)))
        return s.done([s.root + at(own)], [s.root + at(own)], len(docs) not in (10, 15, 20), "")


FAMILIES = [Encoded, SiblingDecoy]
