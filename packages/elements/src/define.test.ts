import { expect } from '@open-wc/testing';
import { define } from './define.js';

describe('define', () => {
  it('keeps the first of two elements with one name, says so, and never throws', () => {
    const [first, second] = [class extends HTMLElement {}, class extends HTMLElement {}];
    const { warn } = console;
    const warned: string[] = [];
    console.warn = (text: string) => warned.push(text);
    define('mfa-twice', first);
    define('mfa-twice', first);
    expect(warned).to.have.lengthOf(0);
    define('mfa-twice', second);
    console.warn = warn;
    expect(customElements.get('mfa-twice')).to.equal(first);
    expect(warned.join()).to.include('<mfa-twice>');
  });
});
