"""Names that are words of the language, told by repetition and by what stands around them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from timeline.alternatives import any_of
from timeline.names.compounds import Compounds
from timeline.names.endings import KINDS, PEOPLE
from timeline.names.found import Found
from timeline.names.words import word_table

RARE = 1150
"""Cost from which a word of the table is rare enough to be a name (see words.py)."""
AFTER_FIRM = frozenset("集团 公司 旗下 内部 方面 官方 团队 管理层 股价 财报 年报 高管 股份 业绩 总部".split())
ACTS = frozenset(
    [
        *(
            "宣布",
            "发布",
            "推出",
            "表示",
            "透露",
            "上线",
            "接入",
            "回应",
            "披露",
            "公布",
            "公告",
            "计划",
            "交付",
            "收购",
            "开源",
            "升级",
            "成立",
        ),
        *(
            "否认",
            "预计",
            "上市",
            "发起",
            "出售",
            "裁员",
            "投产",
            "召回",
            "扩产",
            "退出",
            "进军",
            "完成",
            "调整",
            "拥有",
            "希望",
            "打算",
        ),
    ]
)
OBJECT_OF = frozenset(
    "接入 登录 打开 使用 下载 投资 收购 对标 入股 起诉 卸载 安装 嵌入 起诉 加盟 加入 供货 打造".split()
)
CLASSES = {
    "organisation": "巨头 公司 企业 厂商 大厂 车企 机构 银行 媒体 品牌 厂家 对手 玩家 券商 药企 平台",
    "product": "产品 应用 软件 工具 游戏 App APP 服务",
    "model": "模型 大模型 芯片 型号 车型",
    "place": "国家 城市 地区 省份 县市 国 地",
}
LISTED = re.compile(
    r"等(?:多|[一二三四五六七八九十两几数]+|\d+)?[款家个大类座]?(?:[\u3400-\u9fffA-Za-z ]{0,6}?)("
    + any_of(w for words in CLASSES.values() for w in words.split())
    + ")"
)
SURE = frozenset({"title", "head", "firm"})
"""Signs of which a made-up word needs one: an officer, the beginning of the headline, words of a firm."""
CODE = re.compile(r"(?!(?:19|20)\d\d$)\d{4,6}")
TRADED = frozenset("合约 期货 期权 现货 国债 转债 债券 个股 期指 股指 指数 现券".split())
"""What markets trade: nouns that stand where names do (合约跌1.2%)."""
TYPE_OF = {word: kind for kind, words in CLASSES.items() for word in words.split()}


class Context:
    """Counts candidates and their surroundings in one document."""

    def __init__(self, reader: Compounds, found: Iterable[Found]) -> None:
        """Take a document's tokens and what has been found in it so far."""
        self.reader, self.tokens = reader, reader.tokens
        self.found = sorted(found, key=lambda f: (f.start, f.end, f.type, f.how))
        self.firm_ends = {f.end for f in self.found if f.type == "organisation"}
        self.name_ends = {f.end for f in self.found}
        self.name_starts = {f.start for f in self.found}
        self.ending = {t.end: t for t in self.tokens}
        self.costs = word_table()

    def candidate(self, i: int) -> int:
        """How many tokens from i on may be a name: one rare word, two single characters, or none."""
        token = self.tokens[i]
        if (
            token.kind in "KLDBPucRqmtyfpdv"
            or token.text in self.reader.titles
            or token.text in ACTS | OBJECT_OF | TRADED
        ):
            return 0
        if len(token.text) in (2, 3, 4):
            if token.text[-1] in PEOPLE or (token.kind == "n" and token.text[-1] in KINDS):
                return 0
            return 1 if self.costs.get(token.text, (0,))[0] >= RARE else 0
        if len(token.text) == 1 and token.text not in self.reader.edge and i + 1 < len(self.tokens):
            after = self.tokens[i + 1]
            lone = (
                len(after.text) == 1
                and after.kind not in "KLDBPucRqmty"
                and after.text not in self.reader.edge
            )
            return 2 if lone and self.reader.after_edge(i) else 0
        return 0

    def find(self) -> Iterator[Found]:
        """Words printed three times or more of which two kinds of surroundings say that they are names."""
        signs: dict[str, set[str]] = defaultdict(set)
        places: dict[str, tuple[int, int]] = {}
        counts = Counter[str]()
        mixed: set[str] = set()
        opened = Counter[str]()
        for i in range(len(self.tokens)):
            for size, made in ((self.candidate(i), False), (self.made_up(i), True)):
                if size:
                    start, end = self.tokens[i].start, self.tokens[i + size - 1].end
                    text = self.reader.text[start:end]
                    counts[text] += 1
                    places.setdefault(text, (start, end))
                    signs[text] |= set(self.signs(i, i + size))
                    mixed |= {text} if made else set()
                    opened[text] += size == 3 and self.opens(i)
        tails = {self.reader.text[f.start : f.end] for f in self.found if f.type == "organisation"}
        for text, seen in signs.items():
            if any(len(t) > len(text) and t.endswith(text) for t in tails):
                continue  # the trade of a firm (蓝潮邮轮) is no name
            told = len(seen) >= 2 or "title" in seen
            if text in mixed:
                told = (told and bool(seen & SURE)) or self.leads(text, opened[text])
            if counts[text] >= 3 and told:
                firm = (
                    text in mixed
                    or bool(seen & {"title", "firm", "head"})
                    or ("act" in seen and not seen & {"brand", "product", "object"})
                )
                kind = "model" if "version" in seen else "organisation" if firm else "product"
                yield Found(*self.whole(text, *places[text]), kind, "rare word, repeated where names stand")

    def opens(self, i: int) -> bool:
        """Whether token i opens a clause."""
        return i == 0 or self.tokens[i - 1].kind in "PB"

    def leads(self, text: str, opened: int) -> bool:
        """Whether three characters that are no words, and no person's name, open two clauses or more."""
        surnames = self.reader.tables.words("surname")
        return len(text) == 3 and opened > 1 and not {text[0], text[:2]} & surnames

    def made_up(self, i: int) -> int:
        """How many tokens from i on make a word that the language lacks: three single characters, or a
        word of two and one character (海豚购, 鲸选购); none where they are no such word.
        """
        tokens = self.tokens[i : i + 3]
        sizes = [len(t.text) for t in tokens]
        size = 3 if sizes == [1, 1, 1] else 2 if sizes[:2] in ([2, 1], [1, 2]) else 0
        tokens = tokens[:size]
        if not size or not self.reader.after_edge(i) or any(t.kind in "KLDBPpcuRqmtydf" for t in tokens):
            return 0
        if any(t.text in self.reader.edge | self.reader.titles | ACTS | OBJECT_OF | TRADED for t in tokens):
            return 0
        text = self.reader.text[tokens[0].start : tokens[-1].end]
        return 0 if text[-1] in PEOPLE + KINDS + "科房金委组课" else size

    def whole(self, text: str, start: int, end: int) -> tuple[int, int]:
        """With the word before it, where the document never prints the one without the other."""
        before = self.ending.get(start)
        if (
            before is None
            or before.kind in "KLDBPucRqmtyfpdv"
            or before.text in self.reader.edge | self.reader.titles
        ):
            return start, end
        all_of_it = self.reader.printed.count(before.text + text) == self.reader.printed.count(text)
        return (before.start, end) if all_of_it and len(before.text) > 1 else (start, end)

    def signs(self, i: int, j: int) -> Iterator[str]:
        """What the surroundings of tokens i to j say."""
        before = self.tokens[i - 1] if i else None
        after = self.tokens[j] if j < len(self.tokens) else None
        if before is not None and before.end in self.firm_ends:
            yield "brand"
        if before is not None and before.text in OBJECT_OF:
            yield "object"
        if after is None:
            return
        if i == 0 and j - i > 1:
            yield "head"
        if after.text in "（(" and j + 1 < len(self.tokens) and CODE.fullmatch(self.tokens[j + 1].text):
            yield "title"
        if after.text == "首席":
            yield "title"
        if after.text in self.reader.titles and after.text not in ("记者", "代表", "委员", "成员", "负责人"):
            yield "title"
        if after.text in AFTER_FIRM and not (after.text == "公司" and after.end in self.name_starts):
            yield "firm"
        if after.text in self.reader.tables.words("product") - self.reader.tables.words("model"):
            yield "product"
        if after.kind == "L" and re.fullmatch(r"[A-Z]{1,2}\d+(?:\.\d+)?", after.text):
            yield "version"
        if (
            before is None or before.kind in "PB" or before.kind == "t" or before.text in ("日", "月", "年")
        ) and any(t.text in ACTS for t in self.tokens[j : j + 3]):
            yield "act"
        for here, there in ((before, i - 2), (after, j + 1)):
            if here is not None and here.text == "、" and 0 <= there < len(self.tokens):
                other = self.tokens[there]
                if other.end in self.name_ends or other.start in self.name_starts:
                    yield "list"

    def lists(self) -> Iterator[Found]:
        """Members of a list that a word like 公司 or 产品 closes: A、B和C等公司."""
        ends = {t.end: n for n, t in enumerate(self.tokens)}
        for match in LISTED.finditer(self.reader.text):
            n = ends.get(match.start())
            if n is not None:
                yield from self.members(n, TYPE_OF[match[1]])

    def members(self, n: int, kind: str) -> Iterator[Found]:
        """The members of a list that ends with token n, from right to left."""
        seen = 0
        while n >= 0 and seen < 8:
            j = n
            while j >= 0 and n - j < 3 and not self.separates(j):
                j -= 1
            if j == n:
                return
            start, end = self.tokens[j + 1].start, self.tokens[n].end
            if self.unusual(j + 1, n + 1):
                yield Found(start, end, kind, "in a list of names")
            if j < 0 or self.tokens[j].text not in "、和与及":
                return
            n, seen = j - 1, seen + 1

    def separates(self, j: int) -> bool:
        """Whether token j ends a member of a list on its left."""
        token = self.tokens[j]
        return token.kind in "PBpcuvdRtmfqD" or token.text in self.reader.edge

    def unusual(self, j: int, k: int) -> bool:
        """Whether tokens j to k hold more than common words."""
        tokens = self.tokens[j:k]
        if len(tokens) == 1:
            token = tokens[0]
            return (
                token.kind not in "KL"
                and 2 <= len(token.text) <= 4
                and self.costs.get(token.text, (RARE,))[0] >= RARE
            )
        return all(len(t.text) == 1 and t.kind not in "KLDBP" for t in tokens) and len(tokens) in (2, 3)


def find_in_context(reader: Compounds, found: Sequence[Found]) -> list[Found]:
    """Members of lists, then repeated words; each round sees what the one before has found."""
    context = Context(reader, found)
    listed = list(context.lists())
    return [*listed, *Context(reader, [*found, *listed]).find()]
