"""The OpenAPI 3.1 description, made from the models and the table of endpoints."""

from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from deals import __version__
from deals.model.api import Index, Problem
from deals.model.base import Record
from deals.model.organization import OrganizationRecord
from deals.model.question import Decision
from deals.model.report import Report
from deals.model.token import Scope, WrittenJudgements, WrittenReports
from deals.site.api.endpoints import ENDPOINTS, PREFIX, Endpoint
from deals.site.api.problems import KINDS

# What may be written: in words, the models that are taken, the document of the answer.
WRITES: dict[Scope, tuple[str, tuple[type[Record], ...], type[Record]]] = {
    "reports": (
        "Give reports or organizations, all or none; needs a server that takes writes",
        (Report, OrganizationRecord),
        WrittenReports,
    ),
    "judgements": (
        "Give decisions, all or none; needs a server that takes writes",
        (Decision,),
        WrittenJudgements,
    ),
}
_REF = "#/components/schemas/{model}"
_JSON, _PROBLEM = "application/json", "application/problem+json"
_ABOUT = """\
Corporate deals and the reports behind them. Every value names the report that it was taken from
and the rule that chose it. Money is in whole units of its currency; `_usd` is US dollars at the
European Central Bank's rate of the deal's day. Days are ISO dates, or EDTF where only a month, a
year or a bound is known. An empty value is not known; it is never zero.

Fields may be added within v1; none changes its meaning or goes. Pages are followed by `next`.
Answers carry ETag and Last-Modified of the build. An id that another replaced leads on with 308.
"""


@cache
def description() -> dict[str, Any]:
    """The whole document."""
    given: list[type[Record]] = [*{e.document: None for e in ENDPOINTS}, Index, Problem]
    given += [written for _, _, written in WRITES.values()]
    taken = [model for _, models, _ in WRITES.values() for model in models]
    refs, schemas = models_json_schema(
        [(model, "serialization") for model in given] + [(model, "validation") for model in taken],
        ref_template=_REF,
    )
    writes = {
        f"{PREFIX}/{scope}": {"post": _write(scope, [refs[m, "validation"] for m in models])}
        for scope, (_, models, _) in WRITES.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "deals",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {PREFIX: {"get": _index()}}
        | {endpoint.path: {"get": operation(endpoint)} for endpoint in ENDPOINTS}
        | writes,
        "components": {
            "schemas": {n: _plain(s) for n, s in schemas["$defs"].items()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _index() -> dict[str, Any]:
    return {
        "operationId": "index",
        "summary": "Where everything is",
        "responses": {"200": _content("The addresses", Index), **_problems(400)},
    }


def _write(scope: Scope, schemas: list[Any]) -> dict[str, Any]:
    summary, _, written = WRITES[scope]
    one = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    body = {"anyOf": [one, {"type": "array", "items": one, "minItems": 1, "maxItems": 1000}]}
    key = {"type": "string", "pattern": "^[!-~]{1,200}$"}
    return {
        "operationId": f"write_{scope}",
        "summary": summary,
        "security": [{"token": []}],
        "parameters": [{"name": "Idempotency-Key", "in": "header", "required": False,
                        "description": "A repeated key gets the first answer again.",
                        "schema": key}],
        "requestBody": {"required": True, "content": {_JSON: {"schema": body}}},
        "responses": {
            "200": _content("All of it was known", written),
            "201": _content("Something is new", written),
            **_problems(400, 401, 403, 413, 415, 422, 429, 503),
        },
    }  # fmt: skip


def operation(endpoint: Endpoint) -> dict[str, Any]:
    """What the description says of one endpoint."""
    statuses = [400, 403, 404, 503]
    responses = {"200": _content(endpoint.summary, endpoint.document)}
    responses["304"] = {"description": "Unchanged since the build of If-None-Match"}
    if endpoint.name == "deal":
        responses["308"] = {"description": "The id is an old one; Location has the new one"}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": parameters(endpoint),
        "responses": responses | _problems(*statuses),
    }


def parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    """Parameters of path and query."""
    found: list[dict[str, Any]] = []
    if "{id}" in endpoint.path:
        found.append({
            "name": "id", "in": "path", "required": True, "description": "Id.",
            "schema": {"type": "string", "minLength": 1},
        } | ({"example": endpoint.example} if endpoint.example else {}))  # fmt: skip
    schema = endpoint.query.model_json_schema()
    for name, told in schema.get("properties", {}).items():
        required = name in schema.get("required", ())
        entry: dict[str, Any] = {"name": name, "in": "query", "required": required}
        entry["description"] = told.pop("description", "")
        told.pop("title", None)
        kind = _not_null(told)
        if kind.get("type") == "array":
            entry |= {"style": "form", "explode": False}
        found.append(entry | {"schema": kind})
    return found


def _not_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that may be left out is never null: the alternative without it."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    if len(choices) != 1:
        return schema
    rest = {k: v for k, v in schema.items() if k not in {"anyOf", "default"}}
    found: dict[str, Any] = choices[0] | rest
    return found


def _content(about: str, model: type[Record]) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model=model.__name__)}
    return {"description": about, "content": {_JSON: {"schema": schema}}}


def _problems(*statuses: int) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model=Problem.__name__)}
    return {
        str(status): {"description": KINDS[status][1], "content": {_PROBLEM: {"schema": schema}}}
        for status in statuses
    }


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the titles that only repeat the names."""
    schema.pop("title", None)
    for told in schema.get("properties", {}).values():
        told.pop("title", None)
    return schema
