"""What counts as a fault: schemathesis' checks, and what this API means by its refusals."""

from collections.abc import Iterator
from itertools import chain, islice

from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import CheckContext
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode
from schemathesis.generation.case import Case
from schemathesis.generation.drivers import CoverageGenerator
from schemathesis.generation.feedback import FeedbackSources
from schemathesis.generation.overrides import Override
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import ignored_auth

ONE_REGISTER = r"^/api/v1/(?!registers/(?!clusters(/|$)|\{))"
"""Every operation; of those that all registers have alike, those of one register."""

_SHAPELESS = frozenset(
    f"urn:toancanh:api.{it}" for it in ("invalid", "unreadable", "unknown_name", "unknown_parameter")
)
_REFUSED = ["400", "401", "403", "404", "405", "406", "409", "411", "412", "413", "415", "422", "428"]
_MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


def usual() -> SchemathesisConfig:
    """Which checks are made: all, with what this API means by its statuses."""
    return SchemathesisConfig.from_dict(
        {
            "checks": {
                # What is well formed may be refused for what it says; ``taken_as_described`` tells.
                "positive_data_acceptance": {"enabled": False},
                "negative_data_rejection": {"expected-statuses": _REFUSED},
                # RFC 6585: 428 asks for If-Match.
                "missing_required_header": {"expected-statuses": _REFUSED},
            }
        }
    )


def taken_as_described(_: CheckContext, response: Response, case: Case) -> None:
    """Refuse that what the description allows is taken for something that it is not.

    That a document is not in the store, that an office is unknown or that somebody was first is no fault of
    the shape: the problem says so by a type of its own.

    Raises:
        Failure: it is.
    """
    mode = case.meta.generation.mode if case.meta else GenerationMode.NEGATIVE
    if not mode.is_positive or response.status_code < 400:
        return
    kinds = response.headers.get("content-type", [""])
    told = response.json().get("type") if "json" in kinds[0] else None
    if told in _SHAPELESS:
        title = "What the description allows is refused"
        raise Failure(operation=case.operation.label, title=title, message=response.text)


def faults(operation: APIOperation, secret: str, *, most: int) -> Iterator[str]:
    """The faults of an operation, each with the request that shows it.

    Args:
        operation: of the description.
        secret: of a key that may do everything.
        most: how many requests are made: half of them at the edges of what is allowed, half at random.
    """
    for number, case in enumerate(chain(_edges(operation, most // 2), _random(operation, most // 2))):
        headers = {"Authorization": f"Bearer {secret}"}
        skipped = [ignored_auth] if number else []  # it asks three times, and the answer is always the same
        try:
            case.call_and_validate(
                headers=headers, additional_checks=[taken_as_described], excluded_checks=skipped
            )
        except FailureGroup as group:
            for it in group.exceptions:
                yield f"{operation.label}: {it}\n{case.as_curl_command()}"


def _edges(operation: APIOperation, most: int) -> Iterator[Case]:
    """Requests at the edges of what is allowed and just beyond, spread over all that there are."""
    for mode in _MODES:
        every = list(
            CoverageGenerator(
                operation=operation,
                generation_modes=[mode],
                generation_config=operation.schema.config.generation,
                auth_storage=None,
                override=Override(),
                feedback=FeedbackSources(),
            )
        )
        yield from islice(every[:: max(len(every) * 2 // most, 1)], most)


def _random(operation: APIOperation, most: int) -> list[Case]:
    """Requests at random, the same in every run."""
    found: list[Case] = []
    for mode in _MODES:

        @hypothesis_settings(
            max_examples=max(most // 2, 1),
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def draw(case: Case) -> None:
            found.append(case)

        draw()
    return found
