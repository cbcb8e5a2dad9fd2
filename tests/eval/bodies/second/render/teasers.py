"""Lists of links to other texts of the site."""

import re

from bodies.second.texts import events, matters, notices, press, replies
from bodies.second.words import longer
from bodies.second.words.names import context, fill

POOL = {
    "government": [
        notices.news_visit,
        notices.notice,
        notices.brief,
        notices.interpret,
        notices.announce,
        notices.tender_list,
    ],
    "short_reply": [
        replies.npc_short,
        replies.cppcc_short,
        replies.no_sign,
        replies.list_reply,
        notices.news_visit,
    ],
    "news": [
        events.feature,
        events.accident,
        events.economy,
        events.culture,
        events.weather,
        matters.court,
        matters.sports,
        matters.tech,
        matters.health,
        matters.column,
    ],
    "press": [
        press.outbreak,
        press.cable,
        press.local,
        press.bird,
        press.science,
        press.quake,
        press.radio,
    ],
    "trad": [
        press.overseas_club,
        press.overseas_police,
        press.overseas_health,
        press.overseas_school,
    ],
}


def titles(r, fr, n):
    out, seen = [], set(fr.seen)
    while len(out) < n:
        c = context(r, fr.year - (r.random() < 0.2))
        c["long"] = 0
        if not fr.trad and fr.pool in ("news", "press") and r.random() < 0.55:
            t = fill(r, r.choice(longer.HEAD.split("/")), c)
            if t not in seen:
                seen.add(t)
                out.append(
                    (
                        t,
                        c["iso"],
                        "".join(
                            fill(r, r.choice(y.split("/")), c) for y in (longer.LEAD, longer.LEAD2)
                        )
                        + "。"
                        if r.random() < 0.4
                        else fill(r, r.choice(r.choice(sorted(longer.EXT.values())).split("/")), c),
                    )
                )
            continue
        a = r.choice(POOL["trad" if fr.trad else fr.pool])(r, c)
        s = next(t for k, t in a.blocks if k == "p")
        seen.add(a.title)
        out.append((a.title, c["iso"], s))
    return out


def items(r, fr, n, tpl):
    out = []
    n = n if n < 4 else n + r.randint(-1, n * 2 if n > 7 and fr.pool == "news" else n // 2)
    for i, (t, d, s) in enumerate(titles(r, fr, n)):
        u = "/{}/t{}_{}.{}".format(
            d[:7].replace("-", ""), d.replace("-", ""), r.randint(10000, 1000000), fr.ext
        )
        m = {
            "%t": t,
            "%u": u,
            "%d": d,
            "%s": s[: r.randint(40, 90)] + "…",
            "%n": str(i + 1),
            "%k": t[:12] + "...",
            "%i": f"/upload/s{r.randint(1, 9999)}.jpg",
            "%h": str(r.randint(9, 9999)),
            "%m": d[5:],
        }
        out.append(re.sub(r"%[tudsnkihm]", lambda x, m=m: m[x.group()], tpl))
    return "\n".join(out)
