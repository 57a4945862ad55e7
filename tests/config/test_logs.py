import json
import logging
import sys

from config.logs import JsonFormatter


def line_of(message, *args, **extra):
    record = logging.LogRecord("test", logging.INFO, "file", 1, message, args, None)
    for name, value in extra.items():
        setattr(record, name, value)
    return JsonFormatter().format(record)


def test_one_event_is_one_line_whatever_it_carries():
    line = line_of("masuk %s", "a\r\nb\x1b[31m\u2028{", path="/x\n\x1b[0m", remote="1.1.1.1\n")

    assert line.isascii()
    assert not any(ord(sign) < 32 for sign in line)
    assert json.loads(line)["message"] == "masuk a\r\nb\x1b[31m\u2028{"


def test_only_named_fields_are_written():
    entry = json.loads(line_of("x", user_id=7, status_code=403, request="geheim", password="p"))

    assert entry.keys() == {"time", "level", "logger", "message", "user_id", "status_code"}
    assert entry["time"].endswith("+00:00")


def test_tokens_stay_out():
    token = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6"
    line = line_of("Not Found: %s", f"/tickets/{token}/", path=f"/tickets/{token}/")

    assert token not in line
    assert json.loads(line)["path"] == "/tickets/…/"


def test_faults_are_logged_without_their_text():
    try:
        raise ValueError("Siti 0812")
    except ValueError:
        record = logging.LogRecord("test", logging.ERROR, "f", 1, "fault", (), sys.exc_info())

    line = JsonFormatter().format(record)

    assert json.loads(line)["error"] == "ValueError"
    assert "test_faults_are_logged" in line
    assert "0812" not in json.loads(line)["message"]
