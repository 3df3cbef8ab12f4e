"""The language of the reader: Vietnamese, unless English was chosen here."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from toancanh.reference.messages import Language, speaking

View = Callable[[HttpRequest], HttpResponseBase]


def spoken() -> Language:
    """The language of the page being made, as the message catalogue names it."""
    return "en" if (translation.get_language() or "").startswith("en") else "vi"


def chosen_language(get_response: View) -> View:
    """Middleware: speak the language of the cookie that the switch sets.

    Django's own would follow the browser, and many offices run Vietnamese work in an English browser.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language), speaking("en" if language == "en" else "vi"):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ("Cookie",))
        return response

    return respond
