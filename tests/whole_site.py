"""Every page of the site with an address to try it at, in a store that has something on each.

A new page without a line here fails a test.
"""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from toancanh.accounts.actions import Person, add_user
from toancanh.accounts.roles import Role
from toancanh.approving import actions as approving
from toancanh.approving.values import Signature
from toancanh.followup import actions as followup
from toancanh.followup.changes import By
from toancanh.followup.sketches import Given, Meeting
from toancanh.isolation import Here
from toancanh.model import Settlement
from toancanh.pipeline import standing
from toancanh.reference.areas import areas
from toancanh.registers import actions as registers
from toancanh.registers import proposing
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.store import selectors
from toancanh.store.contradictions import selectors as contradictions
from toancanh.store.contradictions import settling
from toancanh.store.contradictions.settling import Way
from toancanh.store.models import ObservationRow
from toancanh.submissions import actions as submissions
from toancanh.submissions.working import work_off
from toancanh.web.approving import cell_of
from toancanh.web.choices import Place

PAGES = {
    "home": "/",
    "news": "/moi/",
    "targets": "/muc-tieu/",
    "advantage": "/loi-the/?dia-ban=64",
    "documents": "/van-ban/",
    "document": "/van-ban/{report}/",
    "upload": "/van-ban/tai-len/",
    "batches": "/van-ban/lan-nop/",
    "batch": "/van-ban/lan-nop/{batch}/",
    "difference": "/van-ban/{report}/khac/",
    "ask": "/hoi/?q=xu%E1%BA%A5t+kh%E1%BA%A9u+6+th%C3%A1ng+2025",
    "series:all": "/chi-tieu/",
    "series:one": "/chi-tieu/exports/?dia-ban=66",
    "fact": "/so-lieu/{fact}/",
    "findings": "/phat-hien/",
    "argument": "/phat-hien/{argument}/",
    "settled": "/phat-hien/da-xu-ly/",
    "review": "/can-xem-lai/",
    "periods": "/ky-bao-cao/?dia-ban=66",
    "period": "/ky-bao-cao/{place}/2025-H1/",
    "approvals": "/duyet/",
    "approval": "/duyet/{approval}/",
    "map": "/ban-do/",
    "boundaries": "/ban-do/ranh-gioi/",
    "brief": "/chuan-bi/?dia-ban=66",
    "account": "/tai-khoan/",
    "second-step": "/tai-khoan/buoc-hai/",
    "password": "/mat-khau/",
    "log": "/nhat-ky/",
    "rights": "/phan-quyen/",
    "rights-of-person": "/phan-quyen/nguoi/{person}/",
    "rights-of-office": "/phan-quyen/don-vi/{office}/",
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

DOORS = {"log-in", "log-in-code", "set-up"}
"""Pages of who has not come in yet, which are tried by themselves."""

NO_PAGES = {
    "boundary-load", "boundary-trial", "boundary-withdraw", "brief-word", "map-thing",
    "retry", "read-again", "keep-reading", "series:past", "series:follows", "series:spec",
    "sign-on", "sign-on-back", "series:svg", "series:png", "series:csv", "series:xlsx",
    "health", "language", "log-out", "original", "decide", "choose", "judge", "correct", "undo", "today",
    "settle", "approve-several", "approval-decide", "period-decide",
    "second-step-code", "account-sessions", "log-file", "api-nothing",
    "matter-act", "matter-suggest", "task-sheet-trial", "task-sheet-take-in", "task-sheet-export",
    "registers:search", "registers:accept", "registers:reject", "registers:areas", "registers:names",
    "registers:download", "registers:template", "registers:found", "registers:retire",
    "registers:restore", "registers:reveal", "registers:undo", "registers:waits",
}  # fmt: skip
"""What answers a form, is a part of a page, a file or an answer to a program."""


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


IMPORTS = """Kim ngạch nhập khẩu 6 tháng đầu năm 2024 của tỉnh Gia Lai đạt 1.000 triệu USD, bằng 50% \
kế hoạch năm. Kế hoạch nhập khẩu năm 2024 của tỉnh Gia Lai là 3.000 triệu USD. Kim ngạch nhập khẩu 6 tháng \
đầu năm 2024 của tỉnh Phú Yên đạt 100 triệu USD, bằng 50% kế hoạch năm. Kế hoạch nhập khẩu năm 2024 của tỉnh \
Phú Yên là 300 triệu USD.
"""


RETAIL = """Bán lẻ hàng hóa quý I năm 2025 của tỉnh Gia Lai ước đạt 12.800 tỷ đồng, tăng 9% so với cùng kỳ; \
doanh thu dịch vụ lưu trú, ăn uống đạt 2.100 tỷ đồng, tăng 16%; doanh thu du lịch lữ hành đạt 120 tỷ đồng, \
tăng 5%. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng quý I năm 2025 của tỉnh Gia Lai ước đạt \
16.116 tỷ đồng, tăng 10,63%.
"""


def filled() -> SimpleNamespace:
    """Fill the store; what ``addresses`` names."""
    entries, read = _registers(), _documents()
    return SimpleNamespace(
        **entries, **read, **_decided(str(read["fact"])), **_people(str(read["conclusions"]))
    )


def _registers() -> dict[str, int]:
    grounds, place = Grounds("Lan", source="Báo cáo 12/BC-SCT"), areas().find("66")[-1]
    made = [
        registers.add(register=register("clusters"), values={"name": name, "area": place}, grounds=grounds)
        for name in ("CCN Tân An", "CCN Tân An 1")
    ]
    return {"entry": made[0].pk, "other": made[1].pk}


def _documents() -> dict[str, object]:
    """Handed in and read; the report is read again, otherwise than before."""
    texts = {"bao-cao.txt": REPORT, "ket-luan.txt": CONCLUSIONS, "nhap-khau.txt": IMPORTS, "rong.txt": ""}
    texts["ban-le.txt"] = RETAIL
    batch = submissions.open_batch(who="Lan")
    for name, text in texts.items():
        submissions.submit(batch=batch, name=name, content=text.encode())
    work_off(Here())
    proposing.propose()
    report, conclusions = (
        next(it for it in selectors.documents() if it.name == name) for name in list(texts)[:2]
    )
    reading = report.readings.filter(current=True)
    ObservationRow.objects.filter(reading__in=reading, position=1).update(value=17)
    reading.update(digest="0" * 64)
    submissions.ask_again(document=report, who="Lan")
    work_off(Here())
    return {
        "report": report.sha256,
        "conclusions": conclusions.sha256,
        "batch": batch.pk,
        "fact": selectors.facts_of(report)[0].id,
    }


def _decided(fact: str) -> dict[str, object]:
    """Of two contradictions one is settled, and the figures of a period are sent up."""
    one, other = contradictions.contradictions()[:2]
    said = {
        "vi": {"about": "xuất khẩu", "so": "", "law": ""},
        "en": {"about": "exports", "so": "", "law": ""},
    }
    settling.settle(key=other.key, way=Way(Settlement.DIFFER), who="Lan", reason="giao lại", told=said)
    told = selectors.claim(fact).observation
    place = Place.of(told.area_code, told.area_since, None)
    cell = cell_of(place, told.period)
    sent = approving.send(cell=cell, figures=standing(cell), by=Signature("Minh"), reason="")
    return {"argument": one.key, "approval": sent.pk, "place": place.key}


def _people(conclusions: str) -> dict[str, int]:
    by = By("Lan", datetime(2026, 9, 1, tzinfo=UTC))
    office = followup.save_office(by=by, name="Phòng Công nghiệp")
    meeting = Meeting("UBND tỉnh", "Phó Chủ tịch", "Đắk Lắk", date(2026, 9, 1), "Sở Công Thương")
    session = followup.hold_session(meeting=meeting)
    given = Given(lead="Phòng Công nghiệp", area="Đắk Lắk", area_code="66", session=session.pk)
    matters = followup.take_up(by=by, document=conclusions, given=given)
    person = add_user(
        by="Lan", username="ha", person=Person("Trần Hà", Role.SPECIALIST), password="trời xanh 2026"
    )
    return {"office": office.pk, "session": session.pk, "matter": matters[0].pk, "person": person.pk}
