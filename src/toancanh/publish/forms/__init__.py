"""Reporting forms: what a department fills in month by month, declared as data, filled from figures.

A form is a file ``NAME.toml`` here (how one is added: docs/howto/fill-a-form.md): its rows say what they
are of, its columns for when and how it is told. ``filling`` puts the figures that are stood by into it, with
formulas where a person would put one; ``as_sheets`` makes a workbook of it with the source of each number.
"""

from toancanh.publish.forms.declared import Form, forms
from toancanh.publish.forms.filling import Filled, fill
from toancanh.publish.forms.sheets import as_sheets

__all__ = ["Filled", "Form", "as_sheets", "fill", "forms"]
