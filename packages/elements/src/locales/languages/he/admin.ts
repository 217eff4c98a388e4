/** Hebrew: the words of the console. */
import type { Words } from '../../languages.js';

export const words: Words = {};
