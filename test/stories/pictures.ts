/**
 * Pictures of pages, compared with those kept beside the tests: a quarter of the size, so that how a machine smooths its
 * letters weighs little, and part by part, so that a line that is gone is not lost in the whole.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PNG } from 'pngjs';

const SCALE = 4;
/** How far one channel of a point may be off, of 255. */
const TOLERANCE = 24;
/** Points of a part's side, and how many of its points may differ. */
const PART = 16;
const STRAYS = 10;

/** The mean of every block of points, in half the shades, which keeps the files small. */
function reduce(shot: PNG): PNG {
  const small = new PNG({ width: Math.floor(shot.width / SCALE), height: Math.floor(shot.height / SCALE) });
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0;
        for (let dy = 0; dy < SCALE; dy += 1)
          for (let dx = 0; dx < SCALE; dx += 1)
            sum += shot.data[((y * SCALE + dy) * shot.width + x * SCALE + dx) * 4 + channel] ?? 0;
        const mean = sum / SCALE ** 2;
        small.data[(y * small.width + x) * 4 + channel] =
          channel === 3 ? 255 : Math.min(255, Math.round(mean / 8) * 8);
      }
  return small;
}

/** The parts in which two pictures differ, as places on the page; every one if their sizes do. */
function differences(now: PNG, before: PNG): string[] {
  if (now.width !== before.width || Math.abs(now.height - before.height) > 1)
    return [
      `${now.width * SCALE} × ${now.height * SCALE} px now, ${before.width * SCALE} × ${before.height * SCALE} px before`,
    ];
  const parts = new Map<string, number>();
  for (let y = 0; y < Math.min(now.height, before.height); y += 1)
    for (let x = 0; x < now.width; x += 1) {
      const at = (y * now.width + x) * 4;
      const isOff = [0, 1, 2].some(
        (channel) => Math.abs((now.data[at + channel] ?? 0) - (before.data[at + channel] ?? 0)) > TOLERANCE,
      );
      if (!isOff) continue;
      const part = `${Math.floor(x / PART) * PART * SCALE}, ${Math.floor(y / PART) * PART * SCALE}`;
      parts.set(part, (parts.get(part) ?? 0) + 1);
    }
  return [...parts]
    .filter(([, count]) => count > STRAYS)
    .map(([place, count]) => `${count} points at ${place}`);
}

/**
 * What differs from the picture at that path, one line a part. With MFA_PICTURES=keep the picture is kept as it is now;
 * where something differs, the new one is written to `seen` to be looked at.
 */
export function compare(shot: Buffer, path: string, seen: string): string[] {
  const now = reduce(PNG.sync.read(shot));
  if (process.env['MFA_PICTURES'] === 'keep') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, PNG.sync.write(now, { colorType: 2 }));
    return [];
  }
  if (!existsSync(path)) return ['there is no picture yet: run once with MFA_PICTURES=keep'];
  const found = differences(now, PNG.sync.read(readFileSync(path)));
  if (found.length > 0) {
    mkdirSync(dirname(seen), { recursive: true });
    writeFileSync(seen, shot);
  }
  return found;
}
