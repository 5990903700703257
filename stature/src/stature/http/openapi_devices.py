"""What the server answers about devices, pairings and a calendar's secret: the part of `openapi.py` that a house on its net needs."""

from __future__ import annotations

from typing import Any, Final

from stature.http.problems import MEDIA_TYPE
from stature_coach.door.backup import LONGEST_NAME

_TEXT: Final = {"type": "string"}
_DAY: Final = {"type": "string", "format": "date"}
_DONE: Final = {"description": "It is done", "content": {"application/json": {"schema": {"type": "object"}}}}
WORDS: Final = {
    "400": "The body is not JSON that can be kept",
    "403": "It does not fit, or did not come over https; or a page of another site asked",
    "404": "It is not there, or not for this device",
    "408": "The body came too slowly",
    "409": "Not now, or not in this house",
    "413": "Too much at once",
    "415": "The body is not called application/json",
    "422": "Something in it cannot be taken, and so nothing was",
    "429": "Too many that did not fit came from this device; Retry-After says how long it waits",
    "503": "The diary cannot be used now",
}
_BODY: Final = ("400", "403", "408", "413", "415", "422")


def paths(person: dict[str, Any], calendar_query: list[dict[str, Any]]) -> dict[str, Any]:
    """`person` is the parameter of the address, `calendar_query` what a calendar may be asked in."""
    return {**_devices(), **_pairings(), **_claims(), **_calendars(person, calendar_query)}


def _devices() -> dict[str, Any]:
    return {
        "/api/devices": {"get": _get("devices", "Paired devices: all to the keeper's, to another itself", "Devices")},
        "/api/devices/first": {
            "post": _post(
                "first_device", "Lets in the browser on the house's own computer, by its key", "Key", "Paired"
            )
        },
        "/api/devices/{device}": {
            "parameters": [_part("device")],
            "put": _op(
                "change_device",
                "Gives a device another name or, on the keeper's device, other people",
                {"200": _json("It is done", "Paired")},
                *_BODY,
                "404",
                body="Change",
            ),
            "delete": _op("withdraw_device", "It opens nothing any more", {"200": _DONE}, "403", "404"),
        },
    }


def _pairings() -> dict[str, Any]:
    """What the keeper's device asks."""
    return {
        "/api/pairings": {
            "post": _op(
                "begin_pairing",
                "A code for one new device, for five minutes; on the keeper's device alone",
                {"201": _json("It is begun", "Begun")},
                *_BODY,
                "404",
                "409",
                body="For",
            )
        },
        "/api/pairings/{pairing}": {
            "parameters": [_part("pairing")],
            "get": _op("look_at_pairing", "How far it is", {"200": _json("So it stands", "Pairing")}, *_KEEPERS),
            "delete": _op("take_back_pairing", "Its code fits no more", {"200": _DONE}, *_KEEPERS),
        },
        "/api/pairings/{pairing}/confirm": {
            "parameters": [_part("pairing")],
            "post": _op(
                "confirm_pairing", "Yes, this device", {"200": _json("It is paired", "Paired")}, *_KEEPERS, "503"
            ),
        },
        "/api/pairings/{pairing}/refuse": {
            "parameters": [_part("pairing")],
            "post": _op("refuse_pairing", "No, not this device", {"200": _DONE}, *_KEEPERS),
        },
    }


def _claims() -> dict[str, Any]:
    """What the new device asks."""
    return {
        "/api/pairings/claim": {
            "post": _op(
                "claim_pairing",
                "The new device shows the code; wrong, used and late ones have one answer",
                {"202": _json("The keeper's yes is waited for; both screens show the sign", "Claim")},
                *_BODY,
                "429",
                body="Code",
            )
        },
        "/api/pairings/claim/{claim}": {
            "parameters": [_part("claim")],
            "get": _op(
                "look_at_claim",
                "What became of it; with `confirmed` comes the token, as a cookie",
                {"200": _json("So it stands", "Claimed")},
                "403",
            ),
        },
    }


def _calendars(person: dict[str, Any], calendar_query: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "/api/people/{person}/calendar": {
            "parameters": [person],
            "post": _op(
                "give_calendar",
                "An address for a calendar program, with a secret; the one before it opens nothing any more",
                {"200": _json("This is it", "Calendar")},
                *_OF_A_DIARY,
            ),
            "delete": _op("take_calendar", "The address opens nothing any more", {"200": _DONE}, *_OF_A_DIARY),
        },
        "/api/calendars/{secret}/reminders.ics": {
            "parameters": [_part("secret"), *calendar_query],
            "get": _op(
                "calendar",
                "The reminders of whoever's secret that is",
                {"200": {"description": "The calendar", "content": {"text/calendar; charset=utf-8": {}}}},
                "404",
                "422",
                "503",
            ),
        },
    }


_KEEPERS: Final = ("403", "404", "409")
_OF_A_DIARY: Final = ("403", "404", "422", "503")


def schemas(uuid: dict[str, Any]) -> dict[str, Any]:
    people = {"oneOf": [{"const": "all"}, {"type": "array", "items": uuid}]}
    for_whom = {"oneOf": [{"const": "all"}, {"type": "array", "items": uuid, "minItems": 1, "maxItems": 100}]}
    name = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
    device = _closed(
        id=_TEXT,
        name=name,
        paired_on=_DAY,
        seen_on=_DAY,
        keeps={"type": "boolean"},
        people=people,
        this={"type": "boolean"},
    )
    or_not = {"type": ["string", "null"]}
    change = _closed(name=name, people=for_whom)
    del change["required"]
    key = _closed(key=_TEXT, name=name)
    key["required"] = ["key"]
    claimed = _closed(state={"enum": ["claimed", "confirmed", "refused", "over"]}, device=device, people=people)
    claimed["required"] = ["state"]
    return {
        "Device": device,
        "Devices": _closed(devices={"type": "array", "items": {"$ref": "#/components/schemas/Device"}}),
        "Paired": _closed(device={"$ref": "#/components/schemas/Device"}),
        "Key": key,
        "Change": change,
        "For": _closed(people=for_whom),
        "Begun": _closed(pairing=_TEXT, code=_TEXT, link=_TEXT, ends_at=_TEXT),
        "Code": _closed(code=_TEXT, name=name),
        "Claim": _closed(claim=_TEXT, sign=_TEXT),
        "Claimed": claimed,
        "Pairing": _closed(
            state={"enum": ["waiting", "claimed", "confirmed", "over"]}, name=or_not, sign=or_not, ends_at=or_not
        ),
        "Calendar": _closed(address=_TEXT),
    }


def _get(operation: str, summary: str, schema: str) -> dict[str, Any]:
    return _op(operation, summary, {"200": _json("They are", schema)}, "503")


def _post(operation: str, summary: str, takes: str, gives: str) -> dict[str, Any]:
    return _op(operation, summary, {"200": _json("It is done", gives)}, *_BODY, "429", "503", body=takes)


def _op(operation: str, summary: str, good: dict[str, Any], *bad: str, body: str | None = None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": operation,
        "summary": summary,
        "responses": {**good, **{status: _problem(WORDS[status]) for status in sorted({*bad, "503"})}},
    }
    if body is not None:
        schema = {"$ref": f"#/components/schemas/{body}"}
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return told


def _part(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": _TEXT}


def _json(description: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": description, "content": content}


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _closed(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }
