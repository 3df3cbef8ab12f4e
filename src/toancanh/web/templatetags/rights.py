"""Tags that ask whether a button would be refused."""

from typing import Any

from django import template

from toancanh.registers.registry import registers
from toancanh.web.access import can_send

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: template.Context, address: str, **parts: Any) -> bool:
    """Whether the reader may send to an address: ``{% may "registers:add" of=register as adds %}``."""
    return can_send(context["request"], address, parts)


@register.simple_tag(takes_context=True)
def may_write(context: template.Context, code: str) -> bool:
    """Whether the reader may change the register of a code."""
    return can_send(context["request"], "registers:add", {"of": registers()[code]})
