"""Words by which a text shows that it is about the country or its own province, or tells a company's results."""

from toancanh.extract.anchors import Anchors

NATION, OFFICE, OWN, RESULT, COMPANY = "nation", "office", "own", "result", "company"
_NATION = (
    "chính phủ", "thủ tướng", "quốc hội", "cả nước", "nước ta", "việt nam", "tổng cục thống kê", "bộ kế hoạch và đầu tư",
)  # fmt: skip
_OFFICE = (
    "gdp", "hiệp hội", "cục thống kê", "cục hải quan", "(bộ", "( bộ", "bộ công thương", "bộ tài chính", "bộ nông nghiệp",
    "bộ xây dựng", "tập đoàn điện lực", "evn", "vasep", "vcci",
)  # fmt: skip
# "Tỉnh" without a name is the one that the text is of.
_OWN = (
    "ubnd tỉnh", "hđnd tỉnh", "toàn tỉnh", "của tỉnh", "địa bàn tỉnh", "lãnh đạo tỉnh", "tỉnh ta", "tỉnh đã", "tỉnh vẫn",
)  # fmt: skip
# The language of statements of income and of the exchange, which that of provinces lacks; and of companies.
_RESULT = (
    "lợi nhuận", "lãi sau thuế", "lãi trước thuế", "lãi ròng", "cổ phiếu", "cổ đông", "cổ tức", "doanh thu thuần",
    "doanh thu hợp nhất",
)  # fmt: skip
_COMPANY = (
    "hđqt", "hội đồng quản trị", "công ty mẹ", "hose", "hnx", "upcom", "báo cáo tài chính", "tổng công ty", "công ty cp",
    "công ty cổ phần", "tập đoàn",
)  # fmt: skip
WORDS = Anchors(
    dict.fromkeys(_NATION, NATION)
    | dict.fromkeys(_OFFICE, OFFICE)
    | dict.fromkeys(_OWN, OWN)
    | dict.fromkeys(_RESULT, RESULT)
    | dict.fromkeys(_COMPANY, COMPANY),
    whole=False,
)
