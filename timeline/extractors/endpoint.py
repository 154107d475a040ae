"""One question to an OpenAI-compatible endpoint, and in plain words why it was not answered."""

from __future__ import annotations

import functools
import json
import os
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from timeline.extractors.prompt import FORM, FORMATS
from timeline.settings import Endpoint

if TYPE_CHECKING:
    import openai

NO_KEY = "none"
"""What the client needs in place of a key; endpoints of one's own ask for none."""
SHOWN = 160
"""Characters of an endpoint's own words that are passed on."""


class UnheardError(Exception):
    """A question without a usable answer, and why. final: no other one will be answered either."""

    def __init__(self, reason: str, final: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.final = reason, final


def key_for(endpoint: Endpoint) -> str:
    """The key that a project lets the endpoint have. Raises UnheardError where it is not set."""
    key = os.environ.get(endpoint.api_key_env, "") if endpoint.api_key_env else NO_KEY
    if not key:
        raise UnheardError(f"the environment variable {endpoint.api_key_env} (api_key_env) is not set", True)
    return key


@functools.lru_cache(maxsize=1)
def client_of(endpoint: Endpoint, key: str) -> openai.OpenAI:
    """The official client; text goes to `base_url` and nowhere else."""
    import openai

    return openai.OpenAI(
        api_key=key,
        base_url=endpoint.base_url,
        timeout=endpoint.timeout,
        max_retries=endpoint.max_retries,
        http_client=openai.DefaultHttpxClient(follow_redirects=False),
    )


def ask(endpoint: Endpoint, messages: list[dict[str, str]]) -> str:
    """The JSON that a model answers with, in the form that was asked for. Raises UnheardError."""
    key = key_for(endpoint)
    import openai

    said: Any = messages
    form: Any = FORMATS[endpoint.format]
    try:
        response = client_of(endpoint, key).chat.completions.create(
            model=endpoint.model, messages=said, temperature=0, response_format=form
        )
    except openai.OpenAIError as error:
        raise in_words(error, endpoint) from error
    except ValueError as error:
        raise UnheardError(f"{endpoint.base_url} does not answer in JSON; is base_url right?") from error
    return answer_of(response, endpoint)


def answer_of(response: Any, endpoint: Endpoint) -> str:
    """The text of a response whose JSON has the form that was asked for. Raises UnheardError."""
    try:
        text = response.choices[0].message.content
    except (AttributeError, IndexError, TypeError) as error:
        reason = f"{endpoint.base_url} does not speak chat completions; is base_url right?"
        raise UnheardError(reason) from error
    if not entries(text):
        raise UnheardError(
            "its answer is not the JSON that was asked for; ask again, or set another model or `format`"
        )
    return str(text)


def entries(text: Any) -> dict[str, Any] | None:
    """The object of an answer, or None where it is not of the form."""
    try:
        said = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return None
    return said if Draft202012Validator(FORM).is_valid(said) else None


def in_words(error: openai.OpenAIError, endpoint: Endpoint) -> UnheardError:
    """What went wrong and what to do about it."""
    import openai

    url, key = endpoint.base_url, endpoint.api_key_env
    match error:
        case openai.APITimeoutError():
            return UnheardError(f"{url} gave no answer within {endpoint.timeout:g} s; set a longer timeout")
        case openai.APIConnectionError():
            return UnheardError(f"{url} cannot be reached; is it running, and is base_url right?", True)
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            told = f"see the key in {key}" if key else "set api_key_env"
            return UnheardError(f"{url} refuses the key; {told}", True)
        case openai.NotFoundError():
            return UnheardError(f"{url} has no model {endpoint.model}, or base_url is wrong", True)
        case openai.RateLimitError():
            return UnheardError(
                f"{url} lets no more requests through for now; run it again later, or set parallel: 1"
            )
        case openai.APIStatusError():
            return UnheardError(f"{url} answers {error.status_code}: {plain(error.message)}")
        case _:
            return UnheardError(plain(str(error)))


def plain(words: str) -> str:
    """An endpoint's own words in one short printable line."""
    line = "".join(c for c in " ".join(words.split()) if c.isprintable())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
