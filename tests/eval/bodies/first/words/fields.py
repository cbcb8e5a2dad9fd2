"""All fields of work and the offices that do it."""

from bodies.first.words.fields_from_air import FIELDS_FROM_AIR
from bodies.first.words.fields_to_med import FIELDS_TO_MED

FIELDS = FIELDS_TO_MED | FIELDS_FROM_AIR
KEYS = list(FIELDS)
DEPT = {
    "park": "城市管理局",
    "old": "民政局",
    "water": "水利局",
    "tea": "农业农村局",
    "school": "教育局",
    "bus": "交通运输局",
    "flood": "应急管理局",
    "tour": "文化和旅游局",
    "med": "卫生健康局",
    "air": "生态环境局",
    "house": "住房和城乡建设局",
    "road": "交通运输局",
    "job": "人力资源和社会保障局",
    "food": "市场监督管理局",
    "forest": "林业局",
    "ent": "行政审批服务局",
    "read": "文化和旅游局",
    "fire": "消防救援大队",
}
