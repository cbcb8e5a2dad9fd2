"""What a rendered article is made of: blocks in reading order, each knowing the containers around
it."""

from dataclasses import dataclass, field
from typing import Literal

Mark = Literal["strong", "em", "sub", "sup"]
Container = Literal["ul", "ol", "li", "blockquote"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one line with the same link and the same marks."""

    text: str
    href: str | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with an absolute http(s) address."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Place:
    """A container around a block. Blocks of the same container have equal keys."""

    kind: Container
    key: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row: its lines, and how far it reaches."""

    lines: tuple[tuple[Piece, ...], ...]
    header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: a paragraph, or a heading of a level."""

    pieces: tuple[Piece, ...]
    heading: int = 0
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """Pictures that stand by themselves."""

    images: tuple[Image, ...]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a data table; rows of one table have equal keys."""

    table: int
    cells: tuple[Cell, ...]
    places: tuple[Place, ...] = ()


Block = Line | Picture | TableRow


@dataclass(slots=True)
class Grid:
    """A table as rows of equal length: a cell that reaches over columns or rows is followed by
    empty ones."""

    rows: list[list[Cell]] = field(default_factory=list)

    def add(self, cells: tuple[Cell, ...], below: dict[int, int]) -> dict[int, int]:
        """Add a row; `below` are the columns that a cell above reaches into, and how many rows
        more."""
        row: list[Cell] = []
        reaches = {column: left - 1 for column, left in below.items() if left > 1}
        for cell in cells:
            while below.get(len(row), 0):
                row.append(EMPTY)
            start = len(row)
            row += [cell, *[EMPTY] * (cell.columns - 1)]
            if cell.rows > 1:
                reaches |= dict.fromkeys(range(start, len(row)), cell.rows - 1)
        while below.get(len(row), 0):
            row.append(EMPTY)
        self.rows.append(row)
        return reaches


EMPTY = Cell(())


def grid(rows: list[TableRow]) -> list[list[Cell]]:
    """The rows of a table, padded to the longest."""
    made, below = Grid(), dict[int, int]()
    for row in rows:
        below = made.add(row.cells, below)
    width = max(map(len, made.rows), default=0)
    return [[*row, *[EMPTY] * (width - len(row))] for row in made.rows]
