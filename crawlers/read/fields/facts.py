"""What can be said of a page before it has a type: texts in which words are looked for, and plain
facts. Each is made when a rule first asks for it."""

import re
from collections.abc import Sequence
from typing import Final

from crawlers.read.fields.grammar.document import Document, compact
from crawlers.read.fields.headline import is_headline, without_quotes
from crawlers.read.fields.salutation import Salutation
from crawlers.read.page.address import names_proposals
from crawlers.read.page.furniture import is_sentence
from crawlers.text.folding import narrow

_SITTING: Final = re.compile(r"次(?:全体)?(?:会议|全会)")
_OF_ONE: Final = re.compile("号|关于|对")
"""Of a headline of one reply; 代表建议答复 is the name of a column too."""
LEAST_HEADLINES: Final = 3
"""Headlines of replies that make a page without one of its own a list; two stand beside an article
as its neighbours."""
LEAST_TEXT: Final = 40
"""Characters below which a page has no text of its own."""
MOST_SHORT_LINES: Final = 12


class Facts:
    """A page's texts and facts, by the names that rules use (rules/document_type.yml).

    `heads` are the page's headlines, `column` whether a registered source says that the column is
    for replies.
    """

    def __init__(
        self,
        document: Document,
        salutation: Salutation | None,
        heads: Sequence[str],
        column: bool,
    ) -> None:
        self._document, self._found = document, salutation
        self._heads, self._column = heads, column
        self._folded = [narrow(line) for line in document.lines]
        self._texts: dict[str, str] = {}
        self.known: dict[str, bool] = {}
        """What was asked of it, as rules say it: a fact, or `words in place`."""

    def text(self, place: str) -> str:
        """A text by the name that rules use, made when it is first asked for."""
        if place not in self._texts:  # a cached property is none in a compiled class
            self._texts[place] = getattr(self, place)
        return self._texts[place]

    def holds(self, fact: str) -> bool:
        """A fact by the name that rules use, looked at when it is first asked for."""
        if fact not in self.known:
            self.known[fact] = bool(getattr(self, fact))
        return self.known[fact]

    @property
    def _title(self) -> str:
        return compact(self._document.title)[1]

    @property
    def title(self) -> str:
        return _SITTING.sub("次", self.text("_title"))

    @property
    def headline(self) -> str:
        return " ".join([self.text("_title"), *(compact(h)[1] for h in self._heads)])

    @property
    def bare(self) -> str:
        return _SITTING.sub("次", without_quotes(self.text("headline")))

    @property
    def opening(self) -> str:
        start = self._found.line if self._found else 0
        return "".join(self._folded[start : start + 4])[:700]

    @property
    def closing(self) -> str:
        return "".join(self._folded[-8:])

    @property
    def whole(self) -> str:
        return "".join(self._folded)

    @property
    def top(self) -> str:
        return "\n".join(self._folded[:8])

    @property
    def begins(self) -> str:
        """The first line of text, without what is above it."""
        lines = (x for x in self._folded[:8] if is_sentence(x))
        return next((x for x in lines if not is_headline(x)), "")

    @property
    def form(self) -> str:
        """Where the labels of a form stand."""
        return "\n".join([*map(narrow, self._document.head[-6:]), self.text("top"), ""])

    @property
    def head(self) -> str:
        return " ".join(map(narrow, self._document.head[-6:]))

    @property
    def around(self) -> str:
        above = map(narrow, self._document.head[-25:])
        return " ".join([*above, self.text("title"), self.text("opening")[:260]])

    @property
    def salutation(self) -> bool:
        return self._found is not None

    @property
    def confirmed(self) -> bool:
        """The text after the salutation speaks to the addressee."""
        return self._found is not None and self._found.confirmed

    @property
    def named_by_office(self) -> bool:
        """The salutation calls the addressee a deputy or a member."""
        return self._found is not None and self._found.role != ""

    @property
    def headline_of_reply(self) -> bool:
        return any(map(is_headline, self._heads)) or (
            bool(self.text("_title")) and is_headline(self.text("title"))
        )

    @property
    def in_reply_column(self) -> bool:
        return self._column or names_proposals(self._document.url)

    @property
    def without_text(self) -> bool:
        return len(self.text("whole")) < LEAST_TEXT

    @property
    def few_sentences(self) -> bool:
        lines = self._folded
        return len(lines) > MOST_SHORT_LINES and sum(is_sentence(x) for x in lines) * 4 < len(lines)

    @property
    def shows_headlines(self) -> bool:
        """The page's own title is no headline of a reply, but it shows several different ones:
        three, or two where there is no text besides (other rows have their titles cut)."""
        if _OF_ONE.search(self.text("title")) and is_headline(self.text("title")):
            return False
        page, empty = self._document, self.holds("without_text")
        # Links beside a text are another column's; where there is no text they are what the page is
        # for.
        near = [*(page.links if empty else []), *page.head, *page.lines, *page.tail][:600]
        shown = {compact(line)[1] for line in near if 12 <= len(line) <= 120 and is_headline(line)}
        return len(shown) >= (2 if empty else LEAST_HEADLINES)
