"""Reading prose with a language model, local or hosted, through the `llm` library.

An answer is kept in a folder by (text, schema, model, version of the prompt), so that asking again
costs nothing. A model gets one more try, told what was wrong; then what the text does not bear out
is dropped and reported.
"""

import hashlib
import importlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from deals.errors import BadInput, DealsError
from deals.extract import told
from deals.model.article import Article
from deals.model.report import Report
from deals.model.usage import Usage

_HINT = 'Install it with: pip install "deals[llm]"; models are listed by: llm models'


class LanguageModel:
    """A model by the name that `llm` knows it by; `cache` is the folder of its answers.

    Raises BadInput when the library is missing or knows no such model.
    """

    def __init__(self, name: str, cache: Path | None = None) -> None:
        try:
            library: Any = importlib.import_module("llm")
        except ImportError as error:
            raise BadInput(f"--model {name} needs the llm library", hint=_HINT) from error
        try:
            self._model: Any = library.get_model(name)
        except Exception as error:  # unknown names and broken plugins, each its own way
            raise BadInput(f"{name}: no such model ({error})", hint=_HINT) from error
        self.name = str(self._model.model_id)
        self.usage = Usage()
        self._cache = cache

    def read(self, article: Article) -> Iterable[Report]:
        """The reports that the article bears out; faults and tokens are added to `usage`.

        Raises DealsError when the model cannot be reached or answers without the JSON asked for.
        """
        kept = self._kept(article)
        text = kept if kept is not None else self._ask(told.prompt(article))
        answer = told.read_answer(text, article)
        if answer.faults and kept is None:
            self.usage.retries += 1
            second = self._ask(told.again(article, text, answer.faults))
            better = told.read_answer(second, article)
            if better.readable:
                text, answer = second, better
        if not answer.readable:
            raise DealsError(
                f"{self.name}: {answer.faults[0]}",
                hint="Try again, or use a model that supports schemas.",
            )
        if kept is None:
            self._keep(article, text)
        else:
            self.usage.cached += 1
        self.usage.faults += [f"{article.hash[:12]}: {fault}" for fault in answer.faults]
        return answer.reports

    def _ask(self, prompt: str) -> str:
        """One call; an answer that breaks off counts as far as it came."""
        schema = told.schema() if getattr(self._model, "supports_schema", False) else None
        parts: list[str] = []
        self.usage.calls += 1
        try:
            response = self._model.prompt(prompt, system=told.system(), schema=schema)
            parts.extend(response)
            used = response.usage()
        except Exception as error:  # each plugin has its own errors
            if parts:
                return "".join(parts)
            raise DealsError(
                f"{self.name}: the model cannot be asked ({_short(error)})",
                hint="Check its key, address and limits; nothing was stored.",
            ) from error
        self.usage.input_tokens += used.input or 0
        self.usage.output_tokens += used.output or 0
        return "".join(parts)

    def _path(self, article: Article) -> Path | None:
        if self._cache is None:
            return None
        asked = json.dumps([told.schema(), self.name, told.PROMPT_VERSION, told.system()])
        key = hashlib.sha256(asked.encode()).hexdigest()[:16]
        return self._cache / f"{article.hash}-{key}.json"

    def _kept(self, article: Article) -> str | None:
        path = self._path(article)
        return path.read_text(encoding="utf-8") if path and path.is_file() else None

    def _keep(self, article: Article, text: str) -> None:
        if path := self._path(article):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def forget(cache: Path, text_hash: str) -> int:
    """Remove the answers about a text from a cache; returns their number."""
    found = list(cache.glob(f"{text_hash}-*.json"))
    for path in found:
        path.unlink()
    return len(found)


def _short(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
