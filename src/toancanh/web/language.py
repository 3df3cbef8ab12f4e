"""The language of the reader: Vietnamese, unless English was chosen here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from toancanh.model import UserError
from toancanh.reference.messages import Language, render, speaking
from toancanh.web.middleware import View


def spoken() -> Language:
    """The language of the page being made, as the message catalogue names it."""
    return "en" if (translation.get_language() or "").startswith("en") else "vi"


def problem(error: UserError) -> str:
    """What is wrong and what to do, in the language of the page being made."""
    return render(error.code, error.values, spoken())


def chosen_language(get_response: View) -> View:
    """Middleware: speak the language of the cookie that the switch sets; programs name one in a header.

    Django's own would follow the browser, and many offices run Vietnamese work in an English browser.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        of_program = request.path.startswith(("/api/", "/sdmx/"))
        language = _named(request) if of_program else _switched(request)
        with translation.override(language), speaking("en" if language == "en" else "vi"):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ("Accept-Language",) if of_program else ("Cookie",))
        return response

    return respond


def _switched(request: HttpRequest) -> str:
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _named(request: HttpRequest) -> str:
    """The first language of ``Accept-Language`` that is spoken here."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    short = (name.partition("-")[0] for name, _ in accepted)
    return next((name for name in short if name in dict(settings.LANGUAGES)), settings.LANGUAGE_CODE)
