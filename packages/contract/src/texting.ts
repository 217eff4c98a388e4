/** The operator's texts: who sends them, to which countries, and what became of them. */
import type { InferOutput } from 'valibot';
import { route, type Nothing } from './route.js';
import type * as schema from './texting.schema.js';

export type { SetCountry, SetProviders, TestText } from './texting.schema.js';

export type Texting = InferOutput<typeof schema.texting>;
export type TestedText = InferOutput<typeof schema.testedText>;

export const texting = {
  state: route<Nothing, Texting>('GET', '/admin/texting'),
  /** All of them in order, each on or off. One stays on while policy lets anybody use texts. */
  providers: route<schema.SetProviders, Texting>('POST', '/admin/texting/providers'),
  country: route<schema.SetCountry, Texting>('POST', '/admin/texting/country'),
  /** Sends one text that says it is a test. */
  test: route<schema.TestText, TestedText>('POST', '/admin/texting/test'),
};
