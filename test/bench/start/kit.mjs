// The same with the kit: ready, mounted, listening.
import { createMfa, customSessions, sqlite } from '@mfa-kit/express';
import express from 'express';

const nothing = () => undefined;
const mfa = createMfa({
  issuer: 'Northwind',
  publicUrl: 'http://127.0.0.1',
  secrets: ['pFJb1Q0wJvXn2cYhTtSxgk3mUeRzLd9oWa7BiNqEf5s'],
  database: sqlite(process.argv[2]),
  sessions: customSessions({ read: nothing, establish: nothing, attach: nothing, end: nothing }),
  users: { find: nothing },
});
await mfa.ready;
const app = express();
app.use('/mfa', mfa.router);
const server = app.listen(0, '127.0.0.1', async () => {
  server.close();
  await mfa.close();
});
