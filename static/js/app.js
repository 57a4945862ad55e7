// Small helpers for pages that work without them. No inline code, no dependencies.

// A second press of a submit button is ignored while the first one travels.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-prevent-double-submit]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  const button = event.submitter;
  if (!button) return;
  // aria-disabled, not disabled: a disabled button would not send its own name and value.
  button.setAttribute("aria-disabled", "true");
  if (button.dataset.busy) {
    button.style.minWidth = `${button.offsetWidth}px`;
    button.dataset.label = button.innerHTML;
    button.textContent = button.dataset.busy;
  }
});

// Signing out empties the storage of this device, and with it readings of the door that wait.
document.addEventListener("submit", (event) => {
  const waiting = Number(localStorage.getItem("door-waiting"));
  if (!waiting || !event.target.action.endsWith("/logout/")) return;
  const question = `${waiting} pindaian di perangkat ini belum terkirim dan akan hilang. Tetap keluar?`;
  if (!confirm(question)) event.preventDefault();
});

// A page that comes back from the browser's cache can be sent again. So can one whose answer
// is a download, which leaves the page where it is.
function release() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) {
      button.removeAttribute("aria-disabled");
      if (button.dataset.label) button.innerHTML = button.dataset.label;
    }
  }
}
window.addEventListener("pageshow", (event) => event.persisted && release());

// Links of the error summary go to the field itself, with its label in view.
document.querySelector("[data-error-summary]")?.focus();
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  const field = target.matches("input, select, textarea, button")
    ? target
    : target.querySelector("input, select, textarea") || target;
  (target.closest("fieldset, [id^=div_]") || field).scrollIntoView({ block: "start" });
  field.focus({ preventScroll: true });
});

document.addEventListener("click", (event) => {
  event.target.closest("[data-dismiss]")?.closest(".flash").remove();
});

// On a phone the tabs are a strip that scrolls: bring the open one into it.
for (const tab of document.querySelectorAll(".tabs [aria-current], .quick-counts [aria-current]")) {
  const strip = tab.closest("nav");
  if (strip.scrollWidth > strip.clientWidth) {
    const left = tab.getBoundingClientRect().left - strip.getBoundingClientRect().left;
    strip.scrollLeft += left - (strip.clientWidth - tab.offsetWidth) / 2;
  }
}

// Show or hide a password.
for (const button of document.querySelectorAll("[data-password-toggle]")) {
  const input = document.getElementById(button.dataset.passwordToggle);
  const text = button.querySelector("[data-toggle-text]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const show = input.type === "password";
    input.type = show ? "text" : "password";
    button.setAttribute("aria-pressed", String(show));
    text.textContent = show ? "Tutup" : "Lihat";
  });
}

// A long list of boxes can be ticked at once, and emptied again.
for (const set of document.querySelectorAll(".checklist fieldset")) {
  const boxes = [...set.querySelectorAll("input[type=checkbox]")];
  const button = document.createElement("button");
  const all = () => boxes.every((box) => box.checked);
  const name = () => (button.textContent = all() ? "Kosongkan semua" : "Centang semua");
  button.type = "button";
  button.className = "btn btn-link btn-sm";
  button.addEventListener("click", () => {
    const ticked = !all();
    for (const box of boxes) box.checked = ticked;
    name();
  });
  set.addEventListener("change", name);
  name();
  if (boxes.length > 1) set.querySelector("legend").after(button);
}

// Menus are details elements: close them on Escape, on a press outside, and one at a time.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// "/" goes to the search in the bar, wherever nothing else has the key.
const searchField = document.querySelector("[data-search-field]");
if (searchField && !document.querySelector("[data-check-in-field]")) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, textarea, select") || !searchField.checkVisibility()) return;
    event.preventDefault();
    searchField.focus();
    searchField.select();
  });
}

// The check-in desk: "/" goes back to the field; Enter on a search that was already made marks
// its first row, so that a scanner or two presses of Enter are enough.
const doorField = document.querySelector("[data-check-in-field]");
if (doorField) {
  const searched = doorField.value;
  const top = document.querySelector("[data-check-in-top]");
  // On a phone the focus would open the keyboard over the result.
  if (window.matchMedia("(min-width: 768px)").matches) {
    doorField.focus();
    // What a scanner types next replaces the last search instead of mixing with it.
    doorField.select();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    doorField.focus();
    doorField.select();
  });
  // A USB scanner types a ticket's address or a code and presses Enter: that is a scan.
  const deskScan = document.querySelector("[data-desk-scan]");
  const scanned = /(^|\/tickets\/)[\w-]{43}\/?$|^[a-z0-9]{2,8}-[0-9]{3,9}$/i;
  doorField.form.addEventListener("submit", (event) => {
    const text = doorField.value.trim();
    if (deskScan && scanned.test(text)) {
      event.preventDefault();
      deskScan.elements.text.value = text;
      deskScan.elements.is_read.value = "";
      deskScan.requestSubmit();
      return;
    }
    if (!top || !searched || doorField.value !== searched) return;
    event.preventDefault();
    top.requestSubmit(top.querySelector("button"));
  });
}

// Filters that apply at once when a choice changes; the button stays for everyone else.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto-submit]");
  if (form && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
});

// Browsers show dates and times in their own language ("03/06/2024", "1:00 PM"); say them in ours.
const spoken = {
  date: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  "datetime-local": { dateStyle: "full", timeStyle: "short" },
  time: { timeStyle: "short" },
};
function readOut(input, text) {
  const moment = new Date(input.type === "time" ? `2000-01-01T${input.value}` : input.value);
  const words = new Intl.DateTimeFormat("id-ID", spoken[input.type]);
  text.textContent = input.value && !Number.isNaN(+moment) ? words.format(moment) : "";
  if (text.textContent && input.type !== "date") text.textContent += " WIB";
}
for (const input of document.querySelectorAll("main input")) {
  if (!(input.type in spoken) || input.closest(".row-fields, .filter-bar")) continue;
  const text = document.createElement("p");
  text.id = `${input.id}_spoken`;
  text.className = "form-text spoken";
  input.after(text);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${text.id}`.trim());
  input.addEventListener("input", () => readOut(input, text));
  readOut(input, text);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Copy a text, such as a registration link; the label says that it happened.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const text = button.querySelector("[data-copy-text]") || button;
    text.textContent = "Tersalin";
  });
}
