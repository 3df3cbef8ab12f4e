"""People and keys from the command line: no default password, a key is shown once."""

import pytest

from toancanh.accounts import selectors
from toancanh.accounts.roles import Scope

pytestmark = pytest.mark.django_db

ADD = ("user", "add", "lan", "--name", "Nguyễn Thị Lan", "--role", "administrator", "--password-stdin")


def test_an_administrator_is_added_listed_and_given_a_key(run) -> None:
    added = run(*ADD, "--by", "Minh", stdin="trời xanh 2026\n")
    assert added.exit_code == 0, added.output
    assert "Nguyễn Thị Lan (lan), Quản trị" in added.output
    assert "Nguyễn Thị Lan" in run("user", "list").output
    made = run("key", "add", "lan", "--for", "bảng điều hành", "--scope", "read", "--scope", "write")
    secret = made.stdout.strip()
    key = selectors.key_of(secret)
    assert key is not None
    assert key.allowed == {Scope.READ, Scope.WRITE}
    assert secret not in run("key", "list").output
    assert run("key", "revoke", key.prefix).exit_code == 0
    assert selectors.key_of(secret) is None
    assert "đã thu hồi" in run("key", "list").output


def test_a_password_is_asked_for_twice_and_a_weak_one_refused(run) -> None:
    asked = run(*ADD[:-1], stdin="trời xanh 2026\ntrời xanh 2026\n")
    assert asked.exit_code == 0, asked.output
    weak = run("user", "password", "lan", "--password-stdin", stdin="123456\n")
    assert weak.exit_code == 1
    assert "Mật khẩu chưa đủ mạnh" in weak.stderr
    assert run("user", "password", "lan", "--password-stdin", stdin="biển đông 2027\n").exit_code == 0
    assert selectors.find_user("lan").check_password("biển đông 2027")


def test_who_is_disabled_is_said_so(run) -> None:
    run(*ADD, stdin="trời xanh 2026\n")
    refused = run("user", "disable", "lan")
    assert "người quản trị cuối cùng" in refused.stderr
    hoa = ("user", "add", "hoa", "--name", "Trần Hoa", "--password-stdin")
    run(*hoa, stdin="trời xanh 2026\n")
    assert run("user", "disable", "hoa").exit_code == 0
    assert "đã khóa" in run("user", "list").output
    assert run("user", "disable", "ai").exit_code == 1
