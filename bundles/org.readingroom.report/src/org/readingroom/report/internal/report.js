
// Sorts a table by the column whose heading is chosen; without scripts the tables stay as they are.
(function () {
  "use strict";
  function key(row, column) {
    var text = row.cells[column].textContent.trim();
    var number = parseFloat(text);
    return { text: text, number: number, none: text === "\u2013" || text === "" };
  }
  function compare(a, b, numeric) {
    if (a.none !== b.none) { return a.none ? 1 : -1; }
    return numeric ? a.number - b.number : a.text.localeCompare(b.text, "en", { numeric: true });
  }
  function sort(table, heading, column) {
    var down = heading.getAttribute("aria-sort") === "ascending";
    var numeric = heading.classList.contains("num");
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    rows.sort(function (r, s) {
      var a = key(r, column), b = key(s, column), order = compare(a, b, numeric);
      return down ? (a.none === b.none ? -order : order) : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
    Array.from(table.tHead.rows[0].cells).forEach(function (cell) { cell.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  }
  document.querySelectorAll("figure.table table").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (heading, column) {
      heading.classList.add("sorts");
      heading.tabIndex = 0;
      heading.addEventListener("click", function () { sort(table, heading, column); });
      heading.addEventListener("keydown", function (event) {
        if (event.key === "Enter") { sort(table, heading, column); }
      });
    });
  });
})();
