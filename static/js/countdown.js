// Counts down from the server's own clock, and fetches the page anew when the time is up.
"use strict";
{
  const clock = document.querySelector("[data-countdown]");
  const begun = performance.now();
  const total = clock ? Number(clock.dataset.countdown) : 0;
  const two = (number) => String(number).padStart(2, "0");
  const show = () => {
    const left = Math.max(0, Math.round(total - (performance.now() - begun) / 1000));
    const hours = Math.floor(left / 3600);
    const rest = `${two(Math.floor((left % 3600) / 60))}:${two(left % 60)}`;
    clock.textContent = hours ? `${hours}:${rest}` : rest;
    if (left === 0) window.location.reload();
  };
  if (clock && total > 0 && total < 86400) {
    show();
    setInterval(show, 1000);
  }
  // Other things change too: who arrives, who is moved.
  setTimeout(() => window.location.reload(), 30000);
}
