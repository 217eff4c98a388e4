/**
 * What marks words for translation, typed as @lit/localize's, so that its tools find them. Its loader stays out: it may
 * be installed once in a page, and a page may have its own.
 */
import type { str as litStr } from '@lit/localize/internal/str-tag.js';
import type { MsgFn } from '@lit/localize/internal/types.js';
import type { TemplateResult } from 'lit';
import type { PluralForms } from './locale.js';

/** Words with values between them. */
export interface Sentence {
  readonly raw: readonly string[];
  readonly values: readonly unknown[];
}

/** What a page says instead of the English in the source. */
export interface Translation {
  /** Nothing if it has no words under that id. */
  say(source: string | Sentence | TemplateResult, id: string): string | TemplateResult | undefined;
  /** The sentence that goes with a number. */
  count(category: Intl.LDMLPluralRule, forms: PluralForms): string;
}

/** The page's, once there is one. */
export let translation: Translation | undefined;

export function translateBy(next: Translation | undefined): void {
  translation = next;
}

/** Marks values in a sentence. */
export const str = ((raw: readonly string[], ...values: unknown[]): Sentence => ({
  raw,
  values,
})) as unknown as typeof litStr;

/** A sentence in the page's language, known by its id. */
export const msg = ((source: Sentence, { id }: { readonly id: string }) =>
  translation?.say(source, id) ??
  (source.raw ? String.raw(source, ...source.values) : source)) as unknown as MsgFn;
