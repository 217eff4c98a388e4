/** Administrators at their console, and the people of several companies whom they may or may not see. */
import { admin, type Person, type People, type ListPeople } from '@mfa-kit/contract';
import type { Administrator, User } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Answer, Browser } from './browser.js';
import { hostDuring, type Host, type HostOptions } from './host.js';
import { enrol, type Enrolled } from './people.js';

const ADMINISTRATORS: Record<string, Administrator> = {
  root: { tenants: 'all', rank: 100, auditor: true },
  nora: { tenants: ['northwind'], rank: 10, actsFor: 'Northwind IT' },
  sven: { tenants: ['southwind'], rank: 10 },
  rita: { tenants: ['northwind', 'southwind'], rank: 50, actsFor: 'Harbour Resellers' },
};

const PEOPLE: readonly User[] = [
  { id: 'root', name: 'root@operator.example', displayName: 'Root' },
  { id: 'nora', name: 'nora@northwind.example', displayName: 'Nora Nilsen', tenant: 'northwind' },
  { id: 'sven', name: 'sven@southwind.example', displayName: 'Sven Svensson', tenant: 'southwind' },
  { id: 'rita', name: 'rita@harbour.example', displayName: 'Rita Reis' },
  {
    id: 'anna',
    name: 'anna@northwind.example',
    email: 'anna@northwind.example',
    tenant: 'northwind',
    roles: ['teller'],
  },
  {
    id: 'bert',
    name: 'bert',
    displayName: 'Bert Berg',
    email: 'bert.berg@southwind.example',
    tenant: 'southwind',
    roles: ['teller', 'clerk'],
  },
  { id: 'carl', name: 'carl@nowhere.example', displayName: 'Carl 100%' },
];

/** A host of two companies, each with an administrator; one of both, and one of everybody. */
export async function companies(test: TestContext, options: HostOptions = {}): Promise<Host> {
  const host = await hostDuring(test, { admin: ({ id }) => ADMINISTRATORS[id], ...options });
  for (const user of PEOPLE) host.users.set(user.id, user);
  return host;
}

/** An administrator who has just enrolled, and so proved a factor. */
export async function atConsole(host: Host, userId: keyof typeof ADMINISTRATORS): Promise<Enrolled> {
  return enrol(host, userId);
}

/** Signs people in, so that the kit has met them. */
export async function meet(host: Host, ...userIds: string[]): Promise<void> {
  for (const userId of userIds) await host.signedIn(userId);
}

export function assertPerson({ status, text, body }: Answer): Person {
  assert.equal(status, 200, text);
  return body as unknown as Person;
}

export async function peopleOf(browser: Browser, asked: ListPeople = {}): Promise<People> {
  const { status, text, body } = await browser.call(admin.people, asked);
  assert.equal(status, 200, text);
  return body as unknown as People;
}
