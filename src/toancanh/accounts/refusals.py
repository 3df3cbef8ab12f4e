"""Why somebody may not do something, in words: what was needed, and who can give it."""

from toancanh.accounts.actions import note
from toancanh.accounts.models import AccountEvent, User
from toancanh.accounts.rights import Action, Holder, What
from toancanh.accounts.selectors import administrators
from toancanh.model import UserError
from toancanh.reference.messages import language, render
from toancanh.registers.declaring import said
from toancanh.registers.registry import registers


def refuse(user: User, action: Action, what: What, *, holder: Holder, about: str) -> UserError:
    """What somebody is told who asked for what they may not do; the log keeps that it was asked for."""
    note(by=user.name, what=AccountEvent.What.REFUSED, user=user, about=about)
    return refusal(holder, action, what)


def refusal(holder: Holder, action: Action, what: What) -> UserError:
    """What a person is told who may not do something."""
    lang = language()
    role = render(f"role.{holder.role}", {}, lang)
    givers = ", ".join(administrators()) or render("rights.nobody", {}, lang)
    return UserError("rights.refused", role=role, needed=needed(action, what), givers=givers)


def needed(action: Action, what: What) -> str:
    """What somebody wants to do, after "may not"."""
    if action is Action.ADMINISTER:
        return render("rights.needs_administer", {}, language())
    if not what.thing:
        return render("rights.needs_writing", {}, language())
    if "." in what.thing:
        return render("rights.needs_register", {"title": title(what.thing)}, language())
    return render(f"rights.needs_{what.thing}", {}, language())


def title(thing: str) -> str:
    """What a thing is called that rights are set for."""
    code = thing.partition(".")[2]
    return said(registers()[code].words, language()) if code else render(f"rights.{thing}", {}, language())
