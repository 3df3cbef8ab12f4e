"""What a person may do: a role, and the scopes that it allows a key of the API."""

from enum import StrEnum


class Scope(StrEnum):
    """What a key may do: read, write what the role may write, look after people and keys."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


class Role(StrEnum):
    """Người xem, chuyên viên, lãnh đạo phòng, lãnh đạo Sở, quản trị.

    A viewer reads. A specialist enters and changes registers and matters; the head of an office and a
    leader do the same, and the name tells whose decision it was. An administrator also looks after people,
    keys and data (``/quan-tri/``).
    """

    VIEWER = "viewer"
    SPECIALIST = "specialist"
    OFFICE_HEAD = "office_head"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"

    @property
    def approves(self) -> bool:
        """Whether a person with this role may make figures official, and close and open periods."""
        return self in (Role.OFFICE_HEAD, Role.LEADER, Role.ADMINISTRATOR)

    @property
    def scopes(self) -> frozenset[Scope]:
        """What a key of a person with this role may be allowed."""
        match self:
            case Role.VIEWER:
                return frozenset((Scope.READ,))
            case Role.ADMINISTRATOR:
                return frozenset(Scope)
            case _:
                return frozenset((Scope.READ, Scope.WRITE))
