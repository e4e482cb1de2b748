"""Errors of the API as RFC 9457 problem documents."""

from typing import Any

KINDS = {
    400: ("bad-parameter", "A parameter cannot be read"),
    401: ("unauthorized", "A token is needed"),
    403: ("forbidden", "Not allowed"),
    404: ("not-found", "Nothing is there"),
    405: ("method-not-allowed", "This method is not for this address"),
    409: ("conflict", "It contradicts what was asked before"),
    411: ("length-required", "The length of the body must be stated"),
    413: ("too-large", "The body is too large"),
    415: ("unsupported-media-type", "The body is not JSON"),
    422: ("bad-record", "A record does not fit"),
    429: ("too-many-requests", "Too many requests"),
    500: ("internal-error", "An error of ours"),
    503: ("too-slow", "It takes too long"),
}


class ApiProblem(Exception):
    """Ends a request with a problem document."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        hint: str = "",
        parameter: str | None = None,
        errors: list[dict[str, Any]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers or {}
        kind, title = KINDS[status]
        told = {"detail": detail, "hint": hint, "parameter": parameter, "errors": errors}
        self.document: dict[str, Any] = {
            "type": f"urn:deals:problem:{kind}",
            "title": title,
            "status": status,
        } | {name: value for name, value in told.items() if value}
