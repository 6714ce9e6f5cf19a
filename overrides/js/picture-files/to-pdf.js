/** A scene as PDF for print: one page of outlines, with boxes and marks, tagged as a figure with alternative text. */
import { encoded, onCanvas, pixels } from "../picture/canvas.js";
import { begun, rectangle, shapeOperators } from "./pdf-content.js";
import { bytes, compressed, number, pdfFile, textString } from "./pdf-file.js";

const INCH = { mm: 25.4, px: 96 }; // of the scene's unit
const POINTS = 72; // to an inch
const FINEST = 300; // pixels per inch of a photograph in print
const MARK = { from: 3, long: 6, thick: 0.09, air: 1 }; // mm, outside the trim

// The numbers of the fixed objects; pictures follow.
const [CATALOGUE, PAGES, PAGE, CONTENT, TAGS, DOCUMENT, FIGURE, METADATA, INFO] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The scene with what its page has round it, in the scene's unit. mm: of a millimetre; reach: how far it bleeds; from: where marks begin;
 * margin: how far outside the trim the page ends.
 * @typedef {{ scene: Scene, mm: number, reach: number, from: number, margin: number, cmyk: boolean }} Sheet
 */

/**
 * The scene as PDF. bleed: the ground, and what stands on the edge, reaches outside the trim; marks: where to cut;
 * cmyk: colours are DeviceCMYK, by the table (photographs stay RGB).
 * @param {Scene} scene
 * @param {{ bleed?: boolean, marks?: boolean, cmyk?: boolean }} [options]
 * @param {MakerData["cmyk"]} [table]
 */
export async function toPdf(scene, { bleed = false, marks = false, cmyk = false } = {}, table = {}) {
  const mm = INCH[scene.unit] / INCH.mm;
  const reach = bleed ? scene.bleed : 0;
  const from = Math.max(MARK.from * mm, reach);
  const sheet = { scene, mm, reach, from, margin: marks ? from + (MARK.long + MARK.air) * mm : reach, cmyk };
  const drawing = begun(scene, reach, cmyk ? table : undefined);
  const content = [placed(sheet), ...figure(sheet, drawing), ...(marks ? cutMarks(sheet) : [])].join("\n");
  const after = [
    await compressed("", bytes(content)),
    ...tags(sheet),
    metadata(scene),
    `<< /Title ${textString(scene.title)} >>`,
  ];
  const objects = [catalogue(scene), `<< /Type /Pages /Kids [${PAGE} 0 R] /Count 1 >>`, "", ...after];
  const pictures = [];
  for (const shape of drawing.pictures) pictures.push(await picture(objects, shape, scene));
  objects[PAGE - 1] = page(sheet, drawing.opacities, pictures);
  return pdfFile(objects, { root: CATALOGUE, info: INFO });
}

/** @param {Scene} scene */
function catalogue({ language }) {
  const tagged = `/MarkInfo << /Marked true >> /StructTreeRoot ${TAGS} 0 R /Lang ${textString(language)}`;
  const shown = `/ViewerPreferences << /DisplayDocTitle true >> /Metadata ${METADATA} 0 R`;
  return `<< /Type /Catalog /Pages ${PAGES} 0 R ${tagged} ${shown} >>`;
}

/**
 * Return a box in points, so far outside the trim.
 * @param {Sheet} sheet
 * @param {number} outside
 */
function box({ scene, margin }, outside) {
  const first = margin - outside;
  const corners = [first, first, margin + scene.width + outside, margin + scene.height + outside];
  return `[${corners.map((length) => number(points(scene, length))).join(" ")}]`;
}

/** @param {Scene} scene @param {number} length */
function points({ unit }, length) {
  return (length * POINTS) / INCH[unit];
}

/** @param {Sheet} sheet @param {number[]} opacities @param {number[]} pictures */
function page(sheet, opacities, pictures) {
  const states = opacities.map((opacity, index) => `/O${index} << /ca ${number(opacity)} /CA ${number(opacity)} >>`);
  const images = pictures.map((object, index) => `/P${index} ${object} 0 R`);
  const { margin, reach, cmyk } = sheet;
  const boxes = `/MediaBox ${box(sheet, margin)} /BleedBox ${box(sheet, reach)} /TrimBox ${box(sheet, 0)}`;
  const resources = `/Resources << /ExtGState << ${states.join(" ")} >> /XObject << ${images.join(" ")} >> >>`;
  // The colour space in which transparency is blended.
  const group = `/Group << /S /Transparency /CS /${cmyk ? "DeviceCMYK" : "DeviceRGB"} >>`;
  const content = `/Contents ${CONTENT} 0 R /StructParents 0 /Tabs /S`;
  return `<< /Type /Page /Parent ${PAGES} 0 R ${boxes} ${resources} ${group} ${content} >>`;
}

/**
 * Return the transformation from the scene, where y grows downwards, to the page.
 * @param {Sheet} sheet
 */
function placed({ scene, margin }) {
  const scale = POINTS / INCH[scene.unit];
  const map = [scale, 0, 0, -scale, points(scene, margin), points(scene, scene.height + margin)];
  return `${map.map(number).join(" ")} cm`;
}

/** @param {Sheet} sheet @param {import("./pdf-content.js").Drawing} drawing */
function figure({ scene, reach }, drawing) {
  const whole = { x: -reach, y: -reach, width: scene.width + 2 * reach, height: scene.height + 2 * reach };
  return [
    "/Figure << /MCID 0 >> BDC q",
    `${rectangle(whole)} W n`,
    `${drawing.colour(scene.ground, false)} ${rectangle(whole)} f`,
    ...scene.shapes.map((shape) => shapeOperators(drawing, shape)),
    "Q EMC",
  ];
}

/**
 * Return two crop marks at each corner, in all inks.
 * @param {Sheet} sheet
 */
function cutMarks({ scene: { width, height }, from, mm, cmyk }) {
  const to = from + MARK.long * mm;
  const line = (/** @type {number[]} */ x1, /** @type {number[]} */ x2) =>
    `${x1.map(number).join(" ")} m ${x2.map(number).join(" ")} l`;
  const across = [0, height].flatMap((y) => [line([-from, y], [-to, y]), line([width + from, y], [width + to, y])]);
  const down = [0, width].flatMap((x) => [line([x, -from], [x, -to]), line([x, height + from], [x, height + to])]);
  const ink = cmyk ? "1 1 1 1 K" : "0 0 0 RG";
  return ["/Artifact BMC q", `${ink} ${number(MARK.thick * mm)} w`, ...across, ...down, "S", "Q EMC"];
}

/**
 * Return the structure tree: a document with one figure, which has the alternative text.
 * @param {Sheet} sheet
 */
function tags(sheet) {
  const place = `/A << /O /Layout /Placement /Block /BBox ${box(sheet, 0)} >>`;
  return [
    `<< /Type /StructTreeRoot /K ${DOCUMENT} 0 R /ParentTree << /Nums [0 [${FIGURE} 0 R]] >> /ParentTreeNextKey 1 >>`,
    `<< /Type /StructElem /S /Document /P ${TAGS} 0 R /K ${FIGURE} 0 R >>`,
    `<< /Type /StructElem /S /Figure /P ${DOCUMENT} 0 R /Pg ${PAGE} 0 R /K 0 /Alt ${textString(sheet.scene.alt)} ${place} >>`,
  ];
}

/**
 * Return title, description and language as XMP, which archives read.
 * @param {Scene} scene
 */
function metadata({ title, alt, language }) {
  const told = (/** @type {string} */ name, /** @type {string} */ text) =>
    `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></dc:${name}>`;
  const spoken = `<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>`;
  const about = `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${told("title", title)}${told("description", alt)}${spoken}</rdf:Description>`;
  const tree = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${about}</rdf:RDF></x:xmpmeta>`;
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>${tree}<?xpacket end="r"?>`;
  return { entries: "/Type /Metadata /Subtype /XML", data: new TextEncoder().encode(packet) };
}

/** @param {string} text */
function escaped(text) {
  return new XMLSerializer().serializeToString(new Text(text));
}

/**
 * Add the picture to the objects; returns its number. A photograph is a JPEG; a logotype keeps its edges and transparency.
 * @param {import("./pdf-file.js").PdfObject[]} objects
 * @param {PictureShape} shape
 * @param {Scene} scene
 */
async function picture(objects, { role, box: { width, height }, source, picture: { image } }, scene) {
  const finest = FINEST / INCH[scene.unit];
  const across = Math.ceil(Math.min(source.width, width * finest));
  const down = Math.ceil(Math.min(source.height, height * finest));
  const entries = `/Type /XObject /Subtype /Image /Width ${across} /Height ${down} /BitsPerComponent 8 /ColorSpace`;
  const draw = (/** @type {CanvasRenderingContext2D} */ drawing) =>
    drawing.drawImage(image, source.x, source.y, source.width, source.height, 0, 0, across, down);
  return onCanvas(across, down, draw, async (canvas) => {
    if (role === "photo") return objects.push(await photograph(canvas, entries));
    const read = pixels(canvas);
    const colours = read.filter((_, index) => index % 4 !== 3);
    const opaque = read.filter((_, index) => index % 4 === 3);
    const mask = objects.push(await compressed(`${entries} /DeviceGray`, opaque));
    return objects.push(await compressed(`${entries} /DeviceRGB /SMask ${mask} 0 R`, colours));
  });
}

/** @param {HTMLCanvasElement} canvas @param {string} entries */
async function photograph(canvas, entries) {
  const file = await encoded(canvas, "image/jpeg");
  return { entries: `${entries} /DeviceRGB /Filter /DCTDecode`, data: new Uint8Array(await file.arrayBuffer()) };
}
