/** After this long without a key or a touch, what the page asks by itself no longer keeps a session alive. */
const quietAfterMs = 120_000;
let last = performance.now();

for (const sign of ['pointerdown', 'keydown', 'wheel'])
  window.addEventListener(sign, () => (last = performance.now()), { passive: true, capture: true });

/** Whether somebody sits at this page. */
export const isSomebodyThere = (): boolean => performance.now() - last < quietAfterMs;
