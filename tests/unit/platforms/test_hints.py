"""What scripts, forms and answers hint at: each case is one form of a real or documented system."""

import pytest

from crawlers.page import Page
from crawlers.platforms.asks import Ask, PageRule, decoded_addresses
from crawlers.platforms.lists.chains import follow_chain
from crawlers.platforms.lists.hints.candidates import hints_of
from crawlers.platforms.lists.hints.expressions import Scripts, evaluated
from crawlers.platforms.lists.unread import is_script, page_scripts, unread_titles
from crawlers.platforms.model import ListPage, ListRow

URL = "http://a.gov.cn/jyta/list.jsp"


def page_with(body: str) -> Page:
    return Page(URL, f"<html><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        # The number under the name that the click hands over.
        ("<a href='javascript:go(2)'>2</a>"
         "<script>function go(yeshu){location.href='list.jsp?ym='+yeshu}</script>",
         "http://a.gov.cn/jyta/list.jsp?ym={n}"),
        ("<select onchange=\"location='list.jsp?s='+this.value\">"
         "<option>1</option><option>2</option></select>",
         "http://a.gov.cn/jyta/list.jsp?s={n}"),
        ("<script>function p(n){var u='list.jsp?c=7&';u+='cp='+n;location.replace(u)}</script>",
         "http://a.gov.cn/jyta/list.jsp?c=7&cp={n}"),
        ("<script>$('#l').load('/x/part.do?begin='+(page-1)*20)</script>",
         "http://a.gov.cn/x/part.do?begin={rows:20}"),
        # Bodies of posts.
        ("<script>fetch('/api/list',{method:'POST',body:JSON.stringify({id:'7',page:n,size:15})})</script>",
         'http://a.gov.cn/api/list#{"id":"7","page":{n},"size":15}'),
        ("<script>$.post('/api/list',{id:7,pn:n},draw)</script>", "http://a.gov.cn/api/list#id=7&pn={n}"),
        ("<script>var q={id:7,pageNum:1,pageSize:9};axios.post('/api/q',q)</script>",
         'http://a.gov.cn/api/q#{"id":7,"pageNum":{n},"pageSize":9}'),
        ("<script>$.ajax({type:'POST',url:'/api/s',data:'lm=3&yc='+page})</script>",
         "http://a.gov.cn/api/s#lm=3&yc={n}"),
        ("<script>var x=new XMLHttpRequest();x.open('POST','/l.do');"
         "x.send('lm=66&pg='+n)</script>",
         "http://a.gov.cn/l.do#lm=66&pg={n}"),
        # A function of the site that is told the kind before the body.
        ("<script>req('POST','/c/list','application/json',JSON.stringify({id:'7',page:n}),draw)</script>",
         'http://a.gov.cn/c/list#{"id":"7","page":{n}}'),
        # A web method of ASP.NET: JSON that is put together as text.
        ("<script>var code='JY';$.ajax({type:'POST',url:'/I.asmx/Get',"
         "data:'{pageIndex:'+pageIndex+\",code:'JY'}\"})</script>",
         'http://a.gov.cn/I.asmx/Get#{"pageIndex":{n},"code":"JY"}'),
        # axios under the name that a bundler gave it, with what it puts before each address.
        ('<script>var o=a.create({baseURL:"/prod-api"});'
         'function c(t){return Object(o.a)({url:"/cms/page",method:"get",params:t})}'
         'var d={list:[],query:{current:1,size:10,channelId:"77"}};</script>',
         "http://a.gov.cn/prod-api/cms/page?current={n}&size=10&channelId=77"),
        # n-paths again: what is taken from the number of the last page is the page.
        ("<script>var maxPageNum9=5;function goPub(to){"
         "x.open('GET','/n9/index_9_'+(maxPageNum9-to+1)+'.html',true)}</script>",
         "http://a.gov.cn/n9/index_9_{6-n}.html"),
        # A button that sends the form for the next page, beside the number of this one.
        ("<form method='post'><input type='hidden' name='pageNo' value='1'>"
         "<input type='submit' name='cmd' value='下一页'></form>",
         "http://a.gov.cn/jyta/list.jsp#pageNo={n}&cmd=%E4%B8%8B%E4%B8%80%E9%A1%B5"),
        # The file of the second part.
        ("<a class='more' data-next='/jyta/part_2.html'>加载更多</a>",
         "http://a.gov.cn/jyta/part_{n}.html"),
        # Ji'an: a list of values is repeated under a name with brackets.
        ("<script>var t=['18_news','44'];$.ajax({url:'/l-'+p+'.html',type:'POST',"
         "data:{'kind[]':t}})</script>",
         "http://a.gov.cn/l-{n}.html#kind%5B%5D=18_news&kind%5B%5D=44"),
        # n-paths count their fragments down from the last page.
        ("<script>var maxPageNum9=5;function t(k){"
         "ajaxGet('/n9/index_'+(maxPageNum9-k+1)+'.html',d)}</script>",
         "http://a.gov.cn/n9/index_{6-n}.html"),
        # A function of the site's own that is told the kind of what it sends.
        ("<script>ajaxPost('/l','application/json;charset=utf-8',"
         "JSON.stringify({id:'7',pageNum:e.pageNum}),draw)</script>",
         'http://a.gov.cn/l#{"id":"7","pageNum":{n}}'),
        # Queries that are built piece by piece, and one of GraphQL.
        ("<script>function l(p){const d=new FormData();d.append('ch','7');d.append('pageNo',p);"
         "fetch('/api/l',{method:'POST',body:d})}</script>",
         "http://a.gov.cn/api/l#ch=7&pageNo={n}"),
        ("<script>function l(p){var q=new URLSearchParams({ch:7,pageNo:p});"
         "fetch('/api/l?'+q)}</script>",
         "http://a.gov.cn/api/l?ch=7&pageNo={n}"),
        ("<script>function l(p){let u=new URL('/api/l',location.href);"
         "u.searchParams.set('pageNo',p);fetch(u.toString())}</script>",
         "http://a.gov.cn/api/l?pageNo={n}"),
        ("<script>var data={ch:7,pageNo:page},q=new URLSearchParams();"
         "Object.keys(data).forEach(k=>q.append(k,data[k]));fetch('/api/l?'+q.toString())</script>",
         "http://a.gov.cn/api/l?ch=7&pageNo={n}"),
        ("<script>var Q='{list{title}}';fetch('/g',{method:'POST',"
         "body:JSON.stringify({query:Q,variables:{page:p}})})</script>",
         'http://a.gov.cn/g#{"query":"{list{title}}","variables":{"page":{n}}}'),
        # Forms: a select of pages, a field that counts rows.
        ("<form method='post' action='/l.do'><input name='c' value='3'>"
         "<select name='ym'><option>1</option><option>2</option></select></form>",
         "http://a.gov.cn/l.do#c=3&ym={n}"),
        ("<form id='f' method='post' action='/l.do'>"
         "<input name='pager.offset' id='o' value='0'></form>"
         "<script>function go(n){document.getElementById('o').value=(n-1)*15;f.submit()}</script>",
         "http://a.gov.cn/l.do#pager.offset={rows:15}"),
        # Tables of libraries send page and size by themselves.
        ("<script>layui.table.render({elem:'#t',url:'/api/l',where:{cid:3},page:true,limit:15})</script>",
         "http://a.gov.cn/api/l?cid=3&page={n}&limit=15"),
        ("<script>$('#dg').datagrid({url:'/q.do?type=ta',pagination:true,pageSize:20})</script>",
         "http://a.gov.cn/q.do?type=ta#page={n}&rows=20"),
        # Yunnan: what a click hands over is base64.
        ("<a onclick=\"turn('cG49MQ==')\">1</a><a onclick=\"turn('cG49Mg==')\">2</a>"
         "<script>function turn(t){location.href='list.jsp?q='+encodeURIComponent(t)}</script>",
         "http://a.gov.cn/jyta/list.jsp?q={encoded-raw:pn={n}}"),
    ],
)  # fmt: skip
def test_a_page_hints_at(body: str, rule: str) -> None:
    found = [r.text for r in hints_of(page_with(body), 10, 10).rules]
    assert rule in found


def test_a_bundle_that_reads_its_column_off_the_address_is_read() -> None:
    """It names neither the whole address nor the column where it asks."""
    script = (
        'var e={baseURL:"/pa"},t=new URLSearchParams(location.search).get("cid");'
        'function o(i,a){var s=new XMLHttpRequest;s.open("POST",e.baseURL+i),'
        "s.send(JSON.stringify(o.d))}function c(i){o.d={channelId:t,pageNum:i,pageSize:10},"
        'o("/content/page",function(a){draw(a)})}'
    )
    page = Page(f"{URL}?cid=c88", f"<html><body><script>{script}</script></body></html>".encode())
    rule = 'http://a.gov.cn/pa/content/page#{"channelId":"c88","pageNum":{n},"pageSize":10}'
    assert rule in [r.text for r in hints_of(page, 10, 10).rules]


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("<script>$.getJSON('data.json',draw)</script>", "http://a.gov.cn/jyta/data.json"),
        ("<script>var id=302;$.ajax({url:'/cache/c_'+id+'.json'})</script>",
         "http://a.gov.cn/cache/c_302.json"),
        ("<script>var c='';$.getJSON('/api/feed?ch=1&cursor='+c,f)</script>",
         "http://a.gov.cn/api/feed?ch=1&cursor="),
    ],
)  # fmt: skip
def test_a_page_names_its_data(body: str, source: str) -> None:
    assert [s.key for s in hints_of(page_with(body), 10, 10).sources] == [source]


def test_counters_and_menus_are_no_lists() -> None:
    body = "<script>$.get('/hits.do?id=7',f);$('#foot').load('/inc/foot.html')</script>"
    assert hints_of(page_with(body), 10, 10).sources == []
    # A column beside this one is no further page of it, whatever its number.
    body = (
        "<a href='list.jsp?id=2'>政协提案办理</a>"
        "<script>function go(n){location='list.jsp?id='+n}</script>"
    )
    assert hints_of(page_with(body), 10, 10).rules == []


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'?p=' + n", "?p={n}"), ("'a_' + (n-1) + '.html'", "a_{n}.html"),
        ("base + '/l?c=' + cid", "/x/l?c=7"), ("'?s=' + (n-1)*size", "?s={rows:12}"),
        ("'?q=' + btoa('page=' + n)", "?q={encoded:page={n}}"),
    ],
)  # fmt: skip
def test_an_expression_is(expression: str, value: str) -> None:
    text = "<script>var base='/x', cid=7; var size = 12;</script>"
    assert evaluated(Scripts.of(page_with(text), "", 15), expression) == value


def test_requests_as_they_are_written() -> None:
    ask = Ask.of('http://a.gov.cn/l#{"page":1,"q":{"id":"7"}}')
    assert (ask.is_json, ask.values) == (True, {"page": "1", "id": "7"})
    assert ask.content_type.startswith("application/json")
    assert Ask.of("http://a.gov.cn/l#a=1").put("b", "2").form == "a=1&b=2"
    assert Ask.of("http://a.gov.cn/gkmlpt/index#8001").form is None
    url = "http://a.gov.cn/l?q=eyJwYWdlIjoyLCJzaXplIjoxNX0%3D"
    [written] = decoded_addresses(url)
    rule = PageRule.of(written.replace(":2,", ":{n},"))
    assert rule.ask(2).key == url and decoded_addresses("http://a.gov.cn/l?page=list&n=1234") == []


@pytest.mark.parametrize(
    ("key", "answer", "following", "last"),
    [
        ("http://a.gov.cn/f?cursor=", {"list": [], "nextCursor": "ab"},
         "http://a.gov.cn/f?cursor=ab", False),
        ("http://a.gov.cn/f?cursor=ab", {"list": [], "nextCursor": None}, None, True),
        ("http://a.gov.cn/f?c=1", {"next": "/f?c=2x", "list": []}, "http://a.gov.cn/f?c=2x", False),
        ("http://a.gov.cn/f?lastId=0", {"list": [{"id": 5}, {"id": 9}], "hasMore": True},
         "http://a.gov.cn/f?lastId=9", False),
        # The same cursor again would go round for ever.
        ("http://a.gov.cn/f?cursor=ab", {"list": [], "nextCursor": "ab"}, None, False),
    ],
)  # fmt: skip
def test_an_answer_names_the_next_one(
    key: str, answer: dict[str, object], following: str | None, last: bool
) -> None:
    listed = ListPage([ListRow("http://a.gov.cn/1.html", "关于第1号建议的答复")])
    assert follow_chain(Ask.of(key), answer, listed)
    assert [ask.key for ask in listed.due] == ([following] if following else [])
    assert listed.last is last


def test_titles_that_no_row_has() -> None:
    title = "关于市人大第12号建议的答复"
    page = page_with(
        f"<li onclick='open(3)'>{title}</li><script>var t='关于对政协第7号提案的答复函'</script>"
    )
    assert set(unread_titles(page, [])) == {title, "关于对政协第7号提案的答复函"}
    assert title not in unread_titles(page, [ListRow("http://a.gov.cn/1.html", title)])


def test_a_trail_that_a_script_writes_is_no_title() -> None:
    """A list that was whole was unproven: the trail names its column between two attributes."""
    written = '位置：<a href="../c1/">建议提案答复</a> &gt; <a href="./">人大代表建议办理结果</a>'
    assert unread_titles(page_with(f"<script>document.write('{written}')</script>"), []) == []


def test_scripts_that_may_write_the_pager() -> None:
    names = [
        "jquery.min.js",
        "page.js",
        "swiper.js",
        "chunk-vendors.1f.js",
        "base.js",
        "o.js",
        "p.js",
    ]
    page = page_with("".join(f"<script src='/js/{n}'></script>" for n in names))
    assert [a.url.rsplit("/", 1)[1] for a in page_scripts(page)] == [
        "page.js",
        "base.js",
        "o.js",
        "p.js",
    ]
    assert is_script(Page("http://a.gov.cn/js/page.js", b"var a=1"))
