import { expect } from '@open-wc/testing';
import { plural, setActiveLocale } from './locale.js';
import { msg, str, translateBy } from './message.js';
import { createTranslation } from './translation.js';

const tries = (left: number) =>
  plural(left, {
    one: () => msg('One try left.', { id: 'tries.one' }),
    other: () => msg(str`${left} tries left.`, { id: 'tries.other' }),
  });
const times = (value: number) =>
  plural(value, {
    one: () => msg('Once', { id: 'times.one' }),
    other: () => (value ? msg(str`${value} times`, { id: 'times' }) : msg('Never', { id: 'times.none' })),
  });

/** Says each category by its name, with the number. */
function speak(language: string, words?: Readonly<Record<string, string>>): string[] {
  const asked: string[] = [];
  const named = Object.fromEntries(
    ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => [`tries.${form}`, `${form} {0}`]),
  );
  setActiveLocale(language);
  translateBy(createTranslation(language, words ?? named, (id) => asked.push(id)));
  return asked;
}

describe('a translation', () => {
  afterEach(() => {
    setActiveLocale('en');
    translateBy(undefined);
  });

  it('has the plural forms of its language', () => {
    const said = (language: string, ...numbers: number[]) => {
      speak(language);
      return numbers.map(tries).join();
    };
    expect(said('ar', 0, 1, 2, 3, 10, 11, 99, 100)).to.equal(
      'zero 0,one 1,two 2,few 3,few 10,many 11,many 99,other 100',
    );
    expect(said('pl', 1, 2, 5, 22, 25)).to.equal('one 1,few 2,many 5,few 22,many 25');
    expect(said('uk', 1, 3, 11, 21)).to.equal('one 1,few 3,many 11,one 21');
    expect(said('ja', 1, 2)).to.equal('other 1,other 2');
    expect(said('fr', 0, 1, 2)).to.equal('one 0,one 1,other 2');
  });

  it('has forms beside a sentence without a category in its id, and one for none', () => {
    speak('pl', { times: '{0} razy', 'times.one': 'raz', 'times.none': 'nigdy' });
    expect([0, 1, 2, 5].map(times)).to.deep.equal(['nigdy', 'raz', '2 razy', '5 razy']);
  });

  it('falls back to the general form, and to English where it says nothing', () => {
    speak('pl', { 'tries.other': 'inne {0}' });
    expect(tries(2)).to.equal('inne 2');
    speak('pl', {});
    expect(tries(2)).to.equal('2 tries left.');
    expect(msg('Cancel', { id: 'cancel' })).to.equal('Cancel');
  });

  it('keeps the English forms of what a host did not change', () => {
    speak('en', { 'tries.other': 'Still {0}' });
    expect([1, 2].map(tries)).to.deep.equal(['One try left.', 'Still 2']);
  });

  it('may put values in another order, and leave one out', () => {
    const step = (one: string, two: string) => msg(str`${one} of ${two}`, { id: 'step' });
    speak('de', { step: '{1}: {0}' });
    expect(step('a', 'b')).to.equal('b: a');
    speak('de', { step: 'nur {1}' });
    expect(step('a', 'b')).to.equal('nur b');
  });

  it('keeps names apart from the sentence where that is written from right to left', () => {
    speak('ar', { name: 'إزالة {0}', step: '{0}' });
    expect(msg(str`Remove ${'Chrome'}`, { id: 'name' })).to.equal('إزالة \u2068Chrome\u2069');
    expect(msg(str`Step ${3}`, { id: 'step' })).to.equal('3');
  });

  it('tells which sentences were asked for', () => {
    const asked = speak('de', {});
    msg('Cancel', { id: 'cancel' });
    msg('Off', { id: 'admin.off' });
    expect(asked).to.deep.equal(['cancel', 'admin.off']);
  });
});
