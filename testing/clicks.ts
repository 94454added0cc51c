// Counts what a member of staff does with mouse and keyboard on a page, for the table of clicks in docs/admin.md: a
// click counts one, so does Enter, or Space on a button or box, and a choice from a list counts two (open it, choose).
// Typing, Tab and the arrow keys count nothing, as in the figures of other shops that the table compares with.
import type { Page } from 'playwright-core';

/** Counts from now on, over all pages that the tab goes through. What it returns gives the number and starts anew. */
export async function countClicks(page: Page): Promise<() => number> {
  let clicks = 0;
  await page.exposeBinding('countedClicks', (_source, number: number) => void (clicks += number));
  // The compiler names inner functions with a function of its own, which a page does not have.
  const content = `globalThis.__name ??= (named) => named; (${listen.toString()})()`;
  await page.addInitScript({ content });
  await page.evaluate(content);
  return () => {
    const counted = clicks;
    clicks = 0;
    return counted;
  };
}

/** Runs in the page. Methods, for a compiler may wrap functions that get a name in a call that the page does not know. */
function listen(): void {
  const own = {
    clicked: null as EventTarget | null,
    count(number: number): void {
      void (window as unknown as { countedClicks(number: number): void }).countedClicks(number);
    },
    isPressed(target: EventTarget | null): boolean {
      const pressed = 'button, a, summary, [type=checkbox], [type=radio], [type=submit]';
      return target instanceof Element && target.matches(pressed);
    },
  };
  addEventListener('pointerdown', ({ target }) => ((own.clicked = target), own.count(1)), true);
  addEventListener(
    'keydown',
    ({ key, target }) => (key === 'Enter' || (key === ' ' && own.isPressed(target))) && own.count(1),
    true,
  );
  addEventListener(
    'change',
    ({ target }) => target instanceof HTMLSelectElement && own.count(own.clicked === target ? 1 : 2),
    true,
  );
}
