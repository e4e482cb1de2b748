"""YAML that can only hold plain values, with the line of every record.

Words stay words: `NO`, `on` and `2025-06-12` are strings; only true and false are booleans.
Aliases are refused, since a few lines of them can unfold to gigabytes.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from deals.errors import BadInput

_PLAIN_BOOL = "tag:yaml.org,2002:bool"
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader without its surprises."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """A node; an alias is refused with its line."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(
                None, None, "aliases (*name) are not taken; write the value out", mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """A mapping; a key that is no word, or is there twice, is refused with its line."""
        seen = set()
        for key_node, _ in node.value:
            key = key_node.value
            if not isinstance(key, str):
                mark = key_node.start_mark
                raise yaml.MarkedYAMLError(None, None, "a field name is a word", mark)
            if key in seen:
                raise yaml.MarkedYAMLError(
                    None, None, f"the field {key!r} is given twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


class _OwnLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """libyaml's parser, where PyYAML comes with it, for what nobody else has written: it lets
    aliases through, and ends the program on nesting without end."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in {_PLAIN_BOOL, _TIMESTAMP}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_PLAIN_BOOL, re.compile(r"^(?:true|True|false|False)$"), list("tTfF"))
_OwnLoader.yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers


def own_yaml(text: str) -> Any:
    """What a YAML file that comes with the program says, read as `yaml_documents` would but in a
    tenth of the time: never for the files of others."""
    return yaml.load(text, Loader=_OwnLoader)  # noqa: S506  (a safe loader)


def yaml_documents(text: str, name: str) -> Iterator[tuple[Any, Callable[[int], int]]]:
    """Each document of a YAML text with a function: place of a record → its line, from 1.

    Raises BadInput with the line when the text is not YAML or holds more than plain values.
    """
    try:
        loader = _Loader(text)
    except yaml.YAMLError as error:  # characters that YAML does not allow
        raise BadInput(f"{name}: not readable as YAML: {error}", hint="Check the file.") from error
    try:
        while loader.check_node():
            node = loader.get_node()
            if node is not None:
                yield loader.construct_document(node), _line_of(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise BadInput(
            f"{name}: {line}not readable as YAML: {error.problem or error.context}",
            hint="Mend that line; strings with ': ' or '#' need quotation marks.",
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadInput(f"{name}: not readable as YAML: {error}", hint="Check the file.") from error
    finally:
        loader.dispose()


def _line_of(node: yaml.Node) -> Callable[[int], int]:
    records = node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "reports":
                records = value
    lines = (
        [item.start_mark.line + 1 for item in records.value]
        if isinstance(records, yaml.SequenceNode)
        else []
    )
    first = node.start_mark.line + 1
    return lambda place: lines[place] if place < len(lines) else first
