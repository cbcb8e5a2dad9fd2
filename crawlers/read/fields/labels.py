"""Values on lines of their own label: 案由:…, 【答复单位】…, 办理结果:…. Portals print a reply as
such a form."""

import re
from datetime import date

from crawlers.read.fields.grammar.document import compact
from crawlers.read.tokens.agencies import clean_agency, is_agency
from crawlers.text.dates import sign_off_date
from crawlers.text.folding import narrow

_AGENCY = re.compile(
    r"^[\[【(]?(?:答复|主办|承办|办理|回复|办复)(?:单位|部门|机关)[\]】)]?[::\t]{0,2}(?P<name>.{3,40})$"
)
_DATE = re.compile(r"^[\[【(]?(?:答复|办复|回复)(?:时间|日期)[\]】)]?[::\t]{0,2}(?P<day>.{6,24})$")


def labelled_agency(lines: list[str]) -> str | None:
    """The answering agency on a line that says so."""
    for line in lines:
        printed, folded = compact(line)
        if len(folded) < 60 and (found := _AGENCY.match(folded)):
            name = clean_agency(printed[found.start("name") : found.end("name")])
            if is_agency(name):
                return name
    return None


def labelled_date(lines: list[str]) -> tuple[date | None, str] | None:
    """The day of the reply on a line that says so, with its printed form."""
    for line in lines:
        text = narrow(line).strip()
        if len(text) < 50 and (found := _DATE.match(text)):
            return sign_off_date(line.strip()[found.start("day") : found.end("day")])
    return None
