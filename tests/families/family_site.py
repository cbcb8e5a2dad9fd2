"""A site under construction: its pages, its answers, its shells."""

from __future__ import annotations

import json
import posixpath
import random
import zlib
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

from family_documents import HOST_SUFFIX, Answer, Doc, MadeSite, Written, esc, mangle, text_type
from family_words import BUREAUS, DATE_FORMS, PLACES


class Site(Written):
    """A site under construction."""

    def __init__(
        self,
        family: str,
        rng: random.Random,
        *,
        charset: str = "utf-8",
        soft: str | None = "any",
        dialect: str | None = None,
        header_charset: bool | None = None,
    ):
        self.rng, self.charset = rng, charset
        self.soft = (
            rng.choice([None, None, None, "page", "home"]) if soft == "any" else soft
        )  # None: a real 404
        self.place, pin = rng.choice(PLACES)
        bureau, bpin = rng.choice(BUREAUS)
        self.agency = self.place + bureau
        self.level = self.place[-1]
        self.host = f"{bpin}.{pin}{zlib.crc32(family.encode()) % 9000 + 1000}.{HOST_SUFFIX}"
        self.root = "http://" + self.host
        self.skin = rng.randrange(4)
        self.dialect = dialect or rng.choice(["plain", "plain", "plain", "upper", "single", "bare"])
        self.header_charset = rng.random() < 0.7 if header_charset is None else header_charset
        self.article_skin = rng.randrange(5)
        self.datefmt = rng.choice(DATE_FORMS[:4])
        self.static: dict[str, Answer] = {}
        self.routes: dict[str, Callable] = {}
        self.docs: list[Doc] = []
        self.decoys: list[str] = []
        self._ids: set[int] = set()
        self._numbers: set[int] = set()
        self.static["/robots.txt"] = (
            (200, {"Content-Type": "text/plain"}, b"User-agent: *\nAllow: /\n")
            if rng.random() < 0.5
            else (404, text_type(None), b"Not Found")
        )
        self.page(
            "/",
            self.shell("首页", f'<div class="welcome"><p>欢迎访问{self.agency}网站</p></div>', "/"),
        )
        for path, word in (
            ("/zwgk/", "政务公开"),
            ("/xwzx/", "新闻中心"),
            ("/about/lxwm.html", "联系我们"),
            ("/about/wzsm.html", "网站声明"),
            ("/about/map.html", "网站地图"),
        ):
            self.page(
                path, self.shell(word, f"<h3>{word}</h3><p>{self.agency}{word}页面。</p>", path)
            )

    # -------------------------------------------------------- registering
    def encode(self, text: str) -> bytes:
        return text.encode({"gb2312": "gbk"}.get(self.charset, self.charset), "xmlcharrefreplace")

    def html(self, text: str, status: int = 200, headers: dict | None = None) -> Answer:
        head = text_type(self.charset if self.header_charset else None)
        head.update(headers or {})
        return status, head, self.encode(text)

    def data(
        self, obj, ctype: str = "application/json;charset=utf-8", ascii: bool = False
    ) -> Answer:
        return (
            200,
            {"Content-Type": ctype},
            (obj if isinstance(obj, str) else json.dumps(obj, ensure_ascii=ascii)).encode("utf-8"),
        )

    def page(self, path: str, text: str) -> str:
        self.static[path] = self.html(text)
        return self.root + path

    def js(self, path: str, text: str) -> None:
        self.static[path] = (200, {"Content-Type": "application/javascript"}, self.encode(text))

    def route(self, path: str, fn: Callable) -> None:
        """fn(query: dict[str, str], method, body: bytes, raw_query) -> str (html) or Answer"""
        self.routes[path] = fn

    def missing(self) -> Answer:
        if self.soft == "page":
            return self.html(
                self.shell(
                    "提示信息",
                    '<div class="tip"><h2>页面不存在</h2><p>您访问的页面不存在或已被删除，<a href="/">返回首页</a></p></div>',
                    "/404.html",
                )
            )
        if self.soft == "home":
            return 302, {"Location": self.root + "/", "Content-Type": "text/html"}, b""
        return (
            404,
            {"Content-Type": "text/html"},
            b"<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>",
        )

    def answer(self, path_with_query: str, method: str = "GET", body: bytes = b"") -> Answer:
        if path_with_query.startswith("http"):
            u = urlsplit(path_with_query)
            path_with_query = (u.path or "/") + ("?" + u.query if u.query else "")
        path_with_query = path_with_query.split("#")[0] or "/"
        path, _, query = path_with_query.partition("?")
        got = None
        for key in (path, unquote(path)):
            if path_with_query in self.static:
                got = self.static[path_with_query]
            elif key in self.routes:
                q = {k: v[-1] for k, v in parse_qs(query, keep_blank_values=True).items()}
                got = self.routes[key](q, method.upper(), body or b"", query)
                if isinstance(got, str):
                    got = self.html(got)
            elif key in self.static:
                got = self.static[key]
            elif key.endswith("/") and any(
                key + f in self.static or key + f in self.routes
                for f in ("index.html", "index.shtml", "index.htm")
            ):
                name = next(
                    key + f
                    for f in ("index.html", "index.shtml", "index.htm")
                    if key + f in self.static or key + f in self.routes
                )
                return self.answer(name + ("?" + query if query else ""), method, body)
            elif not key.endswith("/") and (key + "/" in self.static or key + "/" in self.routes):
                got = (301, {"Location": self.root + key + "/"}, b"")
            if got is not None:
                break
        if got is None:
            got = self.missing()
        if method.upper() == "HEAD":
            got = (got[0], got[1], b"")
        return got

    def form(self, body: bytes) -> dict[str, str]:
        return {
            k: v[-1]
            for k, v in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()
        }

    # -------------------------------------------------------- writing pages
    def href(self, target: str, page: str, how: str = "root") -> str:
        if how == "rel":
            folder = page if page.endswith("/") else posixpath.dirname(page) + "/"
            rel = posixpath.relpath(target, folder) + ("/" if target.endswith("/") else "")
            return esc(rel if rel.startswith("..") else "./" + rel)
        return esc({"abs": self.root, "proto": "//" + self.host}.get(how, "") + target)

    def shell(
        self,
        title: str,
        main: str,
        page: str,
        *,
        side: str = "",
        head: str = "",
        foot: str | None = None,
        name_last: bool = False,
    ) -> str:
        nav = "".join(
            f'<li><a href="{h}">{t}</a></li>'
            for h, t in (("/", "首页"), ("/xwzx/", "新闻中心"), ("/zwgk/", "政务公开"))
        )
        foot = (
            foot
            if foot is not None
            else (
                f'<div class="footer"><a href="/about/wzsm.html">网站声明</a> | <a href="/about/lxwm.html">联系我们</a> | <a href="/about/map.html">网站地图</a>'
                f"<p>主办：{self.agency}　网站标识码：{3300000000 + zlib.crc32(self.host.encode()) % 9999999}</p></div>"
            )
        )
        t = esc(title) + (f"-{self.agency}" if name_last or title != self.agency else "")
        cs = self.charset
        if self.skin == 0:
            out = (
                f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{cs}">\n<title>{t}</title>\n{head}\n</head>\n<body>\n<div class="top"><ul class="nav">{nav}</ul></div>\n'
                f'<div class="wrap">\n<div class="left">{side}</div>\n<div class="right">\n{main}\n</div>\n</div>\n{foot}\n</body>\n</html>'
            )
        elif self.skin == 1:
            out = (
                f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\r\n<html xmlns="http://www.w3.org/1999/xhtml">\r\n<head>\r\n'
                f'<meta http-equiv="Content-Type" content="text/html; charset={cs}" />\r\n<title>{t}</title>\r\n{head}</head>\r\n<body>\r\n<!-- header begin -->\r\n<div id="nav"><ul>{nav}</ul></div>\r\n<!-- header end -->\r\n'
                f'<div id="main">{main}</div>\r\n<div id="sidebar">{side}</div>\r\n{foot}\r\n</body></html>'
            )
        elif self.skin == 2:
            out = (
                f'<html>\n<head><meta http-equiv="content-type" content="text/html;charset={cs}"><title>\n   {t}\n</title>{head}</head>\n<body bgcolor="#ffffff">\n<table width="100%"><tr><td><ul>{nav}</ul></td></tr></table>\n'
                f'<table width="980" align="center"><tr><td valign="top" width="220">{side}</td><td valign="top">\n{main}\n</td></tr></table>\n{foot}\n</body></html>'
            )
        else:
            out = (
                f'<!doctype html><html><head><meta charset="{cs}"><meta name="viewport" content="width=device-width"><meta name="SiteName" content="{self.agency}"><title>{t}</title>{head}</head><body>'
                f"<header><nav><ul>{nav}</ul></nav></header><main>{main}</main><aside>{side}</aside><footer>{foot}</footer></body></html>"
            )
        return mangle(out, self.dialect)

    def crumbs(self, *words: str) -> str:
        return (
            '<div class="position">您的位置：<a href="/">首页</a> &gt; '
            + " &gt; ".join(words)
            + "</div>"
        )

    # -------------------------------------------------------- finish
    def done(self, start, list_urls, complete: bool, note: str, bodies=None, hidden=()) -> MadeSite:
        bodies = bodies or [None] * len(list_urls)
        assert len(bodies) == len(list_urls)
        return MadeSite(
            self.host,
            list(start),
            self.answer,
            {d.url: d.title for d in self.docs},
            complete,
            note,
            list(list_urls),
            list(bodies),
            list(self.decoys),
            set(hidden),
        )
