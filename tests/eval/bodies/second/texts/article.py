"""A text and its pieces. A block is (kind, text): p paragraph, h subhead, c centred,
r right-aligned, fig caption, tab rows."""

from bodies.second.words.names import fill, pick
from bodies.second.words.topics import TOPICS


class Article:
    def __init__(self, c, title, blocks, src):
        self.c, self.title, self.blocks, self.src = c, title, blocks, src


def filled(r, c, b):
    return [
        (k, fill(r, v, c) if isinstance(v, str) else [[fill(r, x, c) for x in row] for row in v])
        for k, v in b
    ]


def sents(r, t, keys, n):
    if keys == ["act"] and n > 1 and r.random() < 0.4:
        ks = ["一是", "二是", "三是", "四是"]
        return "；".join(k + s for k, s in zip(ks, pick(r, t["act"], n), strict=False)) + "。"
    return "；".join(pick(r, [x for k in keys for x in t[k]], n)) + "。"


def topics(r, n):
    out = []
    for k in pick(r, sorted(TOPICS), n):
        t, p = dict(TOPICS[k]), r.choice(TOPICS[k]["proj"])
        for f in ("bg", "act", "res", "nxt", "ask"):
            t[f] = [x.replace("{proj}", p) for x in t[f]]
        out.append(t)
    return out


def more(r, c, a, b):
    """Further paragraphs for the longer texts."""
    alt = [
        ("在", "方面，"),
        ("聚焦", "，持续补短板、强弱项。"),
        ("", "工作有序推进。"),
        ("抓实抓细", "。"),
        ("谈到", "，也有一些新情况。"),
    ]
    ab = [(a, b)] + [(a, b) if a.startswith("主持") else r.choice(alt) for _ in range(11)]
    return [
        (
            "p",
            a
            + t["name"]
            + b
            + sents(r, t, ["bg"], 1)
            + sents(r, t, ["act"], 2)
            + sents(r, t, ["res", "nxt"], 1),
        )
        for (a, b), t in zip(ab, topics(r, c.get("long", 0)), strict=False)
    ]


def office(c, t):
    return c["place"] + t["dept"]
