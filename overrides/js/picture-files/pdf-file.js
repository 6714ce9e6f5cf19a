/** Assembly of a PDF file from numbered objects (ISO 32000), whatever their content. */

/** @typedef {string | { entries: string, data: Uint8Array<ArrayBuffer> }} PdfObject A value as PDF writes it, or a stream. */

/**
 * Return the file. objects: from number 1 on; root and info: the numbers of the catalogue and of the document information.
 * @param {PdfObject[]} objects
 * @param {{ root: number, info: number }} numbers
 */
export function pdfFile(objects, { root, info }) {
  const written = [bytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")];
  let [length, rows] = [written[0].length, "0000000000 65535 f \n"];
  for (const part of objects.map(numbered)) {
    rows += `${String(length).padStart(10, "0")} 00000 n \n`;
    length += part.length;
    written.push(part);
  }
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return new Blob([...written, bytes(`xref\n0 ${size}\n${rows}${trailer}`)], { type: "application/pdf" });
}

/** @param {PdfObject} object @param {number} index */
function numbered(object, index) {
  const head = `${index + 1} 0 obj\n`;
  if (typeof object === "string") return bytes(`${head}${object}\nendobj\n`);
  const { entries, data } = object;
  const begin = bytes(`${head}<< ${entries} /Length ${data.length} >>\nstream\n`);
  return joined([begin, data, bytes("\nendstream\nendobj\n")]);
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Return a byte per character, none of which is above 255.
 * @param {string} text
 */
export function bytes(text) {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/**
 * Return a stream with compressed data.
 * @param {string} entries
 * @param {BufferSource} data
 */
export async function compressed(entries, data) {
  const packed = new Blob([data]).stream().pipeThrough(new CompressionStream("deflate"));
  return { entries: `${entries} /Filter /FlateDecode`, data: new Uint8Array(await new Response(packed).arrayBuffer()) };
}

/**
 * Return a PDF text string: UTF-16 in hexadecimal digits.
 * @param {string} text
 */
export function textString(text) {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `<feff${units.map((unit) => unit.toString(16).padStart(4, "0")).join("")}>`;
}

/**
 * Format a number for PDF: without exponent, and with the precision of a printer.
 * @param {number} value
 */
export function number(value) {
  return String(Number(value.toFixed(4)));
}
