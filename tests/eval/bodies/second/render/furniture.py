"""Furniture that real pages carry around: site maps, friend links, boxes, long footers."""

import re

PR = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
]
DEP = [
    "发展改革委",
    "教育局",
    "科技局",
    "工信局",
    "公安局",
    "民政局",
    "司法局",
    "财政局",
    "人社局",
    "自然资源局",
    "生态环境局",
    "住建局",
    "交通局",
    "水利局",
]
TOP_GOV = [
    '<div class="toolbar"><a href="javascript:;">简体</a>|<a>繁体</a>|<a>无障碍浏览</a>|<a>关怀版</a>|<a>移动版</a>|'
    '<span id="date">今天是 星期三</span><form><input value="请输入关键字"><button>搜 索</button></form>热词：<a>社保</a>'
    "<a>公积金</a><a>身份证</a></div>",
    '<div style="display:none" id="wzatool"><p>您可以使用方向键浏览本页面内容，按回车键朗读当前段落，按退出键关闭无障碍工具条。</p></div>'
    '<div class="login">用户登录 注册 <a>我的订阅</a></div>',
    '<table width="100%"><tr><td>设为首页 | 加入收藏 | 联系我们</td><td><marquee>欢迎您访问本网站！您是第 203817 位访客</marquee></td></tr></table>',
]
BOT_GOV = [
    '<div class="yqlj"><select><option>--省级政府--</option>'
    + "".join(f"<option>{p}</option>" for p in PR)
    + "</select><select><option>--部门网站--</option>"
    + "".join(f"<option>{p}</option>" for p in DEP)
    + "</select></div>",
    '<div class="sitemap">'
    + "".join(
        f'<dl><dt>{p}</dt><dd><a href="#">机构职能</a><a href="#">工作动态</a><a href="#">办事指南'
        "</a></dd></dl>"
        for p in DEP
    )
    + "</div>",
    '<div class="pj"><h4>网站满意度评价</h4><label>非常满意</label><label>满意</label><label>基本满意</label><label>不满意</label>'
    "<p>您的评价将作为我们改进网站工作的重要依据，请您在评价后点击提交按钮，感谢您的参与。</p></div>"
    '<div id="leaveTip"><p>您访问的链接即将离开本网站，是否继续？</p><a>继续访问</a><a>放弃</a></div>',
]
TOP_MED = [
    '<div class="tb"><a>登录</a><a>注册</a><a>客户端</a><a>手机版</a><div class="drop"><a>邮箱</a><a>微博</a><a>博客</a></div>'
    '<div class="city">切换城市：' + "".join(f"<a>{p}</a>" for p in PR[:14]) + "</div></div>",
    '<div class="gg"><a href="/ad?1"><img src="/a/950x90.jpg" alt="广告"></a><a href="/ad?2">家电节满千减百</a><a>名校冬令营报名中</a></div>',
    '<div id="float"><a>返回顶部</a><a>意见反馈</a><span>扫码下载客户端，随时随地看新闻</span></div>',
]
BOT_MED = [
    '<div class="zs"><h3>常用查询</h3><a>天气</a><a>违章</a><a>彩票</a><a>列车时刻</a><a>航班</a><a>快递</a><a>黄历</a></div>'
    '<div class="copy2"><p>凡本网注明“来源：本网”的所有作品，版权均属于本网，未经授权不得转载、摘编或利用其它方式使用。</p>'
    "<p>凡本网注明“来源：XXX（非本网）”的作品，均转载自其它媒体，转载目的在于传递更多信息，并不代表本网赞同其观点和对其真实性负责。</p></div>",
    '<div class="friend">友情链接：'
    + "".join(f"<a>{p}新闻网</a> " for p in PR)
    + "</div><p>新闻热线 广告合作 增值电信业务经营许可证</p>",
    '<div class="dl-mask"><div><p>继续访问，请下载客户端</p><button>立即打开</button><button>暂不</button></div></div>'
    '<div class="vote"><h4>今日调查：您每天花多长时间看新闻？</h4><label>半小时以内</label><label>一到两小时</label>'
    "<label>两小时以上</label><button>投票</button></div>",
]


def furnished(fr, html):

    if fr.trad or (fr.kind == "press" and ord(fr.id[-1]) % 3):
        return html
    n = sum(map(ord, fr.id))
    med = fr.pool in ("news", "press")
    top, bot = (TOP_MED, BOT_MED) if med else (TOP_GOV, BOT_GOV)
    if n % 4:
        html = re.sub(r"(?i)(<body[^>]*>)", lambda m: m.group(1) + "\n" + top[n % 3], html, count=1)
    if n % 5:
        html = re.sub(
            r"(?i)</body>",
            lambda m: bot[n // 2 % 3] + "\n" + bot[n // 3 % 3] * (n % 2) + m.group(0),
            html,
        )
    return html
