// What is typed goes to the program on a pause: it keeps the draft, and answers with what is wrong.
(function () {
  "use strict";
  var form = document.getElementById("form");
  if (!form) return;
  var page = document.getElementById("page");
  var timer = 0, typed = false, turn = 0;

  function shown(found) {
    document.querySelectorAll("[data-found]").forEach(function (place) { place.replaceChildren(); });
    var loose = document.getElementById("loose");
    loose.replaceChildren();
    found.forEach(say);
    // A date that is half written never reaches the program: the browser keeps it to itself.
    Array.from(form.elements).forEach(function (field) {
      if (field.validity && field.validity.badInput) say({ path: field.name, level: "error", text: form.dataset.bad });
    });
  }

  function say(one) {
    var place = nearest(one.path) || document.getElementById("loose");
    var said = document.createElement("span");
    said.className = one.level;
    if (one.language) said.lang = one.language;
    said.textContent = one.text;
    place.append(said);
  }

  function nearest(path) {
    while (path) {
      var place = document.querySelector('[data-found="' + CSS.escape(path) + '"]');
      if (place) return place;
      path = path.slice(0, Math.max(path.lastIndexOf("."), 0));
    }
    return null;
  }

  function keep() {
    var mine = ++turn, body = new URLSearchParams(new FormData(form));
    body.set("_act", "draft");
    fetch(form.action, { method: "POST", body: body }).then(function (answer) {
      return answer.ok ? answer.json() : [];
    }).then(function (found) {
      if (mine === turn) shown(found);
    }, function () {});
  }

  form.addEventListener("input", function (event) {
    if (event.target.form !== form) return;
    typed = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 250);
  });
  document.addEventListener("submit", function () {
    typed = false;
    clearTimeout(timer);
  });
  window.addEventListener("beforeunload", function (event) {
    if (typed) event.preventDefault();
  });

  // The real page is made again when there has been a pause; it keeps its place.
  function wait() {
    fetch(page.src.split("/vis/")[0] + "/endret").then(function (answer) {
      if (answer.status === 200) again();
      wait();
    }, function () { setTimeout(wait, 2000); });
  }
  function again() {
    fetch(form.action.replace("/skjema/", "/side/")).then(function (answer) {
      return answer.ok ? answer.json() : null;
    }).then(look, function () {});
  }

  // What is typed may have got a page of its own, or lost it.
  function look(seen) {
    if (!seen) return;
    document.querySelectorAll("[data-why]").forEach(function (one) { one.hidden = one.dataset.why !== seen.why; });
    var before = page.getAttribute("src"), view = page.contentWindow, y = view.scrollY;
    if (before !== seen.page) page.setAttribute("src", seen.page);
    if (before.split("#")[0] !== seen.page.split("#")[0]) return;
    page.addEventListener("load", function () { page.contentWindow.scrollTo(0, y); }, { once: true });
    view.location.reload();
  }
  if (page) wait();
})();
