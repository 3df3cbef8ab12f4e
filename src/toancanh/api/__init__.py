"""The registers, matters, documents and figures for programs: ``/api/v1/``, told in OpenAPI 3.1.

Nothing is written here but by the actions of ``registers`` and ``followup``, in the name of the person whose
key it is. What a second writer would undo is refused with what has changed meanwhile (``versions``); every
refusal is a problem of RFC 9457 in the language asked for (``problems``).
"""
