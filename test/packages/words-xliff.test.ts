/** What a translator’s file holds comes back as it went out, with what they changed. */
import { languages, type Part, type Words } from '@mfa-kit/elements/locales';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readSource } from '../../.config/words-source.mjs';
import { takeIn, writeOut } from '../../.config/words-xliff.mjs';

const parts: readonly Part[] = ['sign-in', 'setup', 'settings', 'admin'];
const source = readSource();

describe('words out to XLIFF and in again', () => {
  let folder: string;
  let xliff: string;
  let turn = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'words-'));
    // Six plural forms, and values in other places than in the source.
    await writeOut('ar', source, folder);
    xliff = await readFile(join(folder, 'ar.xlf'), 'utf8');
  });
  after(() => rm(folder, { recursive: true }));

  /** What a page would load after the file was taken in. */
  async function takenIn(file: string): Promise<{ words: Record<Part, Words>; told: readonly string[] }> {
    await writeFile(join(folder, 'ar.xlf'), file);
    const written = join(folder, `written-${++turn}`);
    const told = await takeIn('ar', source, folder, written);
    const load = async (part: Part) => {
      const path = pathToFileURL(join(written, 'ar', `${part}.ts`)).href;
      return [part, ((await import(path)) as { words: Words }).words] as const;
    };
    return { words: Object.fromEntries(await Promise.all(parts.map(load))) as Record<Part, Words>, told };
  }

  const changed = (from: RegExp, to: string) => {
    assert.match(xliff, from);
    return xliff.replace(from, to);
  };
  const target = (id: string) => new RegExp(`(<trans-unit id="${id}">[^]*?<target>)[^]*?(</target>)`);

  it('changes nothing', async () => {
    const { words } = await takenIn(xliff);
    for (const part of parts) assert.deepEqual(words[part], (await languages.ar![part]()).words);
  });

  it('brings a changed sentence, and drops an emptied one', async () => {
    const { words } = await takenIn(
      changed(target('cancel'), '$1تراجُع &amp; &lt;b>$2').replace(target('back'), '$1 $2'),
    );
    assert.equal(words['sign-in'].cancel, 'تراجُع & <b>');
    assert.equal('back' in words['sign-in'], false);
    assert.equal(words['sign-in'].retry, (await languages.ar!['sign-in']()).words.retry);
  });

  it('tells of a sentence that is gone from the source, and refuses a value that is not in it', async () => {
    const { told } = await takenIn(changed(/id="cancel"/, 'id="no.more"'));
    assert.ok(told.includes('no.more is not in the source any more.'), told.join());
    const wrong = changed(target('cancel'), '$1{7}$2');
    await assert.rejects(takenIn(wrong), /cancel has no \{7\}/);
  });
});
