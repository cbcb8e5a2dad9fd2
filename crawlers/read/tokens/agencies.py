"""Names of government agencies: where one begins and ends in a line of text."""

import re
from typing import Final

from crawlers.text.folding import narrow

SUFFIX: Final = (
    "人民政府办公室|人民政府办公厅|人民政府|政府办公室|政府办|街道办事处|办事处|街道|管理委员会|管委会|工作委员会|执委会|组委会|监督管理局|管理局|管理处|管理中心|服务中心|委员会办公室|"
    "委员会|总公司|分公司|公司|集团|联合会|供销社|供销合作社|合作社|研究院|研究所|工作局|事务局|总队|支队|大队|分局|办公室|办公厅|中心|银行|法院|检察院|总工会|工会|分行|支行|农场|牧场|林场|党校|学校|医院|大学|学院|中学|"
    "残联|妇联|文联|侨联|科协|科学技术协会|红十字会|贸促会|党组|海关|档案馆|图书馆|博物馆|文化馆|工商联|团委|税务局|消防救援大队|交警大队|中队|指挥部|公安局|总站|电视台|融媒体中心|台|社|部|厅|局|委|办|署|院|处|所|站|公路段|管理段|养护段|工务段|勘测队|设计队|水厂|研究室|督查室|师[一二三四五六七八九十百]{1,5}团"
)
_AGENCY: Final = re.compile(rf"[\u4e00-\u9fff]{{0,28}}(?:{SUFFIX})(?:\([\u4e00-\u9fff]{{2,16}}\))?")
_NOT_NAME: Final = re.compile(
    r"代表|委员(?!会)|您|我们|你们|感谢|答复|建议|提案|收悉|谢谢|通知|关于|如下|附件|联系|电话|办理|支持|理解|工作的|开展|(?:发布|发文|公开|承办|主办|责任|答复|办理)(?:单位|机构|机关|部门)|第[一二三四五六七八九十\d]{1,3}+(?![师团医中小人])|。|,|，|;|；|!|:|："
)


_BETWEEN_NAMES: Final = re.compile(r"[、\s]{1,20}")


def is_agency(text: str) -> bool:
    """Whether a whole line is the name of an agency (or several, joined by 、 or spaces)."""
    text = _unwrapped(narrow(text).strip())
    if not 3 <= len(text) <= 45 or _NOT_NAME.search(text):
        return False
    parts = _BETWEEN_NAMES.split(text)
    return all(_AGENCY.fullmatch(part) for part in parts if part) and len(parts) <= 4


_SEAL: Final = re.compile(
    r"[(（](?:[盖蓋]章|公章|章|印章|[签簽]章|代章)[)）]|(?:公章|代章|[盖蓋]章)(?=[)）]?$)"
)


def clean_seals(text: str) -> str:
    """A line without marks of seals: 2023年5月9日（盖章）."""
    return _SEAL.sub("", text) if "章" in text else text


def clean_agency(text: str) -> str:
    """The agency name without seal marks, brackets of a stamp and white space."""
    return _unwrapped("".join(clean_seals(text).split()).strip("【】:：,，。;；—-–"))


def _unwrapped(text: str) -> str:
    """Without brackets around it; those that end a name are its own: 市发改委(市粮储局)."""
    text = text.lstrip("(（")
    return text if "(" in text or "（" in text else text.rstrip(")）")
