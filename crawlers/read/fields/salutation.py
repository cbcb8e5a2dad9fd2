"""Who a reply is addressed to: the salutation line, its names, and the traps around it."""

import re
from dataclasses import dataclass
from typing import get_args

from crawlers.text.folding import narrow, squeeze
from schemas.reply import AddresseeKind

assert get_args(AddresseeKind)

_ROLE = (
    r"(?>(?:全国|[省市县区州旗镇乡]|自治区|自治州)?人大常委会委员|(?:全国|[省市县区州旗镇乡]|自治区)?人大(?:建议)?代表|代表|"
    r"(?:全国|[省市县区州]|自治区)?政协(?:[\u4e00-\u9fff]{2,8}[省市县区州旗])?委员|委员)"
)
_COUNT = (
    r"(?:\(?\s?等?\s?(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})\s?(?:名|位|人)\s?\)?|"
    r"等\s?[0-9]{1,3}|等)"
)
_LINE = re.compile(
    rf"^[\s\"“]{{0,4}}(?:(?:答复|回复|办理)(?:内容|情况|意见|结果)?\s{{0,2}}[:：]\s{{0,4}})?(?P<raw>(?P<honour>尊敬的?\s{{0,2}})?(?P<names>[^。;；!！?？:：,]{{1,160}}?)\s{{0,6}}+(?P<count>{_COUNT})?+\s{{0,6}}+(?:的)?(?P<role>{_ROLE})(?:们)?+)"
    r"\s{0,4}+(?:\([^()]{0,30}\)\s{0,2}+)?+(?P<greet>,?\s{0,2}(?:您好|你们好|你好|您们好|好))?\s{0,4}+(?P<end>[:;：!！。,，]|$|(?=您|你|贵))"
)
_COMMA_NAMES = re.compile(
    rf"^(?P<raw>(?P<honour>尊敬的?\s{{0,2}})?(?P<names>[\u4e00-\u9fff·]{{2,4}}(?:[,，;；]\s?[\u4e00-\u9fff·]{{2,4}}){{1,20}}?)\s{{0,6}}+(?P<count>{_COUNT})?+(?P<role>{_ROLE}))(?P<greet>,?(?:您好|你们好|你好))?\s{{0,4}}+(?P<end>[:：]|$)"
)
_ORGANISATION = re.compile(
    r"^(?P<raw>(?:尊敬的)?(?P<names>[\u4e00-\u9fff()、]{1,40}?(?:代表团|代表小组|代表组|联络组|联络委|委员会|专委会|工委|总支|支部|市委|县委|区委|省委|[省市县区]委会|社法委|界别组?|界|工商联|侨联|台联|总工会|妇联|科协|文联|作协|青联|[省市县区]团委|团[省市县区]委|贸促会|党派|联谊会|委员小组|小组|活动组)))\s{0,3}(?:你们好|您好)?\s{0,3}(?P<end>[:：]|$)"
)
_ORG_WORD = re.compile(
    r"政协|人大|民革|民盟|民建|民进|农工|致公|九三|台盟|工商联|无党派|代表团|代表小组|联络组|界别|知联|侨联|妇联|共青团|团县委|团市委|总工会|科协|界$"
)
_PARTY = re.compile(r"民革|民盟|民建|民进|农工|致公|九三|台盟")
_MASKED = re.compile(r"^(?:[XxＸｘ×*＊○〇某]{1,6}|[\u4e00-\u9fff][XxＸｘ×*＊○〇某]{1,3})$")
_NAME = re.compile(
    r"^(?:[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0002ffff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•・.][\u4e00-\u9fff]{1,10}){1,3}|[\u4e00-\u9fff]{5,6})$"
)
_NOT_NAMES = re.compile(
    r"尊敬|各位|诸位|广大|全体|所有|有关|相关|部分|基层|人大|政协|工作|提出|建议|提案|答复|办理|关于|座谈|一线|市民|网友|先生|女士|会议|组织|邀请|走访|联系|党|群众|企业|界|优秀|"
    r"服务|履职|当好|作为|培训|视察|调研|学习|领衔|列席|担任|首席|法定|授权|委托|职工|学生|家长|业主|区域|我局|我县|我市|感谢|社会|专家|专职|纪委|常委|主任|执行"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔"
    "張劉陳楊黃趙吳孫馬羅鄭謝許鄧韓馮蕭蔣葉蘇呂盧鐘譚陸範韋賈鄒龍賀顧龔萬錢嚴"
)
_CONFIRM = re.compile(r"您|你|贵|收悉|提出|建议|提案|议案|答复|收到|交办|现将")


@dataclass(frozen=True)
class Salutation:
    """The salutation: where it stands, the printed form and the names in it."""

    line: int
    end: int  # offset in the line after the salutation
    raw: str
    names: list[str]
    kind: AddresseeKind
    role: str  # "代表", "委员" or ""
    confirmed: bool  # the text after it speaks to the addressee


def find_salutation(lines: list[str]) -> Salutation | None:
    """The first salutation that the following text confirms, else the first that ends in a colon;
    None without one."""
    fallback: Salutation | None = None
    for i, line in enumerate(lines[:160]):
        if len(line) > 6000:
            continue
        found = _salutation_at(lines, i)
        if found is None:
            continue
        if found.confirmed:
            return found
        fallback = fallback or (
            found if narrow(line).rstrip().endswith((":", "好", "好!")) else None
        )
    return fallback


def _salutation_at(lines: list[str], i: int) -> Salutation | None:
    line = narrow(lines[i][:400])
    for pattern in (_LINE, _COMMA_NAMES):
        found = pattern.match(line)
        if not found:
            continue
        names = _names(
            line[found.start("names") : found.end("names")],
            lines[i][found.start("names") : found.end("names")],
        )
        if not names:
            continue
        rest = line[found.end() :]
        if rest and len(rest) < 2 and not rest.strip():
            rest = ""
        if rest and not re.match(
            r"\s{0,4}[\"“]?(?:您|你|贵|关于|首先|收到|由|来|在|现|根据|经|《|我|感谢)", rest
        ):
            continue
        raw = lines[i][found.start("raw") : found.end("raw")].strip()
        masked = all(_MASKED.match(squeeze(name)) for name in names)
        kind: AddresseeKind = (
            "masked" if masked else ("joint" if len(names) > 1 or found["count"] else "person")
        )
        confirmed = _CONFIRM.search(rest[:200] or _following(lines, i)) is not None
        return Salutation(
            i,
            found.end(),
            raw,
            names,
            kind,
            "委员" if "委员" in found["role"] else "代表",
            confirmed,
        )
    found = _ORGANISATION.match(line)
    if (
        found
        and _ORG_WORD.search(found["names"])
        and not re.search("办公室$|会议|提案委员会办", found["names"])
    ):
        rest, following = line[found.end() :], _following(lines, i)
        confirmed = _CONFIRM.search(rest[:200] or following) is not None
        if confirmed and (
            found["end"] == ":"
            or "代表团" in line
            or "联络" in line
            or re.search("您|你|贵", rest + following)
        ):
            names = [
                squeeze(n)
                for n in re.split("、", lines[i][found.start("names") : found.end("names")])
                if n.strip()
            ]
            org: AddresseeKind = (
                "party"
                if _PARTY.search(line)
                else "delegation"
                if "代表团" in line
                else "committee"
                if "委员会" in line
                else "organisation"
            )
            return Salutation(
                i,
                found.end(),
                lines[i][found.start("raw") : found.end("raw")].strip(),
                names,
                org,
                "",
                True,
            )
    return None


def _following(lines: list[str], i: int) -> str:
    return narrow(" ".join(line[:400] for line in lines[i + 1 : i + 4])[:400])


def _names(folded: str, printed: str) -> list[str]:
    """Names of a list, printed form without inner spaces; empty when any piece cannot be a name."""
    text = re.sub(
        r"\((?:等)?[^()]{0,12}\)|等\s{0,2}(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})\s{0,2}(?:名|位|人)(?:.{0,3})$",
        lambda m: " " * len(m[0]),
        folded,
    )
    text = re.sub(
        r"(?:[0-9]{1,3}|[二两三四五六七八九十]{1,3})\s?[位名]$", lambda m: " " * len(m[0]), text
    )
    text = re.sub(r"(?:等|等?领衔(?:提案)?的?)\s{0,4}$", lambda m: " " * len(m[0]), text)
    text = re.sub(r"等\s{0,4}$", lambda m: " " * len(m[0]), text)
    # 甲代表、乙代表: the office stands after each name
    text = re.sub(rf"(?:{_ROLE})(?=\s{{0,4}}[、,，;；])", lambda m: " " * len(m[0]), text)
    text = re.sub(
        r"^[\u4e00-\u9fff]{2,6}代表团(?=[\u4e00-\u9fff])", lambda m: " " * len(m[0]), text
    )
    if _NOT_NAMES.search(squeeze(text)) or not text.strip():
        return []
    names: list[str] = []
    at = 0
    for piece in re.split(
        r"([、,，;；/]|(?<=[\u4e00-\u9fff]{2})[和及](?=[\u4e00-\u9fff]{2}))", text
    ):
        here = printed[at : at + len(piece)]
        at += len(piece)
        if not piece.strip() or re.fullmatch(r"[、,，;；/和及]", piece):
            continue
        names.extend(_split_spaces(here[len(piece) - len(piece.lstrip()) : len(piece.rstrip())]))
    if len(names) == 1 and names[0] in _SURNAMES:  # 李代表
        return names
    ok = all(_NAME.match(n) or _MASKED.match(n) for n in names)
    return names if names and ok else []


def _split_spaces(piece: str) -> list[str]:
    """One name split by a space (佘 富, 楊 強) or several names parted by spaces."""
    parts = piece.split()
    if len(parts) > 1 and all(len(part) >= 2 for part in parts):
        return parts
    joined: list[str] = []
    for part in parts:
        if (joined and len(part) == 1 and len(joined[-1]) == 1) or (
            joined and len(part) == 1 and len(joined[-1]) == 2 and len(parts) == 2
        ):
            joined[-1] += part
        else:
            joined.append(part)
    return joined
