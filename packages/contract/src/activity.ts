/** What happened to a person's account: when, where from, with which factor; and “this was not me”. */
import type { InferOutput } from 'valibot';
import type * as schema from './activity.schema.js';
import { route } from './route.js';
import type { State } from './states.js';

export type { DisownEvent, ListActivity } from './activity.schema.js';

export type EventType = InferOutput<typeof schema.eventType>;
export type Happening = InferOutput<typeof schema.happening>;
export type Activity = InferOutput<typeof schema.activity>;

export const activity = {
  list: route<schema.ListActivity, Activity>('POST', '/activity'),
  /** This was not me: every session and every trusted browser is over, this one too, and the operator is told. */
  disown: route<schema.DisownEvent, State>('POST', '/activity/disown'),
};
