"""By what figures are found without going through all of them."""

from django.db.models import Index

OF_OBSERVATIONS = (
    Index(fields=("fact_id",), name="observation_by_fact"),
    Index(fields=("indicator", "area_code", "period_start"), name="observation_by_thing"),
    Index(fields=("indicator", "area_code", "area_since", "area"), name="observation_whereabouts"),
    # Holds all that is asked for to count the figures of an area by period (``web.choices``).
    Index(
        fields=(
            "area_code",
            "period_start",
            "period_end",
            "area_since",
            "area",
            "measure",
            "confidence",
            "reading",
        ),
        name="observation_by_area",
    ),
    Index(fields=("confidence",), name="observation_by_confidence"),
)
