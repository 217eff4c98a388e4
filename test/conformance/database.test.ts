import { databases } from './database.js';
import { failureCounterSuite } from './failure-counter.suite.js';
import { migrationSuite } from './migration.suite.js';
import { raceSuite } from './race.suite.js';
import { transactionSuite } from './transaction.suite.js';

for (const database of databases)
  for (const suite of [migrationSuite, transactionSuite, raceSuite, failureCounterSuite]) suite(database);
