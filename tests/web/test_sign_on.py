"""Single sign-on, the whole round with a provider on this machine, and what is not believed."""

import socket
import subprocess
import sys
import time
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import pytest
import requests
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from toancanh.accounts.models import AccountEvent, Identity, LoginAttempt, User
from toancanh.accounts.roles import Role
from toancanh.model import UserError
from toancanh.web import provider
from toancanh.web import settings as written

LAN = {"email": "lan@so.example", "email_verified": True, "preferred_username": "lan", "name": "Lan"}
pytestmark = pytest.mark.django_db


KNOWN = {
    "s-1": LAN,
    "s-2": {**LAN, "email_verified": False, "preferred_username": "lan2"},
    "s-3": {"preferred_username": "hoa", "name": "Hoa", "groups": ["CN=phong,OU=so"]},
}


@pytest.fixture(scope="module")
def there():
    """A provider that knows Lan, a rival with an e-mail nobody verified, and Hoa, who is in a group."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    at = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as running:
        try:
            wait_for(f"{at}/jwks")
            for sub, claims in KNOWN.items():
                requests.put(f"{at}/users/{sub}", json=claims, timeout=10).raise_for_status()
            yield at
        finally:
            running.terminate()


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            return requests.get(url, timeout=10).raise_for_status()
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {url}")


@pytest.fixture(autouse=True)
def house(there, settings):
    settings.OIDC_ISSUER, settings.OIDC_RP_CLIENT_ID = there, "toancanh"
    settings.OIDC_RP_CLIENT_SECRET = "secret"
    settings.OIDC_MATCH = "email"
    return settings


def sent(client: Client, sub: str = "s-1", **more: str) -> str:
    """Where the provider sends somebody back who says there who they are."""
    to = client.get("/dang-nhap/mot-lan/", {"next": "/van-ban/"}).headers["Location"]
    if more:
        parts = urlsplit(to)
        asked = {name: value for name, (value,) in parse_qs(parts.query).items()}
        to = urlunsplit(parts._replace(query=urlencode(asked | more)))
    answer = requests.post(to, data={"sub": sub}, allow_redirects=False, timeout=10)
    return answer.headers["Location"].removeprefix("http://testserver")


def come(client: Client, sub: str = "s-1", **more: str):
    return client.get(sent(client, sub, **more))


def mail(user: User, email: str = "Lan@so.example") -> User:
    user.email = email
    user.save()
    return user


def test_without_a_provider_there_is_neither_button_nor_address(client: Client, house) -> None:
    house.OIDC_ISSUER = ""
    assert "/dang-nhap/mot-lan/" not in client.get("/dang-nhap/").content.decode()
    assert client.get("/dang-nhap/mot-lan/").status_code == 404
    assert client.get("/dang-nhap/mot-lan/ve/?code=1&state=2").status_code == 404


def test_the_whole_round_lets_somebody_in_where_they_wanted_to_go(client: Client, person, house) -> None:
    mail(person())
    house.LOGIN_REQUIRED = True  # the second step is the provider's: an administrator is not asked again
    assert "/dang-nhap/mot-lan/" in client.get("/dang-nhap/").content.decode()
    asked = parse_qs(urlsplit(client.get("/dang-nhap/mot-lan/").headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert come(client).headers["Location"] == "/van-ban/"
    assert "Nguyễn Thị Lan" in client.get("/van-ban/").content.decode()
    told = list(AccountEvent.objects.order_by("pk").values_list("what", "about"))[-2:]
    assert told == [("linked", "s-1"), ("logged_in", house.OIDC_ISSUER)]


def test_once_tied_the_e_mail_counts_no_more(client: Client, person) -> None:
    lan = mail(person())
    come(client)
    mail(lan, "")
    mail(person("minh", "viewer", "Minh"))
    again = Client()
    assert come(again).status_code == 302
    assert again.get("/tai-khoan/").context["user"] == lan
    assert Identity.objects.count() == 1


@pytest.mark.parametrize(("sub", "match"), [("s-2", "email"), ("s-1", "off"), ("s-3", "username")])
def test_no_account_is_taken_by_an_unverified_e_mail_or_what_is_not_allowed(
    client: Client, person, house, sub: str, match: str
) -> None:
    mail(person())
    house.OIDC_MATCH = match
    answer = come(client, sub)
    assert answer.status_code == 403
    assert "chưa có tài khoản nào" in answer.content.decode()
    assert AccountEvent.objects.latest("pk").what == "not_let_in"
    assert (User.objects.count(), Identity.objects.count()) == (1, 0)


def test_two_with_one_e_mail_are_nobody(client: Client, person) -> None:
    mail(person())
    mail(person("minh", "viewer", "Minh"))
    assert come(client).status_code == 403


def test_who_is_not_active_is_refused_kindly(client: Client, person) -> None:
    lan = mail(person())
    lan.is_active = False
    lan.save()
    answer = come(client)
    assert answer.status_code == 403
    assert "đã ngừng dùng" in answer.content.decode()


def test_an_account_is_made_only_where_that_is_said_and_as_a_viewer(client: Client, house) -> None:
    assert come(client, "s-3").status_code == 403
    house.OIDC_CREATE = True
    assert come(client, "s-3").status_code == 302
    hoa = User.objects.get()
    assert (hoa.username, hoa.name, hoa.role) == ("hoa", "Hoa", "viewer")
    assert not hoa.has_usable_password()


def test_an_account_of_that_name_is_not_taken_over_by_making_one(client: Client, person, house) -> None:
    person("hoa", "administrator", "Hoa khác")
    house.OIDC_CREATE = True
    answer = come(client, "s-3")
    assert answer.status_code == 403
    assert "đã có người dùng" in answer.content.decode()


def test_groups_say_the_role_at_each_log_in(client: Client, house) -> None:
    house.OIDC_CREATE = True
    house.OIDC_ROLES = written._roles("CN=phong,OU=so=office_head; khác=administrator")
    come(client, "s-3")
    assert User.objects.get().role == "office_head"
    house.OIDC_ROLES = written._roles("khác=administrator")
    come(Client(), "s-3")
    assert User.objects.get().role == "viewer"


def test_the_last_administrator_is_not_lost_to_a_missing_group(client: Client, person, house) -> None:
    lan = mail(person())
    house.OIDC_ROLES = {"khác": Role.LEADER}
    assert "người quản trị cuối cùng" in come(client).content.decode()
    lan.refresh_from_db()
    assert lan.role == "administrator"


def test_a_wrong_nonce_is_refused(client: Client, person) -> None:
    mail(person())
    answer = come(client, nonce="of-somebody-else")
    assert answer.status_code == 403
    assert "không khớp với lần đăng nhập này" in answer.content.decode()
    assert not Identity.objects.exists()


def test_a_state_of_another_browser_is_refused_and_each_is_good_once(client: Client, person) -> None:
    mail(person())
    back = sent(client)
    stranger = Client()
    stranger.get("/dang-nhap/mot-lan/")
    assert stranger.get(back).status_code == 403
    assert client.get(back).status_code == 302
    assert client.get(back).status_code == 403


def test_who_says_no_there_is_told_so_here(client: Client) -> None:
    answer = client.get("/dang-nhap/mot-lan/ve/", {"error": "access_denied", "state": "x"})
    assert answer.status_code == 403
    assert "không cho biết anh chị là ai" in answer.content.decode()


def test_who_knocks_without_end_fills_no_log(client: Client) -> None:
    for _ in range(8):
        assert client.get("/dang-nhap/mot-lan/ve/").status_code == 403
    assert AccountEvent.objects.count() == 5
    LoginAttempt.objects.all().delete()


def token(house, **more):
    usual = {
        "iss": provider.described(house.OIDC_ISSUER)["issuer"],
        "aud": "toancanh",
        "sub": "s-1",
        "exp": 1,
    }
    return {name: value for name, value in (usual | more).items() if value is not None}


@pytest.mark.parametrize(
    "more",
    [
        {"iss": "https://evil.example"},
        {"aud": "another-site"},
        {"aud": ["another-site"]},
        {"aud": ["toancanh", "another-site"], "azp": "another-site"},
        {"exp": None},
        {"sub": None},
    ],
)
def test_a_token_for_another_site_or_of_another_provider_is_not_believed(house, more) -> None:
    provider.check(token(house))
    with pytest.raises(UserError) as refused:
        provider.check(token(house, **more))
    assert refused.value.code == "sign_on.not_believed"


def test_a_provider_that_does_not_answer_is_told_and_asked_again_later(client: Client, house, there) -> None:
    house.OIDC_ISSUER = "http://localhost:9"
    answer = client.get("/dang-nhap/mot-lan/")
    assert answer.status_code == 403
    assert "không trả lời" in answer.content.decode()
    house.OIDC_ISSUER = f"{there}/other"  # answers, but not as a provider of that name
    assert client.get("/dang-nhap/mot-lan/").status_code == 403


def test_a_wrong_password_asks_no_provider(client: Client, person, house) -> None:
    person()
    house.OIDC_ISSUER = "http://localhost:9"
    answer = client.post("/dang-nhap/", {"username": "lan", "password": "sai"})
    assert answer.status_code == 400


def test_a_provider_or_roles_written_wrongly_are_said_so() -> None:
    with pytest.raises(ImproperlyConfigured, match="https"):
        written._issuer("http://sso.example")
    with pytest.raises(ImproperlyConfigured, match="one of viewer"):
        written._roles("admins=boss")
    assert written._issuer("https://sso.example/") == "https://sso.example"
