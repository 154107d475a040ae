"""Asking a model: what is sent and where, what is kept, and that the built-in facts stand when it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reports.cli.main import main
from rules.load import load_rules
from rules.trial import try_rule
from timeline.documents import make_document
from timeline.extractors import Builtin, extractor_of
from timeline.model import Corpus, Document, Period, Source
from timeline.pipeline import corpus_of, read_text
from timeline.settings import Endpoint, Settings, SettingsError, load_settings

ROOT = Path(__file__).resolve().parents[3]
DAY = Period(date(2025, 4, 2), date(2025, 4, 2))
TALLY = "In 2024 the tally came to 3.2 million."
FIRST = f"Tide Air looks back\n\nPassengers flocked to Tide Air. {TALLY}"
OTHER = "Tide Air in figures\n\nTide Air carried 2.3 million passengers in 2024."
SAID = (TALLY, "3.2 million", "Tide Air", "Passengers", "2024")
UNUSED = Endpoint("http://127.0.0.1:9/v1", "small")


def document(path: str, text: str) -> Document:
    title = text.split("\n")[0]
    return make_document(Source(path, 0, text, title, (0, len(title)), path, DAY, "given"))


def read(endpoint: Endpoint | None, *texts: str) -> Corpus:
    documents = [document(f"{number}.txt", text) for number, text in enumerate(texts)]
    return corpus_of(documents, (), Settings(extractor=endpoint))


def test_by_default_nothing_of_a_model_is_imported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    code = "import sys; from reports.cli.main import main; main(['audit', 'a.txt', '--fail-on', 'never'])\n"
    code += "print(*sys.modules, file=sys.stderr)"
    run = [sys.executable, "-c", code]
    done = subprocess.run(
        run, capture_output=True, text=True, cwd=tmp_path, check=True, env={"PYTHONPATH": str(ROOT)}
    )
    loaded = set(done.stderr.split())
    assert "timeline.extractors.builtin" in loaded
    assert not loaded & {"openai", "timeline.extractors.assisted", "sqlite3"}
    assert "model" not in done.stdout


def test_the_default_is_the_built_in_extractor(tmp_path: Path) -> None:
    path = tmp_path / "claimline.yaml"
    path.write_text("extractor: {kind: builtin}\n", encoding="utf-8")
    assert extractor_of(Settings()) == extractor_of(load_settings(path)) == Builtin()
    assert read(None, FIRST).model is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("extractor: {}\n", 1, "extractor.*kind.*required"),
        ("extractor:\n  kind: opnai\n", 2, r"extractor\.kind.*did you mean openai"),
        ("extractor:\n  kind: openai\n  model: m\n", 1, "extractor.*base_url.*required"),
        ("extractor:\n  kind: openai\n  base_url: ftp://a\n  model: m\n", 3, r"extractor\.base_url"),
        ("extractor:\n  kind: openai\n  base_ulr: http://a\n", 3, "did you mean base_url"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "claimline.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=message) as error:
        load_settings(path)
    assert error.value.line == line


def test_without_the_extra_one_message_names_the_fix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "openai", None)
    config = "extractor: {kind: openai, base_url: 'http://127.0.0.1:9/v1', model: small}\n"
    Path("claimline.yaml").write_text(config, encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(FIRST, encoding="utf-8")
    assert main(["audit", "a.txt", "b.txt"]) == 0
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and err.startswith("claimline: claimline.yaml: small is not asked")
    assert "pip install 'claimline[llm]'" in err


def test_a_model_fills_what_is_open_and_is_asked_but_once(server: Any, tmp_path: Path) -> None:
    server.says(SAID)
    first = read(server.endpoint(tmp_path), FIRST)
    (claim,) = first.facts[0].claims
    assert (claim.subject, claim.metric, claim.reader) == ("Tide Air", "passengers", "small")
    assert first.model is not None and (first.model.answers, first.model.used) == (1, 1)
    (request,) = server.requests
    assert request["path"] == "/v1/chat/completions" and request["temperature"] == 0
    assert request["model"] == "small" and request["response_format"]["type"] == "json_schema"
    assert TALLY in request["messages"][1]["content"]
    server.reply = lambda request: (500, "{}")
    assert read(server.endpoint(tmp_path), FIRST) == first and len(server.requests) == 1


@pytest.mark.parametrize("change", ["text", "model", "url", "form"])
def test_what_was_not_asked_before_is_asked(server: Any, tmp_path: Path, change: str) -> None:
    endpoint = server.endpoint(tmp_path)
    read(endpoint, FIRST)
    other = {
        "model": replace(endpoint, model="large"),
        "url": replace(endpoint, base_url=endpoint.base_url + "/"),
        "form": replace(endpoint, format="json_object"),
    }.get(change, endpoint)
    read(other, FIRST.replace("3.2", "3.3") if change == "text" else FIRST)
    assert len(server.requests) == 2


def test_an_article_without_open_numbers_is_not_sent(server: Any, tmp_path: Path) -> None:
    read(server.endpoint(tmp_path), OTHER, "Nothing to count\n\nThe harbour lay still.")
    assert server.requests == []


def test_invented_words_are_dropped_and_counted(server: Any, tmp_path: Path) -> None:
    server.says((TALLY, "3.4 million", "Tide Air", "Passengers", "2024"), (*SAID[:2], "Gull Air", None, None))
    corpus = read(server.endpoint(tmp_path), FIRST)
    assert corpus.facts == read(None, FIRST).facts
    assert corpus.model is not None and corpus.model.dropped == (("not in the text", 2),)


BROKEN = json.dumps({"choices": [{"message": {"content": "{}"}}]})


@pytest.mark.parametrize(
    ("status", "text", "told", "final"),
    [
        (500, "{}", "answers 500", False),
        (400, json.dumps({"error": {"message": "no \x1b[31m json_schema\n here"}}), "json_schema", False),
        (401, "{}", "refuses the key; set api_key_env", True),
        (403, "{}", "refuses the key", True),
        (404, "{}", "has no model small, or base_url is wrong", True),
        (429, "{}", "lets no more requests through", False),
        (307, "{}", "answers 307", False),
        (200, "{", "is base_url right?", False),
        (200, "[]", "does not speak chat completions", False),
        (200, "{}", "does not speak chat completions", False),
        (200, BROKEN, "is not the JSON that was asked for", False),
        (200, BROKEN.replace('"{}"', '"no"'), "is not the JSON that was asked for", False),
        (200, BROKEN.replace('"{}"', "null"), "is not the JSON that was asked for", False),
        (200, BROKEN.replace('"{}"', json.dumps("[" * 100_000)), "is not the JSON that was asked for", False),
    ],
)
def test_a_failure_is_one_message_an_article_and_the_built_in_facts_stand(
    server: Any, tmp_path: Path, status: int, text: str, told: str, final: bool
) -> None:
    server.reply = lambda request: (status, text)
    server.headers = {"Location": "http://127.0.0.1:9/elsewhere"} if status == 307 else {}
    texts = (FIRST, FIRST.replace("3.2", "3.3"))
    corpus = read(server.endpoint(tmp_path, parallel=1), *texts)
    assert corpus.facts == read(None, *texts).facts
    assert corpus.model is not None and [path for path, _ in corpus.model.failed] == ["0.txt", "1.txt"]
    for _, message in corpus.model.failed:
        assert told in message and message.startswith("small was not heard") and message.isprintable()
    assert len(server.requests) == (1 if final else 2)
    read(server.endpoint(tmp_path), FIRST)
    assert len(server.requests) == (2 if final else 3), "what failed is not kept"


def test_an_endpoint_that_is_down_and_one_that_is_slow(server: Any, tmp_path: Path) -> None:
    from timeline.extractors.endpoint import UnheardError, ask

    down = read(replace(UNUSED, max_retries=0, cache=tmp_path), FIRST)
    assert down.model is not None and "cannot be reached; is it running" in down.model.failed[0][1]
    slow = server.endpoint(tmp_path, parallel=1)
    slow = replace(slow, timeout=0.05)
    server.reply = lambda request: __import__("time").sleep(0.3) or (200, "{}")
    with pytest.raises(UnheardError, match=r"gave no answer within 0\.05 s"):
        ask(slow, [{"role": "user", "content": "?"}])


def test_some_parts_may_fail(server: Any, tmp_path: Path) -> None:
    filler = "The harbour lay still and grey under a long sky. " * 100
    text = f"{FIRST}\n\n{filler}\n\nIn 2023 the tally came to 2.9 million."
    usual = server.reply

    def reply(request: dict[str, Any]) -> tuple[int, str]:
        return (500, "{}") if "2.9" in request["messages"][1]["content"] else usual(request)

    server.reply = reply
    corpus = read(server.endpoint(tmp_path), text)
    assert corpus.model is not None and "not heard in 1 of 2 parts" in corpus.model.failed[0][1]


def test_a_key_goes_only_where_the_project_says(
    server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of-another")
    monkeypatch.setenv("HARBOUR_KEY", "of-this")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    read(server.endpoint(tmp_path), FIRST)
    read(server.endpoint(tmp_path, api_key_env="HARBOUR_KEY"), FIRST.replace("3.2", "3.3"))
    assert server.keys == ["Bearer none", "Bearer of-this"]
    monkeypatch.delenv("HARBOUR_KEY")
    corpus = read(server.endpoint(tmp_path, api_key_env="HARBOUR_KEY"), FIRST.replace("3.2", "3.4"))
    assert corpus.model is not None and "HARBOUR_KEY (api_key_env) is not set" in corpus.model.failed[0][1]
    assert len(server.requests) == 2


def test_a_cache_that_cannot_be_written_is_told_and_the_model_is_asked(server: Any, tmp_path: Path) -> None:
    server.says(SAID)
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    corpus = read(server.endpoint(tmp_path), FIRST)
    assert corpus.model is not None and corpus.model.used == 1
    ((path, message),) = corpus.model.failed
    assert path == "claimline.yaml" and "no answer is kept" in message


def test_known_facts_examples_and_snippets_are_not_sent(
    server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fact = "- {subject: Northwind plc, metric: revenue, value: $9 million, period: 2024, source: report}\n"
    Path("facts.yaml").write_text(fact, encoding="utf-8")
    Path("a.txt").write_text(FIRST, encoding="utf-8")
    settings = Settings(known_facts="facts.yaml", extractor=server.endpoint(tmp_path))
    from timeline.pipeline import read_corpus

    read_corpus(["a.txt"], settings)
    assert len(server.requests) == 1 and "$9 million" not in json.dumps(server.requests)
    read_text(FIRST, settings)
    try_rule(load_rules().rules[0], settings)
    assert len(server.requests) == 1


PROJECT = "extractor:\n  kind: openai\n  base_url: {url}\n  model: small\n  max_retries: 0\n  cache: kept\n"


@pytest.fixture
def project(server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """A folder with two articles that disagree, once it is known what a number is of; how to audit it."""
    monkeypatch.chdir(tmp_path)
    Path("claimline.yaml").write_text(PROJECT.format(url=server.url), encoding="utf-8")
    for name, text in (("a.txt", FIRST), ("b.txt", OTHER)):
        Path(name).write_text(f"{text}\n({name} Wire)", encoding="utf-8")
    return lambda: ["audit", "a.txt", "b.txt"]


def test_a_finding_that_rests_on_a_model_is_likely_and_says_so(
    server: Any, project: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    server.says(SAID)
    assert main([*project(), "--format", "json"]) == 1
    first = capsys.readouterr()
    audit = json.loads(first.out)
    schema = json.loads((ROOT / "reports" / "audit.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(audit, schema)
    (finding,) = [f for f in audit["findings"] if f["rule"] == "values-disagree"]
    assert finding["verdict"] == "likely"
    assert "3.2 million: small pointed out its subject, metric" in finding["steps"]
    assert audit["model"] == {
        "name": "small", "answers": 1, "used": 1, "known": 0, "dropped": {}, "failed": [],
    }  # fmt: skip
    assert main([*project(), "--format", "json"]) == 1
    assert capsys.readouterr().out == first.out and len(server.requests) == 1


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_every_report_says_what_the_model_gave(
    server: Any, project: Callable[[], list[str]], capsys: pytest.CaptureFixture[str], form: str
) -> None:
    server.reply = lambda request: (500, "{}")
    assert main([*project(), "--format", form]) == 0
    shown = capsys.readouterr()
    words = " ".join(shown.out.split())
    assert "model small: no answers" in words and "small was not heard" in words
    assert shown.err.count("claimline: a.txt: small was not heard") == 1


def test_the_facts_say_who_read_them(
    server: Any, project: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    server.says(SAID)
    assert main(["facts", *project()[1:], "--kind", "claim"]) == 0
    rows = {row["text"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows["3.2 million"]["reader"] == "small" and rows["3.2 million"]["metric_how"] == "model"
    assert rows["2.3 million"]["reader"] is None and rows["2.3 million"]["metric_how"] == "printed"
