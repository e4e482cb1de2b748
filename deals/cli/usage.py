"""What a language model costs: prices as given, tokens as used."""

import typer
from rich.markup import escape

from deals.cli.shell import ERR
from deals.model.usage import Usage


def read_prices(text: str | None) -> tuple[float, float] | None:
    """The prices of a million tokens in and out, as `--price` gives them."""
    if text is None:
        return None
    try:
        first, second = (float(part) for part in text.split("/"))
    except ValueError:
        reason = f"{text!r} is not two prices such as 2.5/10"
        raise typer.BadParameter(reason, param_hint="--price") from None
    return first, second


def print_usage(usage: Usage, prices: tuple[float, float] | None) -> None:
    """Tell on stderr what a model was asked, what it cost and what of its answers was dropped."""
    for fault in usage.faults:
        ERR.print(f"[yellow]dropped[/] {escape(fault)}", soft_wrap=True)
    cost = f"cost {usage.cost(prices):.4f}" if prices else "cost unknown without --price"
    ERR.print(
        f"{usage.calls} calls ({usage.retries} of them second tries), {usage.cached} from the "
        f"cache; {usage.input_tokens:,} tokens in, {usage.output_tokens:,} out; {cost}",
        soft_wrap=True,
    )
