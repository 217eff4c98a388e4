import { expect, waitUntil } from '@open-wc/testing';
import { define } from './define.js';
import { MfaElement } from './mfa-element.js';

describe('define', () => {
  const { warn } = console;
  const warned: string[] = [];
  beforeEach(() => {
    warned.length = 0;
    console.warn = (text: string) => warned.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('keeps the first of two elements with one name, names the versions of both, and never throws', async () => {
    class Older extends MfaElement {
      static override readonly version = '0.0.9';
    }
    class Newer extends MfaElement {}
    define('mfa-twice', Older);
    define('mfa-twice', Older);
    define('mfa-twice', Newer);
    await waitUntil(() => warned.length > 0);
    expect(customElements.get('mfa-twice')).to.equal(Older);
    expect(warned).to.deep.equal([
      `<mfa-twice> was defined before, by mfa-kit 0.0.9. That of mfa-kit ${MfaElement.version} was left out.`,
    ]);
  });

  it('leaves an element of somebody else’s in its place', async () => {
    const theirs = class extends HTMLElement {};
    customElements.define('mfa-theirs', theirs);
    define('mfa-theirs', class extends MfaElement {});
    await waitUntil(() => warned.length > 0);
    expect(customElements.get('mfa-theirs')).to.equal(theirs);
    expect(warned.join()).to.include('by another library');
  });
});
