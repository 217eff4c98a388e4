import { expect } from '@open-wc/testing';
import { csvFile } from './csv.js';

const cell = (text: string) => csvFile([[text]]).slice(1, -2);

describe('csvFile', () => {
  it('begins with the mark of UTF-8 and ends each row with CRLF', () => {
    expect(csvFile([['a', 'b'], ['c']])).to.equal('\uFEFFa,b\r\nc\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(cell('a,b')).to.equal('"a,b"');
    expect(cell('say "hi"')).to.equal('"say ""hi"""');
    expect(cell('two\nlines')).to.equal('"two\nlines"');
  });

  it('tells a spreadsheet that a formula is text', () => {
    for (const first of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
      expect(cell(`${first}1`), first).to.equal(`"'${first}1"`);
    expect(cell('1=1')).to.equal('1=1');
  });

  it('tells so after a semicolon or a tab too, where a spreadsheet of other customs begins a cell', () => {
    expect(cell('Ann;=1+1')).to.equal(`"Ann;'=1+1"`);
    expect(cell('Ann;;@x\t-1')).to.equal(`"Ann;;'@x\t'-1"`);
    expect(cell('a; b;c')).to.equal('a; b;c');
  });
});
