// The camera at the door. What it reads goes to the server at once; without this file the form
// below the picture does the same.

const LOOK_EVERY = 150; // milliseconds between two looks at the picture
const LOOK_WIDTH = 640; // pixels are enough for a card that fills the frame
const SAME_CARD = 3000; // a card that stays before the camera is not read again this soon
const RETRIES = [500, 1000, 2000];
// A hall's network may take a request and answer nothing: somebody stands at the door meanwhile.
const PATIENCE = 6000;

const reader = document.querySelector("[data-scan]");
const form = document.querySelector("[data-scan-form]");
const place = document.querySelector("[data-scan-result]");
const video = document.querySelector("[data-scan-video]");
const message = document.querySelector("[data-scan-message]");
const torch = document.querySelector("[data-scan-torch]");
const READY = "Arahkan kamera ke kode QR peserta";

let busy = document.body.classList.contains("has-result");
let last = { text: "", at: 0 };

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

function say(text) {
  message.textContent = text;
}

// One reading: the key stays the same however often it has to be sent.
async function send(text) {
  busy = true;
  const body = new FormData(form);
  body.set("text", text);
  body.set("key", crypto.randomUUID());
  say("Mengirim…");
  const signal = AbortSignal.timeout(PATIENCE);
  for (let attempt = 0; ; attempt += 1) {
    const answer = await post(body, form.action, signal);
    if (answer?.type === "opaqueredirect" || answer?.status === 403) {
      say("Sesi sudah berakhir. Muat ulang halaman ini untuk masuk lagi.");
      return;
    }
    if (answer && answer.status < 500) {
      show(await answer.text());
      return;
    }
    if (attempt === RETRIES.length || !navigator.onLine || signal.aborted) break;
    say("Jaringan terputus. Mengirim ulang…");
    await wait(RETRIES[attempt]);
  }
  // js/door.js keeps the reading where this device holds the roster. Its key goes along: the server
  // may have recorded it and only the answer got lost.
  const kept = await readWithoutNetwork(text, form.elements.door.value, body.get("key"));
  // A list of names to choose from leaves the field and the camera to go on with.
  busy = document.body.classList.contains("has-result");
  if (kept) say(busy ? "" : "Pilih orangnya di atas, atau ketik nama lain.");
  else say("Belum terkirim karena jaringan. Pindai atau kirim sekali lagi.");
}

async function post(body, address, signal) {
  try {
    return await fetch(address, {
      method: "POST",
      body,
      signal,
      headers: { "X-Partial": "1" },
      redirect: "manual",
    });
  } catch {
    return null;
  }
}

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  place.replaceChildren(...page.body.childNodes);
  const outcome = place.querySelector("[data-result]")?.dataset.result;
  if (outcome === "new") {
    const present = document.querySelector("[data-present]");
    present.textContent = String(Number(present.textContent.replaceAll(".", "")) + 1);
  }
  navigator.vibrate?.(outcome === "new" ? 80 : [80, 80, 80]);
  document.body.classList.add("has-result");
  window.scrollTo(0, 0);
  place.querySelector(".scan-next .btn")?.focus();
}

function next() {
  place.replaceChildren();
  document.body.classList.remove("has-result");
  form.elements.text.value = "";
  last.at = Date.now();
  busy = false;
  if (video.srcObject) say(READY);
  else startCamera();
}

place.addEventListener("click", (event) => {
  if (!event.target.closest("[data-scan-next]")) return;
  event.preventDefault();
  next();
});

// An answer to one of the forum's questions: the arrival is recorded already, whatever becomes of it.
place.addEventListener("submit", async (event) => {
  const asked = event.target.closest("[data-answers]");
  if (!asked || !event.submitter) return;
  event.preventDefault();
  const body = new FormData(event.target);
  if (event.submitter.name) body.append(event.submitter.name, event.submitter.value);
  asked.setAttribute("aria-busy", "true");
  const answer = await post(body, event.target.action);
  asked.removeAttribute("aria-busy");
  const page = new DOMParser().parseFromString((await answer?.text()) ?? "", "text/html");
  const answered = page.querySelector("[data-answers]");
  // Without a network, or once signed out, another page comes back, or none.
  if (!answered) {
    asked.querySelector("[data-answer-note]").textContent =
      "Jawaban belum tersimpan. Tekan sekali lagi, atau lanjutkan memindai.";
    return;
  }
  asked.replaceWith(answered);
  (answered.querySelector(".btn") || place.querySelector(".scan-next .btn"))?.focus();
});

form.addEventListener("submit", (event) => {
  // Without a secure connection there are no keys from the browser: the page's own one goes.
  if (!crypto.randomUUID) return;
  event.preventDefault();
  if (!busy) send(form.elements.text.value);
});

// -- camera ------------------------------------------------------------------------------------

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

// The browser's own decoder where it reads QR codes, the vendored one otherwise.
async function makeDecoder() {
  const formats = (await window.BarcodeDetector?.getSupportedFormats()) || [];
  if (formats.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async () => (await detector.detect(video))[0]?.rawValue;
  }
  await loadScript(reader.dataset.decoder);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async () => {
    canvas.width = Math.min(LOOK_WIDTH, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(picture.data, canvas.width, canvas.height, { inversionAttempts: "dontInvert" })?.data;
  };
}

async function look(decode) {
  for (;;) {
    await wait(LOOK_EVERY);
    if (busy || document.hidden || !video.videoWidth) continue;
    const text = await decode().catch(() => null);
    if (!text || busy) continue;
    if (text === last.text && Date.now() - last.at < SAME_CARD) continue;
    last = { text, at: Date.now() };
    await send(text);
  }
}

const REASONS = {
  NotAllowedError:
    "Izin kamera ditolak. Izinkan kamera di setelan peramban lalu muat ulang, atau ketik kodenya.",
  NotFoundError: "Tidak ada kamera di perangkat ini. Ketik kode peserta di bawah.",
  NotReadableError: "Kamera sedang dipakai aplikasi lain. Tutup aplikasi itu lalu muat ulang.",
};

async function startCamera() {
  if (!navigator.mediaDevices) {
    say("Peramban hanya membuka kamera lewat HTTPS. Ketik kode peserta di bawah.");
    return;
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1280 } },
    });
    // Only now: without a camera nobody needs the decoder.
    const decode = await makeDecoder();
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    offerTorch(stream.getVideoTracks()[0]);
    say(READY);
    look(decode);
  } catch (error) {
    say(REASONS[error.name] || "Kamera tidak bisa dibuka. Ketik kode peserta di bawah.");
  }
}

function offerTorch(track) {
  if (!track.getCapabilities?.().torch) return;
  torch.hidden = false;
  torch.addEventListener("click", () => {
    const on = torch.getAttribute("aria-pressed") !== "true";
    track.applyConstraints({ advanced: [{ torch: on }] });
    torch.setAttribute("aria-pressed", String(on));
  });
}

if (!busy) startCamera();
