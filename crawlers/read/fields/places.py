"""The places of a page that rules read, as marked lines."""

import itertools
import re
from functools import lru_cache
from typing import Final

from crawlers.read.fields.contacts import is_about_line
from crawlers.read.fields.grammar.document import Document, compact
from crawlers.read.fields.grammar.matcher import as_printed
from crawlers.read.fields.headline import is_headline, without_quotes
from crawlers.read.page.furniture import is_chrome, is_sentence
from crawlers.read.tokens.agencies import clean_agency
from crawlers.read.tokens.lexer import Marked, kinds, mark
from crawlers.text.folding import narrow, squeeze

_RECEIVED: Final = re.compile("收悉|悉[,。]|已收到|如下")
MOST_BEFORE_RECEIVED: Final = 220
"""Characters of an opening without 收悉 that speak of the proposal."""
_LABEL_ENDS: Final = re.compile("[】\\])]?[::|]{0,2}$")
_UNIT_OR_DAY: Final = re.compile(
    r"[\[【(]?(?:答复|办复|回复|复函|函复|承办|主办|办理|独办)(?:日期|时间|单位|部门|机关)[\]】)]?:?"
)
"""A label whose value stands in the next line."""


class Places:
    """`opening` is the first paragraph after the salutation, `first` the line before which the
    lines of the article are those of its head, `signed` the agency of the sign-off, `source_name`
    what the page says it was taken from."""

    def __init__(
        self,
        document: Document,
        heads: list[str],
        opening: str,
        first: int,
        signed: str | None = None,
        source_name: str | None = None,
    ) -> None:
        self._document, self._heads, self._first = document, heads, first
        self._opening, self._signing, self._source_name = opening, signed, source_name
        self._made: dict[str, list[Marked]] = {}

    def lines(self, place: str) -> list[Marked]:
        """The lines of a place by the name that rules use, made when they are first asked for."""
        if place not in self._made:  # a cached property is none in a compiled class
            self._made[place] = getattr(self, place)
        return self._made[place]

    @property
    def headline(self) -> list[Marked]:
        return [mark(_BEFORE_A_SERIAL.sub("|", line)) for line in self._heads]

    @property
    def opening(self) -> list[Marked]:
        """As far as it names the proposal: up to 收悉 or 如下. What is quoted later is a law or a
        plan."""
        text = squeeze(self._opening)
        received = _RECEIVED.search(narrow(text))
        return [mark(text[: received.end() if received else MOST_BEFORE_RECEIVED])]

    @property
    def greeting(self) -> list[Marked]:
        """The line of the salutation, where the sitting may stand before the names."""
        return [mark(line) for line in self._document.lines[self._first :][:1] if len(line) < 60]

    @property
    def alone(self) -> list[Marked]:
        """Lines above the salutation that may hold one thing and nothing else."""
        lines = [*self._document.lines[: self._first], *self._document.head[-6:]]
        return [mark(line) for line in lines if len(line) < 60]

    @property
    def above(self) -> list[Marked]:
        """Short lines of the article above its salutation."""
        return [mark(line) for line in self._document.lines[: self._first] if len(line) < 30]

    @property
    def under_title(self) -> list[Marked]:
        """Short lines between the page's title and its article."""
        page = self._document
        titles = {squeeze(x) for x in (page.title, *page.alt_titles) if x}
        at = next((i for i, x in enumerate(page.head) if squeeze(x) in titles), len(page.head))
        return [mark(line) for line in page.head[at + 1 :][:6] if len(line) < 30]

    @property
    def labels(self) -> list[Marked]:
        """Lines around the headline, a row of a form as several; a label with nothing after it
        goes on in the next line."""
        lines = [*self._document.head[-12:], *self._document.lines[:8]]
        found = [mark(x) for line in lines if len(line) < 120 for x in labelled(line)]
        return [
            mark(f"{line.printed}{after.printed}") if after and _is_label(line) else line
            for line, after in itertools.zip_longest(found, found[1:])
        ]

    @property
    def printed_labels(self) -> list[Marked]:
        """The same lines with their white space, which parts names."""
        lines = [*self._document.head[-12:], *self._document.lines[:8]]
        return [as_printed(x) for line in lines if len(line) < 120 for x in labelled(line)]

    @property
    def title(self) -> list[Marked]:
        return [mark(self._document.title)]

    @property
    def index(self) -> list[Marked]:
        """The document number of the 索引号 table."""
        return [mark(self._document.index.get("doc_number", ""))]

    @property
    def head(self) -> list[Marked]:
        """Lines between the site's own and the salutation."""
        lines = [*self._document.head[-10:], *self._document.lines[: self._first]]
        short = (x for x in lines if len(x) < 200 and not is_sentence(x))
        return [mark(_BEFORE_A_SERIAL.sub("|", x)) for line in short for x in labelled(line)]

    @property
    def ends(self) -> list[Marked]:
        """Short lines after the text, and lines about the document."""
        page = self._document
        lines = [x for row in [*page.lines[-12:], *page.tail[:6]] for x in labelled(row)]
        short = (x for x in lines if len(x) < 30 or (len(x) < 200 and is_about_line(x)))
        return list(map(mark, short))

    @property
    def below(self) -> list[Marked]:
        """The lines below a headline."""
        lines = [*self._document.head[-4:], *self._document.lines[: self._first]]
        return [mark(after) for line, after in itertools.pairwise(lines) if is_headline(line)]

    @property
    def sign_off(self) -> list[Marked]:
        """The agency that signed."""
        return [mark(self._signing)] if self._signing else []

    @property
    def source_line(self) -> list[Marked]:
        """来源, as the page has it."""
        return [mark(self._source_name)] if self._source_name else []

    @property
    def index_table(self) -> list[Marked]:
        """The agency of the 索引号 table."""
        return [mark(self._document.index.get("agency", ""))]

    @property
    def headline_line(self) -> list[Marked]:
        """Short lines with which a headline begins too."""
        lines = [*self._document.head[-4:], *self._document.lines[:6]]
        names = [clean_agency(line) for line in lines if len(line) < 30]
        return [mark(n) for n in names if n and any(squeeze(h).startswith(n) for h in self._heads)]

    @property
    def label(self) -> list[Marked]:
        """Lines of the head and the end, where labels stand."""
        page = self._document
        below = (x for x in page.tail[:3] if not is_chrome(x))
        lines = [*page.head[-8:], *page.lines[:10], *page.lines[-6:], *below]
        found = [mark(x) for line in lines if len(line) < 200 for x in labelled(line)]
        return [
            mark(f"{line.printed}{after.printed}")
            if after and _UNIT_OR_DAY.fullmatch(line.folded)
            else line
            for line, after in itertools.zip_longest(found, found[1:])
        ]

    @property
    def contact_line(self) -> list[Marked]:
        """The same with their white space, which parts their values. Around the article the foot of
        a site has such labels too."""
        page = self._document
        around = (x for x in [*page.head[-8:], *page.tail[:4]] if not is_chrome(x))
        lines = [*page.lines[-10:], *page.between[-4:], *page.lines[:8], *around]
        return [as_printed(x) for line in lines if len(line) < 200 for x in labelled(line)]

    @property
    def lone(self) -> list[Marked]:
        """Lines between the headline and the salutation, and right above the headline."""
        page = self._document
        titles = {squeeze(x) for x in (page.title, *page.alt_titles) if x}
        above = page.head[-10:]
        at = next((i for i, x in enumerate(above) if squeeze(x) in titles), len(above))
        lines = [*page.lines[: self._first], *above[at + 1 :]]
        return [mark(clean_agency(line)) for line in lines if len(line) < 60]

    @property
    def consulted(self) -> list[Marked]:
        """The opening, without what it quotes."""
        printed, folded = compact(self._opening)
        return [Marked(printed, without_quotes(folded))]


_BEFORE_A_SERIAL: Final = re.compile(
    r"\s(?<=[\u4e00-\u9fffA-D].)\s{0,8}(?=[\u4e00-\u9fff]{2,16}\s{0,3}[〔\[［﹝【(（<〈「](?:19|20)[0-9]{2})"
)
"""White space before a document number, of which the words before it are no part:
签发人：张三　云水函〔2023〕5号."""
_LABEL_CELL: Final = re.compile(r"[\u4e00-\u9fff\s()（）]{2,12}[:：]?")


_PAIR: Final = re.compile(
    r"(?:^|[\s;；,，|]{1,9})(?=[\u4e00-\u9fff]{2,8}(?:[(（][\u4e00-\u9fff]{2,4}[)）][\u4e00-\u9fff]{0,2})?\s?[:：])"
)


@lru_cache(maxsize=4096)  # several places have the same lines
def labelled(line: str) -> list[str]:
    """A row of a form as lines of a label and its value (提案号:6), and a line of several labels
    with theirs (建议编号：6　承办单位：云川市水务局); any other line as it is."""
    if line.count(":") + line.count("：") > 1 and _PAIR.match(bare := line.strip("()（）。")):
        pairs = [pair for pair in _PAIR.split(bare) if pair]
        if not any(pair.endswith((":", "：")) for pair in pairs[:-1]):
            return pairs
    if "\t" not in line and "|" not in line:
        return [line]
    cells = [cell.strip() for cell in re.split(r"[\t|]", line) if cell.strip()]
    if len(cells) < 2 or len(cells) % 2 or not all(map(_LABEL_CELL.fullmatch, cells[::2])):
        return [line]
    rows = zip(cells[::2], cells[1::2], strict=True)
    return [f"{label.rstrip('：:')}:{value}" for label, value in rows]


def _is_label(line: Marked) -> bool:
    """Whether a line is one label and nothing else."""
    if len(line.printed) > 10 or len(line.tokens) != 1:
        return False
    token = line.tokens[0]
    return (
        token.kind in kinds().of("LABEL")
        and line.folded[: token.start] in ("", "【", "[", "(")
        and _LABEL_ENDS.fullmatch(line.folded, token.end) is not None
    )
