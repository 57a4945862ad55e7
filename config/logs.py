import json
import logging
import traceback
from datetime import UTC, datetime

from core.tokens import without_tokens

# What a record may carry beside its message; anything else stays out of the log.
EXTRA = ("path", "method", "status_code", "user_id", "error", "remote")


class JsonFormatter(logging.Formatter):
    """One JSON object a line: json escapes line breaks and ESC, so nothing can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_tokens(record.getMessage()),
        }
        entry |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
        if "path" in entry:
            entry["path"] = without_tokens(str(entry["path"]))
        if record.exc_info and record.exc_info[0]:
            entry["trace"] = "".join(traceback.format_tb(record.exc_info[2]))
            entry["error"] = record.exc_info[0].__name__
        return json.dumps(entry, default=str)
