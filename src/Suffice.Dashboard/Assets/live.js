// The live page: each request as it is recorded. Without this the page shows the latest, and a link loads them again.
(() => {
  'use strict';
  const root = document.querySelector('[data-live]');
  if (!root || !window.EventSource) return;
  const most = 200;
  const rows = root.querySelector('tbody'), state = root.querySelector('[role=status]'), pause = root.querySelector('.pause');
  const seen = new Set([...rows.children].map(row => row.dataset.id));
  let held = [], paused = false, came = 0, missed = 0;

  const make = (tag, name, text) => { const made = document.createElement(tag); if (name) made.className = name; if (text !== undefined) made.textContent = text; return made; };
  const valueOf = cell => {
    if (cell.time) { const time = make('time', '', cell.text); time.dateTime = cell.value; time.dataset.zone = 'local'; return time; }
    const value = make(cell.value === null ? 'span' : 'data', cell.badge || '', cell.text);
    if (cell.value !== null) value.value = cell.value;
    return value;
  };
  const rowOf = told => {
    const row = document.createElement('tr');
    row.dataset.id = told.id;
    told.cells.forEach((cell, at) => {
      const place = make(at === 0 ? 'th' : 'td', cell.class || '');
      if (at === 0) place.scope = 'row';
      // Only addresses of this gateway are led to.
      if (cell.link && cell.link.startsWith('/') && !cell.link.startsWith('//')) { const link = make('a'); link.href = cell.link; link.append(valueOf(cell)); place.append(link); } else place.append(valueOf(cell));
      if (cell.note) place.append(' ', make('small', 'note', cell.note));
      row.append(place);
    });
    return row;
  };
  const tell = words => {
    const all = [words, `${came} came since this page was opened`];
    if (missed) all.push(`${missed} were too many at once and are not shown`);
    state.textContent = `${all.join('; ')}.`;
  };
  const show = told => {
    if (seen.has(told.id)) return;
    seen.add(told.id);
    const row = rowOf(told);
    row.classList.add('new');
    rows.prepend(row);
    window.sufficeTimes?.(row);
    root.querySelector('.empty')?.remove();
    while (rows.children.length > most) { seen.delete(rows.lastElementChild.dataset.id); rows.lastElementChild.remove(); }
  };
  const press = () => {
    paused = !paused;
    if (!paused) { held.forEach(show); held = []; }
    pause.textContent = paused ? 'Go on' : 'Pause';
    pause.setAttribute('aria-pressed', String(paused));
    tell(paused ? 'Paused' : 'Watching');
  };

  const events = new EventSource(root.dataset.live);
  events.addEventListener('open', () => tell(paused ? 'Paused' : 'Watching'));
  events.addEventListener('error', () => tell(events.readyState === EventSource.CLOSED ? 'The gateway ended this; load the page again' : 'The connection is lost; trying again'));
  events.addEventListener('request', event => {
    const told = JSON.parse(event.data);
    if (seen.has(told.id)) return;
    came++;
    if (!paused) { show(told); tell('Watching'); return; }
    held.push(told);
    if (held.length > most) held.shift();
    pause.textContent = `Go on (${held.length})`;
  });
  events.addEventListener('dropped', event => { missed += JSON.parse(event.data).dropped; tell(paused ? 'Paused' : 'Watching'); });
  pause.hidden = false;
  pause.addEventListener('click', press);
  document.addEventListener('keydown', event => {
    if (event.key === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, select, textarea') && !document.querySelector('dialog[open]')) press();
  });
  addEventListener('pagehide', () => events.close());
})();
