"""Query strings → the parameters that an endpoint declares, or a problem that names the fault."""

import difflib
from typing import TypeVar
from urllib.parse import parse_qsl

from pydantic import ValidationError

from deals.model.api_query import Query
from deals.site.api.problems import ApiProblem

Q = TypeVar("Q", bound=Query)


def asked(query_string: str, model: type[Q]) -> Q:
    """The parameters; 400 for an unknown, repeated or unreadable one."""
    try:
        pairs = parse_qsl(query_string, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError as error:
        raise ApiProblem(400, f"The query string cannot be read: {error}") from error
    given: dict[str, str] = {}
    for name, value in pairs:
        if name not in model.model_fields:
            raise _unknown(name, list(model.model_fields))
        if name in given:
            raise ApiProblem(400, f"{name} is given twice", parameter=name)
        if "\0" in value:
            raise ApiProblem(400, f"{name} holds a character that cannot be seen", parameter=name)
        given[name] = value
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise _bad(error) from error


def _unknown(name: str, known: list[str]) -> ApiProblem:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        hint = f"Did you mean {near[0]}?"
    else:
        hint = f"It takes {', '.join(known)}." if known else "It takes no parameters."
    return ApiProblem(400, f"Unknown parameter {name[:80]!r}", hint=hint, parameter=name[:80])


def _bad(error: ValidationError) -> ApiProblem:
    faults = [
        {
            "parameter": str(fault["loc"][0]) if fault["loc"] else None,
            "detail": str(fault["msg"]).removeprefix("Value error, "),
        }
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    first = faults[0]
    return ApiProblem(
        400,
        f"{first['parameter']}: {first['detail']}",
        parameter=first["parameter"],
        errors=faults if len(faults) > 1 else None,
    )
