import { expect, fixture, waitUntil } from '@open-wc/testing';
import decoder from 'jsqr';
import { emulate, needs } from '../../../stories-kit/engine.js';
import { setup } from '../../../stories-kit/states.js';
import type { MfaQrCode } from './index.js';
import { CannotBeDrawn, Empty, FromAnAttribute, SetUpLink } from './qr-code.stories.js';

async function drawn(story = SetUpLink): Promise<{ element: MfaQrCode; svg: SVGSVGElement }> {
  const element = await fixture<MfaQrCode>(story.render());
  await waitUntil(() => element.shadowRoot!.querySelector('svg'), 'the code is drawn');
  return { element, svg: element.shadowRoot!.querySelector('svg')! };
}

/** What a reader sees in the SVG as a screen of this density paints it. */
async function read(svg: SVGSVGElement, density: number): Promise<string | undefined> {
  const side = svg.width.baseVal.value * density;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const image = new Image(side, side);
  image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(side, side);
  const brush = canvas.getContext('2d')!;
  brush.fillStyle = getComputedStyle(svg.parentElement!).backgroundColor;
  brush.fillRect(0, 0, side, side);
  brush.drawImage(image, 0, 0, side, side);
  return decoder.default(brush.getImageData(0, 0, side, side).data, side, side)?.data;
}

describe('<mfa-qr-code>', () => {
  it('has no accessibility violations, drawn or not', async () => {
    await expect((await drawn()).element).to.be.accessible();
    const failed = await fixture<MfaQrCode>(CannotBeDrawn.render());
    await waitUntil(() => failed.shadowRoot!.querySelector('[role=alert]'));
    await expect(failed).to.be.accessible();
  });

  it('Q1 is one path in an inline SVG: no image, no request, no style attribute', async () => {
    const { element } = await drawn();
    expect(element.shadowRoot!.querySelectorAll('path')).to.have.length(1);
    expect(element.shadowRoot!.querySelector('img, image, canvas, [style], [href]')).to.equal(null);
  });

  for (const theme of ['light', 'dark'] as const)
    it(`Q2 is dark on white in a ${theme} theme, with four light modules around it`, async () => {
      document.documentElement.style.colorScheme = theme;
      const { svg } = await drawn();
      expect(getComputedStyle(svg.querySelector('path')!).fill).to.equal('rgb(0, 0, 0)');
      expect(getComputedStyle(svg.parentElement!).backgroundColor).to.equal('rgb(255, 255, 255)');
      const { x, y, width } = svg.querySelector('path')!.getBBox();
      expect([x, y, svg.viewBox.baseVal.width - width]).to.deep.equal([4, 4, 8]);
      document.documentElement.style.colorScheme = '';
    });

  it('Q2 keeps its colours where the person has forced others', async function () {
    needs(this, await emulate({ forcedColors: 'active' }), 'forced colours that can be emulated');
    const { svg } = await drawn();
    expect(getComputedStyle(svg.parentElement!).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(svg.querySelector('path')!).fill).to.equal('rgb(0, 0, 0)');
    await emulate();
  });

  for (const density of [1, 2])
    it(`Q3 is read by a decoder at ${density}×, four pixels a module or more`, async () => {
      const { svg } = await drawn();
      expect(svg.getBoundingClientRect().width / svg.viewBox.baseVal.width).to.be.at.least(4);
      expect(await read(svg, density)).to.equal(setup.uri);
    });

  it('Q4 tells its purpose, never what it says', async () => {
    const { element, svg } = await drawn();
    expect(svg.getAttribute('role')).to.equal('img');
    expect(svg.getAttribute('aria-label')).to.equal('QR code: scan it with your authenticator app');
    expect(element.shadowRoot!.innerHTML).not.to.contain(setup.secret);
    expect(element.outerHTML).not.to.contain(setup.secret);
  });

  it('Q4 has a name without being given one', async () => {
    const { svg } = await drawn(FromAnAttribute);
    expect(svg.getAttribute('aria-label')).to.equal('QR code for your authenticator app');
  });

  it('Q20 takes over the attribute it was given, and leaves none', async () => {
    const { element, svg } = await drawn(FromAnAttribute);
    expect(element.hasAttribute('value')).to.equal(false);
    expect(await read(svg, 1)).to.equal('https://bank.example/welcome');
  });

  it('Q20 forgets what it said when it leaves the page, but not when it moves', async () => {
    const { element } = await drawn();
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await element.updateComplete;
    expect(element.value).to.equal(setup.uri);
    elsewhere.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(element.value).to.equal('');
    expect(element.shadowRoot!.querySelector('svg')).to.equal(null);
  });

  it('draws the newest value, however late an older drawing arrives', async () => {
    const { element } = await drawn();
    element.value = 'first';
    await element.updateComplete;
    element.value = 'second';
    await waitUntil(() => element.shadowRoot!.querySelector('svg[width="232"]'));
    expect(await read(element.shadowRoot!.querySelector('svg')!, 1)).to.equal('second');
  });

  it('says so when the code cannot be drawn, and tries again', async () => {
    const element = await fixture<MfaQrCode>(CannotBeDrawn.render());
    await waitUntil(() => element.shadowRoot!.querySelector('[role=alert]'));
    element.value = 'short enough';
    element.shadowRoot!.querySelector('button')!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('svg'));
  });

  it('shows nothing without a value', async () => {
    const element = await fixture<MfaQrCode>(Empty.render());
    expect(element.shadowRoot!.childElementCount).to.equal(0);
  });
});
