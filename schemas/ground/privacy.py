"""Personal numbers in a text: mobile, identity and bank numbers and private mail addresses, masked
and counted."""

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from typing import Final, TypeVar

from schemas.ground.base import Row

R = TypeVar("R", bound=Row)

_D: Final = "[0-9０-９]"
# What may not stand before a number is asked behind its first digit: a search for a digit skips
# ahead, one that begins with a look-behind does not.
_MOBILE: Final = re.compile(rf"[1１](?<!{_D}.)[3-9３-９]{_D}(?:[ \-－]?{_D}{{4}}){{2}}(?!{_D})")
_IDENTITY: Final = re.compile(
    rf"[1-9１-９](?<![0-9０-９A-Za-z].){_D}{{5}}(?:19|20|１９|２０){_D}{{2}}"
    rf"(?:[0０][1-9１-９]|[1１][0-2０-２])(?:[0-2０-２]{_D}|[3３][01０１]){_D}{{3}}"
    r"[0-9０-９XxＸｘ](?![0-9０-９A-Za-z])"
)
# After a full-width colon only what is called an account: 公安备案号：99010002000001 is none.
_BANK: Final = re.compile(
    r"(?:(?<=[账帐卡号户][:号为是 ])|(?<=[账帐卡]号：)|(?<=[账帐]户：))"
    rf"\s?(?:{_D}{{4}} ?){{3,4}}{_D}{{1,4}}(?!{_D})"
)
_MAIL: Final = re.compile(
    r"[A-Za-z0-9._%+\-]{1,60}@(?:qq|163|126|139|189|sina|sohu|gmail|hotmail|outlook|foxmail|yeah)\.(?:com|cn|net)(?:\.cn)?"
)
_MASKS: Final = (
    ("identity", _IDENTITY, "[证件号]"),
    ("mobile", _MOBILE, "[电话]"),
    ("bank", _BANK, "[账号]"),
    ("email", _MAIL, "[邮箱]"),
)
_SHORT_MASKS: Final = tuple(mask for mask in _MASKS if mask[0] in ("mobile", "email"))
_LONG: Final = re.compile(rf"{_D}{_D}{{3}} ?{_D}{{4}} ?{_D}{{4}}")
"""Stands in every identity and bank number."""

# With a repeat in front no search skips ahead.
_SUSPECT: Final = re.compile(rf"{_D}{_D}{{2}}[ \-－]?{_D}{{4}}[ \-－]?{_D}{{4}}")
"""Stands in every number that is masked, as @ does in every address, and in few texts besides."""

MACHINE_COLUMNS: Final = frozenset([
    "reply_id", "source_id", "capture_id", "run_id", "change_id", "attachment_id", "state_id",
    "commit_id", "content_hash", "digest", "sha256", "duplicate_group", "duplicate_of",
    "parser_version", "code_version", "url", "final_url", "urls", "list_url", "alias", "evidence",
    "warc_file",
])  # fmt: skip
"""Columns of our ids and digests, in which eleven digits in a row are chance, and of addresses,
which would lead nowhere. All others hold words of a page or of ours, and are masked."""


def mask_personal_data(text: str) -> tuple[str, dict[str, int]]:
    """The text with personal numbers and private mail addresses masked, and how many of each kind.

    >>> mask_personal_data("请致电13800000000。")
    ('请致电[电话]。', {'mobile': 1})
    """
    if _is_clean(text):
        return text, {}
    counts: dict[str, int] = {}
    for kind, pattern, mask in _MASKS if _LONG.search(text) else _SHORT_MASKS:
        text, n = pattern.subn(mask, text)
        if n:
            counts[kind] = n
    return text, counts


def _is_clean(text: str) -> bool:
    return "@" not in text and not _SUSPECT.search(text)


def personal_numbers(row: Row | Mapping[str, object]) -> dict[str, dict[str, int]]:
    """What is masked in a row, or should have been: column -> kind -> how many. Empty for a row
    that may be published."""
    columns = row if isinstance(row, Mapping) else vars(row)
    said: dict[str, list[str]] = {}
    for name, value in columns.items():
        if value and name not in MACHINE_COLUMNS:
            said[name] = [value] if isinstance(value, str) else _texts(value)
    if _is_clean("\n".join(itertools.chain.from_iterable(said.values()))):  # nearly every row
        return {}
    found: dict[str, dict[str, int]] = {}
    for name, texts in said.items():
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(mask_personal_data(text)[1])
        if counts:
            found[name] = dict(counts)
    return found


def masked(row: R) -> R:
    """The row with personal numbers masked in every column that holds words; the row itself when
    there are none.

    >>> from schemas.run import Issue
    >>> masked(Issue(kind="capped", message="13800000000")).message
    '[电话]'
    """
    names = personal_numbers(row)
    return row.model_copy(update={k: _masked(getattr(row, k)) for k in names}) if names else row


def _texts(value: object) -> list[str]:
    """The texts of a value of any column type that is no text itself."""
    if isinstance(value, list | tuple):
        return [v for v in value if isinstance(v, str)]
    if isinstance(value, dict):
        return [text for item in value.items() for text in item if isinstance(text, str)]
    return []


def _masked(value: object) -> object:
    if isinstance(value, str):
        return mask_personal_data(value)[0]
    if isinstance(value, dict):
        return {_masked(k): _masked(v) for k, v in value.items()}
    return [_masked(v) for v in value] if isinstance(value, list | tuple) else value
