/* What a mark of a chart stands for, at once and beside it, for the pointer and for the keyboard.
   Without this, browsers show the same text after a while, and readers aloud say it. */
(function () {
  "use strict";
  var charts = document.querySelectorAll("svg.chart");
  if (!charts.length) { return; }
  var tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.hidden = true;
  var shown = null; // the mark that the tip is of
  tip.setAttribute("aria-hidden", "true"); // the mark itself has the same as its name
  document.body.appendChild(tip);

  function show(mark) {
    shown = mark;
    tip.textContent = mark.getAttribute("aria-label");
    tip.hidden = false;
    var box = mark.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var left = Math.max(8, Math.min(box.left + box.width / 2 - tip.offsetWidth / 2, width - tip.offsetWidth - 8));
    var above = box.top - tip.offsetHeight - 8;
    tip.style.left = left + window.scrollX + "px";
    tip.style.top = (above > 4 ? above : box.bottom + 8) + window.scrollY + "px";
  }
  function hide() { tip.hidden = true; shown = null; }

  charts.forEach(function (chart) {
    var region = chart.closest(".scroll"); // what is new stands at the right
    if (region && !chart.classList.contains("path")) { region.scrollLeft = region.scrollWidth; }
    chart.querySelectorAll("a.mark > title").forEach(function (title) { title.remove(); });
    ["pointerover", "focusin"].forEach(function (kind) {
      chart.addEventListener(kind, function (event) {
        var mark = event.target.closest("a.mark");
        if (mark) { show(mark); } else { hide(); }
      });
    });
    chart.addEventListener("pointerleave", hide);
    chart.addEventListener("focusout", hide);
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { hide(); } });
  window.addEventListener("scroll", function () { if (shown) { show(shown); } }, true);
})();
