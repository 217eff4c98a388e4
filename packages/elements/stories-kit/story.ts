/** The part of Storybook's format that stories here use, so that a test can render one by calling it. */
import type { TemplateResult } from 'lit';

export interface StoryMeta {
  readonly title: string;
  /** The tag: its API table is drawn from custom-elements.json. */
  readonly component: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Exports that are no story but what stories and tests are made of. */
  readonly excludeStories?: readonly string[];
}

/** What brings a story to its state, where properties alone cannot. */
export type Play = (story: { readonly canvasElement: HTMLElement }) => Promise<void>;

/** One state to look at, to test and to copy from. */
export interface Story {
  readonly name?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly render: () => TemplateResult;
  readonly play?: Play;
}
