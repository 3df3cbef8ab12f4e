"""What reconciliation found among the documents in force, kept so that it can be listed at once.

::

    Waiting ──> SourceDocument                         whose figures changed and are not reconciled yet
    Run ──< Reconciliation ──< ContradictionRow ──< MemberRow ──> ObservationRow
                                               └──< SuspectRow ──> ObservationRow

Nothing here is a source: all of it follows from the readings in force and the verdicts on them. The rows of a
family (what identities can join: linked indicators in one province) are replaced as a whole, so that none of
them outlives the figures that it is about, and the order in which documents came leaves no trace.
"""
