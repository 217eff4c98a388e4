// What any application of this kind starts with: Express and better-sqlite3, imported, opened, listening.
import Sqlite from 'better-sqlite3';
import express from 'express';

const database = new Sqlite(process.argv[2]);
database.pragma('journal_mode = WAL');
database.exec('create table if not exists account (id text primary key)');
const app = express();
app.get('/', (_request, response) => response.json({}));
const server = app.listen(0, '127.0.0.1', () => {
  server.close();
  database.close();
});
