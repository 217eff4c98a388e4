import type { SourceSentence } from './words-source.mjs';

export function writeOut(
  language: string,
  source: readonly SourceSentence[],
  folder: string,
): Promise<readonly string[]>;
export function takeIn(
  language: string,
  source: readonly SourceSentence[],
  folder: string,
  written: string,
): Promise<readonly string[]>;
