// Draws the charts of the front page from the tables beside them, in the colours of the theme.

const charts = [];

/** A custom property of base.css as a colour. */
function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function readTable(table, column) {
  const heading = table.tHead.rows[0].cells;
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
  return {
    labels: rows.map((cells) => cells[0].textContent.trim()),
    values: rows.map((cells) => Number(cells[column].dataset.value)),
    lines: rows.map((cells) =>
      cells.slice(1).map((cell, at) => `${heading[at + 1].textContent.trim()}: ${cell.textContent.trim()}`),
    ),
    links: rows.map((cells) => cells[0].querySelector('a')?.href),
  };
}

/** "21 Nov" for a day; other labels as they are. */
function shortLabel(label) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(label)) return label;
  return new Date(`${label}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

function draw(canvas) {
  const table = document.getElementById(canvas.dataset.chartTable);
  const { labels, values, lines, links } = readTable(table, Number(canvas.dataset.chartColumn));
  const isColumns = canvas.dataset.chart === 'columns';
  canvas.parentElement.hidden = false;
  const [muted, line] = [color('muted'), color('line')];
  const valueAxis = {
    beginAtZero: true,
    border: { display: false },
    grid: { color: line },
    ticks: { color: muted, maxTicksLimit: 6, precision: 0 },
  };
  const nameAxis = {
    border: { color: line },
    grid: { display: false },
    ticks: { color: muted, maxRotation: 0, autoSkip: isColumns, autoSkipPadding: 14 },
  };
  return new window.Chart(canvas, {
    type: 'bar',
    data: {
      labels: labels.map(shortLabel),
      datasets: [
        {
          data: values,
          backgroundColor: color('accent'),
          hoverBackgroundColor: color('accent-hover'),
          borderRadius: 3,
          maxBarThickness: isColumns ? 28 : 18,
        },
      ],
    },
    options: {
      indexAxis: isColumns ? 'x' : 'y',
      maintainAspectRatio: false,
      animation: false,
      font: { family: getComputedStyle(document.body).fontFamily },
      scales: isColumns ? { x: nameAxis, y: valueAxis } : { x: valueAxis, y: nameAxis },
      plugins: {
        legend: { display: false },
        tooltip: {
          displayColors: false,
          callbacks: { title: ([item]) => labels[item.dataIndex], label: (item) => lines[item.dataIndex] },
        },
      },
      onClick: (_event, [hit]) => {
        if (hit && links[hit.index]) location.assign(links[hit.index]);
      },
      onHover: (event, hits) => {
        event.native.target.classList.toggle('over-bar', hits.length > 0);
      },
    },
  });
}

function drawAll() {
  for (const chart of charts.splice(0)) chart.destroy();
  for (const canvas of document.querySelectorAll('canvas[data-chart]')) charts.push(draw(canvas));
}

if (window.Chart) {
  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  drawAll();
  document.addEventListener('themechange', drawAll);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
}
