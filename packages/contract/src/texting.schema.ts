/** What the routes of the operator's texts take and answer: providers, countries, what became of what was sent. */
import * as v from 'valibot';
import { why } from './admin.schema.js';
import { count, instant } from './states.schema.js';

const name = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/), v.description('An ISO code.'));
const mode = v.pipe(
  v.picklist(['off', 'watch', 'on']),
  v.description('`watch`: texted, and looked at by whoever reads this.'),
);
const sums = { sent: count, delivered: count, failed: count, open: count };

export const texting = v.strictObject({
  now: instant,
  version: count,
  since: v.pipe(instant, v.description('What the sums count from: thirty days.')),
  isAllowed: v.pipe(v.boolean(), v.description('Policy lets somebody use texts, so one provider stays on.')),
  providers: v.pipe(
    v.array(
      v.strictObject({
        name: v.string(),
        isOn: v.boolean(),
        ...sums,
        failures: v.array(v.strictObject({ reason: v.string(), code: v.optional(v.string()), count })),
      }),
    ),
    v.description('In the order in which they are asked.'),
  ),
  countries: v.array(v.strictObject({ country, mode, ...sums })),
  others: v.pipe(mode, v.description('Countries that are not in the list.')),
});

export const setProviders = v.strictObject({
  providers: v.pipe(v.array(v.strictObject({ name, isOn: v.boolean() })), v.maxLength(20)),
  version: count,
  reason: why,
});
export const setCountry = v.strictObject({ country, mode, reason: why });
export const testText = v.strictObject({
  provider: name,
  phone: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
});
export const testedText = v.strictObject({
  now: instant,
  outcome: v.picklist(['sent', 'failed']),
  reason: v.optional(v.string()),
  code: v.optional(v.pipe(v.string(), v.description('The provider’s own.'))),
});

export type SetProviders = v.InferOutput<typeof setProviders>;
export type SetCountry = v.InferOutput<typeof setCountry>;
export type TestText = v.InferOutput<typeof testText>;
