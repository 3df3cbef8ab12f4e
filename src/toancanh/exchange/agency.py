"""Who maintains and sends what is exchanged: the department of the province, as an agency of SDMX."""

import re

from django.conf import settings
from django.utils import timezone

from toancanh.model import UserError
from toancanh.reference.areas import meant

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)*")


def agency() -> str:
    """The id of the agency: as it is set, else made of the code of the province, as ``VN_SCT_66``.

    Raises:
        UserError: what is set is none (NCName: a letter, then letters, digits, ``_`` and ``-``).
    """
    told: str = settings.SDMX_AGENCY
    if told:
        if not _NAME.fullmatch(told):
            raise UserError("sdmx.bad_agency", seen=told)
        return told
    unit = meant(settings.AREA, timezone.localdate()) if settings.AREA else None
    return f"VN_SCT_{unit.code}" if unit else "VN_SCT"
