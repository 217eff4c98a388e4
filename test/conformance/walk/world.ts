/** One person, their browsers, their phone and their sheet of codes; and what must hold whatever they do. */
import { flow, type At, type Challenge, type ErrorCode, type Route, type State } from '@mfa-kit/contract';
import * as schemas from '@mfa-kit/contract/schemas';
import type { Verdict } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Authenticator } from '../../kit/authenticator.js';
import type { Answer, Browser } from '../../kit/browser.js';
import type { Host } from '../../kit/host.js';
import { oneTimeCode, type Text } from '../../kit/virtual-phone.js';
import { succeeded, wrong, type FlowAction, type Moves } from './permitted.js';

const TRIES = 5;
const MOST_A_DAY = 20;
const FIRST_LOCK_MS = 15 * 60_000;
const DAY_MS = 24 * 3600_000;

/** What one browser was given, and what it has proved. */
export class Place {
  browser: Browser;
  setup: { app: Authenticator; factorId: string } | undefined;
  /** A set-up that a newer one replaced. */
  stale: { app: Authenticator; factorId: string } | undefined;
  /** A phone whose set-up was begun here. */
  texting: string | undefined;
  set: { setId: string; codes: readonly string[] } | undefined;
  /** A factor was proved or enrolled since this browser's latest sign-in. */
  proved = false;
  /** The epoch in which its host session got a level-2 proof. */
  provedIn: number | undefined;
  /** When a factor was last proved here, by signing in or again inside the session. */
  freshAt: number | undefined;
  /** When a factor was proved in the login under way; an older session of this browser goes on meanwhile. */
  provedAt: number | undefined;
  /** Proofs for one action: when they were given. */
  readonly grants = new Map<string, number>();
  /** Wrong codes by pending login. */
  readonly guesses = new Map<string, number>();

  constructor(browser: Browser) {
    this.browser = browser;
  }

  /** A session of its own, as fresh as what was proved for it. */
  begins(freshAt?: number): void {
    this.freshAt = freshAt;
    this.provedAt = undefined;
    this.grants.clear();
  }
}

/** The failures of one counter, as a strict reader of SECURITY.md 1 would count them. */
class Counter {
  #inRow = 0;
  #at: number[] = [];
  #lockedUntil = 0;

  isLocked(now: number): boolean {
    return now < this.#lockedUntil;
  }

  fail(now: number): void {
    assert.ok(!this.isLocked(now), 'a guess was compared while its factor had to be locked');
    this.#inRow += 1;
    this.#at = [...this.#at.filter((at) => at > now - DAY_MS), now];
    assert.ok(this.#at.length <= MOST_A_DAY, `${this.#at.length} guesses were compared within 24 hours`);
    if (this.#inRow % TRIES === 0) this.#lockedUntil = now + FIRST_LOCK_MS;
    if (this.#at.length === MOST_A_DAY) this.#lockedUntil = now + DAY_MS;
  }

  succeed(now: number): void {
    assert.ok(!this.isLocked(now), 'a right code was taken while its factor had to be locked');
    this.#inRow = 0;
    this.#at = [];
  }
}

interface Tickets {
  readonly live: string | undefined;
  readonly dead: string | undefined;
  readonly until: number;
}

export interface Sending<Input> {
  readonly route: Route<Input, unknown>;
  /** What is sent, by somebody who sees that state. */
  input(state: State): Input;
}

export interface Acted {
  readonly answer: Answer;
  readonly before: State;
  readonly after: State;
  readonly isOk: boolean;
  readonly code: string;
}

export interface WorldOptions {
  readonly host: Host;
  readonly userId: string;
  readonly number: string;
  /** Everything that was texted, to whomever. */
  readonly texts: () => readonly Text[];
  readonly browsers: number;
}

/** A state is an answer of its own, or stands beside what else was answered. */
function stateIn({ body }: Answer, isAll: boolean): State {
  return v.parse(schemas.state, isAll ? body : body.state);
}

export class World {
  readonly host: Host;
  readonly userId: string;
  readonly places: readonly Place[];
  verdict: Verdict = { requirement: 'optional' };
  /** The active authenticator, and the last step it was accepted for. */
  phone: { app: Authenticator; factorId: string; lastStep: number } | undefined;
  /** The active phone, where it was a phone that was set up. */
  texted: string | undefined;
  readonly number: string;
  /** Texted codes that were accepted. */
  readonly usedTexts = new Set<string>();
  /** Codes of the confirmed set that still work, and codes that never may again. */
  sheet: string[] = [];
  readonly spent: string[] = [];
  tickets: Tickets = { live: undefined, dead: undefined, until: 0 };
  /** Moves when every session of before has to end. */
  epoch = 0;
  counters = { factor: new Counter(), recovery: new Counter(), password: new Counter() };

  readonly #texts: () => readonly Text[];

  constructor({ host, userId, number, texts, browsers }: WorldOptions) {
    this.host = host;
    this.userId = userId;
    this.number = number;
    this.#texts = texts;
    this.places = Array.from({ length: browsers }, () => new Place(host.browser()));
  }

  /** What the newest text says, whichever browser asked for it. */
  get textedCode(): string {
    const body = this.#texts().findLast(({ to }) => to === this.number)?.body;
    return oneTimeCode(body ?? '')?.code ?? '000000';
  }

  get now(): number {
    return this.host.clock.now();
  }

  forget(): void {
    this.phone = this.texted = undefined;
    this.spent.push(...this.sheet);
    this.sheet = [];
    this.tickets = { live: undefined, dead: this.tickets.live, until: 0 };
    this.epoch += 1;
    this.counters = { factor: new Counter(), recovery: new Counter(), password: new Counter() };
    for (const place of this.places) place.setup = place.texting = undefined;
  }

  /** The factors were changed from there: every other session is over, and a new factor starts without failures. */
  changed(place: Place): void {
    const isIn = place.provedIn === this.epoch;
    this.epoch += 1;
    if (isIn) place.provedIn = this.epoch;
    this.counters = { ...this.counters, factor: new Counter() };
  }

  async stateOf({ browser }: Place): Promise<State> {
    const answer = await browser.call(flow.state);
    assert.equal(answer.status, 200, answer.text);
    return v.parse(schemas.state, answer.body);
  }

  /** Sends one action of the flow and holds what comes back against the table. */
  async act<Input>(place: Place, action: FlowAction, sending: Sending<Input>): Promise<Acted> {
    const before = await this.stateOf(place);
    const { route } = sending;
    const answer = await place.browser.call(route, sending.input(before));
    const isOk = answer.status === 200;
    const after = stateIn(answer, isOk && action !== 'makeCodes');
    const code = answer.body.code ?? 'ok';
    const arrow = `${before.at} –${action}→ ${code}, ${after.at}`;
    if (!isOk)
      assert.ok(schemas.failuresOf(route).includes(code as ErrorCode), `${arrow} is no answer of it`);
    const isWrong = code === 'code_wrong' || code === 'password_wrong';
    const moves: Moves = isOk
      ? succeeded[action]
      : isWrong
        ? (wrong[action] ?? {})
        : { [before.at]: [before.at] };
    assert.ok(moves[before.at]?.includes(after.at), `the table does not permit ${arrow}`);
    if (isWrong && before.at === 'challenge') this.#countGuess(place, before, after, answer);
    if (isOk) this.#follow(place, action, { from: before.at, to: after.at });
    if (after.at === 'signed-out') [place.proved, place.provedIn] = [false, undefined];
    assert.equal((await this.stateOf(place)).at, after.at, `${arrow}, and something else when asked again`);
    return { answer, before, after, isOk, code };
  }

  #countGuess(place: Place, before: Challenge, after: State, { body }: Answer): void {
    assert.equal(body.triesLeft, before.triesLeft - 1);
    assert.equal(after.at, body.triesLeft === 0 ? 'signed-out' : 'challenge');
    const login = before.challengeId ?? (after.at === 'challenge' ? after.challengeId : undefined) ?? 'none';
    const guesses = (place.guesses.get(login) ?? 0) + 1;
    place.guesses.set(login, guesses);
    assert.ok(guesses <= TRIES, `${guesses} guesses in one login`);
  }

  #follow(place: Place, action: FlowAction, { from, to }: { from: At; to: At }): void {
    if (action === 'verify' || action === 'recover' || action === 'confirm') place.proved = true;
    if (action === 'verify' || action === 'confirm') place.provedAt = this.now;
    if (action === 'recover') place.provedAt = undefined;
    if (action === 'confirm') this.epoch += 1;
    if (action === 'enroll') place.proved = false;
    if (to !== 'complete' || from === 'complete' || action === 'cancel') return;
    if (place.proved) place.provedIn = this.epoch;
    place.begins(place.provedAt);
    place.proved = false;
  }

  /** What must hold in every browser, whoever did what last. */
  async check(): Promise<void> {
    for (const place of this.places) {
      const { status, body } = await place.browser.get('/account');
      const mfa = status === 200 ? (body.mfa as { level: 1 | 2; userId: string }) : undefined;
      assert.ok(mfa || status === 401, `the account answered ${status}`);
      if (mfa) this.#justify(place, mfa);
      const state = await this.stateOf(place);
      if (state.at !== 'complete') continue;
      assert.ok(mfa, 'the state is complete, and the account is refused');
      assert.equal(state.level, mfa.level);
    }
  }

  #justify(place: Place, { level, userId }: { level: 1 | 2; userId: string }): void {
    assert.equal(userId, this.userId);
    const isIgnored = this.verdict.requirement === 'off' && this.verdict.ignoreOwnChoice === true;
    if (level === 2)
      assert.equal(
        place.provedIn,
        this.epoch,
        'a level-2 session that proved nothing since everything ended',
      );
    else if (this.phone ?? this.texted) assert.ok(isIgnored, 'a session while a live factor is unproved');
    else
      assert.notEqual(
        this.verdict.requirement,
        'required',
        'a session while a factor is required and missing',
      );
  }
}
