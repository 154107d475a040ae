"""Words that stand before or make the ending of a name, and what they are besides."""

from __future__ import annotations

import re

GENERIC_SITES = frozenset(
    ["基地", "总部", "工厂", "园区", "厂区", "新厂", "老厂", "产业园", "工业园", "广场", "公园"]
)


HELD = frozenset(
    (
        "召开 举行 举办 出席 参加 移送 函送 送交 前往 来到 进入 加入 主办 承办 "
        "拥有 设有 建有 现有 共有 运营 管理"
    ).split()
)
"""Verbs that are no part of a name before the word that ends it."""
DEEDS = frozenset(["建设", "教育", "文化", "信息", "技术", "数据"])
"""Words of a trade that are also what is done: 文明建设 is no firm, unless it speaks."""
LOOSE = frozenset(["网络", "技术", "数据", "信息", "建设", "文化", "教育", "动力", "材料"])
"""Words of a trade that what is done or built often ends with: 换电网络 is no firm, printed once."""
NO_STEM = re.compile(r"[单每各]|日[晚早午前内]|.{1,3}板$")
"""What is no name before a word of trade: 单星通信容量, 23日晚公司, 科创板公司."""
INTERVIEW = frozenset(["对话", "专访", "访谈"])
"""What opens a headline before whom an article speaks with (对话甲谷医疗某某)."""
GOODS = frozenset(["货柜", "电池", "芯片", "卫星", "面粉", "家具", "家电", "游戏", "机器人", "自行车"])
"""Words of a trade that are also what is dealt in: 落海货柜 are boxes, unless they speak."""
SORTS = frozenset("规用载级式型性类控")
"""How a word for a sort of goods ends (车规芯片), which makes no firm of a trade."""
PEOPLE = "者员们人"
"""Characters that end words for people in a role, which are no names."""
KINDS = "场厂店站馆院校库桥路街楼厅室所局部署队组车船药病灾税费率量额价款业"
"""Characters that end common nouns for places, bodies and measures, which are no names either."""
LEGAL_FORMS = frozenset(
    "集团 公司 股份 控股 控股集团 有限公司 股份有限公司 集团公司 集团股份有限公司 集团有限公司".split()
)
LEADING_IN = frozenset(
    (
        "巨头 龙头 大厂 厂商 对手 业者 老大 一哥 品牌 平台 车企 药企 房企 券商 投行 "
        "新势力 独角兽 运营商 营运商 开发商 发展商 承包商 承建商 经销商 代理商 制造商 零售商 "
        "服务商 供应商 代工厂 同行 友商"
    ).split()
)
"""Words for a kind of firm that stand before its name (家电巨头佳岚电器)."""
HOUSES = frozenset(["证券", "投顾", "投信", "期货", "人寿", "财险"])
TRANSLITERATED = frozenset(
    "阿埃艾爱安奥澳巴拜班邦保鲍贝本比彼毕别宾波伯博布采查达戴丹当德登邓迪蒂丁东杜多顿俄恩尔法范菲费芬弗夫福富盖冈高戈格葛根贡古圭哈海汉豪赫亨洪胡华怀霍基吉加贾杰捷"
    "金喀卡坎康考柯科克肯库夸奎拉莱赖兰朗劳勒雷里利莉丽林琳隆卢鲁吕伦罗洛马玛迈麦曼梅门蒙米密明摩莫默姆穆纳娜奈南内尼妮涅宁纽努诺欧帕派潘庞佩彭皮珀普奇恰乔切琼丘让热"
    "仁茹瑞若萨塞赛桑瑟森莎山尚舍什申圣施史斯丝思苏索塔泰坦汤唐特滕汀廷图托陀瓦万旺威韦维魏温沃乌武西希锡席夏香肖谢辛欣休许雅亚延扬耶叶伊因英尤约泽詹珍芝朱卓兹佐川普欧"
)
"""Characters that transliterated names are written with."""
