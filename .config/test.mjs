// `npm test`: every check and every suite, the counts of all added up. `npm test -- unit journeys` runs only those.
// In CI (CI=true) the elements are tested in Firefox and WebKit too, where there are any.
// Goes on after a failure, so that all are seen. What opens a browser or measures runs alone, the rest two at a time.
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { otherEngines, whyNot } from './engines.mjs';

const TIME_LIMIT_MS = 20 * 60_000;
/** An engine that hangs is not waited for as long. */
const ENGINE_LIMIT_MS = 15 * 60_000;

/** What the build writes and the repository keeps: the same bytes have to come out again. */
const generated = [
  'packages/contract/openapi.json',
  'packages/elements/custom-elements.json',
  'packages/elements/README.md',
  'packages/express/README.md',
];
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
const before = new Map(generated.map((path) => [path, read(path)]));

function compareGenerated(print) {
  const stale = generated.filter((path) => read(path) !== before.get(path));
  for (const path of stale)
    print(`${path} was not up to date. The build has written it anew: look at it and commit it.`);
  return stale.length === 0;
}

const check = (name, { script = name, ...options } = {}) => ({ name, script, files: [], ...options });
const suite = (name, files, options = {}) => ({
  name,
  script: `test:${name}`,
  files: [files].flat(),
  ...options,
});

const elementTests = 'packages/elements/src/**/*.test.ts';

const steps = [
  check('build', { alone: true }),
  check('generated', { verify: compareGenerated }),
  check('demo', { script: 'build:demo', alone: true }),
  // app.vue of the examples is compiled and run, its types are not looked at: that would take vue-tsc for a single file.
  check('types', { script: 'typecheck', alone: true }),
  check('format', { script: 'format:check' }),
  check('lint'),
  check('knip'),
  check('size'),
  suite('unit', ['packages/{contract,express}/src/**/*.test.ts', 'demo/src/**/*.test.ts'], {
    needs: ['demo'],
  }),
  suite('packages', 'test/packages/**/*.test.ts'),
  suite('attacks', 'test/attacks/**/*.test.ts', { alone: true }),
  suite('conformance', 'test/conformance/**/*.test.ts', { alone: true }),
  suite('elements', elementTests, { alone: true }),
  ...otherEngines.map((engine) =>
    suite(`elements-${engine}`, elementTests, {
      ...{ engine, script: 'test:elements', alone: true, limit: ENGINE_LIMIT_MS },
      env: { MFA_BROWSERS: engine },
    }),
  ),
  suite('journeys', 'test/journeys/**/*.test.ts', { alone: true, again: true, needs: ['demo'] }),
  suite('stories', 'test/stories/**/*.test.ts', { alone: true, again: true }),
];

/** More failures than these in one suite are no accident. */
const FEW = 3;
/** What is told of each suite's failures once more at the end, at most. */
const WORDS_OF_FAILURE = 120;

/** Reads the closing lines of node:test (spec or tap) and of web-test-runner, whichever come by. */
function counter() {
  const last = new Map();
  const failures = new Set();
  const why = [];
  const files = new Set();
  return {
    line(text) {
      const place = /^test at (.+?):\d+:\d+$/.exec(text);
      if (place) files.add(place[1]);
      if (/^(?:✖ failing tests:|\s*❌ )/u.test(text) || why.length > 0) why.push(text);
      const failure = /^\s*(?:✖|𐄂|❌) (?!failing tests)(.+?)(?: \([\d.]+m?s\))?$/u.exec(text);
      if (failure) failures.add(failure[1]);
      const node = /^(?:ℹ|#) (pass|fail|cancelled|skipped|todo) (\d+)$/.exec(text);
      if (node) last.set(node[1], Number(node[2]));
      const wtr = /^wtr: (\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(text);
      if (wtr) ['pass', 'fail', 'skipped'].forEach((key, at) => last.set(key, Number(wtr[at + 1] ?? 0)));
    },
    get failures() {
      return [...failures];
    },
    /** The runners' own words for why, which both print after everything else. */
    get why() {
      return why.slice(0, WORDS_OF_FAILURE);
    },
    /** Where the failures are, as node:test tells. */
    get files() {
      return [...files];
    },
    get passed() {
      return last.get('pass') ?? 0;
    },
    get failed() {
      return (last.get('fail') ?? 0) + (last.get('cancelled') ?? 0);
    },
    get skipped() {
      return (last.get('skipped') ?? 0) + (last.get('todo') ?? 0);
    },
  };
}

const names = process.argv.slice(2);
const NAME = 1 + Math.max(...steps.map(({ name }) => name.length));

const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
const running = new Set();
const ownGroup = process.platform !== 'win32';

/** With all that it has started: a server or a browser must not outlive its suite. */
function kill(child) {
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // Already gone.
  }
}

function run([command, ...args], { env, limit = TIME_LIMIT_MS }, onLine) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: ownGroup,
      env: { ...process.env, ...env, FORCE_COLOR: '0', NO_COLOR: '1' },
    });
    running.add(child);
    const timer = setTimeout(() => {
      onLine(`Stopped after ${limit / 60_000} minutes.`);
      kill(child);
    }, limit);
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop();
        lines.forEach(onLine);
      });
      stream.on('end', () => rest && onLine(rest));
    }
    child.on('error', (error) => onLine(String(error)));
    // Whatever it left running would hold the streams open, and so the step.
    child.on('exit', () => kill(child));
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(code === 0);
    });
  });
}

async function runStep(step) {
  const started = Date.now();
  const print = (line) => console.log(`${step.name.padEnd(NAME)} │ ${line}`);
  const count = counter();
  const result = (passed, failed, skipped = 0) => ({
    ...{ name: step.name, passed, failed, skipped },
    seconds: ((Date.now() - started) / 1000).toFixed(1),
    failures: failed > 0 ? (count.failures.length > 0 ? count.failures : ['see above']) : [],
    why: failed > 0 ? count.why : [],
  });
  const isSuite = step.files.length > 0;
  if (isSuite && globSync(step.files).length === 0) {
    print('no test files');
    return result(0, 1);
  }
  const leftOut = step.engine && whyNot(step.engine);
  if (leftOut) {
    print(`Left out: ${leftOut}`);
    // Whoever asks for it by its name wants it.
    return { ...result(0, names.length ? 1 : 0), leftOut };
  }
  const ok = step.verify
    ? step.verify(print)
    : await run([...npm, 'run', '--silent', step.script], step, (line) => {
        const plain = stripVTControlCharacters(line).trimEnd();
        count.line(plain);
        if (plain) print(plain);
      });
  if (!isSuite) return result(ok ? 1 : 0, ok ? 0 : 1);
  if (ok && count.passed + count.failed + count.skipped === 0) print('has test files, but ran no test');
  const unexplained = count.failed === 0 && (!ok || count.passed + count.skipped === 0);
  if (!ok && !unexplained && step.again && process.env.CI && (await passesAgain(count, step, print)))
    return {
      ...result(count.passed + count.failed, 0, count.skipped),
      unsteady: count.failures,
      why: count.why,
    };
  return result(count.passed, count.failed + (unexplained ? 1 : 0), count.skipped);
}

/** One more try for the files with failures, where few failed: seconds of a stall must not decide. It is told of. */
async function passesAgain({ failed, files }, step, print) {
  if (failed > FEW || files.length === 0) return false;
  print(`Once more: ${files.join(', ')}`);
  return run([process.execPath, '--import', 'tsx', '--test', ...files], step, print);
}

async function runAll(chosen) {
  const results = [];
  const active = new Set();
  for (const step of chosen) {
    while (active.size >= (step.alone || [...active].some((job) => job.alone) ? 1 : 2))
      await Promise.race(active);
    const job = runStep(step).then((result) => {
      results[chosen.indexOf(step)] = result;
      active.delete(job);
    });
    job.alone = step.alone;
    active.add(job);
  }
  await Promise.all(active);
  return results;
}

function choose() {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown) {
    console.error(
      `There is no step named ${unknown}. There are: ${steps.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(1);
  }
  if (names.length === 0) return steps.filter(({ engine }) => !engine || process.env.CI);
  // Nearly every step reads what the build writes.
  const needed = steps.flatMap(({ name, needs = [] }) => (names.includes(name) ? needs : []));
  return steps.filter(({ name }) => ['build', ...needed, ...names].includes(name));
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    running.forEach(kill);
    process.exit(1);
  });

const results = await runAll(choose());
/** Told once more at the end: a long log is often seen by its tail alone. */
for (const { name, failures, why, unsteady = [] } of results) {
  for (const failure of unsteady) console.log(`\n${name} passed at the second try: ${failure}`);
  for (const failure of failures) console.log(`\n${name} ✖ ${failure}`);
  for (const line of why) console.log(`${name} │ ${line}`);
}

const total = (key) => results.reduce((sum, result) => sum + result[key], 0);

console.log(
  `\n${'step'.padEnd(NAME + 1)}${'seconds'.padStart(9)}${'passed'.padStart(8)}${'failed'.padStart(8)}`,
);
for (const { name, seconds, passed, failed, skipped, leftOut } of results)
  console.log(
    `${name.padEnd(NAME + 1)}${seconds.padStart(9)}${String(passed).padStart(8)}${String(failed).padStart(8)}` +
      `${skipped ? `  (${skipped} skipped)` : ''}${failed ? '  ✖' : ''}${leftOut ? `  left out: ${leftOut}` : ''}`,
  );
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
