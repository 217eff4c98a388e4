/** Trusted browsers at rest: a digest of what their cookie holds, and when they were seen. */
import type { Db, Transaction } from '../context.js';
import type { TrustedDeviceTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

export type DeviceRow = TrustedDeviceTable;

export async function saveDevice(db: Transaction, device: DeviceRow): Promise<void> {
  await db.insertInto('trusted_device').values(device).execute();
}

const deviceByHandle = statement((db, { handle }: { handle: string }) =>
  db.selectFrom('trusted_device').selectAll().where('handle', '=', handle),
);
const deviceById = statement((db, { id }: { id: string }) =>
  db.selectFrom('trusted_device').selectAll().where('id', '=', id),
);

export async function findDeviceByHandle(db: Db, handle: string): Promise<DeviceRow | undefined> {
  return deviceByHandle.first(db, { handle });
}

export async function findDevice(db: Db, id: string): Promise<DeviceRow | undefined> {
  return deviceById.first(db, { id });
}

export async function touchDevice(db: Db | Transaction, id: string, now: number): Promise<void> {
  await db.updateTable('trusted_device').set({ last_seen: now }).where('id', '=', id).execute();
}

/** The newest first. */
export async function listDevices(
  db: Db,
  user: { userId: string; deviceEpoch: number; now: number },
): Promise<DeviceRow[]> {
  return db
    .selectFrom('trusted_device')
    .selectAll()
    .where('user_id', '=', user.userId)
    .where('device_epoch', '=', user.deviceEpoch)
    .where('expires_at', '>', user.now)
    .orderBy('last_seen', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The row stays until it would have expired, so that its cookie is known for one that was given once. */
export async function endDevice(
  db: Transaction,
  device: { id: string; userId: string; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('trusted_device')
    .set({ device_epoch: ENDED })
    .where('id', '=', device.id)
    .where('user_id', '=', device.userId)
    .where('device_epoch', '!=', ENDED)
    .where('expires_at', '>', device.now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** All of a user's, in the same way. How many were trusted until now. */
export async function endDevices(
  db: Transaction,
  user: { userId: string; deviceEpoch: number; now: number },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('trusted_device')
    .set({ device_epoch: ENDED })
    .where('user_id', '=', user.userId)
    .where('device_epoch', '=', user.deviceEpoch)
    .where('expires_at', '>', user.now)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** No user's epoch is ever this one. */
const ENDED = -1;
