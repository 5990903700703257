"""What the server answers, as an OpenAPI document. Served at /api/openapi.json, and fuzzed against the server.

Written by hand and not drawn from the code: it is the promise, the code keeps it, and a test asks whether
it does.
"""

from __future__ import annotations

from typing import Any

from stature.http import openapi_devices
from stature.http.bodies import MAX_ENTRIES
from stature.http.exporting import FORMS
from stature.http.one_entry import LARGEST_SCHEMA
from stature.http.problems import MEDIA_TYPE
from stature_coach.door.backup import LONGEST_NAME, PICTURES
from stature_coach.weeks.entry_bodies import BODIES

EXPORT_FILES = [file for file in FORMS if not file.endswith(".pdf")]

NOT_THERE = "In a house on its net: there is no such diary, or it is not for this device"

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
            "/api/people": {"get": _people()},
            "/api/people/{person}": {"parameters": [_person()], "put": _name()},
            "/api/people/{person}/export/{file}": {"parameters": [_person(), _file()], "get": _export()},
            "/api/people/{person}/handout.pdf": {"parameters": [_person()], "get": _handout()},
            "/api/people/{person}/report.pdf": {"parameters": [_person()], "get": _report()},
            "/api/people/{person}/entries": {
                "parameters": [_person()],
                "get": _read(),
                "post": _add(),
            },
            **openapi_devices.paths(_person(), [_language(), _timezone()]),
        },
        "components": {"schemas": _schemas()},
    }


def _health() -> dict[str, Any]:
    return {
        "operationId": "health",
        "summary": "Whether this server runs and its diary can be read",
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


def _people() -> dict[str, Any]:
    return {
        "operationId": "people",
        "summary": "Everybody named here or with entries, by name, then those without one",
        "responses": {"200": _json("They are", "People"), "503": _problem("The diary cannot be read now")},
    }


def _name() -> dict[str, Any]:
    return {
        "operationId": "name_person",
        "summary": "Gives somebody a name and a picture; whoever writes last wins",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Name"}}},
        },
        "responses": {"200": _json("It is done", "Person"), **_writing_problems()},
    }


def _file() -> dict[str, Any]:
    return {
        "name": "file",
        "in": "path",
        "required": True,
        "description": (
            "diary.csv as the language's spreadsheets open it, diary.plain.csv for programs, diary.json, diary.fhir.json to "
            "read (FHIR R4), diary.fhir-transaction.json for a server, reminders.ics, or backup.jsonl"
        ),
        "schema": {"enum": EXPORT_FILES},
    }


def _export() -> dict[str, Any]:
    return {
        "operationId": "export",
        "summary": "A person's diary for another program; the same bytes while the diary is the same",
        "parameters": [_language(), _timezone()],
        "responses": {
            "200": {
                "description": "The file",
                "content": {
                    FORMS[file].media_type: {"schema": {"type": "object"}} if file.endswith(".json") else {}
                    for file in EXPORT_FILES
                },
            },
            "404": _problem("There is no such file, or no such diary for this device"),
            "422": _problem("The person, the language or the time zone cannot be read"),
            "503": _problem("The diary cannot be read now"),
        },
    }


def _handout() -> dict[str, Any]:
    return {
        "operationId": "handout",
        "summary": "The person's exercises on paper, in large print",
        "parameters": [
            {"name": "paper", "in": "query", "required": False, "schema": {"enum": ["letter", "a4"]}},
            _language(),
        ],
        "responses": _paper(),
    }


def _report() -> dict[str, Any]:
    days = [
        {"name": name, "in": "query", "required": False, "schema": {"type": "string", "format": "date"}}
        for name in ("from", "to")
    ]
    return {
        "operationId": "report",
        "summary": "Two pages for a therapist, about those days; the diary's last four weeks unless said",
        "parameters": [*days, _language()],
        "responses": _paper(),
    }


def _paper() -> dict[str, Any]:
    return {
        "200": {"description": "A tagged PDF", "content": {"application/pdf": {}}},
        "404": _problem(NOT_THERE),
        "422": _problem("The person, the paper or the language cannot be read"),
        "503": _problem("The diary cannot be read now"),
    }


def _language() -> dict[str, Any]:
    schema = {"type": "string", "pattern": "^[a-z]{2}$"}
    return {"name": "language", "in": "query", "required": False, "description": "en or es", "schema": schema}


def _timezone() -> dict[str, Any]:
    return {
        "name": "timezone",
        "in": "query",
        "required": False,
        "description": "For reminders.ics: the clocks that it goes by, as the IANA calls them; else those it is looked at by",
        "schema": {"type": "string"},
        "examples": {"city": {"value": "Europe/Paris"}},
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
                "schema": {"type": "string", "pattern": "^([0-9a-f]{32}[.][0-9]{1,18}([.][0-9a-f]{16})?)?$"},
            }
        ],
        "responses": {
            "200": _json("One page of entries", "Page"),
            "404": _problem(NOT_THERE),
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
            "409": _json("Some ids were there with another body; both are kept, and so are all others", "Stored"),
            **_writing_problems(),
        },
    }


def _writing_problems() -> dict[str, Any]:
    return {
        "400": _problem("The body is not JSON that can be kept"),
        "403": _problem("A page of another site asked"),
        "404": _problem(NOT_THERE),
        "408": _problem("The body came too slowly"),
        "413": _problem("Too much at once"),
        "415": _problem("The body is not called application/json"),
        "422": _problem("Something in it cannot be taken, and so nothing was"),
        "503": _problem("The diary cannot be written now"),
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
            in_all={
                "type": "integer",
                "minimum": 0,
                "description": "How many entries this person has: whoever reads to the end has seen so many",
            },
            continues={
                "type": "boolean",
                "description": "False where it begins at the start, though asked from a cursor",
            },
        ),
        "Stored": _closed(
            stored=ids, known=ids, conflicts={"type": "array", "items": {"$ref": "#/components/schemas/Conflict"}}
        ),
        "Conflict": _closed(
            id=uuid,
            found={"$ref": "#/components/schemas/Entry"},
            kept={"$ref": "#/components/schemas/Entry"},
        ),
        "People": _closed(people={"type": "array", "items": {"$ref": "#/components/schemas/Person"}}),
        "Person": _closed(
            id=uuid,
            name={"type": ["string", "null"], "minLength": 1, "maxLength": LONGEST_NAME},
            picture={"enum": [*PICTURES, None]},
        ),
        "Name": _closed(
            name={"type": "string", "minLength": 1, "maxLength": LONGEST_NAME},
            picture={"enum": list(PICTURES)},
        ),
        **openapi_devices.schemas(uuid),
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
