/** What is done with the numbering plans, in one piece to load beside them. */
import { readNumber, type PhoneData } from './number-reading.js';
import { problemWords, renderNote } from './number-words.js';
import type { Numbers } from './numbers.js';

export function numberReader(data: PhoneData): Numbers {
  return {
    read: (text, at) => readNumber(data, text, at),
    words: (reading, choice) => problemWords(data, reading, choice),
    note: (reading, choice, use) => renderNote(data, reading, choice, use),
    attend: async (field) => {
      if (!field.asYouType) return;
      const { groupWhileTyping } = await import('./typing-format.js');
      groupWhileTyping(field, data);
    },
  };
}
