/**
 * What the page does better with a script; it reads without. Plain JavaScript for the browser: kept as text
 * because its digest stands in the page's security policy.
 */
export const SCRIPT = String.raw`(() => {
  'use strict';
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // The chosen colours, remembered where the browser allows it.
  const themes = all('input[name=theme]');
  try {
    const kept = themes.find((theme) => theme.value === localStorage.getItem('theme'));
    if (kept) kept.checked = true;
  } catch {}
  for (const theme of themes) {
    theme.addEventListener('change', () => {
      try { localStorage.setItem('theme', theme.value); } catch {}
    });
  }

  // A link to something inside a closed group opens the group.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch {}
    const target = document.getElementById(id);
    if (!target) return;
    for (let group = target.closest('details'); group; group = group.parentElement.closest('details')) group.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Finding checks. Rows are read once; a group without a hit is hidden.
  const form = document.querySelector('form.filter');
  if (form) {
    const areas = all('#checks details.area').map((area) => ({
      area,
      open: area.open,
      rows: all('tbody tr', area).map((row) => ({
        row, status: row.dataset.s, text: (area.querySelector('.name').textContent + ' ' + row.cells[1].textContent).toLowerCase(),
      })),
    }));
    const total = areas.reduce((sum, { rows }) => sum + rows.length, 0);
    const output = form.querySelector('output');
    const apply = () => {
      const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const boxes = all('input[name=status]', form);
      const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      const filtering = words.length > 0 || shown.size < boxes.length;
      let hits = 0;
      for (const { area, open, rows } of areas) {
        let here = 0;
        for (const { row, status, text } of rows) {
          const hit = shown.has(status) && words.every((word) => text.includes(word));
          if (row.hidden === hit) row.hidden = !hit;
          if (hit) here += 1;
        }
        area.hidden = here === 0;
        area.open = filtering ? here > 0 && here <= 200 : open;
        hits += here;
      }
      output.textContent = filtering ? hits + ' of ' + total + ' checks' : '';
    };
    let due;
    form.addEventListener('input', () => { clearTimeout(due); due = setTimeout(apply, 60); });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
  }

  // Paper shows what is closed on the screen, raw evidence aside.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open], .raw)');
    for (const group of closed) group.open = true;
  });
  addEventListener('afterprint', () => { for (const group of closed) group.open = false; });
})();
`;
