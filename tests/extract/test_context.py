"""The time and place of a figure by the sentences around it."""

import pytest

from toancanh.extract import extract
from toancanh.model import Observation
from toancanh.read import read_bytes


def facts(text: str) -> dict[str, Observation]:
    found = extract(read_bytes(text.encode(), "a.txt")).facts
    return {fact.passage.text: fact for fact in found}


DATED = "Sở Công Thương Hải Dương, ngày 12/9/2025\n\n"


@pytest.mark.parametrize(
    ("text", "amount", "period"),
    [
        ("8 tháng, các KCN thu hút 21 dự án. Lũy kế có 305 dự án còn hiệu lực.", "305 dự án", "2025-M09"),
        (
            "8 tháng đầu năm 2025, xuất khẩu đạt 99% kế hoạch năm 2025; nhập khẩu đạt 6 tỷ USD.",
            "6 tỷ USD",
            "2025-M01..M08",
        ),
        ("Chiều 3/7, công suất cực đại toàn tỉnh lên tới 1.150 MW.", "1.150 MW", "2025-07-03"),
        ("Ngày 2/7, sản lượng điện toàn tỉnh đạt 24 triệu kWh.", "24 triệu kWh", "2025-07-02"),
        ("Tuần qua, sản lượng điện bình quân đạt 22 triệu kWh.", "22 triệu kWh", "2025-M09"),
        (
            "Lao động trong các doanh nghiệp công nghiệp tại thời điểm 1/9 tăng 1,4% so với tháng trước.",
            "1,4%",
            "2025-09-01",
        ),
        ("Nhà máy 30 MW dự kiến vận hành tháng 11 năm nay.", "30 MW", "2025-M11"),
        ("8 tháng, xuất khẩu đạt 7 tỷ USD. Mục tiêu xuất khẩu đạt 11 tỷ USD.", "11 tỷ USD", "2025"),
        ("8 tháng, thu 9 tỷ đồng ngân sách, đạt 60% dự toán (15 tỷ đồng).", "15 tỷ đồng", "2025"),
        (
            "8 tháng, thu ngân sách 6.801 tỷ đồng, giảm 5% so với 7.180 tỷ đồng của 8 tháng năm 2024, "
            "kéo thu nội địa còn 5.514 tỷ đồng.",
            "5.514 tỷ đồng",
            "2025-M01..M08",
        ),
        (
            "8 tháng, xuất khẩu đạt 7 tỷ USD, trong khi năm 2019 mới 4 tỷ USD. Nhập khẩu đạt 5 tỷ USD.",
            "5 tỷ USD",
            "2025-M01..M08",
        ),
        (
            "IIP quý II/2025 tăng 9,7% (cùng kỳ năm 2024 tăng 4,5%, năm 2023 tăng 7,2%).",
            "7,2%",
            "2023-Q2",
        ),
        (
            "Chỉ số tồn kho tại thời điểm 31/8/2025 tăng 17,2% (cùng thời điểm năm 2024 tăng 13,8%).",
            "13,8%",
            "2024-08-31",
        ),
        ("Các nhà máy có sản lượng thiết kế hơn 31 triệu kWh/năm.", "31 triệu kWh/năm", "None"),
        (
            "8 tháng năm 2025, bán lẻ đạt 60.000 tỷ đồng, mức cao nhất trong giai đoạn 2019-2025. "
            "Bán lẻ hàng hóa đạt 50.000 tỷ đồng.",
            "50.000 tỷ đồng",
            "2025-M01..M08",
        ),
        ("Tính từ trước đến nay, tỉnh thu hút 186 nghìn tỷ đồng.", "186 nghìn tỷ đồng", "2025-M09"),
        ("Trong năm vừa qua, xuất khẩu đạt 9 tỷ USD.", "9 tỷ USD", "2024"),
    ],
)
def test_time_of_a_figure(text: str, amount: str, period: str) -> None:
    assert str(facts(DATED + text)[amount].period) == period


def test_growth_from_another_time_is_no_fall() -> None:
    text = "IIP quý III/2025 có thể tăng 6%, thấp hơn mục tiêu 8,5% mà tỉnh đặt ra."
    assert facts(DATED + text)["8,5%"].quantity.value > 0


def test_sign_is_shared_by_the_provinces_of_a_list() -> None:
    text = "Tháng 8/2025, IIP của Bến Tre giảm 60,1% so với cùng kỳ, TP. HCM 49,2%, Vĩnh Long 41,5%."
    assert facts(text)["41,5%"].quantity.value < 0


def test_part_is_of_the_place_of_its_whole() -> None:
    text = (
        "Tháng 11/2024, IIP của Quảng Ninh tăng 9%; IIP của Thanh Hóa tăng 8%.\n"
        "IIP của cả nước tăng 5,5%. Trong đó, khai khoáng tăng 8,1%."
    )
    assert facts(text)["8,1%"].area == "Việt Nam"


def test_text_that_tells_of_provinces_in_turn_is_of_the_country() -> None:
    text = (
        "Đến ngày 20/4/2024, tổng số dự án FDI là 18.200 dự án.\n"
        "Hà Nội có 3.100 dự án. Bình Dương có 2.500 dự án. Đồng Nai có 1.900 dự án. Kon Tum có 3 dự án."
    )
    found = facts(text)
    assert (found["18.200 dự án"].area, found["3 dự án"].area) == ("Việt Nam", "Kon Tum")


def test_one_time_that_is_named_holds_for_all() -> None:
    text = "Đến ngày 20/4/2024, Hà Nội có 3.100 dự án FDI.\n\nBình Dương đăng ký 20 tỷ USD vốn FDI."
    assert str(facts(text)["20 tỷ USD"].period) == "2024-04-20"


def test_capital_in_parks_is_theirs_where_their_board_speaks() -> None:
    found = facts(
        "Theo Ban Quản lý các khu công nghiệp Long An, từ đầu năm 2024 đến nay các khu thu hút 900 triệu USD."
        "\n\nVốn đầu tư nước ngoài đạt 600 triệu USD, gồm 33 dự án cấp mới."
    )
    capital, projects = "industrial_park_capital", "industrial_park_projects"
    assert [fact.indicator for fact in found.values()] == [capital, capital, projects]


def test_all_figures_of_a_named_cluster_are_its_own() -> None:
    found = facts("CCN Bình An có diện tích 48 ha, thu hút 26 dự án, tỷ lệ lấp đầy 90%. Tỉnh có 14 CCN.")
    assert [(fact.indicator, dict(fact.dims).get("place")) for fact in found.values()] == [
        ("industrial_cluster_area", "Bình An"),
        ("industrial_cluster_projects", "Bình An"),
        ("industrial_cluster_occupancy", "Bình An"),
        ("industrial_clusters", None),
    ]
