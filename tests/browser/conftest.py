import os
import shutil

import pytest
from django.core.management import call_command

from accounts.models import Role
from tests.browser.barriers import barriers
from tests.factories import PASSWORD, UserFactory

# Playwright keeps an event loop in this thread, where Django otherwise refuses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium where there is one, Playwright's own otherwise."""
    launch = {**browser_type_launch_args, "args": ["--disable-gpu", "--disable-quic"]}
    if chromium := shutil.which("chromium"):
        launch["executable_path"] = chromium
    if os.geteuid() == 0:
        launch["args"].append("--no-sandbox")
    return launch


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture(params=[True, False], ids=["js", "no-js"])
def any_page(request, new_context):
    """A page with JavaScript, then one without: everything must work in both."""
    return new_context(java_script_enabled=request.param).new_page()


@pytest.fixture
def check(request):
    """Run the accessibility rules on a page; without JavaScript they cannot run."""

    def act(page):
        if "no-js" not in request.node.name:
            assert barriers(page) == []

    return act


@pytest.fixture
def sign_in(live_server):
    """Sign in through the form and return the user."""

    def act(page, role=Role.STAFF, **values):
        user = UserFactory(role=role, **values)
        page.goto(f"{live_server.url}/accounts/login/")
        page.fill("[name=login]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
        page.wait_for_url(f"{live_server.url}/")
        return user

    return act


@pytest.fixture
def demo(settings, live_server):
    """The demo forum of 6 March 2024; the address of its pages."""
    settings.DEMO = True
    call_command("load_master_data", verbosity=0)
    call_command("load_demo_forum", verbosity=0)
    return f"{live_server.url}/events/business-matching-p3dn-2024"
