// Choosing rows: without this file the bulk bar is simply always there.

function start(bar) {
  const scope = bar.closest(".card") || document;
  const all = scope.querySelector("[data-bulk-all]");
  const count = bar.querySelector("[data-bulk-count]");
  const clear = bar.querySelector("[data-bulk-clear]");
  const boxes = () => [...scope.querySelectorAll("[data-bulk-item]")];

  function show() {
    const chosen = boxes().filter((box) => box.checked).length;
    bar.hidden = chosen === 0;
    if (count) count.textContent = `${chosen} ${bar.dataset.bulkBar} dipilih`;
    if (!all) return;
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && !all.checked;
  }

  function set(checked) {
    for (const box of boxes()) box.checked = checked;
    show();
  }

  scope.addEventListener("change", (event) => {
    if (event.target === all) set(all.checked);
    else if (event.target.matches("[data-bulk-item]")) show();
  });
  if (clear) {
    clear.hidden = false;
    clear.addEventListener("click", () => {
      set(false);
      (all || boxes()[0])?.focus();
    });
  }
  // After htmx replaced the rows, or the browser restored ticks.
  document.addEventListener("htmx:afterSettle", show);
  window.addEventListener("pageshow", show);
  show();
}

for (const bar of document.querySelectorAll("[data-bulk-bar]")) start(bar);
