"""Half A: shelves, circles and pages that fail."""

from __future__ import annotations

import random

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, many, num
from families_sixth_a_01_rows import li_after, pick
from family_documents import Answer, MadeSite


class FirstAgain(Family):
    name = "a_first_again"
    facts = (
        "jyta.jsp?pageNo=2, only 上一页 and 下一页; the last page's 下一页 shows the first again."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, path = Gov(self.name, rng), rng.choice([10, 12, 15]), "/xxgk/jyta.jsp"
        docs = s.documents(many(rng, per), B.plain_path("/xxgk/info/", "jsp"), "mixed")
        parts, rows = B.chunks(docs, per), pick(rng)
        n = len(parts)

        def page(q: dict[str, str], *_: object) -> str:
            k = num(q.get("pageNo"))
            k = k if 1 <= k <= n else 1
            nav = (
                f'<div class="p"><a href="?pageNo={k - 1}">上一页</a><a'
                f' href="?pageNo={k + 1}">下一页</a></div>'
            )
            return s.column(rows(s, parts[k - 1], path, "root") + nav, path, side=box)

        box = s.box()
        s.route(path, page)
        urls = [s.root + path] + [f"{s.root}{path}?pageNo={k}" for k in range(2, n + 1)]
        return finish(s, urls, True, "a circle: beyond the end comes the first page")


class YearShelves(Family):
    name = "a_year_shelves"
    facts = "The column shows the newest year; links 2024年, 2023年 lead to shelves, one page each."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/zwgk/jytabl/"
        years = list(range(2025, 2025 - rng.randint(2, 5), -1))
        rows, pages = pick(rng), {}
        for y in years:
            folder = col if y == years[0] else f"{col}{y}n/"
            got = s.documents(rng.randint(2, 22), B.trs_path(folder), "mixed", year=y)
            pages[y] = (folder, got)
        for y, (folder, docs) in pages.items():
            shelf = "".join(
                f'<a href="{pages[o][0]}" class="{"on" if o == y else ""}">{o}年</a>' for o in years
            )
            main = f'<div class="nianfen">{shelf}</div>' + rows(s, docs, folder, "rel")
            s.page(folder, s.column(main, folder))
        return finish(s, [s.root + f for f, _ in pages.values()], True, "shelves of years")


class EmptyMiddle(Family):
    name = "a_empty_middle"
    facts = "Static pages; one in the middle is empty since its rows were withdrawn; more follow."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), 10, "/zwgk/tajy/"
        docs = s.documents(many(rng, per, 3, 6), B.plain_path("/zwgk/tajy/"), "mixed")
        parts = B.chunks(docs, per)
        parts.insert(rng.randint(1, len(parts) - 2), [])
        n, urls = len(parts), []
        for k, part in enumerate(parts):
            at = f"{col}{'index' if k == 0 else f'index_{k}'}.html"
            links = " ".join(
                f'<a href="index{"" if j == 0 else f"_{j}"}.html">{j + 1}</a>' for j in range(n)
            )
            text = li_after(s, part, at, "root") if part else '<p class="none">暂无数据</p>'
            s.page(at, s.column(f'{text}<div class="page">{links}</div>', at))
            urls.append(s.root + (col if k == 0 else at))
        return finish(s, urls, True, "an empty page is not the end")


class ErrorOnThree(Family):
    name = "a_error_on_three"
    facts = "index_3.html answers 500 every other time (a busy server); the others are well."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/xxgk/rddbjy/"
        docs = s.documents(many(rng, per, 4, 6), B.plain_path("/xxgk/rddbjy/"), "npc")
        parts, rows, tries = B.chunks(docs, per), pick(rng), [0]
        n, urls = len(parts), []
        for k, part in enumerate(parts, 1):
            at = f"{col}{'index' if k == 1 else f'index_{k}'}.html"
            links = " ".join(
                f'<a href="{col}index{"" if j == 1 else f"_{j}"}.html">{j}</a>'
                for j in range(1, n + 1)
            )
            main = rows(s, part, at, "root") + f'<div class="page">{links} 共{n}页</div>'
            text = s.column(main, at)
            if k == 3:

                def third(*_: object, text: str = text) -> Answer:
                    tries[0] += 1
                    if tries[0] % 2:
                        return 500, {"Content-Type": "text/html"}, b"<h1>500 Server Error</h1>"
                    return s.html(text)

                s.route(at, third)
            else:
                s.page(at, text)
            urls.append(s.root + (col if k == 1 else at))
        return finish(s, urls, True, "whole only when the third page is asked again")


FAMILIES = [FirstAgain, YearShelves, EmptyMiddle, ErrorOnThree]
