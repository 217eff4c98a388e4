/** Italian: the words of setting a factor up. */
import type { Words } from '../../languages.js';

export const words: Words = {};
