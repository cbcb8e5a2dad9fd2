"""Scripts that the sites of half B serve."""

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
