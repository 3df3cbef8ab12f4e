"""Every page of the site with an address to try it at, in a store that has something on each.

A new page without a line here fails a test.
"""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from toancanh.followup import actions as followup
from toancanh.followup.changes import By
from toancanh.followup.sketches import Given, Meeting
from toancanh.pipeline import Upload, ingest
from toancanh.reference.areas import areas
from toancanh.registers import actions as registers
from toancanh.registers import proposing
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.store import selectors

PAGES = {
    "home": "/",
    "targets": "/muc-tieu/",
    "documents": "/van-ban/",
    "document": "/van-ban/{report}/",
    "batches": "/van-ban/lan-nop/",
    "series:all": "/chi-tieu/",
    "series:one": "/chi-tieu/exports/?dia-ban=66",
    "fact": "/so-lieu/{fact}/",
    "findings": "/phat-hien/",
    "review": "/can-xem-lai/",
    "map": "/ban-do/",
    "boundaries": "/ban-do/ranh-gioi/",
    "brief": "/chuan-bi/?dia-ban=66",
    "log-in": "/dang-nhap/",
    "password": "/mat-khau/",
    "programs": "/lap-trinh/",
    "matters": "/cong-viec/",
    "matter": "/cong-viec/{matter}/",
    "matter-new": "/cong-viec/moi/",
    "acts": "/cong-viec/lap/",
    "acts-of": "/cong-viec/lap/{conclusions}/",
    "matter-calendar": "/cong-viec/lich/?thang=2026-09",
    "matter-timeline": "/cong-viec/tien-do/?tu=2026-08",
    "sessions": "/cong-viec/phien/",
    "session": "/cong-viec/phien/{session}/",
    "session-new": "/cong-viec/phien/moi/",
    "matter-digest": "/cong-viec/ban-tin/",
    "matter-escalations": "/cong-viec/trinh-lanh-dao/",
    "task-sheets": "/cong-viec/bang/",
    "registers:all": "/danh-ba/",
    "registers:proposals": "/danh-ba/de-xuat/",
    "registers:attention": "/danh-ba/can-de-y/",
    "registers:totals": "/danh-ba/doi-chieu/",
    "registers:alike": "/danh-ba/trung/",
    "registers:list": "/danh-ba/cum-cong-nghiep/",
    "registers:import": "/danh-ba/cum-cong-nghiep/nhap/",
    "registers:add": "/danh-ba/cum-cong-nghiep/them/",
    "registers:pair": "/danh-ba/cum-cong-nghiep/trung/{entry}/{other}/",
    "registers:entry": "/danh-ba/cum-cong-nghiep/{entry}/",
    "registers:edit": "/danh-ba/cum-cong-nghiep/{entry}/sua/",
    "admin:index": "/quan-tri/",
    "admin:registers_cluster_changelist": "/quan-tri/registers/cluster/",
    "admin:registers_cluster_change": "/quan-tri/registers/cluster/{entry}/change/",
}
"""Addresses by the name of the page; in braces what the store of the test has (``addresses``)."""

NO_PAGES = {
    "boundary-load", "boundary-trial", "boundary-withdraw", "brief-word", "map-thing",
    "upload", "retry", "read-again", "keep-reading", "series:past", "series:follows", "series:spec",
    "series:svg", "series:png", "series:csv", "series:xlsx",
    "health", "language", "log-out", "original", "decide", "choose", "today",
    "matter-act", "matter-suggest", "task-sheet-trial", "task-sheet-take-in", "task-sheet-export",
    "registers:search", "registers:accept", "registers:reject", "registers:areas", "registers:names",
    "registers:download", "registers:template", "registers:found", "registers:retire",
    "registers:restore", "registers:undo", "registers:waits",
}  # fmt: skip
"""What answers a form, is a part of a page, a file or an answer to a program."""

ON_THE_WAY = {"batch", "difference"}
"""Pages of what is being read, which the journeys of the one who hands it in go through."""


def addresses(there: SimpleNamespace) -> dict[str, str]:
    """The address of each page in a store that has these things."""
    return {name: address.format(**vars(there)) for name, address in PAGES.items()}


REPORT = """SỞ CÔNG THƯƠNG
BÁO CÁO
Tình hình 6 tháng đầu năm 2025 của tỉnh Đắk Lắk

Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 1.520,5 triệu USD, tăng 28,7% so với \
cùng kỳ, bằng 68% kế hoạch năm. Chỉ số sản xuất công nghiệp 6 tháng tăng 15,26% so với cùng kỳ.
"""
CONCLUSIONS = """UBND TỈNH ĐẮK LẮK
THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh

Giao Sở Công Thương rà soát quy hoạch cụm công nghiệp Tân An, báo cáo trước ngày 30/9/2026. Cụm công nghiệp \
Tân An có diện tích 61,5 ha, tỷ lệ lấp đầy 92%. Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk \
đạt 1,9 tỷ USD, bằng 30% kế hoạch năm.
"""


def filled() -> SimpleNamespace:
    """Fill the store; what ``addresses`` names."""
    grounds, by = Grounds("Lan", source="Báo cáo 12/BC-SCT"), By("Lan", datetime(2026, 9, 1, tzinfo=UTC))
    place = areas().find("66")[-1]
    clusters = [
        registers.add(register=register("clusters"), values={"name": name, "area": place}, grounds=grounds)
        for name in ("CCN Tân An", "CCN Tân An 1")
    ]
    texts = {"bao-cao.txt": REPORT, "ket-luan.txt": CONCLUSIONS, "rong.txt": ""}
    ingest([Upload(name, text.encode()) for name, text in texts.items()])
    proposing.propose()
    report, conclusions = (
        next(it for it in selectors.documents() if it.name == name) for name in list(texts)[:2]
    )
    followup.save_office(by=by, name="Phòng Công nghiệp")
    meeting = Meeting("UBND tỉnh", "Phó Chủ tịch", "Đắk Lắk", date(2026, 9, 1), "Sở Công Thương")
    session = followup.hold_session(meeting=meeting)
    given = Given(lead="Phòng Công nghiệp", area="Đắk Lắk", area_code="66", session=session.pk)
    matters = followup.take_up(by=by, document=conclusions.sha256, given=given)
    return SimpleNamespace(
        report=report.sha256, conclusions=conclusions.sha256, fact=selectors.facts_of(report)[0].id,
        entry=clusters[0].pk, other=clusters[1].pk, session=session.pk, matter=matters[0].pk,
    )  # fmt: skip
