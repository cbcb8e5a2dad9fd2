"""Personal numbers in a text: mobile, identity and bank numbers and private mail addresses, masked
and counted."""

import re
from collections import Counter

_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9](?:[ \-]?[0-9]{4}){2}(?![0-9])")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_BANK = re.compile(r"(?<=[账帐卡号户][::号为是 ])\s?(?:[0-9]{4} ?){3,4}[0-9]{1,4}(?![0-9])")
_MAIL = re.compile(
    r"[A-Za-z0-9._%+\-]{1,60}@(?:qq|163|126|139|189|sina|sohu|gmail|hotmail|outlook|foxmail|yeah)\.(?:com|cn|net)(?:\.cn)?"
)
_MASKS = (
    ("identity", _IDENTITY, "[证件号]"),
    ("mobile", _MOBILE, "[电话]"),
    ("bank", _BANK, "[账号]"),
    ("email", _MAIL, "[邮箱]"),
)


def mask_personal_data(text: str) -> tuple[str, dict[str, int]]:
    """The text with personal numbers and private mail addresses masked, and how many of each kind.

    >>> mask_personal_data("请致电13800000000。")
    ('请致电[电话]。', {'mobile': 1})
    """
    counts: Counter[str] = Counter()
    for kind, pattern, mask in _MASKS:
        text, n = pattern.subn(mask, text)
        if n:
            counts[kind] += n
    return text, dict(counts)
