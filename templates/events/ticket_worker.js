// Shows a ticket that was opened before when there is no network. It serves what js/ticket.js
// kept: the page of the ticket and its own files, nothing else.
const CACHE = "tickets";
const LOOSELY = { ignoreSearch: true, ignoreVary: true };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(event.request.mode === "navigate" ? page(event.request) : file(event.request));
});

async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    // A ticket that no longer exists is not kept either.
    if (answer.status === 404) await cache.delete(request, LOOSELY);
    return answer;
  } catch {
    const kept = await cache.match(request, LOOSELY);
    if (!kept) return Response.error();
    const headers = new Headers(kept.headers);
    headers.delete("Content-Encoding");
    headers.delete("Content-Length");
    const text = (await kept.text()).replace("data-offline hidden", "data-offline");
    return new Response(text, { headers });
  }
}

async function file(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreVary: true })) || fetch(request);
}
