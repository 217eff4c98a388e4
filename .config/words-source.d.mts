interface Placeholder {
  readonly untranslatable: string;
  readonly index: number;
}
export type Contents = readonly (string | Placeholder)[];

export interface SourceSentence {
  readonly id: string;
  readonly contents: Contents;
  readonly text: string;
  readonly form?: 'one' | 'other';
}
export interface Needed {
  readonly contents: Contents;
  readonly text: string;
  readonly numbers?: readonly number[];
}

export function readSource(): SourceSentence[];
export function textOf(contents: Contents): string;
export function neededIn(language: string, source: readonly SourceSentence[]): Map<string, Needed>;
