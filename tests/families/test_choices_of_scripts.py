"""Two lists behind one service, of which the script shows one at a time or each in its own box:
nothing but the script says which values there are. All but one of the second lists were lost
without a word, because the first was met in full."""

import pytest
from conftest import long_but
from family_documents import Answer
from family_rows import plain_path
from test_told_by_scripts import Scripted, found_whole
from walking import MadeSite

LOAD = "function load(p){$.get('/api/list',{cid:CID,page:p},draw)}load(1)"
CHOICES = {
    "an array": (
        "<ul class='t'><li>人大建议</li><li>政协提案</li></ul>",
        "var ids=['31','32'];$('.t li').click(function(){cur=ids[$(this).index()];load(1)});"
        "var cur=ids[0];" + LOAD.replace("CID", "cur"),
    ),
    "records": (
        "<ul id='t'></ul>",
        "var tabs=[{name:'人大建议',id:'31'},{name:'政协提案',id:'32'}];tabs.forEach(function(t){"
        "$('#t').append('<li onclick=\"load('+t.id+',1)\">'+t.name+'</li>')});function load(id,p){"
        "$.get('/api/list',{cid:id,page:p},draw)}load(tabs[0].id,1)",
    ),
    "data of Vue": (
        "<div id='app'></div>",
        "new Vue({el:'#app',data:{tabs:[{label:'人大建议',value:'31'},{label:'政协提案',"
        "value:'32'}],active:'31',page:1},methods:{load(){axios.get('/api/list',{params:"
        "{cid:this.active,page:this.page}}).then(r=>this.rows=r.data.rows)}}})",
    ),
    "a variable": (
        "<a href='#' onclick='sw(1)'>人大建议</a><a href='#' onclick='sw(2)'>政协提案</a>",
        "var cid='31';function sw(n){if(n==1){cid='31'}else{cid='32'}load(1)}"
        + LOAD.replace("CID", "cid"),
    ),
    "radio buttons": (
        "<input type='radio' name='k' value='31' checked>人大建议"
        "<input type='radio' name='k' value='32'>政协提案",
        "$('input[name=k]').change(function(){load(1)});"
        + LOAD.replace("CID", "$('input[name=k]:checked').val()"),
    ),
    "two calls": (
        "<ul id='a'></ul><ul id='b'></ul>",
        "function load(id,box,p){$.get('/api/list',{cid:id,page:p},function(r){$(box).html(r)})}"
        "load('31','#a',1);load('32','#b',1)",
    ),
    "two calls with an object": (
        "<ul id='a'></ul><ul id='b'></ul>",
        "function load(o){$.get('/api/list',{cid:o.cid,page:o.page},function(r){$(o.box).html(r)})}"
        "load({cid:'31',box:'#a',page:1});load({cid:'32',box:'#b',page:1})",
    ),
}
PLACES = {
    "host": "var b='http://'+location.host+'/api';function load(p){$.get(b+'/l?page='+p,draw)}",
    "origin": "function load(p){$.get(window.location.origin+'/api/l?page='+p,draw)}load(1)",
    "busy": (
        "var pg=1,busy=false;function more(){$.ajax({url:'/api/l?page='+pg,success:function(r){"
        "pg++;draw(r.rows)}})}more();$(window).scroll(function(){if(near()&&!busy)more()})"
    ),
}


def chosen(name: str) -> MadeSite:
    made, (markup, script) = Scripted(f"chosen {name}"), CHOICES[name]
    made.service_of_sides("cid")
    made.put(f"{markup}<ul id='l'></ul><script>{script}</script>")
    return made.made()


def at_its_place(name: str) -> MadeSite:
    made = Scripted(f"at {name}")
    docs = made.site.documents(34, plain_path("/d/"))

    def answer(q: dict[str, str], *_: object) -> Answer:
        return made.answer(docs, q.get("page"))

    made.site.route("/api/l", answer)
    made.put(f"<ul id='l'></ul><script>{PLACES[name]}</script>")
    return made.made()


@pytest.mark.parametrize("name", long_but({"records", "two calls"}, CHOICES))
def test_each_list_that_a_script_can_show_is_walked(name: str) -> None:
    found_whole(lambda: chosen(name))


@pytest.mark.parametrize("name", PLACES)
def test_a_script_that_speaks_of_its_own_place_or_of_being_busy_is_read(name: str) -> None:
    found_whole(lambda: at_its_place(name))
