"""The two real replies, every field a reader can find. The texts lie in ../shared; a clone without
it reads the same forms from the replica (test_platform_quirks) and from cases of our own
(tests/eval)."""

import pytest
from conftest import SHARED

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage, published_day
from crawlers.registry import load_sources, source_of_url
from schemas.ground.clock import SHANGHAI

SHENYANG = "https://jxw.shenyang.gov.cn/zwgk/fdzdgknr/jyta/srddbjy/202412/t20241201_4768766.html"
SHANDONG = "http://sdgb.shandong.gov.cn/art/2020/8/28/art_123000_7350.html"
needs_shared = pytest.mark.skipif(
    not (SHARED / "seeds").exists(), reason="the seed texts are not part of the project"
)


def read_seed(name: str, url: str) -> tuple[ParsedPage, str]:
    body = (SHARED / "seeds" / name).read_bytes()
    return parse_page(source_of_url(url, load_sources()), Page(url, body)), body.decode()


@needs_shared
def test_shenyang_every_field() -> None:
    parsed, _text = read_seed("000_9d9c010e28f7871f.txt", SHENYANG)
    reply = parsed.reply
    proposal = "关于积极推进我市5G与制造业融合加快数字化转型升级发展的建议"
    expected = {
        "source_id": "shenyang_gxj_npc",
        "document_type": "reply",
        "kind": "npc_suggestion",
        "body_name_raw": "市人大",
        "body_level": "municipal",
        "body_region": "210100",
        "term": 17,
        "session": 1,
        "session_raw": "第十七届一次会议",
        "proposal_numbers": ["0627"],
        "proposal_key": "npc:210100:17-1:0627",
        "title": f"市人大第十七届一次会议《{proposal}》(第0627号)的答复",
        "alt_titles": [],
        "proposal_title": proposal,
        "addressee_raw": "金福代表",
        "addressees": ["金福"],
        "addressee_kind": "person",
        "agency_raw": "沈阳市工业和信息化局",
        "agency": "沈阳市工业和信息化局",
        "agency_region": "210100",
        "doc_number": None,
        "outcome_raw": None,
        "site_id_code": "2101000017",
        "body_completeness": "full",
        "pii_masked": {"contact_line": 1},
        "reply_date_raw": "2022年4月21日",
    }
    assert {k: getattr(reply, k) for k in expected} == expected
    assert [
        d.isoformat() if d else None
        for d in (published_day(reply), reply.reply_date, reply.url_date)
    ] == [
        "2022-04-25",
        "2022-04-21",
        "2024-12-01",
    ]
    assert parsed.body_path == "text" and "text_rendering" in reply.quality_flags


@needs_shared
def test_shenyang_text_is_whole_and_clean() -> None:
    parsed, text = read_seed("000_9d9c010e28f7871f.txt", SHENYANG)
    printed = [line.strip() for line in text.split("\n") if line.strip()]
    first, last = printed.index("金福代表:"), printed.index("2022年4月21日")
    assert (parsed.reply.body_text or "").split("\n") == printed[first : last + 1]
    assert "杨朔" not in str(parsed.as_rows()["reply"]), "the contact person is personal data"


@needs_shared
def test_shenyang_sections() -> None:
    parsed, _ = read_seed("000_9d9c010e28f7871f.txt", SHENYANG)
    numbering = [(s.level, s.marker) for s in parsed.sections if s.level]
    assert numbering == [
        (1, "一、"),
        (2, "(一)"),
        (2, "(二)"),
        (4, "一是"),
        (4, "二是"),
        (4, "三是"),
        (1, "二、"),
        (2, "(一)"),
        (2, "(二)"),
        (3, "1."),
        (4, "一是"),
        (4, "二是"),
        (4, "三是"),
        (4, "四是"),
        (3, "2."),
        (2, "(三)"),
        (3, "1."),
        (3, "2."),
        (2, "(四)"),
    ]
    by_seq = {s.seq: s for s in parsed.sections}
    inner = next(s for s in parsed.sections if s.marker == "四是")
    chain = []
    while inner.parent_seq is not None:
        inner = by_seq[inner.parent_seq]
        chain.append(inner.heading)
    assert chain == [
        "丰富5G应用场景",
        "丰富5G应用场景,以5G示范工程为抓手,积极促进传统产业转型升级",
        "对人大代表所提意见建议的答复",
    ]
    assert parsed.sections[0].role == "opening" and parsed.sections[-1].role == "thanks"
    assert [c.title for c in parsed.citations][:2] == [
        "沈阳市5G通信网络基础设施建设工作专班方案",
        "沈阳市推进5G应用发展行动计划(2021-2023年)",
    ]


@needs_shared
def test_shandong_every_field() -> None:
    parsed, text = read_seed("004_10d0eb4a9841965d.txt", SHANDONG)
    reply = parsed.reply
    expected = {
        "source_id": "shandong_sdgb",
        "document_type": "reply",
        "kind": "cppcc_proposal",
        "body_level": "provincial",
        "term": None,
        "session": None,
        "proposal_numbers": None,
        "title": "关于加强科技创新推进山东省5G产业布局的建议",
        "proposal_title": "关于加强科技创新推进山东省5G产业布局的建议",
        "addressee_raw": "XXX委员",
        "addressees": None,
        "addressee_kind": "masked",
        "agency": None,
        "co_agencies": ["省大数据局", "省通信管理局"],
        "reply_date": None,
        "doc_number": None,
        "outcome_raw": None,
    }
    assert {k: getattr(reply, k) for k in expected} == expected
    assert (
        reply.published_at
        and reply.published_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") == "2020-08-28 10:12"
    )
    assert str(reply.url_date) == "2020-08-28"
    assert {"masked_by_publisher", "number_missing"} <= set(reply.quality_flags)
    printed = [line.strip() for line in text.split("\n") if line.strip()]
    last = next(i for i, line in enumerate(printed) if line.startswith("责任编辑"))
    assert (reply.body_text or "").split("\n") == printed[printed.index("XXX委员:") : last]
    assert [s.quoted_request for s in parsed.sections if s.level == 1] == [
        "加强对5G产业重点布局领域的科技创新引导",
        "建立相互依存的产业体系,构筑5G产业集群",
        "加强超前谋划,促进产业融合发展",
        "推动科技人才队伍建设,加强技术合作平台建设",
    ]
