/** The statements that must let a bounded number through, each with a row to fight over. */
import type { Db, Transaction } from '../../packages/express/src/context.js';
import type { FactorTable } from '../../packages/express/src/db/schema.js';
import { spendFailure } from '../../packages/express/src/failures/failures.store.js';
import { endPending, savePending, spendPendingTry } from '../../packages/express/src/flow/flow.store.js';
import { saveFactor, spendSetupTry } from '../../packages/express/src/kinds/factor.store.js';
import { acceptStep, activate } from '../../packages/express/src/kinds/totp/totp.store.js';
import {
  confirmSet,
  saveCodes,
  saveSet,
  spendCode,
} from '../../packages/express/src/recovery/recovery.store.js';
import {
  replaceTicket,
  spendTicketTry,
  takeTicket,
} from '../../packages/express/src/tickets/tickets.store.js';

export const NOW = Date.UTC(2030, 0, 15, 12);
const LATER = NOW + 600_000;
const MOST = 5;

interface Race {
  /** How many of all who try may win. */
  readonly winners: number;
  readonly prepare: (db: Db, id: string) => Promise<unknown>;
  /** Whether this one won. */
  readonly run: (db: Db, id: string) => Promise<boolean>;
}

const within = <T>(db: Db, work: (transaction: Transaction) => Promise<T>) => db.transaction().execute(work);

const factor = (id: string, state: FactorTable['state']): FactorTable => ({
  id,
  user_id: id,
  kind: 'totp',
  name: '',
  state,
  secret: 'sealed',
  last_step: null,
  is_default: 1,
  hint: null,
  ordinal: 1,
  replaces: null,
  pending_id: id,
  tries: 0,
  created_at: NOW,
  confirmed_at: null,
  last_used_at: null,
  expires_at: LATER,
});

const login = (db: Db, id: string) =>
  savePending(db, {
    id,
    handle: id,
    user_id: id,
    via: 'sign-in',
    context: '{}',
    return_to: '/',
    tries: 0,
    granted_at: null,
    ticketed: 0,
    amr: null,
    fresh_at: null,
    fresh_amr: null,
    enrolled: '[]',
    ended: null,
    trust: 0,
    created_at: NOW,
    expires_at: LATER,
  });

const ticket = (db: Db, id: string) =>
  within(db, (transaction) =>
    replaceTicket(transaction, {
      id,
      user_id: id,
      mac: id,
      key_id: 'k',
      tries: 0,
      used_at: null,
      created_at: NOW,
      expires_at: LATER,
    }),
  );

const set = (transaction: Transaction, id: string) =>
  saveSet(transaction, { id, userId: id, pendingId: id, now: NOW });

export const races: Readonly<Record<string, Race>> = {
  acceptStep: {
    winners: 1,
    prepare: (db, id) => within(db, (transaction) => saveFactor(transaction, factor(id, 'active'))),
    run: (db, id) => within(db, (transaction) => acceptStep(transaction, id, 7, NOW)),
  },
  activate: {
    winners: 1,
    prepare: (db, id) => within(db, (transaction) => saveFactor(transaction, factor(id, 'pending'))),
    run: (db, id) => within(db, (transaction) => activate(transaction, id, 7, NOW)),
  },
  spendSetupTry: {
    winners: MOST,
    prepare: (db, id) => within(db, (transaction) => saveFactor(transaction, factor(id, 'pending'))),
    run: async (db, id) =>
      (await spendSetupTry(db, { id, pendingId: id, now: NOW, most: MOST })) !== undefined,
  },
  spendPendingTry: {
    winners: MOST,
    prepare: login,
    run: (db, id) =>
      within(db, async (t) => (await spendPendingTry(t, { id, now: NOW, most: MOST })) !== undefined),
  },
  endPending: { winners: 1, prepare: login, run: (db, id) => endPending(db, id, 'done') },
  spendCode: {
    winners: 1,
    prepare: (db, id) =>
      within(db, async (transaction) => {
        await set(transaction, id);
        await saveCodes(transaction, [{ mac: id, set_id: id, user_id: id, key_id: 'k', used_at: null }]);
        await confirmSet(transaction, { id, pendingId: id, now: NOW });
      }),
    run: (db, id) => within(db, (transaction) => spendCode(transaction, id, [id, 'of another key'], NOW)),
  },
  confirmSet: {
    winners: 1,
    prepare: (db, id) => within(db, (transaction) => set(transaction, id)),
    run: (db, id) => within(db, (transaction) => confirmSet(transaction, { id, pendingId: id, now: NOW })),
  },
  spendTicketTry: {
    winners: MOST,
    prepare: ticket,
    run: async (db, id) => (await spendTicketTry(db, id, NOW, MOST)) !== undefined,
  },
  takeTicket: {
    winners: 1,
    prepare: ticket,
    run: (db, id) => within(db, (transaction) => takeTicket(transaction, id, NOW)),
  },
  spendFailure: {
    winners: MOST,
    prepare: () => Promise.resolve(),
    run: (db, id) => within(db, async (t) => (await spendFailure(t, id, 'factor', NOW)) !== undefined),
  },
};
