/* Keeps a page of namespaces true without a reload, sends what its buttons ask for, and filters its rows. */
(function () {
  "use strict";

  const POLL = 3000;
  const SLOWEST = 30000;
  const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

  let root;
  let status;
  let shown = "";
  let wait = POLL;
  let timer;

  function relative(seconds) {
    const [unit, length] = UNITS.find((one) => Math.abs(seconds) >= one[1]) || UNITS[3];
    const format = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto", style: "short" });
    return format.format(Math.trunc(seconds / length), unit);
  }

  function tellTimes() {
    root.querySelectorAll("time[datetime]").forEach((time) => {
      const at = Date.parse(time.dateTime);
      if (!Number.isNaN(at)) {
        time.textContent = relative((at - Date.now()) / 1000);
        time.title = new Date(at).toLocaleString();
      }
    });
  }

  function filter() {
    const field = document.getElementById("completed-flow-filter");
    const words = field ? field.value.toLowerCase().split(/\s+/) : [];
    root.querySelectorAll("[data-filtered]").forEach((row) => {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    });
  }

  function show(html) {
    if (html !== shown) {
      const opened = Array.from(root.querySelectorAll("tr[id] details[open]"), (one) => one.closest("tr").id);
      const focused = document.activeElement && root.contains(document.activeElement) ? document.activeElement.id : "";
      const fresh = new DOMParser().parseFromString(html, "text/html");
      root.replaceChildren(...fresh.body.childNodes);
      shown = html;
      opened.forEach((id) => {
        const details = document.getElementById(id) && document.getElementById(id).querySelector("details");
        if (details) {
          details.open = true;
        }
      });
      if (focused && document.getElementById(focused)) {
        document.getElementById(focused).focus({ preventScroll: true });
      }
      window.Behaviour.applySubtree(root, true);
    }
    tellTimes();
    filter();
  }

  async function look() {
    clearTimeout(timer);
    if (!document.hidden) {
      try {
        const answer = await fetch(root.dataset.content, { credentials: "same-origin", redirect: "error" });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        show(await answer.text());
        status.textContent = "";
        wait = POLL;
      } catch (failure) {
        status.textContent = status.dataset.lost;
        wait = Math.min(wait * 2, SLOWEST);
      }
    }
    timer = setTimeout(look, wait);
  }

  async function ask(button) {
    const { post, confirm, message, ok } = button.dataset;
    if (confirm) {
      try {
        await window.dialog.confirm(confirm, { message, okText: ok, type: "destructive" });
      } catch (declined) {
        return;
      }
    }
    button.disabled = true;
    const head = document.head.dataset;
    const headers = head.crumbHeader ? { [head.crumbHeader]: head.crumbValue } : {};
    try {
      const answer = await fetch(post, { method: "POST", headers, credentials: "same-origin" });
      status.textContent = answer.ok ? "" : button.textContent.trim() + ": " + answer.status;
    } catch (failure) {
      status.textContent = status.dataset.lost;
    }
    button.disabled = false;
    shown = "";
    look();
  }

  document.addEventListener("DOMContentLoaded", () => {
    root = document.getElementById("completed-flow");
    status = document.getElementById("completed-flow-status");
    const field = document.getElementById("completed-flow-filter");
    if (field) {
      field.addEventListener("input", filter);
    }
    root.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-post]");
      if (button) {
        ask(button);
      }
    });
    document.addEventListener("visibilitychange", look);
    tellTimes();
    timer = setTimeout(look, wait);
  });
})();
