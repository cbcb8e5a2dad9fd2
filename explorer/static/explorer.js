// What HTML alone does not do: "/" goes to the search box, a button copies a citation, and the
// facets are folded on a narrow window.
document.addEventListener("keydown", (event) => {
  const typing = /^(input|textarea|select)$/i.test(event.target.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("q").select();
  }
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  button.textContent = button.dataset.done;
});
const fold = () => {
  if (matchMedia("(max-width: 820px)").matches)
    document.querySelectorAll("details.narrow").forEach((box) => box.removeAttribute("open"));
};
fold();
document.addEventListener("htmx:after:swap", fold);
