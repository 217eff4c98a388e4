import { expect } from '@open-wc/testing';

describe('a page in another language than English', () => {
  it('is never shown in English first', async () => {
    document.documentElement.lang = 'de';
    const seen: string[] = [];
    await import('../controls/copy-button/index.js');
    const button = document.createElement('mfa-copy-button');
    const watch = new MutationObserver(() => seen.push(button.shadowRoot!.textContent));
    document.body.append(button);
    watch.observe(button.shadowRoot!, { subtree: true, childList: true, characterData: true });
    await button.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(button.shadowRoot!.textContent).to.contain('Kopieren');
    expect(seen.join()).to.not.contain('Copy');
    button.remove();
  });
});
