"""Which indicators there are figures of."""

from django.db import connection

# From one code to the next by the index, so that it costs as many steps as there are codes.
_TOLD = """
WITH RECURSIVE told(code) AS (
  SELECT (SELECT MIN(indicator) FROM store_observationrow WHERE indicator > '')
  UNION ALL
  SELECT (SELECT MIN(indicator) FROM store_observationrow WHERE indicator > told.code)
  FROM told WHERE told.code IS NOT NULL
)
SELECT code FROM told
WHERE code IS NOT NULL AND EXISTS (
  SELECT 1 FROM store_observationrow AS seen
  JOIN store_reading AS reading ON reading.id = seen.reading_id
  WHERE seen.indicator = told.code AND reading.current AND NOT EXISTS (
    SELECT 1 FROM store_sourcedocument AS later WHERE later.supersedes_id = reading.document_id
  )
)
"""


def indicators_told() -> frozenset[str]:
    """The codes of the indicators that documents in force tell of, sure or not."""
    with connection.cursor() as cursor:
        cursor.execute(_TOLD)
        return frozenset(code for (code,) in cursor.fetchall())
