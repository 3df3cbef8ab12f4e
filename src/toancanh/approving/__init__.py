"""What is official: figures of a reporting period that one person sent up and another approved.

::

    Submission ──< Item ──> ObservationRow      the figures of one area and period, as they stood when sent up
    PeriodStep                                  which periods of which areas are closed

The working picture follows the documents from hour to hour. The official one changes only when a submission
is approved: it has the items of the last submission approved of each area and period. Nothing is edited:
who mends sends up again, and what was approved before stays with the day until which it was official.
Why: ``docs/decisions/maker-checker.md``.
"""
