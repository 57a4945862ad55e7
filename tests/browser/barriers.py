"""What a machine can find on an open page that keeps people out."""

import json

from axe_playwright_python.base import AXE_SCRIPT

# Style sheets need no second fetch: the rule that reads them is about turning the screen.
OPTIONS = {"resultTypes": ["violations"], "preload": False}


def barriers(page) -> list[str]:
    """Each accessibility rule that the page breaks, with the first elements that break it.

    The rules are loaded once a page, and only what is broken comes back: both cost as much as the
    rules themselves on a page of a few elements.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    run = f"axe.run({json.dumps(OPTIONS)}).then((found) => found.violations)"
    return [
        f"{broken['id']}: {' '.join(node['html'][:160] for node in broken['nodes'][:3])}"
        for broken in page.evaluate(run)
    ]
