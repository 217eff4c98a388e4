/** Says the sentences of one language, by their ids. */
import { html } from 'lit';
import type { Words } from './languages.js';
import type { Sentence, Translation } from './message.js';

const RIGHT_TO_LEFT = /^(ar|he)/;

/** `asked` is called with each id, found or not. */
export function createTranslation(language: string, words: Words, asked: (id: string) => void): Translation {
  /** The plural category of the number that is being told. */
  let category: Intl.LDMLPluralRule = 'other';

  function find(id: string): string | undefined {
    asked(id);
    return words[formId(id, category)] ?? words[id];
  }

  return {
    say(source, id) {
      const sentence = find(id);
      if (sentence === undefined || typeof source === 'string') return sentence;
      const pieces = sentence
        .split(/\{(\d)\}/)
        .map((piece, at) => (at % 2 ? placed(source.values[Number(piece)], language) : piece));
      return isPlain(source) ? pieces.join('') : html`${pieces}`;
    },

    count(number, forms) {
      // The source has English forms, each with what it needs; here the one that has the number serves for all.
      if (language === 'en') return (forms[number] ?? forms.other)();
      category = number;
      try {
        return forms.other();
      } finally {
        category = 'other';
      }
    },
  };
}

/** The id of the sentence for a plural category: `tries.other`, or `tries`, becomes `tries.few`. */
function formId(id: string, category: Intl.LDMLPluralRule): string {
  return category === 'other' ? id : `${id.replace(/\.other$/, '')}.${category}`;
}

function isPlain(source: object): source is Sentence {
  return 'raw' in source;
}

/** A name from elsewhere keeps its own direction, and the sentence around it its order. */
function placed(value: unknown, language: string): unknown {
  return typeof value === 'string' && RIGHT_TO_LEFT.test(language) ? `\u2068${value}\u2069` : value;
}
