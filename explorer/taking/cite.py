"""A reply as a line of a bibliography."""

from dataclasses import dataclass

from schemas.ground.clock import SHANGHAI
from schemas.reply import Reply


@dataclass(frozen=True, slots=True)
class Citation:
    """What a quotation needs. `day` as in lists; `seen` is the day of the last capture."""

    reply_id: str
    title: str
    agency: str | None
    day: str | None
    url: str
    doc_number: str | None
    seen: str | None
    version: str

    @property
    def plain(self) -> str:
        """One line in the order that Chinese bibliographies use."""
        parts = [
            self.agency or "",
            f"《{self.title}》",
            self.doc_number or "",
            self.day or "日期不详",
        ]
        where = f"{self.url}（存档 {self.seen}）" if self.seen else self.url
        return (
            "，".join([*filter(None, parts), where, f"dafu {self.version}，{self.reply_id}"]) + "。"
        )

    @property
    def bibtex(self) -> str:
        """One @misc entry; the key is the reply's id."""
        fields = {
            "author": f"{{{_safe(self.agency)}}}" if self.agency else "",
            "title": f"{{{_safe(self.title)}}}",
            "year": (self.day or "")[:4],
            "date": self.day or "",
            "number": _safe(self.doc_number or ""),
            "url": _address(self.url),
            "urldate": self.seen or "",
            "langid": "chinese",
            "note": f"dafu {self.version}, reply {self.reply_id}",
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@misc{{dafu-{self.reply_id},\n" + ",\n".join(lines) + "\n}\n"


def citation(reply: Reply, version: str) -> Citation:
    """The citation of a reply as a version has it."""
    published = reply.published_at.astimezone(SHANGHAI).date() if reply.published_at else None
    day, seen = published or reply.reply_date, reply.last_seen_at
    return Citation(
        reply.reply_id,
        reply.title,
        reply.agency,
        day.isoformat() if day else None,
        reply.url,
        reply.doc_number,
        seen.astimezone(SHANGHAI).date().isoformat() if seen else None,
        version,
    )


_ESCAPES = str.maketrans(
    {c: f"\\{c}" for c in "#$%&_"} | {"{": r"\{", "}": r"\}", "\\": r"\textbackslash{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\n": " ", "\r": " "}
)  # fmt: skip


def _safe(text: str) -> str:
    return text.translate(_ESCAPES)


def _address(url: str) -> str:
    """Braces would end the field; everything else of an address stays as it is."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace("\n", "")
