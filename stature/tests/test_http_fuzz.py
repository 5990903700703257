"""Whatever the OpenAPI document allows, and much that it does not, gets an answer the document names."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from running import Running
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from stature.http.openapi import document

# A paper takes the typesetter its time; how papers are asked for is tried by hand in test_http_people.py.
schema = schemathesis.openapi.from_dict(document("test")).exclude(path_regex=r"\.pdf$")


@schema.parametrize()
@settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_the_description_names(case: schemathesis.Case, running: Running) -> None:
    case.call_and_validate(
        base_url=running.address,
        # Not asked: that every body the document allows is taken. What each kind must say is more than it shows.
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_headers_conformance,
            response_schema_conformance,
            negative_data_rejection,
            unsupported_method,
        ],
    )
