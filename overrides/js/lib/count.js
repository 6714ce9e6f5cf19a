/** The length of a text, as in macros/domain/text_lint.py. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿" +
  "abcdefghijklmnopqrstuvwxyzäöñüà";
const TWICE = "^{}\\[~]|€";

/**
 * Return the number of characters that a reader sees.
 * @param {string} text
 */
export function graphemes(text) {
  return [...new Intl.Segmenter().segment(text)].length;
}

/**
 * Return the number of text messages that the text is sent as. Source: 3GPP TS 23.038 and 23.040.
 * @param {string} text
 */
export function smsParts(text) {
  const letters = [...text];
  const basic = letters.every((letter) => BASIC.includes(letter) || TWICE.includes(letter));
  const size = basic ? letters.length + letters.filter((letter) => TWICE.includes(letter)).length : text.length;
  const [one, more] = basic ? [160, 153] : [70, 67];
  return size <= one ? 1 : Math.ceil(size / more);
}
