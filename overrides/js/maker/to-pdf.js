/** A scene as PDF for print: one page of outlines, with its boxes and marks, and tagged as one figure that is described. */
import { encoded, onCanvas, pixels } from "./canvas.js";
import { begun, rectangle, shapeOperators } from "./pdf-content.js";
import { bytes, compressed, number, pdfFile, textString } from "./pdf-file.js";

const INCH = { mm: 25.4, px: 96 }; // of the scene's unit
const POINTS = 72; // to an inch
const FINEST = 300; // pixels to an inch that a photograph has in print
const MARK = { from: 3, long: 6, thick: 0.09, air: 1 }; // mm, outside the trim

// The numbers of the objects that are always there; pictures follow.
const [CATALOGUE, PAGES, PAGE, CONTENT, TAGS, DOCUMENT, FIGURE, METADATA, INFO] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

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
  const margin = marks ? from + (MARK.long + MARK.air) * mm : reach;
  const drawing = begun(scene, reach, cmyk ? table : undefined);
  const content = [
    placed(scene, margin),
    ...figure(scene, drawing, reach),
    ...(marks ? cutMarks(scene, from, mm, cmyk) : []),
  ].join("\n");
  /** @type {import("./pdf-file.js").PdfObject[]} */
  const objects = [
    `<< /Type /Catalog /Pages ${PAGES} 0 R /Lang ${textString(scene.language)} /MarkInfo << /Marked true >> /StructTreeRoot ${TAGS} 0 R /Metadata ${METADATA} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Kids [${PAGE} 0 R] /Count 1 >>`,
    "",
    await compressed("", bytes(content)),
    ...tags(scene, margin),
    metadata(scene),
    `<< /Title ${textString(scene.title)} >>`,
  ];
  const pictures = [];
  for (const shape of drawing.pictures) pictures.push(await picture(objects, shape, scene));
  objects[PAGE - 1] = page(scene, { reach, margin, opacities: drawing.opacities, pictures, cmyk });
  return pdfFile(objects, { root: CATALOGUE, info: INFO });
}

/**
 * A box in points that stands so far outside the trim.
 * @param {Scene} scene
 * @param {number} margin
 * @param {number} outside
 */
function box(scene, margin, outside) {
  const first = margin - outside;
  const corners = [first, first, margin + scene.width + outside, margin + scene.height + outside];
  return `[${corners.map((length) => number(points(scene, length))).join(" ")}]`;
}

/** @param {Scene} scene @param {number} length */
function points({ unit }, length) {
  return (length * POINTS) / INCH[unit];
}

/** @param {Scene} scene @param {{ reach: number, margin: number, opacities: number[], pictures: number[], cmyk: boolean }} made */
function page(scene, { reach, margin, opacities, pictures, cmyk }) {
  const states = opacities.map((opacity, index) => `/O${index} << /ca ${number(opacity)} /CA ${number(opacity)} >>`);
  const images = pictures.map((object, index) => `/P${index} ${object} 0 R`);
  const boxes = `/MediaBox ${box(scene, margin, margin)} /BleedBox ${box(scene, margin, reach)} /TrimBox ${box(scene, margin, 0)}`;
  const resources = `/Resources << /ExtGState << ${states.join(" ")} >> /XObject << ${images.join(" ")} >> >>`;
  // In which colours what shows through is mixed.
  const group = `/Group << /S /Transparency /CS /${cmyk ? "DeviceCMYK" : "DeviceRGB"} >>`;
  return `<< /Type /Page /Parent ${PAGES} 0 R ${boxes} ${resources} ${group} /Contents ${CONTENT} 0 R /StructParents 0 /Tabs /S >>`;
}

/**
 * The map from the scene, where y grows downwards, to the page.
 * @param {Scene} scene
 * @param {number} margin
 */
function placed(scene, margin) {
  const scale = POINTS / INCH[scene.unit];
  const map = [scale, 0, 0, -scale, points(scene, margin), points(scene, scene.height + margin)];
  return `${map.map(number).join(" ")} cm`;
}

/** @param {Scene} scene @param {import("./pdf-content.js").Drawing} drawing @param {number} reach */
function figure(scene, drawing, reach) {
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
 * Two marks at each corner, in every ink there is.
 * @param {Scene} scene
 * @param {number} from
 * @param {number} mm
 * @param {boolean} cmyk
 */
function cutMarks({ width, height }, from, mm, cmyk) {
  const to = from + MARK.long * mm;
  const line = (/** @type {number[]} */ x1, /** @type {number[]} */ x2) =>
    `${x1.map(number).join(" ")} m ${x2.map(number).join(" ")} l`;
  const across = [0, height].flatMap((y) => [line([-from, y], [-to, y]), line([width + from, y], [width + to, y])]);
  const down = [0, width].flatMap((x) => [line([x, -from], [x, -to]), line([x, height + from], [x, height + to])]);
  const ink = cmyk ? "1 1 1 1 K" : "0 0 0 RG";
  return ["/Artifact BMC q", `${ink} ${number(MARK.thick * mm)} w`, ...across, ...down, "S", "Q EMC"];
}

/**
 * The tree of tags: a document of one figure, which has the alternative text.
 * @param {Scene} scene
 * @param {number} margin
 */
function tags(scene, margin) {
  const place = `/A << /O /Layout /Placement /Block /BBox ${box(scene, margin, 0)} >>`;
  return [
    `<< /Type /StructTreeRoot /K ${DOCUMENT} 0 R /ParentTree << /Nums [0 [${FIGURE} 0 R]] >> /ParentTreeNextKey 1 >>`,
    `<< /Type /StructElem /S /Document /P ${TAGS} 0 R /K ${FIGURE} 0 R >>`,
    `<< /Type /StructElem /S /Figure /P ${DOCUMENT} 0 R /Pg ${PAGE} 0 R /K 0 /Alt ${textString(scene.alt)} ${place} >>`,
  ];
}

/**
 * Title, description and language as XMP, which is what archives read.
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
 * Add the picture to the objects; gives its number. A photograph is a JPEG; a logotype keeps its edges and what one sees through.
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
    const { colours, opaque } = separated(pixels(canvas));
    const mask = objects.push(await compressed(`${entries} /DeviceGray`, opaque));
    return objects.push(await compressed(`${entries} /DeviceRGB /SMask ${mask} 0 R`, colours));
  });
}

/** @param {HTMLCanvasElement} canvas @param {string} entries */
async function photograph(canvas, entries) {
  const file = await encoded(canvas, "image/jpeg");
  return { entries: `${entries} /DeviceRGB /Filter /DCTDecode`, data: new Uint8Array(await file.arrayBuffer()) };
}

/**
 * The colours of pixels, and how opaque each is.
 * @param {Uint8ClampedArray} read
 */
function separated(read) {
  const count = read.length / 4;
  const [colours, opaque] = [new Uint8Array(count * 3), new Uint8Array(count)];
  for (let pixel = 0; pixel < count; pixel++) {
    colours.set(read.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
    opaque[pixel] = read[pixel * 4 + 3];
  }
  return { colours, opaque };
}
