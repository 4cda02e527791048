// Keys of the review queue: they fill in the forms that are there, and send them. The page works without them.
(() => {
  'use strict';
  const desk = document.querySelector('[data-judging]');
  if (!desk) return;
  const typing = target => target.closest?.('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');
  const isOpen = element => element.getClientRects().length > 0;
  const form = desk.querySelector('form[data-form=rate]');
  const rows = form ? [...form.querySelectorAll('[data-row]')] : [];
  let at = -1;

  const mark = next => {
    if (rows.length === 0) return;
    at = Math.max(0, Math.min(rows.length - 1, next));
    rows.forEach((row, place) => row.classList.toggle('current', place === at));
    const row = rows[at];
    (row.querySelector('input:checked') ?? row.querySelector('input'))?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  const choose = input => { if (input) { input.checked = true; input.dispatchEvent(new Event('change', { bubbles: true })); } };
  const press = button => { button.closest('form').requestSubmit(button); };

  // Whoever goes through the groups with Tab or the pointer marks them, too.
  form?.addEventListener('focusin', event => {
    const row = event.target.closest('[data-row]');
    if (row) { at = rows.indexOf(row); rows.forEach(other => other.classList.toggle('current', other === row)); }
  });

  // A form is sent once, however often a key is struck.
  desk.addEventListener('submit', event => {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', () => desk.querySelectorAll('form').forEach(sent => delete sent.dataset.sent));

  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form) { event.preventDefault(); form.requestSubmit(); return; }
    if (event.key === 'Escape' && typing(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;

    const choice = /^[0-9]$/.test(event.key) && rows.length > 0 ? rows[Math.max(at, 0)].querySelector(`[data-choice="${event.key}"]`) : null;
    const decision = form?.querySelector(`[data-decision="${CSS.escape(event.key)}"]`);
    const button = [...desk.querySelectorAll(`button[data-key="${CSS.escape(event.key)}"]`)].find(isOpen);
    const field = [...desk.querySelectorAll(`[data-focus-key="${CSS.escape(event.key)}"]`)].find(isOpen);
    if (choice) { if (at < 0) at = 0; choose(choice); mark(at + 1); }
    else if (rows.length > 0 && (event.key === 'j' || event.key === 'ArrowDown')) mark(at + 1);
    else if (rows.length > 0 && (event.key === 'k' || event.key === 'ArrowUp')) mark(at - 1);
    else if (decision) choose(decision);
    else if (button) press(button);
    else if (field) field.focus();
    else return;
    event.preventDefault();
  });

  // What comes next is what is looked at: the machine's verdict after a rating, the first criterion of a ticket.
  if (!location.hash && !document.querySelector('.notice.bad')) (desk.querySelector('[data-told]') ?? desk.querySelector('.ticket'))?.focus({ preventScroll: true });
})();
