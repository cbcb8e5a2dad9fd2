"""Dates in every printed form; what cannot be read for certain is None."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.text.dates import find_date, find_time, sign_off_date, url_date
from crawlers.text.numerals import ordinal
from replica.texts import chinese_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年4月21日", "2022-04-21"),
        ("2024年 6月20日", "2024-06-20"),
        ("2017-7-21", "2017-07-21"),
        ("2019.05.06", "2019-05-06"),
        ("二〇二二年四月二十一日", "2022-04-21"),
        ("二0一七年五月二十六日", "2017-05-26"),
        ("二○一一年五月十日", "2011-05-10"),
        ("二00七年七月十七日", "2007-07-17"),
        ("二〇二一年四月廿一日", "2021-04-21"),
        ("２０２２年４月２１日", "2022-04-21"),
        ("2023531", "2023-05-31"),
        ("202285", "2022-08-05"),
        ("2025 915", "2025-09-15"),
        ("20198月30日", "2019-08-30"),
        ("2021115", None),
        ("2024年9月", None),
        ("2022年13月1日", None),
    ],
)
def test_sign_off_forms(text: str, expected: str | None) -> None:
    found = sign_off_date(text)
    assert (found[0].isoformat() if found and found[0] else None) == expected


@pytest.mark.parametrize(
    "line", ["我局将于2024年6月20日前完成。", "一、基本情况", "1234567", "云川市水务局", ""]
)
def test_lines_that_are_no_date(line: str) -> None:
    assert sign_off_date(line) is None


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)))
def test_every_date_in_every_form(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    forms = [f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}"]
    if day.year >= 2000:
        forms.append(f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日")
    for form in forms:
        found = find_date(f"落款 {form} 完")
        assert found is not None and found[0] == day, form


@given(st.integers(min_value=1, max_value=99))
def test_every_ordinal(n: int) -> None:
    assert ordinal(chinese_number(n)) == n == ordinal(str(n)) == ordinal(f"第{chinese_number(n)}")


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    found, signed, number = find_date(text), sign_off_date(text), ordinal(text)
    assert found is None or (text[slice(*found[1])] != "" and 1900 <= found[0].year <= 2100)
    assert (find_time(text) is None) or isinstance(find_time(text), datetime)
    assert signed is None or signed[1] in text
    assert number is None or 0 <= number < 1000


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.gov.cn/b/202412/t20241201_4768766.html", "2024-12-01"),
        ("http://a.gov.cn/art/2020/8/28/art_1_2.html", "2020-08-28"),
        ("https://a.gov.cn/2024/08-12/3035341.html", "2024-08-12"),
        ("http://a.gov.cn/info/1/2.htm", None),
        ("http://a.gov.cn/zwgk/20240230/x.html", None),
    ],
)
def test_address_dates(url: str, expected: str | None) -> None:
    found = url_date(url)
    assert (found.isoformat() if found else None) == expected
