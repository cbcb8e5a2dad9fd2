"""What a request of a page is for, by the name in its address: a list, a menu, or neither."""

import re

_NEVER = re.compile(
    r"hit|click|visit|count|stat|user|login|weather|head|foot|captcha|token|hot|share|comment|banner|link",
    re.I,
)
_MENU = re.compile("nav|menu|config|dict", re.I)
NO_LIST = re.compile(f"{_NEVER.pattern}|{_MENU.pattern}", re.I)


def is_list(url: str) -> bool:
    name = re.split(r"[?#]", url)[0].rsplit("/", 1)[-1]
    return not NO_LIST.search(name) and not re.search(r"\.(?:s?html?|css|png|jpe?g|gif)$", name)


def names_menu(url: str) -> bool:
    """Whether a request is for a menu by its name, perhaps that of the years and sides."""
    name = re.split(r"[?#]", url)[0].rsplit("/", 1)[-1]
    return bool(_MENU.search(name)) and not _NEVER.search(name)
