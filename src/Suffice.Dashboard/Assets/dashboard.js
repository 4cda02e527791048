// What helps and is not needed: times in the viewer's zone, tooltips, theme, menu, keys. No page depends on it.
(() => {
  'use strict';
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Times
  const withDay = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  const localTimes = within => $$('time[data-zone=local]', within).forEach(time => {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) return;
    time.title = time.textContent;
    time.textContent = withDay.format(at);
    time.dataset.zone = 'shown';
  });
  localTimes(document);
  window.sufficeTimes = localTimes;

  // Theme: the system's, or one that was chosen here
  const theme = $('button.theme');
  const themes = ['system', 'light', 'dark'];
  const stored = () => { try { return localStorage.getItem('suffice-theme') || 'system'; } catch { return 'system'; } };
  const wear = name => {
    if (name === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    if (theme) { theme.textContent = { system: '◐', light: '☀', dark: '☾' }[name]; theme.setAttribute('aria-label', `Theme: ${name}. Change`); theme.title = `Theme: ${name}`; }
  };
  wear(stored());
  if (theme) {
    theme.hidden = false;
    theme.addEventListener('click', () => {
      const next = themes[(themes.indexOf(stored()) + 1) % themes.length];
      try { localStorage.setItem('suffice-theme', next); } catch { /* a browser that keeps nothing forgets it with the page */ }
      wear(next);
    });
  }

  // Menu of a phone
  const menu = $('button.menu'), parts = $('#parts');
  if (menu && parts) {
    const narrow = window.matchMedia('(max-width: 860px)');
    const set = open => { parts.classList.toggle('closed', !open); menu.setAttribute('aria-expanded', String(open)); };
    const fit = () => { menu.hidden = !narrow.matches; set(!narrow.matches); };
    narrow.addEventListener('change', fit);
    menu.addEventListener('click', () => set(menu.getAttribute('aria-expanded') !== 'true'));
    fit();
  }

  // Tooltips of plots; without this the browser's own tell the same
  let tip = null;
  const drop = () => { tip?.remove(); tip = null; };
  $$('[data-tip]').forEach(mark => { const title = $('title', mark); if (title) title.remove(); });
  document.addEventListener('pointermove', event => {
    const mark = event.target.closest?.('[data-tip]');
    if (!mark) { drop(); return; }
    if (!tip) { tip = document.createElement('div'); tip.className = 'tip'; document.body.append(tip); }
    tip.textContent = mark.dataset.tip;
    const box = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(event.clientX + 14, innerWidth - box.width - 8))}px`;
    tip.style.top = `${event.clientY + 18 + box.height > innerHeight ? event.clientY - box.height - 12 : event.clientY + 18}px`;
  });
  document.addEventListener('pointerleave', drop);
  document.addEventListener('scroll', drop, { passive: true });

  // Keys: g and a letter goes to a part, / to the first search, ? tells the keys
  const typing = target => target.closest?.('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');
  let went = 0;
  const tellKeys = () => {
    const open = $('dialog.keys');
    if (open) { open.close(); return; }
    const dialog = document.createElement('dialog');
    dialog.className = 'keys';
    dialog.setAttribute('aria-label', 'Keys');
    const list = document.createElement('dl');
    const line = (keys, words) => {
      const term = document.createElement('dt'); keys.forEach(key => { const k = document.createElement('kbd'); k.textContent = key; term.append(k, ' '); });
      const told = document.createElement('dd'); told.textContent = words; list.append(term, told);
    };
    $$('#parts a').forEach(link => line(['g', link.dataset.key], link.firstChild.textContent));
    line(['/'], 'the search of this page');
    $$('[data-keys]').forEach(mark => line(mark.dataset.keys.split(' '), mark.dataset.keysTell));
    line(['?'], 'these keys');
    const heading = document.createElement('h2'); heading.textContent = 'Keys';
    const close = document.createElement('button'); close.textContent = 'Close'; close.addEventListener('click', () => dialog.close());
    dialog.append(heading, list, close);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
  const keys = $('button.keys');
  if (keys) { keys.hidden = false; keys.addEventListener('click', tellKeys); }
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === '?') { tellKeys(); event.preventDefault(); return; }
    if ($('dialog[open]')) return;
    if (event.key === '/') { const search = $('input[type=search]'); if (search) { search.focus(); event.preventDefault(); } return; }
    if (event.key === 'g') { went = event.timeStamp; return; }
    if (went && event.timeStamp - went < 1200) {
      const link = $(`#parts a[data-key="${CSS.escape(event.key)}"]`);
      if (link) { link.click(); event.preventDefault(); event.stopImmediatePropagation(); }
    }
    went = 0;
  }, true);

  // Filters: an address says what was asked, and not what was left empty
  $$('form.filters').forEach(form => form.addEventListener('submit', () => {
    const empty = [...form.elements].filter(field => field.name && !field.disabled && field.value === '');
    empty.forEach(field => { field.disabled = true; });
    setTimeout(() => empty.forEach(field => { field.disabled = false; }));
  }));

  // Boxes that open over the page close with Escape and with a click elsewhere
  const folds = () => $$('.period details[open]');
  document.addEventListener('keydown', event => { if (event.key === 'Escape') folds().forEach(fold => { fold.open = false; $('summary', fold).focus(); }); });
  document.addEventListener('click', event => folds().forEach(fold => { if (!fold.contains(event.target)) fold.open = false; }));
})();
