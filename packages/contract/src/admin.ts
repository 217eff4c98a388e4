/** What administrators do about people: who is covered, who is not, and what to do about one of them. */
import type { InferOutput } from 'valibot';
import type * as schema from './admin.schema.js';
import { route, type Nothing } from './route.js';

export type {
  ListPeople,
  OnePerson,
  PresetPhone,
  RequireForOne,
  ResetPerson,
  ShowOverview,
  UntilThen,
  WithReason,
} from './admin.schema.js';

export type AdministratorView = InferOutput<typeof schema.administrator>;
export type Overview = InferOutput<typeof schema.overview>;
export type Coverage = InferOutput<typeof schema.coverage>;
export type PersonStatus = InferOutput<typeof schema.personStatus>;
export type PersonMark = InferOutput<typeof schema.personMark>;
export type PersonRow = InferOutput<typeof schema.personRow>;
export type People = InferOutput<typeof schema.people>;
export type Person = InferOutput<typeof schema.person>;
export type Ticketed = InferOutput<typeof schema.ticketed>;

/** Every write asks for a factor proved just before; a reset for a proof of its own. */
export const admin = {
  /** Who is asking, and what they may see. */
  self: route<Nothing, AdministratorView>('GET', '/admin'),
  overview: route<schema.ShowOverview, Overview>('POST', '/admin/overview'),
  people: route<schema.ListPeople, People>('POST', '/admin/people'),
  person: route<schema.OnePerson, Person>('POST', '/admin/person'),
  /** A requirement for one person, whatever the rules say of others. */
  require: route<schema.RequireForOne, Person>('POST', '/admin/person/require'),
  /** A number that the person proves when they next sign in. */
  preset: route<schema.PresetPhone, Person>('POST', '/admin/person/preset'),
  /** Asks nothing of one person until then. */
  exempt: route<schema.UntilThen, Person>('POST', '/admin/person/exempt'),
  /** More time to enrol for one person. */
  extend: route<schema.UntilThen, Person>('POST', '/admin/person/extend'),
  /** Ends everything one person has, and issues the ticket that they enrol again with. */
  reset: route<schema.ResetPerson, Ticketed>('POST', '/admin/person/reset'),
  /** A ticket for somebody who needs one. The ones before it are void. */
  ticket: route<schema.WithReason, Ticketed>('POST', '/admin/person/ticket'),
  /** Forgets wrong tries: what was locked is open again. */
  unlock: route<schema.WithReason, Person>('POST', '/admin/person/unlock'),
};
