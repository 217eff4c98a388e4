/** Polish: the words of the settings. */
import type { Words } from '../../languages.js';

export const words: Words = {};
