import pytest

from core.exports import PLACES, export_menu, pdf_response

FILES = [
    ("Excel (.xlsx)", "Siap diolah", "procurement:purchase_xlsx", "filetype-xlsx"),
    ("CSV (.csv)", "", "procurement:purchase_csv", "filetype-csv"),
]


def test_files_keep_the_filters_of_the_list_but_not_its_place(rf):
    request = rf.get("/", {"q": "kue", "page": "3", "after": "x", "sort": "value"})

    first, second = export_menu(request, FILES, new_group="procurement:purchase_csv")

    assert first == {
        "label": "Excel (.xlsx)",
        "hint": "Siap diolah",
        "url": "/procurement/purchases/export.xlsx?q=kue&sort=value",
        "icon": "filetype-xlsx",
        "new_group": False,
    }
    assert second["new_group"]
    assert export_menu(request, FILES, without=(*PLACES, "sort"))[1]["url"].endswith("?q=kue")


@pytest.mark.parametrize(("is_download", "kind"), [(False, "inline"), (True, "attachment")])
def test_paper_is_shown_or_saved_under_its_name(is_download, kind):
    response = pdf_response(b"%PDF", "jadwal", is_download=is_download)

    assert response["Content-Disposition"] == f'{kind}; filename="jadwal.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response.content == b"%PDF"
