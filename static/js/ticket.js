// Keeps the ticket that is open, and the files it is drawn with, for a hall without network.

const CACHE = "tickets";

async function keep() {
  await navigator.serviceWorker.register(document.body.querySelector("[data-worker]").dataset.worker);
  const cache = await caches.open(CACHE);
  const page = location.origin + location.pathname;
  const answer = await fetch(page);
  // Pages of people who have signed in say no-store.
  if (!answer.ok || /no-store/.test(answer.headers.get("Cache-Control"))) return;
  await cache.put(page, answer);
  const files = new Set();
  for (const part of document.querySelectorAll("link[href], script[src]")) {
    files.add(part.href || part.src);
  }
  for (const part of document.querySelectorAll("svg use")) {
    files.add(new URL(part.getAttribute("href").split("#")[0], location.href).href);
  }
  await Promise.allSettled([...files].map((file) => cache.add(file)));
  document.documentElement.dataset.kept = "1";
}

if ("serviceWorker" in navigator && "caches" in window && navigator.onLine) {
  // Without network, or where storage is forbidden, the page stays as it is.
  keep().catch(() => {});
}
