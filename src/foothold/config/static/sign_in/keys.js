// Says in words that a security key did not answer; allauth's own script does the asking.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("key-problem").hidden = false;
});
