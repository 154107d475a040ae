"""How Chinese wording tells occasions, subjects and what is no speech at all."""

from __future__ import annotations

import re

MEETING = (
    r"(?:会上|大会上|会议上|论坛上|峰会上|仪式上|典礼上|电话会议上|电话会议|电话会上|电话会|说明会上"
    r"|发布会上|记者会上|财报会上|采访时|采访中|专访时|专访中"
    r"|受访时|访谈中|演讲中|致辞中|报告中|年报中|财报中|研报中|公告中|声明中|公开信中|直播中|节目中|提问时)"
)
OCCASION = re.compile(
    rf"(?:在|于)([^，。；：、在于\n]{{0,24}}?{MEETING})|(接受[^，。；：\n]{{1,24}}?(?:采访|专访|访问))|(?:^|[，。；：\n])([^，。；：、在于\n]{{0,16}}?{MEETING})"
)
NOT_SAID = re.compile(
    r"据说|法说|演说|游说|劝说|诉说|众说|说客|说词|说辞|说会|说理|说真|如果说|比如说|一般来说|换句话说"
    r"|也就是说|不得不说|说是|所说|来说|虽说|小说|可以说|应该说|不如说|与其说|或者说|按说|话说|听说"
    r"|传说|解说|说明|说法|说出?这[句番段些]话|说服|说不|说得|说到|说过|说起|说话|学说|再说|一说"
    r"|名称|号称|简称|下称|全称|人称|被称|称之|称为|称作|称呼|称号|称赞|职称|俗称|统称|通称|对称|尊称"
    r"|堪称|合称|别称|旧称|称得上|代称|昵称"
    r"|表示的|认为的|被认为|普遍认为|指出的|透露的|透露出|宣布的|介绍的|提到的|预计将?于|预计在|所称"
    r"|[恒沪深期股国科综手食戒]指|所指|坦言的|称霸|相信的|承认的|称重|说唱|主张的"
)
ANONYMOUS_AFTER = re.compile(
    r"(?:的)?(?:[一-鿿]{0,4})?(?:团队成员|团队|内部人士|高管|员工|成员|人士|负责人|工作人员|管理层|客服"
    r"|车主|居民|相关人员|消息人士|专家|学者|用户|粉丝)[^，。]{0,10}$"
)
PREPOSED = re.compile(
    r"(?:告诉|向|对|接受|询问|(?<!顾)问|据|根据|与|和|跟|同|为|把|将|被|由|让|给|从|关于|对于|针对|谈及|提及"
    r"|谈到|提到)[《“「]?$"
)
PRONOUN = re.compile(
    r"(?:^|[，。、；：,;:\s”」』]|但|而|不过|对此|同时|随后|其后|此外|另外|当时|会上|会后)(?:他|她|其"
    r"|后者|前者)(?!们|国|它|他|余|中)"
)
SOURCE = re.compile(r"(?:根?据|按照?)([^，,。；：:]{0,24}?)({words})(?:显示|称|指出|中)?[，,：:]")
FOLLOWED = re.compile(
    r"([，,]?[^，,。：:“「！？\n]{1,40}(?:[，,][^，,。：:“「！？\n]{1,20})?)(?=[，,。：:\n]|$)"
)
SAYING_IT = re.compile(r"(?:出?[这那][句番段些]话(?:的?时候?)?)?")
"""How a clause ends that names who said the quotation before it (“…。”她说, 她说这句话时)."""
OBLIGED = re.compile(r"[需要应须将会能可何么]$")
GOES_ON = re.compile(
    r"。(?:[^。！？\n“「]{4,120}。)?(?:此外|另外|其次|第二|同时)[，,]?[^。！？\n“「]*?[会将要][^。！？\n“「]*"
)
"""A next point of the same speaker: 此外, …会…; one sentence may lie between."""
FROM_NOW = re.compile(r"(?:为了|将|从|到|自)")
GAPPED = ("回应", "解释", "提到", "谈到", "介绍", "评价", "透露", "说明", "给出", "回答", "答复")
AIMED = frozenset("质疑 批评 痛批 抨击 指责 呼吁 要求 警告 提醒 反驳 怒批 直指 形容 评价".split())
"""Verbs whose words follow whom they are aimed at."""
SPEAKER = re.compile(r"[长员师家主任客民友属者农工医护生士姐方署局会商户]$")
"""How a common noun for whoever speaks ends (值班站长解释，…)."""
EXEMPT = frozenset(["说明", "称作", "比作"])
"""Cue words that look like what is no speech."""
EXPECTING = frozenset(
    ["预计", "预测", "预估", "预料", "预期", "估计", "估算", "测算", "研判", "推算", "预判", "指", "料"]
)
"""Verbs whose words follow at once where a person stands before them (他预计四季度回升)."""
DATELINE = re.compile(r"\s*[^，。：；\n]{2,16}?\d{1,2}日(?:电|讯|訊|電)\s*(?:[（(][^（）()]{2,24}[）)])?\s*")
"""What opens an agency's report (某社北京9月11日电（记者 某某）)."""
CALLED = re.compile(r"[\u3400-\u9fff](?:先生|女士|小姐|老师|师傅|阿姨|大爷|太太)")
"""A person of whom only the family name is printed."""
END = "。！？!?\n"
