"""What the Chinese patterns of dates are made of: units, moved units, numerals, and what must not follow."""

from __future__ import annotations

from timeline.alternatives import any_of
from timeline.dates.expressions import Length
from timeline.dates.zh_text import NUMERALS

UNITS: dict[str, Length] = {
    "世纪": "century",
    "个世纪": "century",
    "年": "year",
    "个年头": "year",
    "年头": "year",
    "个月": "month",
    "月": "month",
    "个季度": "quarter",
    "季度": "quarter",
    "个季": "quarter",
    "季": "quarter",
    "旬": "tenday",
    "个星期": "week",
    "星期": "week",
    "个礼拜": "week",
    "礼拜": "week",
    "个周": "week",
    "周": "week",
    "个周末": "weekend",
    "周末": "weekend",
    "个工作日": "workday",
    "工作日": "workday",
    "个交易日": "workday",
    "交易日": "workday",
    "天": "day",
    "日": "day",
    "昼夜": "day",
    "个昼夜": "day",
    "个小时": "hour",
    "小时": "hour",
    "个钟头": "hour",
    "钟头": "hour",
    "个钟": "hour",
    "刻钟": "minute",
    "钟": "minute",
    "分": "minute",
    "分钟": "minute",
    "秒钟": "second",
    "秒": "second",
    "个半年": "half",
}
SIZES = {"刻钟": 15}
"""How many of its unit a word stands for, where it is not one."""
MOVED = {
    "上上个": -2,
    "上上": -2,
    "上一个": -1,
    "上一": -1,
    "上个": -1,
    "上": -1,
    "这个": 0,
    "这一个": 0,
    "这一": 0,
    "下下下": 3,
    "上上上": -3,
    "这": 0,
    "本": 0,
    "今个": 0,
    "今": 0,
    "呢个": 0,
    "下个": 1,
    "下一个": 1,
    "下一": 1,
    "下": 1,
    "下下个": 2,
    "下下": 2,
}
WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {
    "天": 6,
}
SEASONS = {
    "春": "spring",
    "夏": "summer",
    "秋": "autumn",
    "冬": "winter",
}
SPAN: dict[str, Length] = {
    "年": "year",
    "年度": "year",
    "财年": "year",
    "月": "month",
    "月份": "month",
    "季": "quarter",
    "季度": "quarter",
    "半年": "half",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "世纪": "century",
    "年代": "decade",
    "旬": "tenday",
    "天": "day",
    "日": "day",
    "周末": "weekend",
    "小时": "hour",
    "分钟": "minute",
}

DIGITS = "0123456789"
NUMBERS = DIGITS + NUMERALS
N = rf"(?:\d{{1,6}}(?:\.\d{{1,3}})?|[{NUMERALS}]{{1,8}})"
ONE = "[〇零○一二三四五六七八九]"
UNIT = any_of(u for u in UNITS if u != "分")
"""分 alone is a point, a cent or a minute: it lasts only behind hours, or with a half (五分半钟)."""
MOVE = any_of(MOVED)
WEEK = "(?:周|星期|礼拜)"
AND = r"\s?(?:-{1,2}|至|到|、)\s?"
MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[0-3]?\d|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
REPORTED = (
    r"的(?=\d)|(?=\d+(?:奈米|纳米|英吋|吋))|的?(?:单季度?|平均|[一-鿿]{1,3}业|制程|先进|晶圆|封测|税后|综合|获利|客[运流]|旅客|门诊|订[位单]|接单|产能|法说|旺季|淡季|景气|需求|展望|支出|投资|开工|交[机付]|产线|成交|合计|累计|全[国球台]|房价|[进出]口|用户|"
    r"(?:合并|公司|单|总)?(?:业绩|财报|报告|营[收业运]|净[利损亏]|毛利|收入|利润|销[售量]|出货|交付|产[量值]|"
    r"[资资]本|每股|同比|环比|经济|[增成]长|年[增减]|季[增减]|GDP|EPS)|报(?!名|告)|[末底初])"
)
"""What follows a quarter without 度 that is a company's or an economy's, not a show's (第三季營收)."""
LED_QUARTER = "|".join(f"(?<={word}第.季)" for word in ("展望", "预估", "预计", "看好", "进入", "迈入"))
"""What stands before such a quarter."""
SHOPPING = "年中大促|大促|购物[节季]|电商节|促销|预售|狂欢|开门红|活动"
"""What makes 618 a day for shopping rather than a number."""
NO_YEAR = "(?!级|代|薪|轮|龄|均|化|租费|报酬|息|货|糕|夜饭)"
NO_MONTH = "(?!饼|球|亮|嫂|子弹|薪|票|租|台|卡|供|经(?![常营由过费]))"
NOT_NOUN = "(?<![码街龙源镜巨老工馒石木骨枝罐口念势苗车机箭弹带])"
"""What 头 makes a noun with: 码头28日 is a day, 头28日 the first 28."""
NO_DAY = (
    "(?!元|本|圆|企|系|股(?![价东份权])|语|经济|线|楼|店|"
    "文件|人物|机|馆|院|厅|门(?!市|店|诊)|令|码|均|照|选手|种子|位|航站|公路|车|桌|房|床)"
)
NUMBERED = (
    "(?<!月.)(?<!月..)(?<!月...)号(?=井|矿|仓|库|泊|船|艇|炉|棚|病|卫星|工程|项目|泵|法案|提案|议案|决议|厂|站|塔|桥|隧道|闸|坝|岛|"
    "地块|地铁|宗地|标|染色体|发动|引擎|反应|高炉|窑|塘|渠|坑|墓|窟|洞|展|柜|台风|飓风|热带|强台|患者|样本|字|球|票|锅|疫苗|火箭|探测)"
)
"""号 behind the number of a well, a berth, a storm: no day, unless a month stands before it."""
NO_LENGTH = {
    "year": "级产薪轮龄均化租报息货糕",
    "month": "饼球亮嫂薪票租台卡供",
    "day": "元本圆企系股语报然津线文使王均",
    "week": "岁围边遭刊年转报期长公",
    "quarter": "节报",
    "second": "杀懂变",
    "minute": "",
    "hour": "代",
}
