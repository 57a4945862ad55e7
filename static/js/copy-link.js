// Buttons that copy a link; without JavaScript the link itself stands there to be copied.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const words = button.querySelector("[data-copy-words]");
    words.textContent = "Tersalin";
  });
}
