// PDN and UMK follow the value until somebody writes something else into them.
const value = document.getElementById("id_value");
for (const name of ["id_pdn_value", "id_umk_value"]) {
  const part = document.getElementById(name);
  // One that came back to be corrected took them with it.
  if (!value || !part || (value.value && !value.classList.contains("is-invalid"))) continue;
  let follows = part.value === value.value;
  part.addEventListener("input", () => (follows = false));
  value.addEventListener("input", () => {
    if (follows) part.value = value.value;
  });
}

// Another agency has other demand: choosing one presses the button beside it.
for (const button of document.querySelectorAll("[data-pressed-by]")) {
  const select = button.form.elements.namedItem(button.dataset.pressedBy);
  button.parentElement.hidden = true;
  select.addEventListener("change", () => select.value && button.form.requestSubmit(button));
}
