"""Scripts that the sites of half A serve."""

JQUERY = r"""
/*! jQuery (reduced build) */
(function(w){
function J(s){
 if(typeof s=="string"&&/^#[\w-]+$/.test(s)){
  s=document.getElementById(s.slice(1));s=s?[s]:[];}
 this.a=typeof s=="string"?[].slice.call(document.querySelectorAll(s)):
 (s&&s.length!==undefined&&!s.nodeType&&s!==w?[].slice.call(s):[s]);this.length=this.a.length;}
function $(s){if(typeof s=="function"){
 if(document.readyState=="loading")document.addEventListener("DOMContentLoaded",s);else s();
 return;}return new J(s);}
$.fn=J.prototype;
$.fn.each=function(f){this.a.forEach(function(e,i){f.call(e,i,e);});return this;};
$.fn.html=function(h){if(h===undefined)return this.a[0].innerHTML;return this.each(function(){
 this.innerHTML=h;});};
$.fn.text=function(h){if(h===undefined)return this.a[0].textContent;return this.each(function(){
 this.textContent=h;});};
$.fn.append=function(h){return this.each(function(){this.insertAdjacentHTML("beforeend",h);});};
$.fn.val=function(v){if(v===undefined)return this.a[0].value;return this.each(function(){
 this.value=v;});};
$.fn.attr=function(n,v){if(v===undefined)return this.a[0].getAttribute(n);
 return this.each(function(){this.setAttribute(n,v);});};
$.fn.on=function(t,f){return this.each(function(){this.addEventListener(t,function(e){
 f.call(this,e,e.detail);});});};
$.fn.click=function(f){return this.on("click",f);};
$.fn.change=function(f){return this.on("change",f);};
$.fn.trigger=function(t,d){return this.each(function(){this.dispatchEvent(new CustomEvent(t,{
 detail:d}));});};
$.fn.show=function(){return this.each(function(){this.style.display="";});};
$.fn.hide=function(){return this.each(function(){this.style.display="none";});};
$.trim=function(t){return (t||"").trim();};
$.each=function(o,f){for(var i=0;i<o.length;i++)f(i,o[i]);};
$.param=function(d){var r=[],e=encodeURIComponent;for(var k in d){
 if(Array.isArray(d[k]))d[k].forEach(function(v){r.push(e(k+"[]")+"="+e(v));});
 else r.push(e(k)+"="+e(d[k]));}return r.join("&");};
$.ajax=function(o){var x=new XMLHttpRequest(),m=(o.type||o.method||"GET").toUpperCase(),
 d=typeof o.data=="string"?o.data:$.param(o.data||{}),u=o.url;
 if(m=="GET"&&d)u+=(u.indexOf("?")<0?"?":"&")+d;x.open(m,u);
 if(m=="POST")x.setRequestHeader("Content-Type",
  o.contentType||"application/x-www-form-urlencoded; charset=UTF-8");
 x.onload=function(){if(x.status!=200){if(o.error)o.error(x);return;}var t=x.responseText;
  if(o.dataType=="json"||/json/.test(x.getResponseHeader("Content-Type")||""))t=JSON.parse(t);
  else if(o.dataType=="xml")t=x.responseXML;if(o.success)o.success(t);};
 x.send(m=="POST"?d:null);};
$.get=function(u,d,f,t){if(typeof d=="function"){t=f;f=d;d={};}$.ajax({url:u,data:d,success:f,
 dataType:t});};
$.getJSON=function(u,d,f){$.get(u,d,f,"json");};
$.post=function(u,d,f,t){$.ajax({type:"POST",url:u,data:d,success:f,dataType:t});};
w.$=w.jQuery=$;
})(window);
"""

PAGE_DIV_JS = """
function createPageHTML(id, count, cur, name, ext, total){
  var h = "<span>\\u5171" + total + "\\u6761</span> ";
  function u(i){ return name + (i == 1 ? "" : "_" + i) + "." + ext; }
  if(cur > 1) h += "<a href='" + u(1) + "'>\\u9996\\u9875</a> "
      + "<a href='" + u(cur-1) + "'>\\u4e0a\\u4e00\\u9875</a> ";
  for(var i = Math.max(1, cur-2); i <= Math.min(count, cur+2); i++)
    h += i == cur ? "<span class='cur'>" + i + "</span> " : "<a href='" + u(i) + "'>" + i + "</a> ";
  if(cur < count) h += "<a href='" + u(cur+1) + "'>\\u4e0b\\u4e00\\u9875</a> "
      + "<a href='" + u(count) + "'>\\u5c3e\\u9875</a>";
  document.getElementById(id).innerHTML = h;
}
"""

JQPAGINATOR = """
(function($){ $.jqPaginator = function(sel, o){
  var el = document.querySelector(sel), h = "";
  function li(c, t, p){
   h += '<li class="' + c + '" jp-data="' + p + '"><a href="javascript:;">' + t + "</a></li>"; }
  if(o.currentPage > 1) li("prev", "\\u4e0a\\u4e00\\u9875", o.currentPage - 1);
  for(var i = Math.max(1, o.currentPage - 3); i <= Math.min(o.totalPages, o.currentPage + 3); i++)
    li("page" + (i == o.currentPage ? " active" : ""), i, i);
  if(o.currentPage < o.totalPages) li("next", "\\u4e0b\\u4e00\\u9875", o.currentPage + 1);
  el.innerHTML = h;
  o.onPageChange(o.currentPage, "init");
  $(sel + " li").click(function(){ o.onPageChange(parseInt(this.getAttribute("jp-data")),
   "change"); });
}; })(jQuery);
"""

PAGINATION_JS = """
(function($){ $.fn.pagination = function(o){
  var n = Math.ceil(o.total / o.pageSize), i = o.pageIndex, h = "", me = this;
  function a(t, p){ h += '<a href="javascript:;" data-page-index="' + p + '">' + t + "</a> "; }
  if(i > 0){ a(o.firstBtnText, 0); a(o.prevBtnText, i - 1); }
  for(var k = Math.max(0, i - 2); k <= Math.min(n - 1, i + 2);
   k++) k == i ? h += "<b>" + (k + 1) + "</b> " : a(k + 1, k);
  if(i < n - 1){ a(o.nextBtnText, i + 1); a(o.lastBtnText, n - 1); }
  if(o.showInfo) h += "<em>\\u5171" + o.total + "\\u6761</em>";
  this.html(h);
  $("#" + this.attr("id") + " a").click(function(){
    me.trigger("pageClicked", {pageIndex: parseInt(this.getAttribute("data-page-index")),
     pageSize: o.pageSize}); });
  return this;
}; })(jQuery);
"""

APP_JS = r"""
(function(){
  var C = window._CONFIG, all = [], page = 0, cat = 0, total = 0;
  function walk(t, f){ t.forEach(function(n){ f(n); walk(n.children || [], f); }); }
  function tree(){ var h = ""; walk(C.TREE, function(n){ if(n.post_count !== undefined)
    h += '<p><a href="#' + n.id + '">' + n.name + "(" + n.post_count + ")</a></p>"; });
    document.getElementById("tree").innerHTML = h; }
  function show(list){ var h = "<table>"; list.forEach(function(a){
    h += '<tr><td><a href="' + a.url + '" target="_blank">' + a.title
        + "</a></td><td>" + a.display_publish_time + "</td></tr>"; });
    document.getElementById("list").innerHTML = h + "</table>"; }
  function load(p){ page = p; var x = new XMLHttpRequest();
    x.open("GET", "/gkmlpt/api/all/" + cat + "?page=" + p + "&sid=" + C.SID);
    x.onload = function(){ var d = JSON.parse(x.responseText); total = d.classify.post_count;
     show(d.articles);
      var n = Math.ceil(total / 100), h = "共" + total + "条 ";
      for(var i = 1; i <= n;
       i++) h += i == page ? " <b>" + i + "</b>"
         : ' <a href="javascript:;" data-p="' + i + '">' + i + "</a>";
      var e = document.getElementById("pager"); e.innerHTML = h;
      e.querySelectorAll("a").forEach(function(a){ a.onclick = function(){
       load(+a.getAttribute("data-p")); }; }); };
    x.send(); }
  function go(){ cat = location.hash.replace("#", ""); if(cat) load(1); }
  window.onhashchange = go; tree(); go();
})();
"""
