"""What the server answers, as an OpenAPI document. Served at /api/openapi.json, and fuzzed against the server.

Written by hand and not drawn from the code: it is the promise, the code keeps it, and a test asks whether
it does.
"""

from __future__ import annotations

from typing import Any

from stature.http.bodies import MAX_ENTRIES
from stature.http.one_entry import LARGEST_SCHEMA
from stature.http.problems import MEDIA_TYPE
from stature_coach.entry_bodies import BODIES

UUID7_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"


def document(version: str) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stature",
            "version": version,
            "description": "Keeps the diaries of people who exercise. On this computer only unless asked otherwise.",
        },
        "paths": {
            "/api/health": {"get": _health()},
            "/api/openapi.json": {"get": _itself()},
            "/api/people/{person}/entries": {
                "parameters": [_person()],
                "get": _read(),
                "post": _add(),
            },
        },
        "components": {"schemas": _schemas()},
    }


def _health() -> dict[str, Any]:
    return {
        "operationId": "health",
        "summary": "Whether this server runs and its diary can be written",
        "responses": {
            "200": _json("It does", "Health"),
            "503": _problem("The diary cannot be written now"),
        },
    }


def _itself() -> dict[str, Any]:
    return {
        "operationId": "openapi",
        "summary": "This document",
        "responses": {
            "200": {
                "description": "This document",
                "content": {"application/json": {"schema": {"type": "object"}}},
            }
        },
    }


def _person() -> dict[str, Any]:
    return {
        "name": "person",
        "in": "path",
        "required": True,
        "description": "The person's UUIDv7, made at first start",
        "schema": {"type": "string", "pattern": UUID7_PATTERN},
    }


def _read() -> dict[str, Any]:
    return {
        "operationId": "read_entries",
        "summary": "A person's entries in the order they arrived, from a cursor on",
        "parameters": [
            {
                "name": "after",
                "in": "query",
                "required": False,
                "description": "`next` of an earlier answer, unchanged; from another diary it reads from the start",
                "schema": {"type": "string", "pattern": "^([0-9a-f]{32}[.][0-9]{1,18})?$"},
            }
        ],
        "responses": {
            "200": _json("One page of entries", "Page"),
            "422": _problem("The person or the cursor cannot be read"),
            "503": _problem("The diary cannot be read now"),
        },
    }


def _add() -> dict[str, Any]:
    return {
        "operationId": "add_entries",
        "summary": "Adds a list of entries in one step; adding one again changes nothing",
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "type": "array",
                        "maxItems": MAX_ENTRIES,
                        "items": {"$ref": "#/components/schemas/Entry"},
                    }
                }
            },
        },
        "responses": {
            "200": _json("All are kept", "Stored"),
            "400": _problem("The body is not JSON that can be kept"),
            "403": _problem("A page of another site asked"),
            "408": _problem("The body came too slowly"),
            "409": _json("Some ids are kept with another body; these stay as they were, all others are kept", "Stored"),
            "413": _problem("Too much at once"),
            "415": _problem("The body is not called application/json"),
            "422": _problem("Some entries cannot be taken, and so none was"),
            "503": _problem("The diary cannot be written now"),
        },
    }


def _json(description: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": description, "content": content}


def _problem(description: str) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": description, "content": content}


def _schemas() -> dict[str, Any]:
    uuid = {"type": "string", "pattern": UUID7_PATTERN}
    ids = {"type": "array", "items": uuid}
    return {
        "Entry": _entry(uuid),
        "Page": _closed(
            entries={"type": "array", "items": {"$ref": "#/components/schemas/Entry"}},
            next={"type": "string"},
            more={"type": "boolean"},
        ),
        "Stored": _closed(
            stored=ids, known=ids, conflicts={"type": "array", "items": {"$ref": "#/components/schemas/Conflict"}}
        ),
        "Conflict": _closed(
            id=uuid,
            found={"$ref": "#/components/schemas/Entry"},
            kept={"oneOf": [{"$ref": "#/components/schemas/Entry"}, {"type": "null"}]},
        ),
        "Health": _closed(status={"const": "ok"}, version={"type": "string"}),
        "Problem": {
            "type": "object",
            "required": ["title", "status", "detail"],
            "properties": {
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "detail": {"type": "string", "description": "One clear line"},
                "entries": {"type": "array", "items": {"$ref": "#/components/schemas/BadEntry"}},
            },
        },
        "BadEntry": _closed(
            entry={"type": "integer", "description": "Its place in the list, from 1"},
            id={"type": ["string", "null"]},
            detail={"type": "string"},
        ),
    }


def _entry(uuid: dict[str, Any]) -> dict[str, Any]:
    return _closed(
        id=uuid,
        person=uuid,
        at={
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){1,2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$",
            "description": "Local time with its offset",
            "examples": ["2026-11-23T08:00:00+01:00"],
        },
        kind={
            "type": "string",
            "description": f"One of {', '.join(BODIES)}; a newer schema may have more",
        },
        body={"type": "object"},
        schema={"type": "integer", "minimum": 1, "maximum": LARGEST_SCHEMA},
    )


def _closed(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }
