"""One small form for each thing that is done with a matter; what it does is an action of ``followup``.

``FORMS`` holds them by what stands for them in an address.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from toancanh.followup import actions, naming, sheets
from toancanh.followup.changes import By
from toancanh.followup.models import Matter
from toancanh.followup.sketches import Given, Shown
from toancanh.web.clock import today
from toancanh.web.matters.fields import (
    AboutForm,
    day_field,
    deadline,
    deadline_words,
    line_field,
    office_field,
    offices_field,
    words_field,
)

_PAPERS_HELP = _("Số, ký hiệu văn bản; mỗi dòng một văn bản.")


class ActionForm(forms.Form):
    """What all have: the words on their button, whether they close something, whether a reason is needed."""

    slug: ClassVar[str]
    button: ClassVar[Any]
    grave: ClassVar[bool] = False
    reason: ClassVar[Any] = _("Ghi chú")
    must_reason: ClassVar[bool] = False

    @classmethod
    def offered(cls, row: Matter) -> bool:
        """Whether it can be done with a matter as it is."""
        return not row.closed

    @classmethod
    def starting(cls, row: Matter) -> dict[str, Any]:
        """What its fields begin with."""
        return {}

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        """Do it."""
        raise NotImplementedError


class Assign(ActionForm):
    slug, button = "giao", _("Giao việc")
    lead = office_field(_("Đơn vị chủ trì"))
    partners = offices_field(_("Đơn vị phối hợp"))

    @classmethod
    def starting(cls, row: Matter) -> dict[str, Any]:
        return {"lead": row.lead_id, "partners": list(row.partners.values_list("pk", flat=True))}

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        told = self.cleaned_data
        return actions.assign(matter=row.pk, seen=seen, by=by, lead=told["lead"], partners=told["partners"])


class Begin(ActionForm):
    slug, button = "bat-dau", _("Bắt đầu làm")

    @classmethod
    def offered(cls, row: Matter) -> bool:
        return not row.closed and row.begun_on is None

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.begin(matter=row.pk, seen=seen, by=by)


class Report(ActionForm):
    slug, button = "bao-cao", _("Báo cáo tiến độ")
    progress = words_field(_("Đã làm đến đâu"), rows=4)

    @classmethod
    def starting(cls, row: Matter) -> dict[str, Any]:
        return {"progress": row.progress}

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.report(matter=row.pk, seen=seen, by=by, progress=self.cleaned_data["progress"])


class SetDeadline(ActionForm):
    slug, button = "han", _("Đặt hạn")
    words = deadline_words()
    day = day_field(_("hoặc ngày cuối"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        terms = deadline(told.get("words", ""), told.get("day"), today())
        if not terms and not self.errors:
            raise forms.ValidationError(_("Cần một hạn: ghi bằng lời hoặc chọn ngày."))
        return {**told, "terms": terms}

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.set_deadline(matter=row.pk, seen=seen, by=by, term=self.cleaned_data["terms"].term)


class Link(AboutForm, ActionForm):
    slug, button = "gan", _("Gắn địa bàn, dự án, buổi làm việc")

    @classmethod
    def offered(cls, row: Matter) -> bool:
        return True

    @classmethod
    def starting(cls, row: Matter) -> dict[str, Any]:
        entry = f"{row.register}/{row.entry}/{row.entry_name}" if row.entry else ""
        return {"area": row.area, "entry": entry, "session": row.session_id}

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.link(matter=row.pk, seen=seen, by=by, given=Given(**self.about()), whole=True)


class Answer(ActionForm):
    slug, button = "tra-loi", _("Ghi văn bản trả lời")
    paper = line_field(_("Số, ký hiệu văn bản trả lời"))

    @classmethod
    def offered(cls, row: Matter) -> bool:
        return row.stopped_on is None

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        paper = naming.shown(self.cleaned_data["paper"])
        return actions.answer(matter=row.pk, seen=seen, by=by, paper=paper)


class NeedAnswers(ActionForm):
    slug, button = "so-tra-loi", _("Số câu trả lời cần có")
    count = forms.IntegerField(label=_("Cần mấy văn bản trả lời"), min_value=0, max_value=99)

    @classmethod
    def starting(cls, row: Matter) -> dict[str, Any]:
        return {"count": row.answers_needed}

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.need_answers(matter=row.pk, seen=seen, by=by, count=self.cleaned_data["count"])


class Show(ActionForm):
    slug, button = "minh-chung", _("Thêm minh chứng")
    papers = words_field(_("Văn bản chứng minh"), help_text=_PAPERS_HELP)

    @classmethod
    def offered(cls, row: Matter) -> bool:
        return True

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.show(matter=row.pk, by=by, papers=_papers(self.cleaned_data["papers"]))


class Resolve(ActionForm):
    slug, button = "hoan-thanh", _("Hoàn thành")
    papers = words_field(_("Văn bản chứng minh"), required=False, help_text=_PAPERS_HELP)

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        papers = _papers(self.cleaned_data["papers"])
        return actions.resolve(matter=row.pk, seen=seen, by=by, papers=papers)


class AskExtension(ActionForm):
    slug, button = "xin-gia-han", _("Xin gia hạn")
    reason, must_reason = _("Lý do"), True
    until = day_field(_("Xin đến hết ngày"))

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.ask_extension(matter=row.pk, seen=seen, by=by, until=self.cleaned_data["until"])


class DecideExtension(ActionForm):
    slug, button = "duyet-gia-han", _("Trả lời đề nghị gia hạn")
    granted = forms.ChoiceField(
        label=_("Quyết định"), choices=(("yes", _("Cho gia hạn")), ("no", _("Không cho gia hạn"))),
        widget=forms.RadioSelect,
    )  # fmt: skip

    @classmethod
    def offered(cls, row: Matter) -> bool:
        return row.asked_until is not None

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        granted = self.cleaned_data["granted"] == "yes"
        return actions.decide_extension(matter=row.pk, seen=seen, by=by, granted=granted)


class Escalate(ActionForm):
    slug, button = "chuyen-cap", _("Chuyển cấp trên")
    to = line_field(_("Trình lãnh đạo"))

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.escalate(matter=row.pk, seen=seen, by=by, to=self.cleaned_data["to"])


class Accept(ActionForm):
    slug, button = "nhan-de-xuat", _("Nhận tình trạng đề xuất")

    @classmethod
    def offered(cls, row: Matter) -> bool:
        return not row.closed and row.proposed is not None

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return sheets.accept(matter=row.pk, seen=seen, by=by)


class Stop(ActionForm):
    slug, button, grave = "dung", _("Dừng việc"), True
    reason, must_reason = _("Lý do"), True

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.stop(matter=row.pk, seen=seen, by=by)


class Reopen(ActionForm):
    slug, button = "mo-lai", _("Mở lại")
    reason, must_reason = _("Lý do"), True

    @classmethod
    def offered(cls, row: Matter) -> bool:
        return row.closed

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.reopen(matter=row.pk, seen=seen, by=by)


class Comment(ActionForm):
    slug, button = "y-kien", _("Ghi ý kiến")
    reason, must_reason = _("Ý kiến"), True

    @classmethod
    def offered(cls, row: Matter) -> bool:
        return True

    def act(self, row: Matter, seen: int, by: By) -> Matter:
        return actions.comment(matter=row.pk, by=by)


def _papers(lines: str) -> list[Shown]:
    return [naming.shown(line.strip()) for line in lines.splitlines() if line.strip()]


FORMS: dict[str, type[ActionForm]] = {
    it.slug: it
    for it in (
        DecideExtension, Accept, Assign, Begin, Report, Resolve, Answer, Show, Comment, SetDeadline,
        AskExtension, Escalate, Link, NeedAnswers, Reopen, Stop,
    )
}  # fmt: skip
