/* Tooltips, keyboard navigation, sorting and filtering. The page is complete without this script. */
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = new Map(data.heads.map((head, index) => [head.id, index]));
  const tooltip = document.getElementById("tooltip");

  /** Formats a number with four significant digits, as on the page. */
  function number(value) {
    if (value === null || Number.isNaN(value)) return "–";
    const size = Math.abs(value);
    if (size < 1e7 && Number.isInteger(value)) return minus(String(value));
    return minus(size < 1e-4 || size >= 1e7 ? value.toExponential(3) : value.toPrecision(4));
  }

  function minus(text) {
    return text.replaceAll("-", "\u2212");
  }

  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** Decodes two digits of base 64 for each value: steps in a range; the last one is undefined. */
  function unpacked(text, range) {
    return d3.range(0, text.length, 2).map(i => {
      const steps = 64 * digits.indexOf(text[i]) + digits.indexOf(text[i + 1]);
      return steps === 4095 ? null : range.low + (range.high - range.low) * steps / 4094;
    });
  }

  /** Formats an unpacked number with the decimals that it has. */
  function rounded(value, range) {
    return minus(value.toFixed(Math.max(0, Math.floor(-Math.log10((range.high - range.low) / 4094)))));
  }

  /** Shows the tooltip next to a point of the window. */
  function showTooltip(text, x, y) {
    tooltip.textContent = text;
    tooltip.hidden = false;
    const box = tooltip.getBoundingClientRect();
    const left = x + 16 + box.width > innerWidth ? x - 16 - box.width : x + 16;
    const top = y + 16 + box.height > innerHeight ? y - 16 - box.height : y + 16;
    tooltip.style.left = `${Math.max(4, left)}px`;
    tooltip.style.top = `${Math.max(4, top)}px`;
  }

  function hideTooltip() {
    tooltip.hidden = true;
  }

  // Map of heads

  const cells = d3.selectAll("table.map tbody tr").nodes().map(row => [...row.querySelectorAll(".cell")]);
  const links = cells.flat().filter(cell => cell.hasAttribute("href"));
  const metric = document.getElementById("metric");

  function tooltipText(cell) {
    const name = cell.getAttribute("aria-label");
    const row = data.rows[byId.get(cell.hash.slice(1))];
    if (!row) return name;
    const metrics = ["k_head", "near_empirical", "far_empirical", "near_model_gap", "far_model_gap", "ap_drop", "ap_overall", "q_R2_pos", "q_mae_ratio", "q_noise_frac_ks_p_lt_alpha", "n_q_tokens"];
    const lines = metrics
      .filter(column => data.columns.includes(column))
      .map(column => `${column} ${number(row[data.columns.indexOf(column)])}`);
    return [name, ...lines].join("\n");
  }

  function goTo(cell) {
    links.forEach(link => link.tabIndex = -1);
    cell.tabIndex = 0;
    cell.focus();
  }

  function showCell(event) {
    const cell = event.target.closest?.("a.cell");
    if (!cell) return;
    const box = cell.getBoundingClientRect();
    showTooltip(tooltipText(cell), box.right, box.bottom);
  }

  /** Returns the next head in a direction; layer 0 is the bottom row. */
  function neighbour(cell, down, right) {
    let row = cells.findIndex(layer => layer.includes(cell));
    let column = cells[row].indexOf(cell);
    do {
      row += down;
      column += right;
    } while (cells[row]?.[column] && !cells[row][column].hasAttribute("href"));
    return cells[row]?.[column];
  }

  const map = document.querySelector("table.map");
  links.forEach((link, i) => link.tabIndex = i === 0 ? 0 : -1);
  map.addEventListener("pointerover", showCell);
  map.addEventListener("focusin", showCell);
  map.addEventListener("pointerleave", hideTooltip);
  map.addEventListener("focusout", hideTooltip);
  map.addEventListener("keydown", event => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (event.key === "Escape") hideTooltip();
    if (!step || !event.target.matches("a.cell")) return;
    event.preventDefault();
    const next = neighbour(event.target, ...step);
    if (next) goTo(next);
  });

  const ends = document.querySelectorAll("#map-scale span:not(.ramp)");
  const original = { ends: [...ends].map(end => end.textContent), cells: new Map(links.map(link => [link, link.cloneNode()])) };

  /** Shows what the switches of the page select. */
  function showSwitched() {
    links.forEach(link => {
      const cell = original.cells.get(link);
      link.className = cell.className;
      link.style.background = "";
      link.setAttribute("aria-label", cell.getAttribute("aria-label"));
    });
    ends.forEach((end, i) => end.textContent = original.ends[i]);
  }

  /** Colours the map by a column. */
  function colour(column) {
    const values = data.rows.map(row => row[column]);
    let [low, high] = d3.extent(values.filter(value => value !== null));
    if (low === undefined) [low, high] = [0, 1];
    else if (low === high) {
      const half = low === 0 ? 0.05 : 0.05 * Math.abs(low);
      [low, high] = [low - half, high + half];
    }
    links.forEach(link => {
      const index = byId.get(link.hash.slice(1));
      if (index === undefined) return;
      const value = values[index];
      const step = Math.max(0, Math.min(255, Math.floor(256 * (value - low) / (high - low))));
      link.classList.remove("switched");
      link.classList.toggle("undefined", value === null);
      link.style.background = value === null ? "" : `#${data.colours.slice(6 * step, 6 * step + 6)}`;
      const name = link.getAttribute("aria-label").replace(/: .*/, "");
      link.setAttribute("aria-label", `${name}: ${value === null ? "undefined" : number(value)}`);
    });
    ends[0].textContent = number(low);
    ends[1].textContent = number(high);
  }
  metric.addEventListener("change", () => {
    if (metric.value) colour(data.columns.indexOf(metric.value));
    else showSwitched();
  });

  // Values under the pointer

  /** Shows the values of a drawing on hover and with the arrow keys. */
  class HoverLayer {
    constructor(target, svg, drawing, marks) {
      this.svg = svg;
      this.kind = drawing.content.kind;
      this.range = drawing.content.kind === "HEADS" ? sparklines.get("curve").range : drawing.range;
      this.x = d3.scaleLinear(
        [drawing.content.x.low, drawing.content.x.high], [drawing.area.left, drawing.area.left + drawing.area.width]);
      this.y = d3.scaleLinear(
        [drawing.content.y.low, drawing.content.y.high], [drawing.area.top + drawing.area.height, drawing.area.top]);
      this.marks = marks.filter(mark => mark.value !== null && !Number.isNaN(mark.value));
      this.at = new Map(this.marks.map(mark => [`${mark.row} ${mark.column}`, mark]));
      this.near = d3.Delaunay.from(
        this.marks, mark => this.x(mark.x), mark => this.kind === "BARS" ? 0 : this.y(mark.y));
      this.layer = d3.select(svg).append("g");
      this.current = null;
      target.tabIndex = 0;
      target.addEventListener("pointermove", event => this.point(event));
      target.addEventListener("pointerleave", () => this.clear());
      target.addEventListener("blur", () => this.clear());
      target.addEventListener("keydown", event => this.key(event));
      target.addEventListener("click", () => this.open());
    }

    point(event) {
      const [x, y] = d3.pointer(event, this.svg);
      if (this.marks.length === 0) return;
      const mark = this.marks[this.near.find(x, this.kind === "BARS" ? 0 : y)];
      const isOver = this.kind !== "CELLS"
        || Math.abs(this.x.invert(x) - mark.x) <= 0.5 && Math.abs(this.y.invert(y) - mark.y) <= 0.5;
      if (isOver) this.show(mark, event.clientX, event.clientY);
      else this.clear();
    }

    key(event) {
      const step = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      if (event.key === "Escape") this.clear();
      if (event.key === "Enter") this.open();
      if (!step || this.marks.length === 0) return;
      event.preventDefault();
      const next = this.current ? this.next(this.current, ...step) : this.marks[0];
      if (!next) return;
      const point = new DOMPoint(this.x(next.x), this.y(next.y)).matrixTransform(this.svg.getScreenCTM());
      this.show(next, point.x, point.y);
    }

    /** Returns the next mark in a direction, skipping gaps. */
    next(mark, up, right) {
      const last = d3.max(this.marks, other => Math.max(other.row, other.column));
      for (let row = mark.row + up, column = mark.column + right;
        row >= 0 && column >= 0 && row <= last && column <= last;
        row += up, column += right) {
        const next = this.at.get(`${row} ${column}`);
        if (next) return next;
      }
      return null;
    }

    show(mark, x, y) {
      this.current = mark;
      this.layer.selectAll("*").remove();
      if (this.kind === "CELLS") {
        this.layer.append("rect").attr("class", "highlight")
          .attr("x", this.x(mark.x - 0.5)).attr("y", this.y(mark.y + 0.5))
          .attr("width", this.x(1) - this.x(0)).attr("height", this.y(0) - this.y(1));
      } else {
        if (this.kind !== "BARS") {
          const line = this.marks.filter(other => other.row === mark.row);
          this.layer.append("path").attr("class", "highlight")
            .attr("d", d3.line(other => this.x(other.x), other => this.y(other.y))(line));
        }
        this.layer.append("circle").attr("class", "highlight dot").attr("r", 4)
          .attr("cx", this.x(mark.x)).attr("cy", this.y(mark.y));
      }
      showTooltip(`${mark.name}\n${this.range ? rounded(mark.value, this.range) : number(mark.value)}`, x, y);
    }

    clear() {
      this.current = null;
      this.layer.selectAll("*").remove();
      hideTooltip();
    }

    open() {
      if (this.current?.id) location.hash = this.current.id;
    }
  }

  function grid(content, values) {
    const isCells = content.kind === "CELLS";
    const isPoints = content.kind === "POINTS";
    return values.flatMap((cells, row) => cells.map((value, column) => ({
      row,
      column,
      value,
      id: isPoints ? content.rows[row].replace(/^Layer (\d+), head (\d+).*/, "l$1h$2") : null,
      x: isCells ? column : content.at[isPoints ? row : column],
      y: isCells ? row : value,
      name: [content.rows[row], content.columns[column]].filter(name => name).join(", "),
    })));
  }

  const sparklines = new Map(data.sparklines.map(sparkline => [sparkline.id, sparkline]));

  /** Returns the rows of values that a head's sparkline shows. */
  function valuesOf(head, id) {
    const sparkline = sparklines.get(id);
    const packed = unpacked(head[id], sparkline.range);
    const { rows: names, columns: { length: columns } } = sparkline.content;
    const values = id === "pairs" ? new Array(names.length * columns).fill(null) : packed;
    if (id === "pairs") data.pairCells.forEach((cell, i) => values[cell] = packed[i]);
    return d3.range(0, values.length, columns).map(start => values.slice(start, start + columns));
  }

  function curvesOfHeads() {
    const { content: { at, columns }, range } = sparklines.get("curve");
    return data.heads.flatMap((head, row) => {
      const name = `Layer ${data.rows[row][0]}, head ${data.rows[row][1]}`;
      return unpacked(head.curve, range).map((value, column) => ({
        row, column, value, x: at[column], y: value, id: head.id, name: `${name}, ${columns[column]}`,
      }));
    });
  }

  /** Calls a function on first hover or focus: a page has thousands of drawings. */
  function onFirstUse(element, make) {
    const once = () => {
      element.removeEventListener("pointerenter", once);
      element.removeEventListener("focus", once);
      make();
    };
    element.addEventListener("pointerenter", once);
    element.addEventListener("focus", once);
  }

  data.plots.forEach(plot => {
    const target = document.querySelector(`#plot-${plot.id} .drawing`);
    target.tabIndex = 0;
    onFirstUse(target, () => new HoverLayer(
      target,
      target.querySelector("svg"),
      plot,
      plot.content.kind === "HEADS" ? curvesOfHeads() : grid(plot.content, plot.content.values)));
  });

  function prepare(section) {
    if (section.dataset.hasHover) return;
    section.dataset.hasHover = "yes";
    const head = data.heads[byId.get(section.id)];
    section.querySelectorAll(".sparklines svg").forEach(svg => {
      const sparkline = sparklines.get(svg.classList[0]);
      new HoverLayer(svg, svg, sparkline, grid(sparkline.content, valuesOf(head, sparkline.id)));
    });
  }
  const sections = document.getElementById("heads");
  ["pointerover", "focusin"].forEach(name => sections.addEventListener(name, event => {
    const section = event.target.closest("section.head");
    if (section && byId.has(section.id)) prepare(section);
  }));

  // Table of heads

  const table = document.getElementById("head-table");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((element, index) => ({ element, values: data.rows[index] }));
  const filter = document.getElementById("filter");
  const message = document.getElementById("filter-message");
  let order = { column: -1, isAscending: true };

  const comparisons = {
    "=": (a, b) => a === b, "==": (a, b) => a === b, "!=": (a, b) => a !== b,
    "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
  };

  /** Parses a condition such as "ap_overall > 0.8" into a function; returns an error message if it is invalid. */
  function condition(term) {
    const parts = /^(\w+)(<=|>=|!=|==|=|<|>)(.*)$/.exec(term);
    if (!parts) return `“${term}” is not a condition such as ap_overall > 0.8.`;
    const [, name, comparison, bound] = parts;
    const column = data.columns.findIndex(other => other.toLowerCase() === name.toLowerCase());
    if (column < 0) {
      const like = data.columns.filter(other => other.toLowerCase().includes(name.toLowerCase()));
      return `Unknown column ${name}${like.length ? `; did you mean ${like.join(" or ")}?` : "."}`;
    }
    if (bound === "" || Number.isNaN(Number(bound))) return `${name}: “${bound}” is not a number.`;
    return values => values[column] !== null && comparisons[comparison](values[column], Number(bound));
  }

  /**
   * Parses a filter into alternatives, each a list of conditions that must all hold. "and" binds tighter than "or" and may be omitted.
   * Returns an error message if the filter is invalid.
   */
  function alternatives(text) {
    const terms = text.replace(/\s*(<=|>=|!=|==|=|<|>)\s*/g, "$1").split(/[\s,;]+/).filter(term => term);
    const isOperator = term => term === undefined || /^(and|or)$/i.test(term);
    const found = [[]];
    for (const [i, term] of terms.entries()) {
      if (!isOperator(term)) {
        const holds = condition(term);
        if (typeof holds === "string") return holds;
        found.at(-1).push(holds);
      } else if (isOperator(terms[i - 1]) || isOperator(terms[i + 1])) {
        return `“${term}” must be between two conditions, as in layer == 5 ${term} layer == 6.`;
      } else if (term.toLowerCase() === "or") {
        found.push([]);
      }
    }
    return found;
  }

  function apply() {
    const found = alternatives(filter.value);
    const problem = typeof found === "string" ? found : null;
    filter.setAttribute("aria-invalid", problem ? "true" : "false");
    if (problem) {
      message.textContent = problem;
      return;
    }
    rows.forEach(row => row.element.hidden = !found.some(conditions => conditions.every(holds => holds(row.values))));
    const shown = rows.filter(row => !row.element.hidden).length;
    message.textContent = shown === rows.length ? `${shown} heads` : `${shown} of ${rows.length} heads`;
  }

  function sort(column) {
    order = { column, isAscending: order.column === column ? !order.isAscending : true };
    const sign = order.isAscending ? 1 : -1;
    rows.sort((one, other) => {
      const [a, b] = [one.values[column], other.values[column]];
      if (a === null || b === null) return (a === null) - (b === null);
      return sign * (a - b);
    });
    body.append(...rows.map(row => row.element));
    headers.forEach(header => {
      if (header.dataset.column === data.columns[column]) header.setAttribute("aria-sort", order.isAscending ? "ascending" : "descending");
      else header.removeAttribute("aria-sort");
    });
  }

  const headers = [...table.tHead.rows[0].cells];
  headers.forEach(header => {
    const column = data.columns.indexOf(header.dataset.column);
    const button = document.createElement("button");
    button.type = "button";
    button.append(header.querySelector(".column"));
    button.addEventListener("click", () => sort(column));
    header.append(button);
  });
  filter.addEventListener("input", apply);
  apply();

  document.getElementById("download").addEventListener("click", () => {
    const shown = rows.filter(row => !row.element.hidden).map(row => row.values.map(value => value ?? ""));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([d3.csvFormatRows([data.columns, ...shown]), "\n"], { type: "text/csv" }));
    link.download = "head_metrics.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
})();
