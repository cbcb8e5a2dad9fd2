"""A portal that answers for all of its host names, and the gold of what it has.

`answer(url)` knows scheme and host (departments on hosts of their own, a front page that sends to
www or to https); `respond(path)` is the same for the host that the portal ends on. Everything that
a visitor is sent to answers, but for links that are written dead and walls that are written walls.
"""

import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from replica.portals.portal import NOT_FOUND, Gold, Portal
from replica.site import Answer

Text = str | Callable[[], str]
KINDS = {
    "js": "application/javascript; charset=utf-8", "json": "application/json; charset=utf-8",
    "xml": "text/xml",
    "txt": "text/plain", "css": "text/css",
}  # fmt: skip


@dataclass(frozen=True)
class ReplyList(Gold):
    """A list of replies: any of `accepted` finds it, `allowed` may be found beside it. `kind` of
    each accepted address (npc, cppcc, mixed), `highest` the one that stands above the others.
    `other_host`: it lies on a host of a department, to be found only by who leaves the portal."""

    kinds: tuple[tuple[str, str], ...] = ()
    highest: str = ""
    other_host: bool = False


class Branch:
    """A column as a node of the tree of its portal."""

    children: list[Self]
    up: Self | None

    def walk(self) -> Iterator[Self]:
        """All below it, the deepest first, and itself."""
        for child in self.children:
            yield from child.walk()
        yield self

    def trail(self) -> list[Self]:
        """From the front page to it."""
        return [*(self.up.trail() if self.up else []), self]


@dataclass
class Unseen(Portal):
    """One portal. `fate`: open (has lists), none (has none), walled (lets nobody look)."""

    fate: str = "open"
    level: str = "county"
    charset: str = "utf-8"
    front: str = ""
    """Host label that the bare host sends to: "" or "www"."""
    secure: bool = False
    walls: dict[str, str] = field(default_factory=dict)
    """Start of a path -> 403, 412, captcha, login or 521."""
    dead: set[str] = field(default_factory=set)
    late: dict[str, float] = field(default_factory=dict)
    live: list[tuple[str, Callable[[Any, re.Match[str], str], Answer]]] = field(
        default_factory=list
    )
    """Pattern of a path with query -> what answers it, given the portal, of whichever set, and the
    posted form."""
    session: str = ""
    """Name of a session id that every link carries: ;jsessionid= or ?sid=."""
    away: set[str] = field(default_factory=set)
    """Lists that robots.txt forbids: not to be asked for, right if named all the same."""
    traits: dict[str, str] = field(default_factory=dict)
    """Which form each part of the portal has."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.rng = random.Random(f"unseen {self.name}")
        self._visits = 0

    def trait(self, name: str, *choices: str) -> str:
        """One of some forms, noted under a name."""
        self.traits[name] = self.rng.choice(choices)
        return self.traits[name]

    def turn(self, name: str, *choices: str) -> str:
        """The form whose turn it is: each comes round over the seeds."""
        self.traits[name] = choices[self.seed % len(choices)]
        return self.traits[name]

    def chance(self, share: float) -> bool:
        """True in a share of cases."""
        return self.rng.random() < share

    def address(self, path: str) -> str:
        """Full address of a path of the portal, or of //label/path of a department's host."""
        if path.startswith("//"):
            label, _, rest = path[2:].partition("/")
            return f"http://{label}.{self.host}/{rest}"
        return f"http://{self.front + '.' if self.front else ''}{self.host}{path}"

    def url(self, path: str) -> str:
        return self.address(path)

    def file(self, path: str, text: str) -> str:
        """A script, a JSON or XML file."""
        self.pages[path] = text
        return path

    def note(
        self, kind: str, path: str, *more: tuple[str, str], also: tuple[str, ...] = ()
    ) -> None:
        """Gold: a list at a path, of a kind; `more` are other paths (with their kind) of which each
        holds all of it, those above it included; the last is the highest."""
        pairs = [(path, kind), *more]
        kinds: list[tuple[str, str]] = []
        for one, of in pairs:
            kinds += [(form, of) for form in self.forms(one)]
        allowed = frozenset(form for one in also for form in self.forms(one))
        highest = self.address(pairs[-1][0])
        self.gold.append(
            ReplyList(
                frozenset(a for a, _ in kinds), allowed, tuple(kinds), highest,
                path.startswith("//"),
            )
        )  # fmt: skip

    def forms(self, path: str) -> list[str]:
        """The ways to write the address of a path: with both hosts and schemes if it redirects."""
        first = self.address(path)
        out = [first]
        if self.front and not path.startswith("//"):
            out.append(f"http://{self.host}{path}")
        if self.secure:
            out += [form.replace("http://", "https://") for form in out]
        return out

    def settle(self) -> None:
        """Write the gold with the host and scheme that the portal ends on, once it is built."""
        done: list[Gold] = []
        for gold in self.gold:
            assert isinstance(gold, ReplyList)
            kinds = tuple((f, kind) for url, kind in gold.kinds for f in self._settled(url))
            allowed = frozenset(f for url in gold.allowed for f in self._settled(url))
            accepted = frozenset(url for url, _ in kinds)
            highest = self._settled(gold.highest)[0]
            done.append(ReplyList(accepted, allowed, kinds, highest, gold.other_host))
        self.gold = done

    def _settled(self, url: str) -> list[str]:
        """An address, the one of the host that answers first."""
        host, path = url.split("://", 1)[1].split("/", 1)
        return self.forms("/" + path) if host in (self.host, f"www.{self.host}") else [url]

    def respond(self, path: str) -> Answer:
        """The answer to a path of the host that the portal ends on; a form follows after #."""
        rest, _, form = path.partition("#")
        scheme = "https" if self.secure else "http"
        host = urlsplit(self.address("/")).netloc
        return self.answer(f"{scheme}://{host}{rest}", form)

    def answer(self, url: str, form: str = "") -> Answer:
        """The answer to an address."""
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        label = host.removesuffix(self.host).rstrip(".")
        if not host.endswith(self.host):
            return NOT_FOUND
        path = parts.path or "/"
        path = re.sub(r"^//+", "/", path)
        asked = path + (f"?{parts.query}" if parts.query else "")
        self.requests.append(asked if label in ("", "www") else f"//{label}{asked}")
        own = label in ("", "www")
        if own and (label != self.front or (self.secure and parts.scheme == "http")):
            scheme = "https" if self.secure else "http"
            target = self.address(asked).replace("http://", f"{scheme}://", 1)
            return Answer(302, b"", headers={"Location": self._ported(target)})
        return self._own(asked if own else f"//{label}{asked}", form)

    def _own(self, asked: str, form: str) -> Answer:
        if asked == "/robots.txt":
            text = self.robots
            return Answer(200, text.encode(), "text/plain") if text else NOT_FOUND
        asked = self._without_session(asked)
        bare = asked.partition("?")[0]
        for start, seconds in self.late.items():
            if bare.startswith(start):
                time.sleep(seconds)
        for start, wall in self.walls.items():
            if bare.startswith(start):
                return walled(wall)
        if asked in self.moved:
            return Answer(302, b"", headers={"Location": self._ported(self._full(asked))})
        for pattern, service in self.live:
            if found := re.fullmatch(pattern, asked):
                return service(self, found, form)
        for known in (asked, bare, re.sub(r"(?<=/)(index|default)\.(s?html?|jsp|aspx)$", "", bare)):
            if known in self.pages and known not in self.dead:
                return self._page(known)
        if f"{bare}/" in self.pages:
            return Answer(302, b"", headers={"Location": self._ported(self.address(f"{bare}/"))})
        return NOT_FOUND

    def _full(self, asked: str) -> str:
        target = self.moved[asked]
        return target if target.startswith("http") else self.address(target)

    def _page(self, path: str) -> Answer:
        text = self.pages[path]
        ending = path.partition("?")[0].rpartition(".")[2]
        kind = KINDS.get(ending, f"text/html; charset={self.charset}")
        kind = "text/xml" if text.startswith("<?xml") else kind
        charset = "utf-8" if ending in ("json", "xml", "js") else self.charset
        if ending not in KINDS:
            text = self._with_session(text)
        return Answer(200, self._ported(text).encode(charset, "xmlcharrefreplace"), kind)

    def _ported(self, text: str) -> str:
        """Addresses with the port and the scheme that the portal is served on."""
        if self.port in (80, 443):
            return text
        host = re.escape(self.host)
        return re.sub(rf"(https?://(?:[\w-]+\.)?{host})(?!:)", rf"\1:{self.port}", text)

    def _with_session(self, text: str) -> str:
        if not self.session:
            return text
        self._visits += 1
        number = f"{random.Random(f'{self.name} {self._visits}').getrandbits(64):016X}"

        def add(found: re.Match[str]) -> str:
            path = found[2]
            if self.session == "jsessionid":
                head, mark, query = path.partition("?")
                return f'{found[1]}"{head};jsessionid={number}{mark}{query}"'
            return f'{found[1]}"{path}{"&amp;" if "?" in path else "?"}{self.session}={number}"'

        return re.sub(r'(<a [^>]*?href=)"(/[^"#]*)"', add, text)

    def _without_session(self, asked: str) -> str:
        if not self.session:
            return asked
        asked = re.sub(r";jsessionid=[0-9A-Fa-f]+", "", asked)
        return re.sub(rf"[?&]{self.session}=[0-9A-F]+", "", asked)


def walled(kind: str) -> Answer:
    """What a wall answers: refusals, a challenge that a script must solve, a box of letters to type
    in, a form to log in, an empty shell that sets a cookie."""
    script = "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=28711;$_ts.cd='qEr…';</script>"
    bodies: dict[str, tuple[int, str]] = {
        "403": (403, "<html><head><title>403 Forbidden</title></head><body><center><h1>403 "
                "Forbidden</h1></center><hr><center>openresty</center></body></html>"),
        "412": (412, f"<!DOCTYPE html><html><head><meta content='{{}}' r='m'>{script}</head>"
                "<body></body></html>"),
        "521": (521, "<script>document.cookie=('_')+('_jsl_clearance_s=')+('17')+';path=/';"
                "location.href=location.pathname+location.search</script>"),
        "captcha": (200, "<html><head><title>访问验证</title></head><body><form "
                    "action='/_guard/check' method='post'><p>访问过于频繁，请输入验证码</p><img "
                    "src='/_guard/code.jpg'><input name='code'><button>提交</button></form></body>"
                    "</html>"),
        "login": (200, "<html><head><title>统一身份认证</title></head><body><form "
                  "action='/sso/login' method='post'>用户名<input name='u'>密码<input "
                  "type='password' name='p'></form></body></html>"),
    }  # fmt: skip
    status, body = bodies[kind]
    return Answer(status, body.encode(), "text/html; charset=utf-8")
