"""What an archive might hold of an invented site: captures over several years, of pages as they
were then."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from replica.server import answer_of
from replica.site import Document, Site

_REMOVED = "<html><body><div class='tip'>您访问的页面不存在或已被删除</div></body></html>".encode()
_MOVED = b"<html><body>301</body></html>"
_NEWS = (
    "<html><head><title>要闻</title></head><body><p>"
    + "今天召开了一次会议。" * 30
    + "</p></body></html>"
).encode()


@dataclass(frozen=True)
class Kept:
    """One capture: a response, or with `repeats` a record that only says that nothing changed."""

    url: str
    at: datetime
    body: bytes
    status: int = 200
    media_type: str = "text/html"
    headers: tuple[tuple[str, str], ...] = ()
    repeats: bool = False
    number: int | None = None
    """Number of the document, where it shows one."""
    edited: bool = False


@dataclass
class History:
    """A site over the years. In the year `rebuilt_in` it becomes `later`, another system on the
    same host with other addresses; `edits` and `removals` give the year of a document's change and
    of its end."""

    site: Site
    edits: dict[int, int] = field(default_factory=dict)
    removals: dict[int, int] = field(default_factory=dict)
    later: Site | None = None
    rebuilt_in: int = 9999
    lists: bool = True

    def captures(self) -> Iterator[Kept]:
        """Everything that is archived, year by year. Three of four documents are captured in a
        year, one of seven never; a page that is as it was may come as a repetition."""
        seen: dict[str, bytes] = {}
        for year in range(self.site.first_year + 1, self.site.last_year + 3):
            at = datetime(year, 3, 10, 8, 30, 5, tzinfo=UTC)
            for kept in self._year(year, at):
                repeats = seen.get(kept.url) == kept.body and (kept.number or 0) % 2 == 0
                seen[kept.url] = kept.body
                yield replace(kept, body=b"", repeats=True) if repeats else kept

    def shown(self, document: Document, year: int) -> bool:
        """Whether a document is on the site, and captured, in a year."""
        gone = self.removals.get(document.number, 9999)
        return (
            document.published.year < year < gone
            and document.number % 7 != 0
            and (document.number + year) % 4 != 0
        )

    def _year(self, year: int, at: datetime) -> Iterator[Kept]:
        is_later = self.later is not None and year >= self.rebuilt_in
        site = self.later if self.later and is_later else self.site
        site.changed = {n for n, since in self.edits.items() if since <= year}
        site.withdrawn = {n for n, since in self.removals.items() if since <= year}
        site.unlisted = {d.number for d in site.documents if d.published.year >= year}
        if self.lists:
            yield from self._lists(site, at)
        for n, document in enumerate(self.site.documents):
            moment = at + timedelta(hours=n, seconds=document.number % 50)
            url = article_url(site, document)
            if self.shown(document, year):
                yield self._article(site, url, document, moment)
                if is_later:
                    old = article_url(self.site, document)
                    where = (("Location", url),)
                    yield Kept(old, moment, _MOVED, 301, headers=where)
            elif self.removals.get(document.number) == year and document.number % 7 != 0:
                yield Kept(url, moment, _REMOVED)
        yield Kept(f"{base(site)}/zwgk/jyta/news_{year}.html", at, _NEWS)

    def _article(self, site: Site, url: str, document: Document, at: datetime) -> Kept:
        answer = answer_of(site, url.removeprefix(base(site)))
        assert answer.status == 200, url
        kind = answer.content_type
        number, edited = document.number, document.number in site.changed
        return Kept(url, at, answer.body, 200, kind, number=number, edited=edited)

    def _lists(self, site: Site, at: datetime) -> Iterator[Kept]:
        start = "/col/col7301/index.html" if site.platform == "hanweb_jcms" else site.start_path
        for path in (start, f"{start}index_1.html", f"{start}index_2.html"):
            answer = answer_of(site, path)
            if answer.status == 200:
                yield Kept(base(site) + path, at, answer.body, 200, answer.content_type)


def base(site: Site) -> str:
    """The address of a site as the world knew it, without the port of the replica."""
    return f"http://{site.host}"


def article_url(site: Site, document: Document) -> str:
    """The address of a document on its system."""
    moved = document.moved_on
    if site.platform == "hanweb_jcms":
        day = f"{moved.year}/{moved.month}/{moved.day}"
        return f"{base(site)}/art/{day}/art_7301_{document.number}.html"
    name = f"{moved:%Y%m}/t{moved:%Y%m%d}_{document.number}.html"
    return f"{base(site)}{site.start_path}{name}"


def oddities(kept: Kept) -> list[Kept]:
    """Captures around one that real indexes have too: an address with GBK bytes, one whose bytes
    are no text at all, and another page at the same second."""
    folder = kept.url.rsplit("/", 1)[0]
    twin = replace(kept, body=kept.body.replace(b"</body>", b"<!-- x --></body>"), number=None)
    return [
        Kept(f"{folder}/%BD%A8%D2%E9.html", kept.at, _NEWS),
        Kept(f"{folder}/\udcbd\udca8.html", kept.at, _NEWS),
        replace(twin, url=kept.url.replace("http://", "http://www.")),
    ]
