"""The blocks of a text as mark-up."""

import random
import re
from html import escape

from bodies.second.render.styles import STYLES, table
from bodies.second.render.styles_b import STYLES_B


def inline(t, mark):
    """Marks inside a paragraph: key-word links, a bold lead, a stray span, blank paragraphs."""
    if mark == "a":
        return re.sub(
            r"(项目|医院|学校|记者|企业)",
            r'<a href="/tag/" target="_blank" class="kw">\1</a>',
            t,
            count=2,
        )
    if mark == "b" and "。" in t[:20]:
        i = t.index("。") + 1
        return f"<strong>{t[:i]}</strong>{t[i:]}"
    if mark == "s" and len(t) > 30:
        return f'{t[:9]}<span style="color:#333">{t[9:22]}</span>{t[22:]}'
    return t


def body(r, blocks, sty):
    s, out, v = (STYLES | STYLES_B)[sty], [], r.randint(0, 5)
    mark = r.choice(["", "", "a", "b", "s", "e"])
    for k, t in blocks:
        if k == "tab":
            x = table(t, v)
            out.append(f"<tr><td>{x}</td></tr>" if sty == "row" else x)
            continue
        k = "p" if k == "x" else k
        f = s["phcr".index(k) if k in "phcr" else 4]
        t = escape(t, quote=False)
        if k == "p" and not callable(f):
            t = inline(t, mark)
        if callable(f):
            out.append(f(t))
        else:
            i = f"/upload/{r.randint(1, 12)}/{r.randint(1, 999999):06d}.jpg"
            out.append(f.replace("%i", i).replace("%s", t))
    return "\n".join(out)


NOISE = [
    "<p>&nbsp;</p>",
    "<p><br/></p>",
    "<script>var ad_pos=1;</script>",
    '<!-- ad begin --><div class="ad_in"></div>',
    "<style>.tmp{font-size:14px}</style>",
    '<p style="text-indent:2em"></p>',
]


def noise(fr, title, h):
    """Half B: blank paragraphs and scripts between paragraphs; lines wrapped in the source."""
    q = rng("noise", fr.id, title)
    if fr.id[1] != "b" or fr.sty in ("pre", "tdnb", "onep") or "<table" in h:
        return h
    if fr.id in ("pb01", "pb08", "gb02", "rb02"):
        return re.sub(r"([\u4e00-\u9fff]{17,23})(?=[\u4e00-\u9fff])", r"\1\n", h)
    out = []
    for x in h.split("\n"):
        out += [x] if q.random() < 0.75 else [x, q.choice(NOISE)]
    return "\n".join(out)


def gold(blocks):
    out = []
    for k, t in blocks:
        if k != "x":
            out += [" ".join(row) for row in t] if k == "tab" else [t]
    return "\n".join(out)


def rng(*k):
    return random.Random("|".join(map(str, k)))
