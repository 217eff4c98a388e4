/** The package's own core, without the canvas, terminal and file renderers that its entry brings along. */
declare module 'qrcode/lib/core/qrcode.js' {
  type Create = typeof import('qrcode').create;
  /** Bundlers differ in how they hand on CommonJS: as names, as the default, or both. */
  export const create: Create | undefined;
  const core: { readonly create: Create };
  export default core;
}
