// The foot of a picture: the sender, a link as text and QR code, and a logotype with a margin.
import { heightOf, linesOf, row } from "./text.js";

const CODE = 0.145; // relative to the sheet's measure: 36 mm on A4, 51 mm on A3
const QUIET = 4 / 29; // relative to the plate, on each side: four modules of the smallest code, and more of larger ones
const LOGO = 0.085;
/** @type {Omit<WordRow, "field">} */
const STRONG = { size: "small", weight: "bold", fill: "ink" };
/** @type {Omit<WordRow, "field">} */
const PLAIN = { size: "small", weight: "medium", fill: "ink" };

/**
 * Return the foot of an area: its height, the fit of its words, and a function of its top that returns its shapes.
 * @param {Sheet} sheet
 * @param {Box} area
 * @param {Sizes} sizes
 * @returns {Foot}
 */
export function foot(sheet, area, sizes) {
  const plate = coded(sheet) ? sheet.measure * CODE : 0;
  const logo = logoBox(sheet, area);
  const air = sizes.small;
  const aside = plate + (plate && air) + logo.width + (logo.width && air * 1.5);
  const [sender] = row(sheet, { field: "sender", ...STRONG }, area.width - aside, sizes);
  const [link] = row(sheet, { field: "link", ...PLAIN }, area.width, sizes);
  return placed(sheet, area, { plate, logo, sender, link, air });
}

/** @param {Sheet} sheet */
function coded(sheet) {
  return sheet.draft.code && sheet.brought.code && sheet.words("link");
}

/**
 * Return the size of the logotype.
 * @param {Sheet} sheet
 * @param {Box} area
 */
function logoBox(sheet, area) {
  const { logo } = sheet.brought;
  if (!logo) return { width: 0, height: 0 };
  const scale = Math.min((sheet.measure * LOGO) / logo.height, (area.width * 0.4) / logo.width);
  return { width: logo.width * scale, height: logo.height * scale };
}

/**
 * @param {Sheet} sheet
 * @param {Box} area
 * @param {{ plate: number, logo: { width: number, height: number }, sender?: Block, link?: Block, air: number }} parts
 * @returns {Foot}
 */
function placed(sheet, area, { plate, logo, sender, link, air }) {
  const one = sender && link && !plate && beside(sender, link, area.width - logo.width - air * 3);
  const first = Math.max(sender ? heightOf(sender) : 0, plate, logo.height, one && link ? heightOf(link) : 0);
  const second = link && !one ? heightOf(link) : 0;
  const height = first + second + (first && second ? air * 0.8 : 0);
  const right = area.x + area.width;
  const left = area.x + (logo.width ? logo.width + air * 1.5 : 0);
  const ends = one || plate;
  /** @type {(text: string) => number} */
  const start = (text) => (link && ends ? Math.max(area.x, right - link.face.width(text) * link.fit.size) : area.x);
  return {
    height,
    fits: { ...(sender && { sender: sender.fit }), ...(link && { link: link.fit }) },
    shapes: (y) => [
      ...(plate ? code(sheet, { x: right - plate, y: y + first - plate, width: plate, height: plate }) : []),
      ...(logo.width ? logotype(sheet, { x: area.x, y: y + first - logo.height, ...logo }, air) : []),
      ...(sender ? linesOf(sender, () => left, y + first - heightOf(sender)) : []),
      ...(link ? linesOf(link, start, y + height - heightOf(link)) : []),
    ],
  };
}

/**
 * Whether both fit on one line.
 * @param {Block} sender
 * @param {Block} link
 * @param {number} width
 */
function beside(sender, link, width) {
  const single = sender.fit.lines.length === 1 && link.fit.lines.length === 1;
  const [one, other] = [sender, link].map(({ face, fit }) => face.width(fit.lines[0] ?? "") * fit.size);
  return single && one + other <= width;
}

/**
 * Return the link as a QR code: dark on a paper-coloured plate, on any ground.
 * @param {Sheet} sheet
 * @param {Box} box
 * @returns {Shape[]}
 */
function code(sheet, box) {
  const quiet = box.width * QUIET;
  const inner = { x: box.x + quiet, y: box.y + quiet, width: box.width - 2 * quiet, height: box.height - 2 * quiet };
  const address = sheet.draft.words.link.trim();
  const full = /^[a-z]+:/i.test(address) ? address : `https://${address}`;
  const { light } = sheet.data.colours;
  return [
    { kind: "path", role: "plate", d: rectangle(box), fill: light.ground },
    { kind: "path", role: "code", d: sheet.brought.code?.(full, inner) ?? "", fill: light.ink },
  ];
}

/**
 * Return the logotype, on a paper-coloured plate if the ground is not light.
 * @param {Sheet} sheet
 * @param {Box} box
 * @param {number} air
 * @returns {Shape[]}
 */
function logotype(sheet, box, air) {
  const picture = sheet.brought.logo;
  if (!picture) return [];
  const source = { x: 0, y: 0, width: picture.width, height: picture.height };
  /** @type {Shape} */
  const logo = { kind: "picture", role: "logo", box, source, picture };
  const { light } = sheet.data.colours;
  if (sheet.tones.ground === light.ground) return [logo];
  const pad = Math.min(air * 0.5, box.x);
  const around = { x: box.x - pad, y: box.y - pad, width: box.width + 2 * pad, height: box.height + 2 * pad };
  return [{ kind: "path", role: "plate", d: rectangle(around), fill: light.ground }, logo];
}

/** @param {Box} box */
export function rectangle({ x, y, width, height }) {
  return `M${x} ${y}L${x + width} ${y}L${x + width} ${y + height}L${x} ${y + height}Z`;
}
