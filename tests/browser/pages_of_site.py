"""Every page of the site with an address to try it at: a new one without a line here fails a test."""

from types import SimpleNamespace

PAGES = {
    "home": "/",
    "documents": "/van-ban/",
    "document": "/van-ban/{report}/",
    "fact": "/so-lieu/{fact}/",
    "findings": "/phat-hien/",
    "review": "/can-xem-lai/",
    "map": "/ban-do/",
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
    "health", "language", "log-out", "original", "decide", "choose", "today",
    "matter-act", "matter-suggest", "task-sheet-trial", "task-sheet-take-in", "task-sheet-export",
    "registers:search", "registers:accept", "registers:reject", "registers:areas", "registers:names",
    "registers:download", "registers:template", "registers:found", "registers:retire",
    "registers:restore", "registers:undo", "registers:waits",
}  # fmt: skip
"""What answers a form, is a part of a page, a file or an answer to a program."""


def addresses(there: SimpleNamespace) -> dict[str, str]:
    """The address of each page in a store that has these things."""
    return {name: address.format(**vars(there)) for name, address in PAGES.items()}
