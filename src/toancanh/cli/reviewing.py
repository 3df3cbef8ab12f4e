"""The review queue on the command line. Import it after ``open_store``."""

from django.conf import settings
from rich.console import Console

from toancanh.cli.screen import screen
from toancanh.cli.signing import signer
from toancanh.cli.tables import fact_row, print_explanation, print_sentence
from toancanh.cli.words import say
from toancanh.model import Verdict
from toancanh.publish.figures import number
from toancanh.reconciling import catch_up_unless_busy
from toancanh.reference.messages import language
from toancanh.store import actions, selectors
from toancanh.store.selectors import Claim


def print_queue(limit: int) -> None:
    """Print what waits, the least sure first, and how to decide."""
    waiting = selectors.queue(settings.CONFIDENCE)
    console, count = screen(), waiting.count()
    if not count:
        console.print(say("review.empty"), markup=False)
        return
    for claim in selectors.claims(waiting[:limit]):
        _print(console, claim)
    threshold = number(settings.CONFIDENCE, language(), 2)
    console.print(say("review.line", count=count, threshold=threshold), markup=False)


def _print(console: Console, claim: Claim) -> None:
    fact = claim.observation
    console.print(f"{fact.id}  {' | '.join(fact_row(fact))}", style="bold", markup=False)
    print_sentence(console, claim.sentence)
    console.print(f"    {claim.document.name}", style="dim", markup=False)
    print_explanation(console, fact, claim.document.text)
    console.print()


def decide(fact_id: str, decision: str, by: str | None, note: str) -> None:
    """Write a decision down and say so: confirm, reject, choose or unchoose.

    Raises:
        UserError: there is no such figure, a choice has no reason, or nothing is chosen that could be undone.
    """
    who = signer(by)
    match decision:
        case "confirm" | "reject":
            verdict = Verdict.CONFIRMED if decision == "confirm" else Verdict.REJECTED
            actions.decide(fact_id=fact_id, verdict=verdict, who=who, note=note)
            done: str = verdict
        case "choose":
            actions.choose(fact_id=fact_id, who=who, reason=note)
            done = "chosen"
        case _:
            actions.take_back(fact_id=fact_id, who=who, reason=note)
            done = "taken_back"
    catch_up_unless_busy()
    claim = selectors.claim(fact_id)
    told = " | ".join(fact_row(claim.observation)) if claim else ""
    screen().print(f"{say(f'word.{done}')} ({who.strip()}): {told}", markup=False)
