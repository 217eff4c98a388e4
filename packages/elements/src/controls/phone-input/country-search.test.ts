import { expect } from '@open-wc/testing';
import { setActiveLocale } from '../../locales/locale.js';
import { countriesInOrder, search } from './country-search.js';
import { allCountries, countriesOf, dialCode, leadingCode } from './dial-codes.js';
import { metadata } from './phone-data.js';

const all = () => countriesInOrder(allCountries, []);
const found = (query: string): string[] => search(all(), query).map(({ id }) => id);

describe('the search for countries', () => {
  afterEach(() => setActiveLocale('en'));

  it('P5 finds by the page’s name and the English one, ignoring accents and capitals', () => {
    setActiveLocale('de');
    expect(found('Österreich')[0]).to.equal('AT');
    expect(found('OSTERREICH')[0]).to.equal('AT');
    expect(found('austria')[0]).to.equal('AT');
    expect(found('vereinigtes k')).to.deep.equal(['GB']);
    setActiveLocale('en');
    expect(found('cote d’ivoire')[0]).to.equal('CI');
    expect(found('Türkiye')[0]).to.equal('TR');
    expect(found('reunion')[0]).to.equal('RE');
  });

  it('P5 finds by the two letters, first of all', () => {
    expect(found('de')[0]).to.equal('DE');
    expect(found('GB')[0]).to.equal('GB');
    expect(found('ch')[0]).to.equal('CH');
  });

  it('P5 finds by the code, with and without a plus', () => {
    for (const query of ['+44', '44', '0044', ' + 44 ']) expect(found(query), query).to.include('GB');
    expect(found('44').sort()).to.deep.equal(['GB', 'GG', 'IM', 'JE']);
    expect(found('+35')).to.include.members(['IE', 'PT', 'FI']);
    expect(found('+447911123456')[0]).to.equal('GB');
    for (const query of ['+٤٤', '۴۴', '＋４４', '\u200e+44']) expect(found(query)[0], query).to.equal('GB');
    expect(found('+')).to.have.lengthOf(allCountries.length);
    expect(found('999')).to.deep.equal([]);
  });

  it('P5 finds by an area that has its own country, as people there know it', () => {
    for (const query of ['+1 876', '1876', '+1-658', '0018765550123'])
      expect(found(query)[0], query).to.equal('JM');
    expect(found('1 809')[0]).to.equal('DO');
    expect(found('+1')[0]).to.equal('US');
  });

  it('P5 finds by a name written or said another way', () => {
    const written = {
      'cote d ivoire': 'CI',
      'guinea bissau': 'GW',
      'antigua & barbuda': 'AG',
      'Antigua and Barbuda': 'AG',
      'Saint Lucia': 'LC',
      'st lucia': 'LC',
      'the netherlands': 'NL',
      Oesterreich: 'AT',
      Suisse: 'CH',
      Svizzera: 'CH',
      Belgique: 'BE',
      Macau: 'MO',
    };
    for (const [query, country] of Object.entries(written)) expect(found(query)[0], query).to.equal(country);
  });

  it('P5 finds by the names of every language that the person reads', () => {
    Object.defineProperty(navigator, 'languages', { configurable: true, value: ['C', 'fr-CH'] });
    try {
      // The names of a country are looked up once: one that was not sought before.
      setActiveLocale('nl');
      expect(found('Allemagne')[0]).to.equal('DE');
    } finally {
      Reflect.deleteProperty(navigator, 'languages');
    }
  });

  it('P5 finds by what people say', () => {
    const said = {
      UK: 'GB',
      England: 'GB',
      USA: 'US',
      America: 'US',
      Holland: 'NL',
      UAE: 'AE',
      Turkey: 'TR',
      'czech republic': 'CZ',
      Burma: 'MM',
      'ivory coast': 'CI',
      // As the countries call themselves.
      Deutschland: 'DE',
      España: 'ES',
      Suomi: 'FI',
      日本: 'JP',
      Ελλάδα: 'GR',
    };
    for (const [query, country] of Object.entries(said)) expect(found(query)[0], query).to.equal(country);
    expect(found('new')).to.include.members(['NZ', 'NC', 'PG']);
    expect(found('')).to.have.lengthOf(allCountries.length);
  });

  it('P6 names every country in the page’s language, and orders them by its rules', () => {
    for (const language of ['en', 'de', 'sv', 'ar']) {
      setActiveLocale(language);
      const names = all().map(({ name }) => name);
      expect(all().filter(({ id, name }) => !name || name === id)).to.deep.equal([]);
      expect(names).to.deep.equal([...names].sort(new Intl.Collator(language).compare));
    }
    setActiveLocale('en');
    const name = (country: string) => all().find(({ id }) => id === country)!.name;
    expect(['AC', 'TA', 'XK'].map(name)).to.deep.equal(['Ascension Island', 'Tristan da Cunha', 'Kosovo']);
    setActiveLocale('sv');
    expect(all().at(-1)!.id, 'Ö comes last in Swedish').to.be.oneOf(['AT', 'TL']);
  });

  it('P6 knows the same countries and codes as the numbering plans', () => {
    const plans = metadata.country_calling_codes as unknown as Record<string, readonly string[]>;
    expect([...allCountries].sort()).to.deep.equal(Object.keys(metadata.countries).sort());
    for (const [code, countries] of Object.entries(plans)) {
      expect(countriesOf(code), code).to.deep.equal(countries);
      for (const country of countries) expect(dialCode(country), country).to.equal(code);
      expect(leadingCode(`${code}123456789`)).to.equal(code);
    }
  });
});
