"""Scripts that the sites of half B serve."""

JPAGE_JS = r"""
(function($){ $.fn.jpage = function(o){
  var box = document.getElementById(this.attr("id")), xml = "";
  [].forEach.call(box.querySelectorAll("script"), function(e){ xml += e.textContent; });
  var group = o.perPage * o.groupSize, pages = Math.ceil(o.totalRecord / o.perPage), have = {};
  function read(t, first){
    var re = /<record><!\[CDATA\[([\s\S]*?)\]\]><\/record>/g, m, k = first;
    while((m = re.exec(t))){ have[k] = m[1]; k++; }
  }
  read(xml, 1);
  function show(p){
    var h = "", a = (p - 1) * o.perPage + 1, b = Math.min(p * o.perPage, o.totalRecord);
    for(var k = a; k <= b; k++) h += have[k] || "";
    var g = "\u5171" + o.totalRecord + "\u6761 " + p + "/" + pages + " ";
    if(p > 1) g += '<a href="javascript:;" data-p="' + (p - 1) + '">\u4e0a\u4e00\u9875</a> ';
    if(p < pages) g += '<a href="javascript:;" data-p="' + (p + 1) + '">\u4e0b\u4e00\u9875</a>';
    box.innerHTML = "<ul>" + h + '</ul><div class="default_pgBtn">' + g + "</div>";
    [].forEach.call(box.querySelectorAll(".default_pgBtn a"), function(e){
      e.onclick = function(){ go(parseInt(e.getAttribute("data-p"))); }; });
  }
  function go(p){
    var first = (p - 1) * o.perPage + 1;
    if(have[first]) return show(p);
    var start = Math.floor((first - 1) / group) * group + 1;
    var end = Math.min(start + group - 1, o.totalRecord);
    $.ajax({ type: "POST", data: o.param, dataType: "text",
      url: o.proxyUrl + "?startrecord=" + start + "&endrecord=" + end + "&perpage=" + o.perPage,
      success: function(t){ read(t, start); show(p); } });
  }
  if(o.totalRecord) show(1);
}; })(jQuery);
"""
