// Small forms keep what is typed as a draft, as the long forms do, and leaving them asks.
(function () {
  "use strict";
  var waiting = new Map(), typed = false;

  function isSame(field) {
    if (!/^(INPUT|SELECT|TEXTAREA)$/.test(field.tagName)) return true;
    if (field.type === "radio") return field.checked === field.defaultChecked;
    if (field.tagName !== "SELECT") return field.value === field.defaultValue;
    var first = Array.from(field.options).find(function (one) { return one.defaultSelected; }) || field.options[0];
    return !first || field.value === first.value;
  }

  function keep(form) {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    var body = new URLSearchParams(new FormData(form));
    body.set("_act", "draft");
    if (form.dataset.draft !== "kept" && Array.from(form.elements).every(isSame)) body.set("_same", "yes");
    fetch(form.action, { method: "POST", body: body, keepalive: true }).catch(function () {});
  }

  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (!form || form.dataset.draft === undefined) return;
    typed = true;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(keep, 250, form));
  });
  document.addEventListener("submit", function (event) {
    typed = false;
    clearTimeout(waiting.get(event.target));
    waiting.delete(event.target);
    Array.from(waiting.keys()).forEach(keep);
  });
  window.addEventListener("pagehide", function () { Array.from(waiting.keys()).forEach(keep); });
  window.addEventListener("beforeunload", function (event) {
    if (typed) event.preventDefault();
  });
})();
