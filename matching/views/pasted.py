from django.contrib import messages


def tell_pasted(request, pasted, noun):
    """Say how many pasted rows were saved, and which columns were not read."""
    if pasted.saved:
        messages.success(request, f"{pasted.saved} {noun} disimpan.")
    if pasted.unused:
        names = ", ".join(pasted.unused)
        messages.info(request, f"Kolom yang tidak dikenal dan tidak disimpan: {names[:300]}.")
