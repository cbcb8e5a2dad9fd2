"""What part in handling a page says that the agency has; everything else is null."""

import pytest

from crawlers.read.fields.role import handling_role


@pytest.mark.parametrize(
    ("lines", "co", "role"),
    [
        (["您提出的《关于修路的建议》收悉，该建议由我局单独办理，现答复如下："], False, "sole"),
        (["您提出的提案由我局主办，县水务局会办，现答复如下："], True, "lead"),
        (["您的建议交我局与县教育局等单位分别办理，现就有关问题答复如下："], False, "separate"),
        (["您提出的提案收悉，我局作为会办单位，现将意见答复如下："], False, "co"),
        (["您提出的提案收悉，主办单位为我局，现答复如下："], False, "lead"),
        (["办理类型：分办", "您提出的提案收悉，由我局主办，现答复如下："], False, "separate"),
        (["您提出的《关于修路的建议》收悉，会同市财政局研究，现答复如下："], True, "lead"),
        (
            [
                "您提出的《关于修路的建议》收悉，现答复如下：",
                "该项目由县交通局主办，我局会办。" * 20,
            ],
            False,
            None,
        ),
        (
            [
                "您提出的《关于修路的建议》收悉，现答复如下：",
                "正文。" * 100,
                "下一步，由我局主办的展会将如期举行。",
            ],
            False,
            None,
        ),
        (["您提出的建议，由我局主办、市水务局协办；另有部分内容由我局协办。"], False, None),
    ],
)
def test_only_what_the_page_says(lines: list[str], co: bool, role: str | None) -> None:
    found = handling_role("reply", lines, co)
    assert (found[0] if found else None) == role


def test_a_co_handling_opinion_says_it_by_its_kind() -> None:
    assert handling_role("co_handling_opinion", ["市水务局：", "现提出会办意见如下："], False) == (
        "co",
        "document_type",
    )
