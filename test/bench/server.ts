/** The process that is measured: one application with the kit's routes and the hand-written one, and a clock that is told. */
import { createMfa, expressSession, sqlite } from '@mfa-kit/express';
import express from 'express';
import session from 'express-session';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handWritten } from './hand-written.js';

const folder = mkdtempSync(join(tmpdir(), 'mfa-kit-bench-'));
let clock = Date.UTC(2030, 0, 15, 12);
const now = () => clock;

const app = express();
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const mfa = createMfa({
  issuer: 'Northwind',
  publicUrl: `http://127.0.0.1:${port}`,
  secrets: [randomBytes(32).toString('base64url')],
  database: sqlite(join(folder, 'mfa.db')),
  sessions: expressSession({
    userId: (request) => request.session.userId,
    establish(request, user) {
      request.session.userId = user.id;
    },
  }),
  users: { find: (id) => ({ id, name: `${id}@northwind.example` }) },
  now,
});
await mfa.ready;

app.use(session({ secret: 'bench', resave: false, saveUninitialized: false }));
app.get('/plain', (request, response) => void response.json({ account: request.session.userId }));
app.get(
  '/guarded',
  mfa.protect(),
  (request, response) => void response.json({ account: request.session.userId }),
);
app.use(express.json());
app.post('/login', (request, response, next) => {
  const { userId: id } = request.body as { userId: string };
  mfa
    .signIn(request, response, { id, name: `${id}@northwind.example` })
    .then((state) => response.json(state), next);
});
app.use('/mfa', mfa.router);
app.use('/hand', handWritten(join(folder, 'hand.db'), now));

let before = process.cpuUsage();

process.on('message', (order: { advanceMs?: number; collect?: true; spent?: true }) => {
  if (order.advanceMs) clock += order.advanceMs;
  if (order.collect) before = process.cpuUsage();
  const { user, system } = process.cpuUsage(before);
  process.send?.(order.spent ? (user + system) / 1000 : now());
});
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
process.send?.(port);
