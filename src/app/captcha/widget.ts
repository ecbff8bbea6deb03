import type { AltchaWidgetElement } from 'altcha/types/generic';

/** What the widget is at. `unverified`: not begun; `expired`: solved too long ago. */
export type CaptchaState = 'unverified' | 'verifying' | 'verified' | 'expired' | 'error';
export type CaptchaWidget = {
  /** A solution that has not been handed over yet; works for it when there is none. Null when that does not succeed. */
  solve: () => Promise<string | null>;
  remove: () => void;
};

/** Where the server gives out challenges. */
const CHALLENGES = '/api/captcha';

/**
 * Puts the proof-of-work widget into a form, hidden: it has nothing to press, and the page says in its own words what
 * it is at. Everything is served by the platform itself. `begin`: with the first focus in the form, or only when asked for.
 */
export async function mountCaptcha(host: HTMLElement, begin: 'onfocus' | 'off', onState: (state: CaptchaState) => void): Promise<CaptchaWidget> {
  await import('altcha/external');
  globalThis.$altcha.algorithms.set('PBKDF2/SHA-256', () => new Worker(new URL('./proofOfWork.worker.ts', import.meta.url), { type: 'module' }));
  // Nothing is collected about how a person moves the pointer, and nobody is made to wait longer than the work takes.
  globalThis.$altcha.defaults.set({ humanInteractionSignature: false, minDuration: 0 });
  const element = document.createElement('altcha-widget');
  element.hidden = true;
  element.setAttribute('challenge', CHALLENGES);
  element.setAttribute('auto', begin);
  const solution = keepSolution(element, onState);
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
  host.replaceChildren(element);
  await loaded;
  const solve = async () => {
    if (!solution.has()) await work(element);
    return solution.take();
  };
  return { solve, remove: () => element.remove() };
}

/** The newest solution, until it is handed over or too old. */
function keepSolution(element: AltchaWidgetElement, onState: (state: CaptchaState) => void) {
  let kept: string | null = null;
  element.addEventListener('statechange', (event) => {
    const { state, payload } = (event as CustomEvent<{ state: CaptchaState; payload: string | null }>).detail;
    kept = state === 'verified' ? payload : null;
    onState(state);
  });
  const take = () => {
    const solution = kept;
    kept = null;
    return solution;
  };
  return { has: () => kept !== null, take };
}

/** Waits for the work under way, or begins it. */
async function work(element: AltchaWidgetElement): Promise<void> {
  if (element.getState() !== 'verifying') return void (await element.verify());
  await new Promise<void>((resolve) => {
    const settled = () => {
      if (element.getState() === 'verifying') return;
      element.removeEventListener('statechange', settled);
      resolve();
    };
    element.addEventListener('statechange', settled);
  });
}
