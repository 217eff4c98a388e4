import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MfaResponseEvent } from '../../events.js';
import { server } from './step-up.stories.js';
import { withStepUp } from './index.js';

const refusal = (over: object = {}) =>
  new Response(JSON.stringify({ code: 'step_up_required', status: 401, ...over }), {
    status: 401,
    headers: { 'content-type': 'application/problem+json' },
  });

/** A server of the application: what came in, and what it answers, one after the other. */
function application(...answers: (() => Response)[]) {
  const bodies: string[] = [];
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    bodies.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`);
    return (answers.length > 1 ? answers.shift()! : answers[0]!)();
  };
  return { bodies, send };
}

const ok = (words = 'done') => new Response(words);

async function dialogInPage() {
  const client = server();
  const element = await fixture<HTMLElement>(html`<mfa-step-up .client=${client}></mfa-step-up>`);
  const prove = async (code = '123456') => {
    await waitUntil(() => element.querySelector('input'), 'the dialog is open');
    element.querySelector('input')!.focus();
    await sendKeys({ type: code });
  };
  const begun = () => client.sent.filter(({ path }) => path === '/step-up/begin');
  return { element, prove, begun };
}

describe('withStepUp', () => {
  it('A4 opens the page’s dialog and sends the refused request once more, body and all', async () => {
    const { prove, begun } = await dialogInPage();
    const { bodies, send } = application(() => refusal({ purpose: 'turn_off', methods: ['totp'] }), ok);
    const answer = withStepUp(send)('/transfer', { method: 'POST', body: '{"amount":5}' });
    await prove();
    expect(await (await answer).text()).to.equal('done');
    expect(bodies).to.deep.equal(['POST /transfer {"amount":5}', 'POST /transfer {"amount":5}']);
    expect(begun()).to.deep.equal([
      { path: '/step-up/begin', input: { purpose: 'turn_off', methods: ['totp'] } },
    ]);
  });

  it('A4 sends it once more and no oftener: a second refusal is the answer', async () => {
    const { prove, begun } = await dialogInPage();
    const { bodies, send } = application(refusal);
    const answer = withStepUp(send)('/transfer', { method: 'POST', body: 'x' });
    await prove();
    expect((await answer).status).to.equal(401);
    expect([bodies.length, begun().length]).to.deep.equal([2, 1]);
  });

  it('answers the refusal, still to be read, when the person cancels', async () => {
    const { element } = await dialogInPage();
    const { bodies, send } = application(refusal);
    const answer = withStepUp(send)('/transfer');
    await waitUntil(
      () => document.activeElement === element.querySelector('input') && document.activeElement,
    );
    await sendKeys({ press: 'Escape' });
    const response = await answer;
    expect(((await response.json()) as { code: string }).code).to.equal('step_up_required');
    expect(bodies).to.have.lengthOf(1);
  });

  it('shares one dialog among those refused at the same time', async () => {
    const { prove, begun } = await dialogInPage();
    const { bodies, send } = application(refusal, refusal, refusal, ok);
    const fetch = withStepUp(send);
    const answers = Promise.all([fetch('/one'), fetch('/two'), fetch('/three')]);
    await prove();
    expect((await answers).map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect([bodies.length, begun().length]).to.deep.equal([6, 1]);
  });

  it('leaves every other answer alone', async () => {
    const { begun } = await dialogInPage();
    const answers = [
      () => refusal({ code: 'mfa_required' }),
      () => new Response('{"code":"step_up_required"}', { status: 401 }),
      () =>
        new Response('{"code":"step_up_required"}', {
          headers: { 'content-type': 'application/problem+json' },
        }),
      () => new Response('<p>no', { status: 401, headers: { 'content-type': 'application/problem+json' } }),
    ];
    for (const answer of answers) {
      const { bodies, send } = application(answer);
      await withStepUp(send)('/account');
      expect(bodies).to.have.lengthOf(1);
    }
    expect(begun()).to.deep.equal([]);
  });

  it('makes a dialog where the page has none, and replaces nothing of the browser’s', async () => {
    const before = globalThis.fetch;
    const { send } = application(refusal);
    void withStepUp(send)('/transfer');
    await waitUntil(() => document.querySelector('mfa-step-up')?.shadowRoot?.querySelector('dialog[open]'));
    expect(globalThis.fetch).to.equal(before);
    document.querySelector('mfa-step-up')!.remove();
  });
});

describe('a form marked data-mfa-step-up', () => {
  const real = globalThis.fetch;
  afterEach(() => (globalThis.fetch = real));

  async function form(attributes = html``, method = 'post') {
    const dialog = await dialogInPage();
    const element = await fixture<HTMLFormElement>(
      html`<form data-mfa-step-up action="/transfer" method=${method}>
        <input name="amount" value="5 €" />${attributes}<button name="go" value="now">Send</button>
      </form>`,
    );
    return { ...dialog, form: element, button: element.querySelector('button')! };
  }

  it('A4 is sent as the browser would, and once more after a proof; the page hears the answer', async () => {
    const { form: element, button, prove } = await form();
    const { bodies, send } = application(refusal, ok);
    globalThis.fetch = send;
    element.addEventListener('mfa-response', (event) => event.preventDefault());
    const answered = oneEvent(element, 'mfa-response');
    button.click();
    button.click();
    await prove();
    const { response } = (await answered) as unknown as MfaResponseEvent;
    expect(response.status).to.equal(200);
    const sent = 'POST /transfer amount=5+%E2%82%AC&go=now';
    expect(bodies).to.deep.equal([sent, sent]);
    expect(element.ariaBusy).to.equal(null);
  });

  it('goes where a redirect leads', async () => {
    const { button } = await form();
    const there = Object.defineProperties(ok(), {
      redirected: { value: true },
      url: { value: `${location.href.split('#')[0]!}#received` },
    });
    globalThis.fetch = application(() => there).send;
    button.click();
    await waitUntil(() => location.hash === '#received');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('tells that the server was not reached, and stays', async () => {
    const { form: element, button } = await form();
    globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));
    const answered = oneEvent(element, 'mfa-response');
    button.click();
    expect(((await answered) as unknown as MfaResponseEvent).response.type).to.equal('error');
  });

  it('is the browser’s own where only a browser can send it, or the page took it', async () => {
    globalThis.fetch = () => expect.fail('it was sent');
    const { form: get, button } = await form(html``, 'get');
    const submits: boolean[] = [];
    const note = (event: Event) => {
      submits.push(event.defaultPrevented);
      event.preventDefault();
    };
    addEventListener('submit', note);
    button.click();
    get.remove();
    removeEventListener('submit', note);
    expect(submits).to.deep.equal([false]);
    const { form: taken, button: press } = await form();
    taken.addEventListener('submit', (event) => event.preventDefault());
    press.click();
  });
});
