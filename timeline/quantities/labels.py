"""Digits that only name something: by a label before them, or what stands behind (an address, 4K video)."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?<![a-z])(?:week|day|month|year|page|chapter|section|article|room|route|highway|flight|lot|gate|round|level"
    r"|grade|phase|stage|type|step|part|volume|issue|figure|table|item|question|note|footnote|episode|season|size|act"
    r"|line|clause|paragraph|rule|iso|zip(?: code)?|postcode|extension|ext\.?|id|pp?\.|vols?\.|figs?\."
    r"|p(?:[- ]value)?(?: of| was)?) ?[<>=≤≥]? ?$"
    r"|(?:身份证|邮编|邮政编码|热线|电话|手机|拨打|拨通|致电|qq群?|微信群?|编号|编码|尾号|车牌|证号|账号|帐号|账户|代码"
    r"|卡号|单号|批号|文号|型号|门牌|序列|学号|工号)(?:号码?|为|是|[:：])? ?$"
)
_REACH = 16
_CALLED = re.compile(r"(?<![a-z])(?:call|dial)(?:s|ed|led|ing|ling)? $")
_EMERGENCY = frozenset(["911", "999", "112", "311", "988"])
_ADDRESS = re.compile(
    r" (?:[A-Z][a-z]+ ){1,3}"
    r"(?:Street|Road|Avenue|Lane|Drive|Boulevard|Square|Terrace|Crescent|Parkway|Court)(?![a-z])"
)
_SHARP = re.compile(
    r" ?-?(?:screens?|displays?|monitors?|tvs?|televisions?|videos?|resolution|cameras?|footage|projectors?"
    r"|stream(?:s|ing)?|ultra|hdr)(?![a-z])|(?:超高清|超清|高清|分辨率|屏|电视|视频|画质|摄像|显示|投影|影院|修复|直播)"
)
"""What is seen in 4K, which is no four thousand."""
_HOTLINE = re.compile(
    r"\d{3,5}(?![个通次部条台支只门万千\d])[\u3400-\u9fff]{0,4}?(?:热线|专线|(?<=报警)电话)"
)
"""What a number is called by (1999市民专线, 110报警电话)."""
_PHONE = re.compile(r"[ -]\(?\d{1,4}[) -]{1,2}\d")


def is_label(low: str, raw: str, start: int, end: int) -> bool:
    """Whether the digits at a place only name something."""
    if _LABEL.search(low, max(0, start - _REACH), start) or _ADDRESS.match(raw, end):
        return True
    if low[start - 1 : start] == "+" and _PHONE.match(low, end):
        return True
    return low[start:end] in _EMERGENCY and bool(_CALLED.search(low, max(0, start - _REACH), start))


def is_hotline(low: str, start: int) -> bool:
    """Whether digits are what a hotline is called by."""
    return _HOTLINE.match(low, start) is not None


def is_sharpness(low: str, start: int, end: int) -> bool:
    """Whether 4K or 8K is how sharp a picture is."""
    return low[end - 1 : end] == "k" and end - start == 2 and bool(_SHARP.match(low, end))
