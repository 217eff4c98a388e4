/**
 * Verifying a TOTP code at sign-in as a careful team would write it for one application: Express 5, better-sqlite3 with
 * statements prepared once, every rule of the kit's (replay refused, tries counted and committed before the compare,
 * locks, hashed handle, sealed secret, audit row, session renewed), none of its layers.
 */
import Sqlite from 'better-sqlite3';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const TRIES = 5;
const STEP_MS = 30_000;
const tables = `
  create table factor (id text primary key, user_id text not null, secret blob not null, last_step integer, last_used_at integer);
  create index factor_by_user on factor (user_id);
  create table pending (id text primary key, handle text not null unique, user_id text not null, return_to text not null, tries integer not null, ended text, created_at integer not null, expires_at integer not null);
  create index pending_by_user on pending (user_id);
  create index pending_by_expiry on pending (expires_at);
  create table person (id text primary key, epoch integer not null, last_seen integer);
  create table recovery (mac text primary key, user_id text not null, used_at integer);
  create index recovery_by_user on recovery (user_id);
  create table counter (user_id text, factor_id text, in_row integer not null, day_count integer not null, last_at integer not null, locked_until integer, primary key (user_id, factor_id));
  create table proof (id text primary key, user_id text not null, level integer not null, amr text not null, epoch integer not null, proved_at integer not null);
  create index proof_by_user on proof (user_id);
  create table event (id text primary key, at integer not null, type text not null, user_id text, factor_id text, ip text, user_agent text);
  create index event_by_user on event (user_id, id);
  create table address (key text primary key, points integer not null, expires_at integer);`;

interface Pending {
  readonly id: string;
  readonly user_id: string;
  readonly return_to: string;
}

interface Row extends Pending {
  readonly factor_id: string;
  readonly secret: Buffer;
  readonly epoch: number;
}

declare module 'express-session' {
  interface SessionData {
    userId: string;
    proof: string;
  }
}

export function handWritten(file: string, now: () => number): Router {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(tables);
  const key = randomBytes(32);

  const saveFactor = db.prepare('insert into factor (id, user_id, secret) values (?, ?, ?)');
  const savePerson = db.prepare('insert into person (id, epoch) values (?, 0)');
  const saveCode = db.prepare('insert into recovery (mac, user_id) values (?, ?)');
  const savePending = db.prepare('insert into pending values (?, ?, ?, ?, 0, null, ?, ?)');
  // One by one: SQLite plans a join anew each time it is run with another parameter.
  const findPending = db.prepare<[string, number, number], Pending>(
    'select * from pending where handle = ? and ended is null and expires_at > ? and tries < ?',
  );
  const findFactor = db.prepare<[string, string], { secret: Buffer }>(
    'select * from factor where id = ? and user_id = ?',
  );
  const findPerson = db.prepare<[string], { epoch: number }>('select * from person where id = ?');
  const findAddress = db.prepare<[string, number], { points: number }>(
    'select points from address where key = ? and expires_at > ?',
  );
  const countFailure = db.prepare<
    [string, string, number, number, number, number, number],
    { in_row: number }
  >(
    `insert into counter values (?, ?, 1, 1, ?, null) on conflict do update set in_row = in_row + 1,
     day_count = case when last_at <= ? then 1 else day_count + 1 end, last_at = ?,
     locked_until = case when (in_row + 1) % 5 = 0 then ? end
     where locked_until is null or locked_until <= ? returning in_row`,
  );
  const spendTry = db.prepare<[string, number, number], { tries: number }>(
    'update pending set tries = tries + 1 where id = ? and ended is null and expires_at > ? and tries < ? returning tries',
  );
  const acceptStep = db.prepare(
    'update factor set last_step = ?, last_used_at = ? where id = ? and (last_step is null or last_step < ?)',
  );
  const dropFailures = db.prepare('delete from counter where user_id = ? and factor_id = ?');
  const saveEvent = db.prepare('insert into event values (?, ?, ?, ?, ?, ?, ?)');
  const endPending = db.prepare(`update pending set ended = 'done' where id = ? and ended is null`);
  const saveSeen = db.prepare('update person set last_seen = ? where id = ?');
  const saveProof = db.prepare('insert into proof values (?, ?, 2, ?, ?, ?)');
  const countCodes = db.prepare<[string], { unused: number }>(
    'select count(*) as unused from recovery where user_id = ? and used_at is null',
  );

  const count = db.transaction((row: Row, at: number) => {
    const counted = countFailure.get(row.user_id, row.factor_id, at, at - 86_400_000, at, at + 900_000, at);
    return counted && spendTry.get(row.id, at, TRIES)?.tries;
  });
  const complete = db.transaction((row: Row, step: number, request: Request) => {
    const at = now();
    if (acceptStep.run(step, at, row.factor_id, step).changes !== 1) return undefined;
    dropFailures.run(row.user_id, row.factor_id);
    const agent = request.get('User-Agent') ?? '';
    saveEvent.run(newId(at), at, 'signed_in', row.user_id, row.factor_id, request.ip, agent);
    if (endPending.run(row.id).changes !== 1) throw new Error('ended elsewhere');
    saveSeen.run(at, row.user_id);
    const proof = newId(at);
    saveProof.run(proof, row.user_id, '["pwd","otp","mfa"]', row.epoch, at);
    return proof;
  });

  function verify(request: Request, response: Response): void {
    const { factorId, code } = request.body as { factorId?: unknown; code?: unknown };
    if (typeof factorId !== 'string' || typeof code !== 'string' || !/^\d{6}$/.test(code))
      return void response.status(400).json({ code: 'request_malformed' });
    const handle = /(?:^|; )hand=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const at = now();
    const pending = findPending.get(digest(handle), at, TRIES);
    const factor = pending && findFactor.get(factorId, pending.user_id);
    const person = pending && findPerson.get(pending.user_id);
    if (!factor || !person) return void response.status(401).json({ code: 'signed_out' });
    const row: Row = { ...pending, factor_id: factorId, secret: factor.secret, epoch: person.epoch };
    if ((findAddress.get(request.ip ?? '', at)?.points ?? 0) >= 100)
      return void response.status(429).json({ code: 'too_many_requests' });
    const tries = count.immediate(row, at);
    if (tries === undefined) return void response.status(429).json({ code: 'factor_locked' });
    const step = matchingStep(open(key, row.factor_id, row.secret), code, at);
    const proof = step === undefined ? undefined : complete.immediate(row, step, request);
    if (proof === undefined)
      return void response.status(401).json({ code: 'code_wrong', triesLeft: TRIES - tries });
    request.session.regenerate((failed) => {
      if (failed) return void response.status(503).end();
      Object.assign(request.session, { userId: row.user_id, proof });
      request.session.save((error) => {
        if (error) return void response.status(503).end();
        response.clearCookie('hand', { httpOnly: true, sameSite: 'lax', path: '/' });
        response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
        const recoveryLeft = countCodes.get(row.user_id)?.unused;
        response.json({
          at: 'complete',
          level: 2,
          amr: ['pwd', 'otp', 'mfa'],
          returnTo: row.return_to,
          recoveryLeft,
        });
      });
    });
  }

  const seed: RequestHandler = (request, response) => {
    const { userId } = request.body as { userId: string };
    const secret = randomBytes(20);
    const factorId = newId(now());
    savePerson.run(userId);
    saveFactor.run(factorId, userId, seal(key, factorId, secret));
    for (let i = 0; i < 10; i++) saveCode.run(randomBytes(32).toString('base64url'), userId);
    response.json({ factorId, secret: secret.toString('hex') });
  };
  const login: RequestHandler = (request, response) => {
    const { userId } = request.body as { userId: string };
    const handle = randomBytes(32).toString('base64url');
    savePending.run(newId(now()), digest(handle), userId, '/', now(), now() + 600_000);
    response.cookie('hand', handle, { httpOnly: true, sameSite: 'lax', path: '/' }).json({});
  };

  const router = express.Router();
  router.post('/seed', seed);
  router.post('/login', login);
  router.post('/verify', verify);
  return router;
}

function digest(handle: string): string {
  return createHash('sha256').update(handle).digest('base64url');
}

function newId(at: number): string {
  return at.toString(36) + randomBytes(16).toString('hex');
}

function seal(key: Buffer, owner: string, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, owner: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}

/** Every step is compared, whether an earlier one matched or not. */
function matchingStep(secret: Buffer, code: string, at: number): number | undefined {
  const current = Math.floor(at / STEP_MS);
  let match: number | undefined;
  for (let step = current - 1; step <= current + 1; step++)
    if (timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code))) match ??= step;
  return match;
}

export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[19]! & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
