/** What the wait for another code sounds like from its beginning to its end. */
import { expect, fixture } from '@open-wc/testing';
import { fakeClock, type Clock } from '../../../stories-kit/clock.js';
import { listen } from '../../../stories-kit/speech.js';
import type { MfaResendButton } from './index.js';
import { Ready, Waiting } from './resend-button.stories.js';

describe('<mfa-resend-button>, aloud', () => {
  let clock: Clock;
  beforeEach(() => (clock = fakeClock()));
  afterEach(() => clock.restore());

  async function open() {
    const control = await fixture<MfaResendButton>(Ready.render());
    return { control, speech: listen(control) };
  }

  const waits = [
    [30, [30, 0]],
    [31, [31, 0]],
    [61, [61, 30, 0]],
    [95, [95, 60, 30, 0]],
    [2, [2, 0]],
  ] as const;
  for (const [seconds, times] of waits)
    it(`says a wait of ${seconds} seconds at its start, each thirty seconds, and when it is over`, async () => {
      const { control, speech } = await open();
      control.until = Date.now() + seconds * 1000;
      await clock.pass(seconds * 1000 + 10_000);
      expect(speech.said).to.deep.equal(
        times.map((time) =>
          time ? `You can ask for a new code in ${time} seconds.` : 'You can ask for a new code now.',
        ),
      );
    });

  it('says a wait that it is drawn with, once its status is known: one drawn with words says nothing', async () => {
    const control = await fixture<MfaResendButton>(Waiting.render());
    const speech = listen(control);
    expect(control.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal('');
    await clock.pass(1000);
    expect(speech.said).to.have.length(1);
    expect(speech.said[0]).to.match(/^You can ask for a new code in (30|29) seconds\.$/);
  });

  it('says “Sent again” once, with the wait; the words to look at stand for seven seconds', async () => {
    const { control, speech } = await open();
    const label = control.shadowRoot!.querySelector('button')!.textContent;
    const why = () => control.shadowRoot!.querySelector('#why')!.textContent.trim();
    Object.assign(control, { sent: 1, until: Date.now() + 60_000 });
    await clock.pass(6900);
    expect(why()).to.equal('Sent again.');
    await clock.pass(200);
    expect(why()).to.equal('Available in 0:53');
    await clock.pass(60_000);
    expect(speech.said).to.deep.equal([
      'Sent again. You can ask for a new code in 60 seconds.',
      'You can ask for a new code in 30 seconds.',
      'You can ask for a new code now.',
    ]);
    expect(control.shadowRoot!.querySelector('button')!.textContent).to.equal(label);
  });

  it('does not say anew what the server says once more, a little off', async () => {
    const { control, speech } = await open();
    control.until = Date.now() + 60_000;
    for (let answer = 0; answer < 20; answer++) {
      await clock.pass(1000);
      control.until += answer % 2 ? 700 : -700;
    }
    expect(speech.said).to.deep.equal(['You can ask for a new code in 60 seconds.']);
  });
});
