/** A temporary canvas, whose memory is freed at once, since some phones limit the total of all canvases. */

/** The quality of a JPEG that cannot be told from the original. */
export const QUALITY = 0.9;

/**
 * Draw on an sRGB canvas of the size and return what `take` makes of it; the canvas is emptied afterwards.
 * @template T
 * @param {number} width
 * @param {number} height
 * @param {(drawing: CanvasRenderingContext2D) => void} draw
 * @param {(canvas: HTMLCanvasElement) => T | Promise<T>} take
 * @returns {Promise<T>}
 */
export async function onCanvas(width, height, draw, take) {
  const canvas = document.createElement("canvas");
  try {
    Object.assign(canvas, { width, height });
    const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    drawing.imageSmoothingQuality = "high";
    draw(drawing);
    return await take(canvas);
  } finally {
    Object.assign(canvas, { width: 0, height: 0 });
  }
}

/**
 * Return the canvas as a picture file.
 * @param {HTMLCanvasElement} canvas
 * @param {string} type
 * @returns {Promise<Blob>}
 */
export function encoded(canvas, type) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), type, QUALITY);
  });
}

/**
 * Return the canvas as pixels: red, green, blue and alpha, 0–255.
 * @param {HTMLCanvasElement} canvas
 */
export function pixels(canvas) {
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  return drawing.getImageData(0, 0, canvas.width, canvas.height).data;
}
