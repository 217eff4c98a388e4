/** What each host page does with the elements in it: gives them servers that play a script, and registers them. */
import { flow } from '@mfa-kit/contract';
import { FakeClient } from '../../../packages/elements/stories-kit/fake-client.js';
import { settingsServer } from '../../../packages/elements/stories-kit/settings.js';
import {
  challenge,
  codes,
  complete,
  enrollment,
  setup,
} from '../../../packages/elements/stories-kit/states.js';

const begun = enrollment({ actions: ['begin', 'confirm', 'skip', 'cancel'], setup });

/** Set before the elements are registered, as a page does that is rendered first. */
const given = {
  'mfa-challenge': {
    client: new FakeClient().on(flow.verify, complete()),
    state: challenge({ trustDays: 30 }),
  },
  'mfa-qr-enrollment': {
    client: new FakeClient().on(flow.begin, begun).on(flow.confirm, codes()),
    state: begun,
    device: 'desk',
  },
  'mfa-settings': { client: settingsServer() },
};

/** `?theme=dark&dir=rtl`, as a page's own switches would set them. */
const { documentElement } = document;
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme') === 'dark' ? 'dark' : 'light';
documentElement.style.colorScheme = theme;
documentElement.dataset['bsTheme'] = theme;
if (asked.get('dir') === 'rtl') documentElement.dir = 'rtl';

for (const form of document.forms) form.addEventListener('submit', (event) => event.preventDefault());
for (const [tag, properties] of Object.entries(given))
  for (const element of document.querySelectorAll(tag)) Object.assign(element, properties);

await import('@mfa-kit/elements');
