// Tells the office that a person has the invitation open: previews and mail scanners run no script.
const opened = document.querySelector("form[data-opened]");
if (opened) {
  fetch(opened.action, { method: "POST", body: new FormData(opened), credentials: "same-origin" });
}
