"""Addresses of articles and rows of lists, as sites write them."""

from __future__ import annotations

import json

from family_documents import Doc, esc
from family_site import Site


def trs_path(col: str, ext: str = "html"):
    return lambda i, d: f"{col}{d:%Y%m}/t{d:%Y%m%d}_{i}.{ext}"


def art_path(col: int):
    return lambda i, d: f"/art/{d.year}/{d.month}/{d.day}/art_{col}_{i}.html"


def kaipu_path(site: str, col: str):
    return lambda i, d: f"/{site}/{col}/{d:%Y%m}/{i:032x}.shtml"


def vsb_path(tree: int):
    return lambda i, d: f"/info/{tree}/{i}.htm"


def plain_path(col: str, ext: str = "html"):
    return lambda i, d: f"{col}{i}.{ext}"


# ------------------------------------------------------------------ rows (documents -> html)
def rows_li(
    site: Site,
    docs: list[Doc],
    page: str,
    how: str = "root",
    cut: int = 0,
    fmt: str | None = None,
    cls: str = "list",
) -> str:
    fmt = fmt or site.datefmt
    out = []
    for d in docs:
        text = d.title if not cut or len(d.title) <= cut else d.title[:cut] + "..."
        out.append(
            f'<li><a href="{site.href(d.path, page, how)}" target="_blank" title="{esc(d.title)}">{esc(text)}</a><span>{d.date.strftime(fmt)}</span></li>'
        )
    return f'<ul class="{cls}">\n' + "\n".join(out) + "\n</ul>"


def rows_table(
    site: Site, docs: list[Doc], page: str, how: str = "root", fmt: str | None = None
) -> str:
    fmt = fmt or site.datefmt
    body = "\n".join(
        f'<tr><td width="40">{i}</td><td class="bt"><a href="{site.href(d.path, page, how)}">{esc(d.title)}</a></td><td align="center">{d.date.strftime(fmt)}</td></tr>'
        for i, d in enumerate(docs, 1)
    )
    return f'<table class="tab" width="100%"><tr><th>序号</th><th>标题</th><th>发布日期</th></tr>\n{body}\n</table>'


def rows_dl(
    site: Site, docs: list[Doc], page: str, how: str = "root", fmt: str | None = None
) -> str:
    fmt = fmt or site.datefmt
    return "\n".join(
        f'<dl><dt><a href="{site.href(d.path, page, how)}">{esc(d.title)}</a></dt><dd>{d.date.strftime(fmt)}</dd></dl>'
        for d in docs
    )


def rows_any(site: Site, docs: list[Doc], page: str, style: int, how: str = "root") -> str:
    if not docs:
        return '<div class="list"><p>暂无信息</p></div>'
    return (rows_li, rows_table, rows_dl)[style % 3](site, docs, page, how)


def side_box(site: Site, news: list[Doc], title: str = "最新动态") -> str:
    return (
        f'<div class="box"><h4>{title}</h4><ul>'
        + "".join(
            f'<li><a href="{n.path}">{n.title}</a><em>{n.date:%Y-%m-%d}</em></li>' for n in news
        )
        + "</ul></div>"
    )


def js_str(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


CREATE_PAGE_JS = """
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
  if(_nPageCount == null || _nPageCount<=1){ return; }
  var nCurrIndex = _nCurrIndex || 0;
  if(nCurrIndex > 0) document.write("<a href='"+_sPageName+(nCurrIndex>1?"_"+(nCurrIndex-1):"")+"."+_sPageExt+"'>\\u4e0a\\u4e00\\u9875</a>");
  for(var i=0;i<_nPageCount;i++){
    if(nCurrIndex==i) document.write("<b>"+(i+1)+"</b>");
    else document.write("<a href='"+_sPageName+(i==0?"":"_"+i)+"."+_sPageExt+"'>"+(i+1)+"</a>");
  }
}
"""
