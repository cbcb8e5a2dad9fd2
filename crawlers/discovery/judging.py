"""Whether a page is a list of replies, by the titles of its rows."""

import re
from dataclasses import dataclass, field

from crawlers.discovery.labels import is_reply_row
from crawlers.page import Page, PageError
from crawlers.platforms import PLATFORMS, Ask, ranked_platforms
from crawlers.read.page.address import side_of_address
from crawlers.text.folding import clean_spaces
from schemas.source import PlatformName, Source, SourceKind

_NPC_WORDS = re.compile(r"人大|代表.{0,4}建议|议案")
_CPPCC_WORDS = re.compile(r"政协|委员.{0,4}提案|提案")
_NPC_BODY, _CPPCC_BODY = re.compile("人大|人民代表"), re.compile("政协|政治协商")
_IS_PAPER = re.compile(r"关于.{2,60}的(?:建议|提案|议案)")
_ANSWERS = re.compile("答复|复文|回复|办复|办理|结果")
_PAPER = re.compile(r"代表|[0-9]{1,6}\s?号")
_BOTH = re.compile(
    r"(?:建议|议案)(?:和|、|及|与)?(?:政协)?(?:委员)?提案|提案(?:和|、|及|与)?(?:人大)?(?:代表)?(?:建议|议案)"
)
MOST_ASKS = 5
LEAST, SHARE = 3, 0.3
"""Replies among the rows of a list, and their share, at the least; all rows of a shorter list."""


@dataclass
class Judged:
    """What a page lists. `whole` when it has a pager or a total of its own, so that it is not just
    the newest rows of other lists."""

    platform: PlatformName = "generic"
    rows: int = 0
    titles: list[str] = field(default_factory=list)
    """Titles of answers."""
    papers: list[str] = field(default_factory=list)
    """Titles that only repeat that of a paper: 关于加强家政服务培训的建议. In a column of answers
    these are its answers; elsewhere they may be the papers."""
    whole: bool = False
    asks: list[Ask] = field(default_factory=list)
    """What draws the rows of a page without replies: its list service, categories of a catalogue;
    asked for one after the other until one has replies."""
    children: list[str] = field(default_factory=list)
    """Columns that a crawl that starts here goes on to by itself."""

    @property
    def replies(self) -> int:
        """Rows that are answers."""
        return len(self.titles)

    def take_papers(self, column: str) -> None:
        """Take titles of papers for answers where the words of the column say so."""
        if not self.titles and names_bodies(column) and _ANSWERS.search(column):
            self.titles = self.papers
            self.asks = [] if self.titles else self.asks

    @property
    def is_list(self) -> bool:
        """Whether the rows are those of a column of replies."""
        if self.rows < LEAST:
            return 0 < self.rows == self.replies
        return self.replies >= LEAST and self.replies >= SHARE * self.rows


def judge(page: Page, first: bool = True) -> Judged:
    """The rows of a page, read as the system reads it that the page shows. Raises nothing."""
    try:
        name = ranked_platforms(page)[0][1]
        source = draft_source(page.url, name)
        listed = PLATFORMS[name].list_page(source, page, first)
    except PageError:
        return Judged()
    rows = [*listed.rows, *listed.unplaced]
    asks = [*([listed.service] if listed.service else []), *map(Ask.of, listed.units)]
    if not rows:  # what the page's own scripts ask for, or have in a file beside it
        asks += [*listed.choices, *listed.sources, *(rule.ask(1) for rule in listed.tries)]
        asks += listed.scripts
    if not rows and name == "gkmlpt":  # a page whose menu leads to catalogues is none
        asks += [Ask.of(child) for child in listed.children if "/gkmlpt/" in child]
    asks = list({ask.key: ask for ask in asks if ask.key != page.url}.values())
    replies = [row for row in rows if is_reply_row(row.title)]
    pages = listed.declared_pages or 0
    return Judged(
        source.platform or "generic",
        len(rows),
        [row.title for row in replies],
        [row.title for row in rows if _IS_PAPER.fullmatch(clean_spaces(row.title))],
        pages > 1 or bool(listed.due) or (listed.declared_total or 0) > len(rows),
        [] if replies else asks[:MOST_ASKS],
        listed.children,
    )


def draft_source(url: str, platform: str = "generic", delay: float = 3) -> Source:
    """A source for a look at an unknown column."""
    publisher = {"name": None, "level": "municipal", "region": "000000"}
    about = {
        "id": "draft",
        "title": "draft",
        "platform": platform,
        "kind": "mixed",
        "publisher": publisher,
        "evidence": "draft",
    }
    return Source.model_validate({**about, "start_urls": [url], "http": {"delay": delay}})


def names_bodies(words: str) -> bool:
    """Whether words speak of a congress, a conference, their members or their papers.

    >>> names_bodies("人大代表建议答复"), names_bodies("群众建议回复")
    (True, False)
    """
    return bool(_NPC_WORDS.search(words) or _CPPCC_WORDS.search(words) or "委员" in words)


def answer_citizens(titles: list[str]) -> bool:
    """Whether answers are those of a letterbox, where citizens suggest too: nearly none names a
    body, a paper or its number."""
    named = sum(names_bodies(t) or bool(_PAPER.search(t)) for t in titles)
    return named < 0.2 * len(titles)


def shows_one_side(titles: list[str]) -> bool:
    """Whether all of several titles name the same body: a column page may show the list of its
    first half only."""
    sides = {(bool(_NPC_BODY.search(t)), bool(_CPPCC_BODY.search(t))) for t in titles}
    return len(titles) >= LEAST and len(sides - {(False, False)}) == 1


def column_kind(path: str, column: str, titles: list[str]) -> SourceKind:
    """Kind of a column from a name with one of the bodies, then its address, then its name, then
    most of its titles; one whose name has words of both sides is mixed, whatever its address
    (reading-faults 3.11). 人大 below /tajy/ is the congress; 议案建议 whose titles name both
    is mixed."""
    if _NPC_WORDS.search(column) and _CPPCC_WORDS.search(column):
        return "mixed"
    npc, cppcc = _NPC_BODY.search(column), _CPPCC_BODY.search(column)
    if bool(npc) != bool(cppcc):
        return "npc_suggestion" if npc else "cppcc_proposal"
    sides = [(bool(_NPC_BODY.search(t)), bool(_CPPCC_BODY.search(t))) for t in titles]
    if min(sum(n and not c for n, c in sides), sum(c and not n for n, c in sides)) >= 2:
        return "mixed"
    if side := side_of_address(path, with_hints=True):
        return "npc_suggestion" if side == "npc" else "cppcc_proposal"
    column = _BOTH.sub("", column)
    npc, cppcc = _NPC_WORDS.search(column), _CPPCC_WORDS.search(column)
    if bool(npc) != bool(cppcc):
        return "npc_suggestion" if npc else "cppcc_proposal"
    votes = [bool(_NPC_WORDS.search(t)) - bool(_CPPCC_WORDS.search(t)) for t in titles]
    if titles and abs(sum(votes)) >= 0.9 * len(titles):
        return "npc_suggestion" if sum(votes) > 0 else "cppcc_proposal"
    return "mixed"
