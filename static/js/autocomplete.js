// <select data-autocomplete>: type to find an option. The select stays in the form and keeps the
// value; without this file it is used as it is. Pattern: ARIA combobox with a listbox popup.
// <input list data-names>: a list too long for the page; the names that fit are asked for. Without
// this file the name is typed whole.

const MAX_SHOWN = 50;

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").trim();
}

function enhance(select) {
  const options = [...select.options]
    .filter((option) => option.value !== "")
    .map((option) => ({ option, text: option.text.trim(), words: plain(option.text) }));
  const box = document.createElement("div");
  const input = document.createElement("input");
  const list = document.createElement("ul");
  const id = select.id;
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
  let shown = [];
  let active = -1;

  box.className = "combobox";
  input.type = "text";
  input.id = id;
  input.className = select.className.replace("form-select", "form-control form-select");
  input.autocomplete = "off";
  input.spellcheck = false;
  input.disabled = select.disabled;
  // What choosing nothing means, where the empty option says so in words.
  const nothing = [...select.options].find((option) => option.value === "")?.text ?? "";
  if (/\p{L}/u.test(nothing)) input.placeholder = nothing;
  const attributes = {
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": `${id}_list`,
  };
  for (const name of ["aria-describedby", "aria-invalid", "aria-label"]) {
    if (select.hasAttribute(name)) attributes[name] = select.getAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  list.id = `${id}_list`;
  list.className = "combobox-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label ? label.firstChild.textContent.trim() : "Pilihan");

  // The label and the error summary point at the id, which now belongs to the text field.
  select.id = `${id}_select`;
  select.hidden = true;
  select.before(box);
  box.append(input, list, select);

  const current = () => options.find(({ option }) => option.selected);
  const showCurrent = () => {
    input.value = current()?.text ?? "";
  };

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === index));
    });
    const item = list.children[index];
    if (!item) return;
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function open(query) {
    const words = plain(query).split(/\s+/);
    shown = options.filter(({ words: text }) => words.every((word) => text.includes(word)));
    shown = shown.slice(0, MAX_SHOWN);
    list.replaceChildren(
      ...shown.map(({ text }, index) => {
        const item = document.createElement("li");
        item.id = `${id}_option_${index}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = text;
        return item;
      }),
    );
    if (!shown.length) {
      const item = document.createElement("li");
      item.className = "combobox-none";
      item.setAttribute("role", "option");
      item.setAttribute("aria-disabled", "true");
      item.textContent = "Tidak ada yang cocok";
      list.append(item);
    }
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const found = shown[index];
    if (!found) return;
    select.value = found.option.value;
    showCurrent();
    close();
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Leaving the field: an exact name counts, an empty field clears, anything else is put back.
  function settle() {
    const typed = plain(input.value);
    const exact = options.find(({ words }) => words === typed);
    if (exact && exact !== current()) {
      select.value = exact.option.value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (typed === "" && select.value !== "") {
      select.value = "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    showCurrent();
    close();
  }

  input.addEventListener("input", () => open(input.value));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => list.hidden && open(""));
  input.addEventListener("blur", settle);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open("");
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (shown.length) mark((active + step + shown.length) % shown.length);
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      choose(active === -1 && shown.length === 1 ? 0 : active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      showCurrent();
      close();
    }
  });
  // mousedown, so that the field does not lose the focus first.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const item = event.target.closest("[role=option]");
    if (item) choose([...list.children].indexOf(item));
  });
  select.form?.addEventListener("reset", () => setTimeout(showCurrent));
  showCurrent();
  if (select.autofocus) input.focus();
}

for (const select of document.querySelectorAll("select[data-autocomplete]")) enhance(select);

function suggest(input) {
  let timer;
  let latest = "";
  const fill = async () => {
    const typed = (latest = input.value.trim());
    if (typed.length < 2) return;
    const response = await fetch(`${input.dataset.names}?q=${encodeURIComponent(typed)}`);
    if (!response.ok || typed !== latest) return;
    const { names } = await response.json();
    input.list.replaceChildren(...names.map((name) => new Option(name, name)));
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(fill, 200);
  });
}

for (const input of document.querySelectorAll("input[data-names]")) suggest(input);
