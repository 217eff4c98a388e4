/** Hindi: the words of signing in, and of every screen. */
import type { Words } from '../../languages.js';

export const words: Words = {};
