// allauth reports a refused or broken key as an event; say it beside the button.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const button = document.querySelector('[id^="mfa_webauthn_"]');
  if (!button) return;
  let text = document.getElementById("webauthn_error");
  if (!text) {
    text = document.createElement("p");
    text.id = "webauthn_error";
    text.className = "field-error";
    text.setAttribute("role", "alert");
    button.after(text);
  }
  text.textContent = "Kunci tidak terbaca. Pasang atau siapkan kuncinya, lalu coba lagi.";
});
