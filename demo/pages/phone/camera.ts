/** Looks at the page as a camera would: finds the drawn QR code, photographs it, reads the pixels. */

const PX_PER_MODULE = 4;

/** What is in front of the camera, as a canvas to show in the viewfinder. */
export function photograph(): HTMLCanvasElement | undefined {
  const drawing = findDrawing(document);
  const { width: side, height } = drawing?.viewBox.baseVal ?? { width: 0, height: 0 };
  if (!drawing || side === 0) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = side * PX_PER_MODULE;
  canvas.height = height * PX_PER_MODULE;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  // An image of the SVG would need `data:` or `blob:`, which a strict policy refuses; its path can be drawn as it is.
  pen.fillStyle = groundBehind(drawing);
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(PX_PER_MODULE, PX_PER_MODULE);
  for (const path of drawing.querySelectorAll('path')) {
    pen.fillStyle = getComputedStyle(path).fill;
    pen.fill(new Path2D(path.getAttribute('d') ?? ''));
  }
  return canvas;
}

/** The words in a photograph, if there is a QR code in it. */
export async function decode(canvas: HTMLCanvasElement): Promise<string | undefined> {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  // The reader is larger than everything else on the page together, and only a scan needs it.
  const { default: jsqr } = await import('jsqr');
  return pixels && jsqr.default(pixels.data, pixels.width, pixels.height)?.data;
}

/** The colour that shows through: of the nearest ancestor that has one, shadow hosts among them. */
function groundBehind(element: Element): string {
  const { backgroundColor } = getComputedStyle(element);
  if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
  const around = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  return around ? groundBehind(around) : '#fff';
}

/** The code may stand several shadow roots deep. */
function findDrawing(root: Document | ShadowRoot): SVGSVGElement | undefined {
  for (const element of root.querySelectorAll('*')) {
    const shadow = element.shadowRoot;
    if (!shadow) continue;
    const own = element.localName === 'mfa-qr-code' ? shadow.querySelector('svg') : undefined;
    const found = own ?? findDrawing(shadow);
    if (found) return found;
  }
  return undefined;
}
