"""The 索引号 table of 国办发〔2017〕47号, and labelled lines at the head of a page."""

import itertools
import re

from crawlers.text.folding import narrow, squeeze

_LABELS = {
    "索引号": "index_no", "信息索引号": "index_no", "信息索引": "index_no", "文号": "doc_number",
    "发文字号": "doc_number", "发文号": "doc_number", "文件编号": "doc_number",
    "发布机构": "agency", "发文机关": "agency", "发文机构": "agency", "公开责任部门": "agency",
    "责任部门": "agency", "公开机构": "agency", "发布单位": "agency", "发文单位": "agency",
    "所属机构": "agency", "主题分类": "topic", "主题词": "keywords", "关键词": "keywords",
    "关键字": "keywords", "公开方式": "disclosure", "公开类型": "disclosure",
    "公开属性": "disclosure", "公开形式": "disclosure", "发布日期": "published",
    "发布时间": "published", "发文日期": "published_weak", "公开日期": "published",
    "公开时间": "published", "名称": "title", "信息名称": "title", "标题": "title",
    "成文日期": "written", "生成日期": "written_page", "信息来源": "source",
}  # fmt: skip


_CELL_END = re.compile(r"[\t|｜]")


_PAIR = re.compile(
    "(?:^|[\\s\\t|｜\\[【])("
    + "|".join(r"\s{0,3}".join(label) for label in sorted(_LABELS, key=len, reverse=True))
    + r")\s{0,3}[】\]]?\s{0,3}[::]\s{0,3}"
)


def index_table(lines: list[str]) -> dict[str, str]:
    """Values of the 索引号 table or labelled head lines by our names (index_no, doc_number, agency,
    published …)."""
    table: dict[str, str] = {}
    for at, line in enumerate(lines):
        if len(line) > 600:
            continue
        text = narrow(line)
        pairs = list(_PAIR.finditer(text))
        for here, found in enumerate(pairs):
            stop = pairs[here + 1].start() if here + 1 < len(pairs) else len(text)
            value = _CELL_END.split(line[found.end() : stop])
            _put(table, squeeze(found[1]), next((v for v in value if v.strip()), ""))
        cells = [c.strip(" :：") for c in _CELL_END.split(line)]
        if not pairs and len(cells) >= 2:
            for label, value_cell in itertools.pairwise(cells):
                if squeeze(narrow(label)) in _LABELS and squeeze(narrow(value_cell)) not in _LABELS:
                    _put(table, squeeze(narrow(label)), value_cell)
        bare = squeeze(text).strip(":")
        if not pairs and len(cells) == 1 and bare in _LABELS and at + 1 < len(lines):
            following = lines[at + 1]
            if (
                len(following) < 80
                and squeeze(narrow(following)).strip(":") not in _LABELS
                and not re.search(r"[:：]", following)
            ):
                _put(table, bare, following)
    return table


def _put(table: dict[str, str], label: str, value: str) -> None:
    value = value.strip(" :：|｜\t")
    name = _LABELS[label]
    if value and value not in ("无", "-", "——", "/") and len(value) <= 200:
        table.setdefault(name, value)
