/** What every page has round it: the demo's bar, the phone, and the way out. */
import { initialsOf } from './format.js';
import { read, send } from './send.js';
import type { Shown } from '../../src/bank/signed-in.js';
import type { Stage } from '../../src/stage/stage.routes.js';

/** Asked once a page; the sign-in page and the phone want it too. */
export const stage: Promise<Stage> = read<Stage>('/stage');

export function dressPage(): void {
  void stage.then(({ requirement }) =>
    byId('requirement').replaceChildren(requirement ?? 'as the console says'),
  );
  void import('./language.js').then(({ offerLanguages }) => offerLanguages(byId('language')));
  // After the bank's own script: a site has no phone in it, and this one must not slow the page down.
  void Promise.all([import('../phone/phone.js'), stage]).then(([phone, props]) => phone.openPhone(props));
  document.getElementById('sign-out')?.addEventListener('click', () => {
    void send('/sign-out').then(() => location.assign('/sign-in'));
  });
}

export function greet({ name, isAdministrator }: Shown): void {
  byId('initials').textContent = initialsOf(name);
  byId('to-admin').hidden = !isAdministrator;
}

/** The bank and the kit agree on this one line: go on, or go through the second step first. */
export function follow(next: { readonly at: string; readonly returnTo?: string }): void {
  location.assign(next.at === 'complete' ? (next.returnTo ?? '/account') : '/second-step');
}

export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element as E;
}

interface Copy {
  readonly root: HTMLElement;
  readonly fill: (part: string, text: string) => HTMLElement;
}

/** A copy of the first element in a template, and a way to fill its parts by class. */
export function copyOf(templateId: string): Copy {
  const template = byId<HTMLTemplateElement>(templateId);
  const root = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
  return {
    root,
    fill(part, text) {
      const element = root.querySelector<HTMLElement>(`.${part}`) ?? root;
      element.textContent = text;
      return element;
    },
  };
}
