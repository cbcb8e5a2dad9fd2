"""Further lists that the scripts of a list's page ask for. Pure."""

from collections.abc import Sequence

from crawlers.platforms import Ask, PageRule
from crawlers.platforms.asks import is_other_service


def others_of(
    rule: PageRule | None, source: str | None, services: Sequence[PageRule | Ask]
) -> list[Ask]:
    """The first requests of those services that are other lists than that of `rule`, or of the
    request `source` that has no page number. They count pages as it does."""
    own, found = rule.template if rule else source, list[Ask]()
    for asked in services:
        template = asked.template if isinstance(asked, PageRule) else asked.key
        if not own or not is_other_service(own, template):
            continue
        if isinstance(asked, PageRule) and rule and rule.step == asked.step == 1:
            asked = PageRule(template, rule.base)
        found.append(asked.ask(1) if isinstance(asked, PageRule) else asked)
    return found
