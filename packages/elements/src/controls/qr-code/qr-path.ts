/** The light modules that a reader needs around the code (ISO/IEC 18004, 9.1). */
export const QUIET_ZONE = 4;

/** A square of modules, row by row; a true one is dark. */
export interface Matrix {
  readonly size: number;
  readonly data: ArrayLike<number | boolean>;
}

/** Draws the dark modules as one SVG path, a rectangle for each horizontal run, inside the quiet zone. */
export function qrPath({ size, data }: Matrix): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && data[y * size + x]) x++;
      if (x > start) path += `M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h-${x - start}z`;
    }
  }
  return path;
}
