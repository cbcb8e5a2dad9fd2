"""Pages of the benchmark: a text of one of three kinds, a frame, a neighbour, and an editor's way
to write paragraphs, all drawn by the seed."""

import random
from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml

from benchmarks.replies.cases import case
from benchmarks.replies.words import PLACES, THEMES

EDITORS = [
    "<p>{}</p>\n", "<p>　　{}</p>", "<div>{}</div>", "　　{}<br/>\n", "<div class=para>{}</div>",
    "<p class=MsoNormal style='text-indent:32pt'><span style='font-family:仿宋'>{}</span></p>",
    "<section><span>{}</span></section>", "&nbsp;&nbsp;&nbsp;&nbsp;{}<br><br>",
    "<p><font face=宋体>{}</font></p>",
]  # fmt: skip
_LEADS = [
    "{p}日前召开会议，专题研究{t}工作，各乡镇和有关单位负责人参加。",
    "会议指出，{t}关系群众切身利益，要压实责任，倒排工期，确保年内见到成效。",
    "据了解，今年以来{p}已投入资金{n}万元，实施项目{m}个，受益群众{n}余户。",
    "下一步，{p}将继续加强督查，每月通报进度，对行动迟缓的单位进行约谈。",
    "有关负责人表示，{t}要因地制宜，不搞一刀切，充分听取群众的意见和建议。",
    "截至目前，全部{m}个点位已完成勘察设计，其中{k}个进入施工阶段。",
    "“路修好了，灯也亮了，晚上出门放心多了。”家住东街的居民说。",
]
_HERE = Path(__file__).parent
FRAMES: list[str] = yaml.safe_load((_HERE / "frames.yml").read_text(encoding="utf-8"))
NEIGHBOURS: dict[str, dict[str, str]] = yaml.safe_load(
    (_HERE / "neighbours.yml").read_text(encoding="utf-8")
)
MENU = "".join(
    f"<li><a href=/{i}/>{word}</a></li>"
    for i, word in enumerate(["首页", "政务公开", "办事服务", "互动交流", "数据开放", "专题专栏"])
)
FOOT = (
    "<div class=bottom><p>主办：人民政府办公室　承办：电子政务中心</p>"
    "<p>网站标识码：5300000031　备案号：省ICP备06000000号-1</p>"
    "<p>网站地图　关于我们　联系方式</p></div>"
)
CRUMBS = "<div>当前位置：<a href=/>首页</a> &gt; <a href=/jy/>建议提案</a></div>"
_OTHERS = (
    "关于召开全县春耕备耕会议的通知",
    "今年民生实事项目公示",
    "关于第45号提案的答复",
    "食品抽检公告第6期",
)
OTHERS = "".join(
    f"<li><a href={i}.html>{t}</a><span>2023-0{i + 1}-1{i}</span></li>"
    for i, t in enumerate(_OTHERS)
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, its gold text and headline, and what it is made of."""

    html: bytes
    gold: str
    title: str
    kind: str
    frame: int
    neighbour: str


OPEN = 30
"""Frames of the half that is looked at."""


def sample(seed: str, frame: int) -> Sample:
    """The page of a seed in a frame, always the same."""
    chance = random.Random(f"body {seed} {frame}")
    kind = chance.choice(["reply", "short reply", "report"])
    title, info, shown, gold = _report(chance) if kind == "report" else _letter(seed, frame, chance)
    if kind == "short reply":
        while sum(map(len, shown)) > 350 and len(shown) > 5:
            removed = shown.pop(-3)
            if removed in gold:  # contact lines are not; of two equal lines the later one goes
                del gold[len(gold) - 1 - gold[::-1].index(removed)]
    write = chance.choice(EDITORS)
    beside = NEIGHBOURS["open" if frame < OPEN else "kept"]
    neighbour = chance.choice(list(beside))
    html = FRAMES[frame]
    for place, text in (
        ("[N]", f"<ul class=menu>{MENU}</ul>{CRUMBS}"),
        ("[L]", f"<h3>最新发布</h3><ul>{OTHERS}</ul>"), ("[F]", FOOT), ("[T]", escape(title)),
        ("[I]", escape(info)), ("[X]", beside[neighbour]),
        ("[B]", "".join(write.format(escape(line)) for line in shown)),
    ):  # fmt: skip
        html = html.replace(place, text)
    site = chance.choice(["", "_县人民政府", "-政府信息公开", "_今日县闻"])
    head = f"<head><meta charset=utf-8><title>{escape(title)}{site}</title></head>"
    page = f"<!DOCTYPE html><html>{head}<body>{html}</body></html>"
    return Sample(page.encode(), "\n".join(gold), title, kind, frame, neighbour)


def _letter(seed: str, frame: int, chance: random.Random) -> tuple[str, str, list[str], list[str]]:
    number = 0
    while (made := case(f"body {seed} {frame} {number}")).gold["document_type"] != "reply":
        number += 1
    if not made.gold["addressees"]:
        return _letter(seed, frame + 1000, chance)
    # Contact lines are no text of the record.
    gold = [x for x in made.lines if not any(secret in x for secret in made.secret)]
    return made.title, made.published_line, list(made.lines), gold


def _report(chance: random.Random) -> tuple[str, str, list[str], list[str]]:
    place = chance.choice(PLACES["county"])
    theme = chance.choice(THEMES)
    lines = [
        line.format(p=place, t=theme, n=chance.randrange(80, 900), m=chance.randrange(12, 60),
                    k=chance.randrange(3, 12))
        for line in chance.sample(_LEADS, chance.randrange(3, len(_LEADS) + 1))
    ]  # fmt: skip
    info = (
        f"发布时间：2023-0{chance.randrange(1, 10)}-1{chance.randrange(10)} 来源：{place}融媒体中心"
    )
    return f"{place}多措并举{theme}", info, lines, lines
