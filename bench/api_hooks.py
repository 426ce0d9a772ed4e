"""What schemathesis cannot know by itself."""

import datetime
import uuid

import schemathesis
from hypothesis import strategies as st

# Instants that exist in every calendar and offset: RFC 3339 allows some that ISO 8601 libraries do
# not, such as an offset of 18:15.
schemathesis.openapi.format(
    "date-time",
    st.datetimes(datetime.datetime(1971, 1, 1), datetime.datetime(2100, 1, 1)).map(
        lambda at: at.isoformat() + "Z"
    ),
)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Every request is its own, so each has a key of its own."""
    if case.headers and "Idempotency-Key" in case.headers:
        if case.meta is None or case.meta.generation.mode.name != "NEGATIVE":
            case.headers["Idempotency-Key"] = str(uuid.uuid4())
