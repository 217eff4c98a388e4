/** A person with a keyboard and nothing else: where the focus is, what it is called there, and whether it can be seen. */
import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import { coveredBy, focusedElement, isFocused, isRound, leftOut, rings } from './focus.js';

/** How the browser tells assistive technology of an element. */
interface Stop {
  readonly role: string;
  readonly name: string;
}

/** More stops than any page here has: who tabs so often goes in circles. */
const MOST_STOPS = 120;
const PATIENCE_MS = 20_000;
/** How long a ring may take to be drawn or taken away. */
const TRANSITION_MS = 1500;
/** How long the focus stays at least where an action has moved it: what answers late would take it away by then. */
const STAY_MS = 250;

export class Keyboard {
  readonly page: Page;
  readonly #cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<Keyboard> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Accessibility.enable');
    return new Keyboard(page, cdp);
  }

  /** What has the focus, through shadow roots; the page itself where nothing has. */
  async focused(): Promise<Stop> {
    const { role, name } = await this.#describe(await this.#focus());
    return { role, name };
  }

  /**
   * Waits until the focus is there: an action moves it on, and never drops it. There it stays, in the window and under
   * nothing, since whoever acts wants to see what became of it without a further key.
   */
  async isOn(role: string, name: string | RegExp): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    let stop = await this.#stop();
    while (!matches(stop, role, name) && Date.now() < until) {
      await pause(100);
      stop = await this.#stop();
    }
    assert.ok(matches(stop, role, name), `the focus is on ${told(stop)}, not on ${role} “${String(name)}”`);
    const focus = await this.#focus();
    await this.#isSeen(focus);
    await pause(STAY_MS);
    stop = await this.#stop();
    assert.ok(matches(stop, role, name), `the focus was on ${role} “${String(name)}”, then on ${told(stop)}`);
    await this.#isSeen(await this.#focus());
  }

  /** Tab until the focus is there. What it comes by is held to the same rules. */
  async to(role: string, name: string | RegExp): Promise<this> {
    const passed: string[] = [];
    let focus = await this.#focus();
    for (let count = 0; count < MOST_STOPS; count++) {
      const stop = await this.#describe(focus);
      if (matches(stop, role, name)) {
        await this.#isSeen(focus);
        return this;
      }
      passed.push(told(stop));
      focus = await this.#tab(focus, 'Tab');
    }
    assert.fail(`Tab never comes to ${role} “${String(name)}”: ${passed.slice(0, 40).join(', ')}`);
  }

  /** Tab once. Where the focus was drew a ring that is gone now; where it is can be seen. */
  async tab(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.#tab(await this.#focus(), key);
  }

  /**
   * Tab once around the page, or around the dialog that keeps everything else from it: every stop has a name and can be
   * seen, and no control is left out, which a trap would. Answers the stops in their order.
   */
  async round(): Promise<readonly Stop[]> {
    const stops: Stop[] = [];
    await this.#cdp.send('Runtime.evaluate', { expression: 'window.passed = []' });
    let focus = await this.#focus();
    for (let count = 0; count < MOST_STOPS; count++) {
      focus = await this.#tab(focus, 'Tab');
      if (await this.#call<boolean>(focus, isRound)) {
        assert.deepEqual(await this.#call<string[]>(focus, leftOut), [], 'Tab leaves out');
        return stops;
      }
      const stop = await this.#describe(focus);
      if (stop === page) continue;
      assert.ok(stop.name, `a ${stop.role} without a name, after ${stops.map(told).join(', ')}`);
      stops.push(stop);
    }
    assert.fail(`Tab never comes round: ${stops.map(told).join(', ')}`);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Goes there and presses it. */
  async activate(role: string, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.to(role, name);
    await this.press(key);
  }

  /** Goes there and types over what it holds. */
  async fill(name: string | RegExp, text: string, role = 'textbox'): Promise<void> {
    await this.to(role, name);
    await this.press('ControlOrMeta+a');
    await this.type(text);
  }

  /** The same, while pages come and go. */
  #stop(): Promise<Stop> {
    return this.focused().catch(() => page);
  }

  async #tab(left: string, key: 'Tab' | 'Shift+Tab'): Promise<string> {
    const before = await this.#call<string | null>(left, rings);
    await this.page.keyboard.press(key);
    const focus = await this.#focus();
    await this.#isSeen(focus);
    const until = Date.now() + TRANSITION_MS;
    while (before !== null && (await this.#call<string | null>(left, rings)) === before) {
      // Whoever keeps the focus keeps the ring: a trap, which is seen by what is never come to.
      if (await this.#call<boolean>(left, isFocused)) break;
      if (Date.now() > until)
        assert.fail(`${told(await this.#describe(left))} looks the same with and without the focus`);
      await pause(50);
    }
    return focus;
  }

  async #isSeen(focus: string): Promise<void> {
    const until = Date.now() + TRANSITION_MS;
    let cover = await this.#call<string>(focus, coveredBy);
    while (cover && Date.now() < until) {
      await pause(50);
      cover = await this.#call<string>(focus, coveredBy);
    }
    if (cover) assert.fail(`${told(await this.#describe(focus))} has the focus and is not seen: ${cover}`);
  }

  async #focus(): Promise<string> {
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      expression: `(${String(focusedElement)})()`,
    });
    return result.objectId ?? '';
  }

  async #describe(objectId: string): Promise<Stop> {
    const { nodes } = await this.#cdp.send('Accessibility.getPartialAXTree', {
      objectId,
      fetchRelatives: false,
    });
    const [node] = nodes;
    const role = String(node?.role?.value ?? 'none');
    if (role === 'none') return page;
    // A question that was moved to is no control and has no name: it is read out as it stands.
    const name = String(node?.name?.value ?? '') || (await this.#call<string>(objectId, words));
    return { role, name };
  }

  async #call<Result>(objectId: string, run: (this: HTMLElement) => Result): Promise<Result> {
    const { result, exceptionDetails } = await this.#cdp.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: String(run),
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Result;
  }
}

/** Nothing on the page has the focus, and Tab goes on at its edge. */
const page: Stop = { role: 'page', name: '' };

function matches({ role, name }: Stop, wanted: string, words: string | RegExp): boolean {
  return role === wanted && (typeof words === 'string' ? name === words : words.test(name));
}

const told = ({ role, name }: Stop): string => `${role} “${name}”`;

/** Runs in the page. */
function words(this: HTMLElement): string {
  return this.innerText;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
