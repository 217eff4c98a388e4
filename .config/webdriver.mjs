// WebKit as its own WebDriver gives it: a screen nobody sees, the driver, one session with one window.
// A page of it looks to the commands of web-test-runner like one of puppeteer's.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findEngine } from './engines.mjs';

const START_LIMIT_MS = 20_000;
/** A driver that is alive answers within milliseconds, and one that is not never does. */
const ANSWER_LIMIT_MS = 15_000;

/** Xvfb looks for a free display itself, and says which once it is ready. */
async function openScreen(command) {
  const screen = spawn(command, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    screen.stdio[3].once('data', (data) => resolve(String(data).trim()));
    screen.once('error', reject);
    screen.once('exit', () => reject(new Error('Xvfb ended before it had a screen.')));
  });
  return { screen, display: `:${number}` };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Without animations, as for the other engines, and with a toolbar that lets its window be as narrow as a phone. */
function writeLook() {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  writeFileSync(join(folder, 'gtk-3.0/gtk.css'), '* { min-width: 0; margin: 0; padding: 0; }\n');
  return folder;
}

/** Keys that have a name, as the WebDriver standard writes them. */
const keyCodes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

function codeOf(key) {
  if (!(key in keyCodes) && [...key].length > 1) throw new Error(`There is no key named ${key}.`);
  return keyCodes[key] ?? key;
}

const buttons = { left: 0, middle: 1, right: 2 };

function keyboard(perform) {
  const type = (...actions) => perform([{ type: 'key', id: 'keyboard', actions }]);
  const down = (key) => ({ type: 'keyDown', value: codeOf(key) });
  const up = (key) => ({ type: 'keyUp', value: codeOf(key) });
  return {
    down: (key) => type(down(key)),
    up: (key) => type(up(key)),
    press: (key) => type(down(key), up(key)),
    type: (text) => type(...[...text].flatMap((character) => [down(character), up(character)])),
  };
}

function mouse(perform) {
  const point = (...actions) =>
    perform([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const down = (button = 'left') => ({ type: 'pointerDown', button: buttons[button] });
  const up = (button = 'left') => ({ type: 'pointerUp', button: buttons[button] });
  return {
    move: (x, y) => point(move(x, y)),
    click: (x, y, { button } = {}) => point(move(x, y), down(button), up(button)),
    down: ({ button } = {}) => point(down(button)),
    up: ({ button } = {}) => point(up(button)),
    reset: () => point(...Object.keys(buttons).map(up), move(0, 0)),
  };
}

/** Starts a browser of its own. `close` ends whatever is left of it. */
export async function startWebKit(answerLimit = ANSWER_LIMIT_MS) {
  const { WebKitWebDriver, MiniBrowser, Xvfb } = findEngine('webkit');
  const { screen, display } = await openScreen(Xvfb);
  const port = await freePort();
  const look = writeLook();
  const env = {
    ...process.env,
    DISPLAY: display,
    XDG_CONFIG_HOME: look,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
  };
  const service = spawn(WebKitWebDriver, ['-p', String(port)], { stdio: 'ignore', env });
  const children = [service, screen];
  const close = () => {
    children.forEach((child) => child.kill());
    rmSync(look, { recursive: true, force: true });
  };
  let ended;
  service.once('error', (error) => (ended = error.message));
  service.once('exit', (code, signal) => (ended ??= `WebKitWebDriver ended (${signal ?? code}).`));

  async function request(method, path, body) {
    if (ended) throw new Error(ended);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(answerLimit),
    }).catch((error) => {
      throw new Error(ended ?? `WebKitWebDriver does not answer ${path}: ${error.cause ?? error}`);
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value.error}: ${value.message}`);
    return value;
  }

  async function ready() {
    const limit = Date.now() + START_LIMIT_MS;
    for (;;) {
      const answer = await request('GET', '/status').catch((error) => error);
      if (!(answer instanceof Error)) return;
      if (ended || Date.now() > limit) throw answer;
      await wait(50);
    }
  }

  try {
    await ready();
    const { sessionId } = await request('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          // The tests tell by themselves when they begin.
          pageLoadStrategy: 'none',
          unhandledPromptBehavior: 'dismiss',
          'webkitgtk:browserOptions': { binary: MiniBrowser, args: ['--automation'] },
        },
      },
    });
    const call = (path, body) => request('POST', `/session/${sessionId}${path}`, body);
    let last = Promise.resolve();
    /** One after the other: the driver refuses a key while it is pressing another. */
    const perform = (actions) => {
      const next = () => call('/actions', { actions });
      return (last = last.then(next, next));
    };
    // Windows are measured with their frames, pages without.
    const frame = await call('/execute/sync', {
      script: 'return [outerWidth - innerWidth, outerHeight - innerHeight]',
      args: [],
    });
    let size = '';
    return {
      close,
      goto: (url) => call('/url', { url }),
      url: () => request('GET', `/session/${sessionId}/url`),
      keyboard: keyboard(perform),
      mouse: mouse(perform),
      async setViewport({ width, height }) {
        if (size === `${width} ${height}`) return;
        size = `${width} ${height}`;
        await call('/window/rect', { width: width + frame[0], height: height + frame[1] });
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}
