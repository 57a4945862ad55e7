from config.data_dictionary import PATH, data_dictionary, kept_as
from events.models import Participant
from vendors.models import Product


def test_page_says_what_the_models_say():
    assert PATH.read_text() == data_dictionary(), "Run manage.py write_data_dictionary."


def test_columns_are_told_with_size_target_and_choices():
    columns = {field.name: kept_as(field) for field in Participant._meta.concrete_fields}

    assert columns["forum"] == "→ Forum"
    assert columns["kind"].startswith("char 9: delegate, ") or "delegate" in columns["kind"]
    assert kept_as(Product._meta.get_field("price")) == "decimal 18,2"


def test_contacts_are_marked():
    marked = [line for line in data_dictionary().splitlines() if "*(contact)*" in line]

    assert any(line.startswith("| `phone`") for line in marked)
    assert len(marked) > 5
