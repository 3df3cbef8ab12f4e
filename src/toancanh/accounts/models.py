"""The tables.

::

    User ──< ApiKey            a program that acts in the name of a person
      ├────< Grant >── Office  what a person or an office may do beyond, or not as far as, the role
      └────< AccountEvent      what was done to or by a person, a key, an office; only ever added to
    User ──< RecoveryCode      what logs in once instead of the telephone; only digests
      ├────< Identity          who they are to a provider of single sign-on
      ├───── Visit             when they looked at the first page last
      └────< Sitting           a browser that is or was logged in
    SetupCode                  what the first administrator is made with, while there is none
    LoginAttempt               names and addresses that tried to log in lately
"""

# ruff: noqa: D106 (what Meta is for is said by the model)

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from toancanh.accounts.roles import Role, Scope
from toancanh.registers.books.offices import Office
from toancanh.store.origin import here


class User(AbstractUser):
    """A person. ``username`` is what they log in with, ``name`` what their deeds are signed with.

    ``office`` is where they work, an entry of the register of offices. Only an administrator gets into the
    upkeep of data.
    """

    first_name = None  # type: ignore[assignment]  # a Vietnamese name is one
    last_name = None  # type: ignore[assignment]
    name = models.TextField()
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=20)

    class Meta:
        ordering = ("username",)
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="user_named"),
            models.CheckConstraint(condition=Q(role__in=list(map(str, Role))), name="user_role_known"),
        )

    @property
    def is_staff(self) -> bool:  # type: ignore[override]  # Django keeps it in a column
        """Whether the person may look after the data."""
        return self.is_active and self.role == Role.ADMINISTRATOR

    @property
    def is_superuser(self) -> bool:  # type: ignore[override]
        """As ``is_staff``: there is one kind of administrator."""
        return self.is_staff

    def get_full_name(self) -> str:
        """The name that deeds are signed with."""
        return self.name

    def get_short_name(self) -> str:
        """The same."""
        return self.name

    @property
    def scopes(self) -> frozenset[Scope]:
        """What the person may do."""
        return Role(self.role).scopes if self.is_active else frozenset()


class ApiKey(models.Model):
    """A key of a program that acts for a person. Only its digest is kept; ``prefix`` tells keys apart."""

    user = models.ForeignKey(User, models.PROTECT, related_name="keys")
    label = models.TextField()
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    scopes = models.JSONField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=~Q(label=""), name="api_key_says_what_for"),
            models.CheckConstraint(condition=Q(made_at__lt=F("expires_at")), name="api_key_expires_later"),
        )

    def __str__(self) -> str:
        return f"{self.prefix} ({self.label})"

    def in_force(self, now: datetime) -> bool:
        """Whether it opens anything at a time."""
        return self.revoked_at is None and now < self.expires_at and self.user.is_active

    @property
    def allowed(self) -> frozenset[Scope]:
        """What it may do: what it was given, as far as its person may do so still."""
        return frozenset(map(Scope, self.scopes)) & self.user.scopes


class Grant(models.Model):
    """What was set for one person or one office: whether they may change a thing (``rights.things``)."""

    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="grants")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    thing = models.CharField(max_length=60)
    allowed = models.BooleanField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(user__isnull=True, office__isnull=False)
                | Q(user__isnull=False, office__isnull=True),
                name="grant_to_a_person_or_an_office",
            ),
            models.UniqueConstraint(fields=("user", "thing"), name="grant_once_a_person"),
            models.UniqueConstraint(fields=("office", "thing"), name="grant_once_an_office"),
        )


class AccountEvent(models.Model):
    """One thing that was done to or by a person, or to a key, an office: the columns that changed.

    ``about`` says what it was about where that is none of these: an address refused, an entry looked into.
    ``user`` is not known of who could not log in.
    """

    class What(StrEnum):
        """What was done."""

        ADDED = "added"
        CHANGED = "changed"
        PASSWORD = "password"  # noqa: S105 (the word for the deed)
        KEY_ADDED = "key_added"
        KEY_REVOKED = "key_revoked"
        RIGHTS = "rights"
        LOGGED_IN = "logged_in"
        LOGGED_OUT = "logged_out"
        NOT_LET_IN = "not_let_in"
        REFUSED = "refused"
        REVEALED = "revealed"
        SECOND_STEP = "second_step"
        SECOND_STEP_RESET = "second_step_reset"
        SESSIONS_ENDED = "sessions_ended"
        LINKED = "linked"

    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="events")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    key = models.ForeignKey(ApiKey, models.PROTECT, null=True, related_name="events")
    what = models.CharField(max_length=20)
    who = models.TextField()
    at = models.DateTimeField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    about = models.TextField(default="")
    address = models.CharField(max_length=45, default=here)

    class Meta:
        ordering = ("-id",)
        constraints = (models.CheckConstraint(condition=~Q(who=""), name="account_event_signed"),)

    def save(self, *args: Any, **more: Any) -> None:
        """Write it for the first and only time."""
        if self.pk is not None:
            raise TypeError(f"account event {self.pk} is history")
        super().save(*args, **more)

    def delete(self, *_args: Any, **_more: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError(f"account event {self.pk} is history")


class Identity(models.Model):
    """Who a person is to a provider of single sign-on: ``subject`` is its name for them for good."""

    user = models.ForeignKey(User, models.PROTECT, related_name="identities")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("issuer", "subject"), name="identity_of_one_person"),
            models.UniqueConstraint(fields=("issuer", "user"), name="identity_once_a_provider"),
            models.CheckConstraint(condition=~Q(issuer="") & ~Q(subject=""), name="identity_named"),
        )


class RecoveryCode(models.Model):
    """What logs somebody in once who has lost the telephone of the second step; only its digest is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "digest"), name="recovery_code_once_a_person"),
        )


class Sitting(models.Model):
    """A browser in which somebody logged in: from where, since when, until when."""

    user = models.ForeignKey(User, models.CASCADE, related_name="sittings")
    address = models.CharField(max_length=45)
    browser = models.TextField()
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-seen_at",)


class SetupCode(models.Model):
    """The digest of the code that the first administrator is made with; gone once there is one."""

    digest = models.CharField(max_length=64)


class LoginAttempt(models.Model):
    """One try to log in, kept for as long as it counts."""

    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("at",), name="login_attempt_by_time"),)


class Visit(models.Model):
    """When a person looked at the first page last (``seen_at``), and when in the visit before (``since``)."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="visit")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
