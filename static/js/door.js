// The door without network. The device holds the roster of one forum (names, origins, hashes of
// tickets), keeps what is read while there is no network, and delivers it when there is one again.
// Tickets themselves are never kept: a hash opens none.

const doorPage = document.querySelector("[data-door]");
const DELIVER_EVERY = 15_000; // milliseconds between two tries
const ROSTER_EVERY = 300_000;
const READINGS_AT_ONCE = 50;
const PATIENCE_WITH_MANY = 60_000; // a roster of thousands, or a delivery, over a slow network
const SHOWN_MATCHES = 8;
const TICKET = /(?:^|\/tickets\/)([A-Za-z0-9_-]{43})\/?$/;

// -- what is kept --------------------------------------------------------------------------------

// Three boxes in the browser's own database: the roster, the readings that wait, and those that
// came out otherwise than the door had said.
function openBoxes() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("door", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("roster");
      asked.result.createObjectStore("waiting", { keyPath: "key" });
      asked.result.createObjectStore("conflicts", { keyPath: "key" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

const boxes = openBoxes();

async function inBox(name, act, mode = "readwrite") {
  const box = (await boxes).transaction(name, mode).objectStore(name);
  const asked = act(box);
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function ofThisForum(name) {
  const rows = await inBox(name, (box) => box.getAll(), "readonly");
  return rows.filter((row) => row.forum === doorPage.dataset.door);
}

async function hashOf(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// -- the roster ----------------------------------------------------------------------------------

let roster = null;

function index(data) {
  roster = { ...data, byHash: new Map() };
  for (const [ticket, code, name, origin, present] of data.people) {
    const person = { hash: ticket, name, origin, present };
    roster.byHash.set(ticket, person).set(code, person);
  }
}

// Fetches the roster of now; null without network. After the end of a session names go away,
// while readings, which hold none, wait for the next one.
// A device can believe it has a network that leads nowhere: what counts is the last answer.
let isReached = true;

async function fetchRoster() {
  let answer;
  try {
    const signal = AbortSignal.timeout(PATIENCE_WITH_MANY);
    answer = await fetch(doorPage.dataset.roster, { redirect: "manual", signal });
  } catch {
    isReached = false;
    return null;
  }
  isReached = true;
  if (answer.type === "opaqueredirect" || answer.status === 403) {
    await inBox("roster", (box) => box.delete(doorPage.dataset.door));
    announce("Sesi sudah berakhir. Masuk lagi untuk mengirim yang tersimpan.");
    return null;
  }
  if (!answer.ok) return null;
  const data = await answer.json();
  await inBox("roster", (box) => box.put(data, doorPage.dataset.door));
  index(data);
  return data;
}

// -- one reading without network -------------------------------------------------------------------

function personsLike(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Set();
  for (const person of roster?.byHash.values() || []) {
    const line = `${person.name} ${person.origin}`.toLowerCase();
    if (words.every((word) => line.includes(word))) found.add(person);
    if (found.size === SHOWN_MATCHES) break;
  }
  return [...found];
}

async function keep(person, hash, doorName, key) {
  const reading = {
    key,
    forum: doorPage.dataset.door,
    hash,
    door: doorName,
    at: new Date().toISOString(),
    name: person?.name || "",
  };
  await inBox("waiting", (box) => box.put(reading));
  const repeat = person?.present;
  if (person) person.present = true;
  await showCounts();
  return showKept(person, repeat);
}

// Called by js/scan.js when a reading cannot be sent; false where this device cannot help.
async function readWithoutNetwork(text, doorName, key) {
  if (!roster) return false;
  const typed = text.trim();
  const read = TICKET.exec(typed)?.[1] || typed.toUpperCase();
  const hash = await hashOf(read);
  const person = roster.byHash.get(hash);
  if (!person && !TICKET.test(typed)) {
    const persons = personsLike(typed);
    if (persons.length) return showMatches(persons, doorName, key);
  }
  await keep(person, hash, doorName, key);
  return true;
}

// -- delivery ----------------------------------------------------------------------------------------

let delivering = false;

async function deliver() {
  if (delivering) return;
  delivering = true;
  try {
    await deliverAll();
  } finally {
    delivering = false;
    await showCounts();
  }
}

async function deliverAll() {
  for (;;) {
    const waiting = await ofThisForum("waiting");
    if (!waiting.length) return;
    const fresh = await fetchRoster();
    if (!fresh) return;
    const part = waiting.slice(0, READINGS_AT_ONCE);
    const body = new FormData();
    body.set("csrfmiddlewaretoken", fresh.token);
    body.set("readings", JSON.stringify(part.map(({ key, hash, door, at }) => ({ key, hash, door, at }))));
    const signal = AbortSignal.timeout(PATIENCE_WITH_MANY);
    const answer = await fetch(doorPage.dataset.deliver, { method: "POST", body, redirect: "manual", signal }).catch(() => null);
    if (!answer?.ok) return;
    for (const scan of (await answer.json()).scans) await settle(scan, part);
  }
}

async function settle(scan, part) {
  const reading = part.find((one) => one.key === scan.key);
  if (!reading) return;
  if (scan.outcome !== "new") {
    const conflict = { ...scan, forum: reading.forum, at: reading.at, door: reading.door };
    await inBox("conflicts", (box) => box.put(conflict));
  }
  await inBox("waiting", (box) => box.delete(scan.key));
}

// -- what the page says ------------------------------------------------------------------------------

const write = (name, text) => {
  document.querySelector(`[data-door-${name}]`).textContent = text;
};

function announce(text) {
  write("note", text);
}

const clock = (moment) =>
  new Date(moment).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

async function showCounts() {
  const waiting = await ofThisForum("waiting");
  const conflicts = await ofThisForum("conflicts");
  const without = !navigator.onLine || !isReached;
  doorPage.dataset.state = without ? "offline" : waiting.length ? "waiting" : "online";
  write("state", without ? "Tanpa jaringan" : waiting.length ? "Mengirim" : "Tersambung");
  write(
    "note",
    without
      ? roster
        ? `Check-in tetap berjalan. Daftar per pukul ${roster.at}. ${waiting.length} pindaian tersimpan di perangkat ini.`
        : "Daftar peserta belum tersimpan di perangkat ini, jadi check-in perlu jaringan."
      : waiting.length
        ? `${waiting.length} pindaian belum terkirim.`
        : roster
          ? `Siap tanpa jaringan: ${roster.people.length} peserta tersimpan, per pukul ${roster.at}.`
          : "",
  );
  localStorage.setItem("door-waiting", String(waiting.length));
  showConflicts(conflicts);
}

function showConflicts(conflicts) {
  const list = document.querySelector("[data-door-conflicts]");
  list.hidden = !conflicts.length;
  list.querySelector("ul").replaceChildren(
    ...conflicts.map((conflict) => {
      const line = fill("conflict", {
        name: conflict.name || "Tiket tidak dikenal",
        origin: conflict.origin,
        says: `${clock(conflict.at)}: ${conflict.says}${conflict.first ? `, pertama pukul ${conflict.first}` : ""}`,
      });
      line.querySelector("button").addEventListener("click", async () => {
        await inBox("conflicts", (box) => box.delete(conflict.key));
        await showCounts();
      });
      return line;
    }),
  );
}

function fill(name, texts) {
  const part = document.querySelector(`[data-door-template="${name}"]`).content.firstElementChild.cloneNode(true);
  for (const [slot, text] of Object.entries(texts)) {
    part.querySelector(`[data-slot="${slot}"]`).textContent = text;
  }
  return part;
}

function showKept(person, repeat) {
  const name = repeat ? "repeat" : person ? "kept" : "unknown";
  place.replaceChildren(
    fill(name, person ? { name: person.name, origin: person.origin || "–" } : {}),
  );
  document.body.classList.add("has-result");
  window.scrollTo(0, 0);
  place.querySelector("[data-scan-next]").focus();
  return true;
}

function showMatches(persons, doorName, key) {
  const list = fill("matches", {});
  list.querySelector("ul").append(
    ...persons.map((person) => {
      const line = fill("match", { name: person.name, origin: person.origin, whom: ` ${person.name}` });
      line.querySelector("button").addEventListener("click", () => {
        busy = true;
        keep(person, person.hash, doorName, key);
      });
      return line;
    }),
  );
  place.replaceChildren(list);
  list.querySelector("button").focus();
  return true;
}

// -- start -------------------------------------------------------------------------------------------

async function keepPage() {
  await navigator.serviceWorker.register(doorPage.dataset.worker);
  const cache = await caches.open("door");
  const files = new Set([doorPage.dataset.decoder]);
  for (const part of document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")) {
    files.add(part.href || part.src);
  }
  for (const part of document.querySelectorAll("svg use")) {
    files.add(new URL(part.getAttribute("href").split("#")[0], location.href).href);
  }
  await Promise.allSettled([...files].map((file) => cache.add(file)));
  await cache.add(location.origin + location.pathname);
}

async function start() {
  const kept = await inBox("roster", (box) => box.get(doorPage.dataset.door), "readonly");
  if (kept) index(kept);
  await fetchRoster();
  await showCounts();
  window.addEventListener("online", () => fetchRoster().then(showCounts).then(deliver));
  window.addEventListener("offline", showCounts);
  setInterval(deliver, DELIVER_EVERY);
  setInterval(() => navigator.onLine && fetchRoster().then(showCounts), ROSTER_EVERY);
  await deliver();
  if (navigator.onLine && isReached) await keepPage();
  doorPage.dataset.ready = "1";
}

// Without a secure connection, or where storage is forbidden, the page stays as it is.
if ("serviceWorker" in navigator && window.indexedDB && window.crypto?.subtle) start().catch(() => {});
