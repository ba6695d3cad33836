// What the pages do beyond htmx. Everything here is a convenience: each page works without it.
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const show = (id, shown) => {
    const element = byId(id);
    if (element) element.hidden = !shown;
  };

  // A chip fills its field, and tells the form so.
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-fill]");
    if (!chip) return;
    const field = byId(chip.dataset.fill);
    field.value = chip.dataset.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });

  // The export takes the filters that are on screen, which htmx keeps in the address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-export]");
    if (!link) return;
    const url = new URL(link.href);
    const filters = byId("filters");
    if (filters) new FormData(filters).forEach((_, name) => url.searchParams.delete(name));
    new URLSearchParams(location.search).forEach((value, name) => url.searchParams.set(name, value));
    link.href = url;
  });

  // The account menu closes on a click elsewhere and on Escape.
  const closeMenus = (except) =>
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(except)) menu.open = false;
    });
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details.menu[open]");
    closeMenus(null);
    menu?.querySelector("summary").focus();
  });

  // A second click must not start a second search.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-once]");
    if (!form) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-once]").forEach((form) => delete form.dataset.sent),
  );

  // Fields left empty stay out of the address.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.elt.id !== "filters" && detail.elt.form?.id !== "filters") return;
    for (const [name, value] of [...detail.formData.entries()]) {
      if (value === "") detail.formData.delete(name);
    }
  });

  // New results wait behind a button while someone reads, filters or has asked for more rows.
  const isBusyReading = () => {
    const results = byId("results");
    return (
      results.dataset.more === "yes" ||
      results.contains(document.activeElement) ||
      results.querySelector("[data-filtered], details[open]") !== null ||
      results.getBoundingClientRect().top < -120
    );
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt } = event.detail;
    if (elt.matches("[data-live-refresh]") && isBusyReading()) {
      event.preventDefault();
      show("new-results", true);
    }
  });

  // "Show more" moves the keyboard to the first new row.
  let rowsBefore = 0;
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target?.id === "more") rowsBefore = document.querySelectorAll("#results tbody tr").length - 1;
  });
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    // A swap from the stream has no target in its detail.
    if (detail.target?.id === "more") {
      byId("results").dataset.more = "yes";
      document.querySelectorAll("#results tbody tr")[rowsBefore]?.focus({ preventScroll: true });
    } else if (detail.target?.id === "results") {
      delete byId("results").dataset.more;
      show("new-results", false);
    }
  });

  // Progress is said aloud at most every 10 s, and its end at once.
  let lastSaid = 0;
  const sayProgress = () => {
    const said = byId("progress-said");
    const sentence = document.querySelector("#progress [data-say]");
    if (!said || !sentence) return;
    const ended = !document.querySelector("#progress .is-running");
    if (!ended && Date.now() - lastSaid < 10_000) return;
    lastSaid = Date.now();
    if (said.textContent !== sentence.textContent) said.textContent = sentence.textContent;
  };
  document.addEventListener("htmx:sseMessage", sayProgress);

  // A stream that broke says so until it is back.
  document.addEventListener("htmx:sseOpen", () => show("reconnecting", false));
  document.addEventListener("htmx:sseError", () => show("reconnecting", true));
  document.addEventListener("htmx:sseClose", () => show("reconnecting", false));

  // A request that failed says so. Signed out meanwhile: the page itself leads to the sign-in.
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.xhr.status === 401) location.reload();
    else show("trouble", !detail.successful && detail.xhr.status !== 0);
  });
  document.addEventListener("htmx:sendError", () => show("trouble", true));
})();
