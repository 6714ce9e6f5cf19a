/* The picture maker: words and a template become a layout, the layout a scene, the scene a file. */

/** The data from the build, `brand.maker`: what a picture is made of, except the visitor's own files. */
interface MakerData {
  language: string;
  formats: Record<string, Format>;
  templates: Record<string, Template>;
  motifs: Record<string, Motif>;
  /** The colour choices, by name: each strength's colour, `light` and `dark`. */
  colours: Record<string, Tones>;
  /** DeviceCMYK (0–1) of the brand's colours, by `#RRGGBB`. */
  cmyk: Record<string, [number, number, number, number]>;
  /** Glyph tables of the brand's typeface, by weight. */
  faces: { bold: GlyphTable; medium: GlyphTable };
  /** Words that break at a joint, `|` where: `kommun|fullmäktige`. */
  joints: string[];
  words: Record<string, string>;
}
/** Lengths are in its unit, as in a scene. safe: the margins for words: [top, right, bottom, left]. */
interface Format {
  name: string;
  use: string;
  width: number;
  height: number;
  unit: "px" | "mm";
  safe: [number, number, number, number];
  /** How far the ground extends outside the trim in print, mm; 0 for screens. */
  bleed: number;
}
interface Template {
  name: string;
  /** A key of `compositions` in compositions.js. */
  composition: string;
  /** Its fields in order, each with how many characters it holds at most and an example that the template opens on. */
  fields: Record<string, TemplateField>;
  motif: string;
  colour: string;
}
interface TemplateField {
  name: string;
  hint: string;
  limit: number;
  example: string;
  required: boolean;
  /** The sender's placeholder that fills it, if any: `avsandare`, `datum`, `plats`, `lank`. */
  placeholder: string;
}
/** A drawing as flat paths, bottom first. fill and stroke: a part of `Tones`, or nothing. */
interface Motif {
  name: string;
  alt: string;
  width: number;
  height: number;
  paths: MotifPath[];
  /** Its own colour and tints, in `light` pictures and in `dark` ones. */
  tones?: Record<string, Partial<Tones>>;
}
interface MotifPath {
  d: string;
  fill?: keyof Tones;
  stroke?: keyof Tones;
  width?: number;
  opacity?: number;
}
/** The colours of a picture, as `#RRGGBB`. */
interface Tones {
  name: string;
  ground: string;
  ink: string;
  quiet: string;
  line: string;
  tone: string;
  tint: string;
  "tint-2": string;
  paper: string;
  glow: string;
}
/** glyphs: by character, [advance, path data] in the font's units, y growing upwards. kerns: by both characters. */
interface GlyphTable {
  unit: number;
  glyphs: Record<string, [number, string]>;
  kerns: Record<string, number>;
}

/** The visitor's choices and words: what is stored, undone and linked to. */
interface Draft {
  template: string;
  /** A key of `motifs`, `photo` or ``. */
  motif: string;
  colour: string;
  words: Record<string, string>;
  /** The number of steps that the headline is larger (positive) or smaller than the best fit. */
  size: number;
  /** The middle of the photograph's crop (0–1 of its width and height), and how much it is enlarged (1–4). */
  crop: { x: number; y: number; zoom: number };
  /** Whether the link is also shown as a QR code. */
  code: boolean;
  /** The visitor's own alternative text; empty for the generated one. */
  alt: string;
}
/** The visitor's own files, which never leave the browser. */
interface Brought {
  photo?: Picture;
  logo?: Picture;
  /** Draws the link as a QR code: `codePath` of code.js. */
  code?: (address: string, box: Box) => string;
}
/** A decoded and scaled picture. url: the same as a data address, with nothing in it but the pixels. */
interface Picture {
  image: CanvasImageSource;
  width: number;
  height: number;
  url: string;
}

type Box = { x: number; y: number; width: number; height: number };
/** An affine transformation, as in SVG: [a, b, c, d, e, f]. */
type Matrix = [number, number, number, number, number, number];

/** A drawing ready to be written in any format. Its trim is 0 0 width height; the ground extends `bleed` further. */
interface Scene {
  width: number;
  height: number;
  unit: "px" | "mm";
  bleed: number;
  language: string;
  title: string;
  alt: string;
  ground: string;
  shapes: Shape[];
}
type Shape = PathShape | PictureShape | ClippedShapes;
/** d: only M L H V Q C Z, absolute. role `text` has the words it draws, and the field that they are from. */
interface PathShape {
  kind: "path";
  role: "ground" | "line" | "motif" | "text" | "code" | "plate";
  d: string;
  transform?: Matrix;
  fill?: string;
  stroke?: string;
  /** Of the stroke, in the path's own units; caps and joins are round. */
  width?: number;
  opacity?: number;
  field?: string;
  text?: string;
  /** For files with live text: the start of the baseline, size and weight. */
  set?: { x: number; y: number; size: number; weight: number };
}
/** source: the part of the picture, in its own pixels, that fills the box. */
interface PictureShape {
  kind: "picture";
  role: "photo" | "logo";
  box: Box;
  source: Box;
  picture: Picture;
}
interface ClippedShapes {
  kind: "clipped";
  box: Box;
  shapes: Shape[];
}

/** A scene, and how each field fits. */
interface Layout {
  scene: Scene;
  fits: Record<string, Fit>;
}
/** over: how many characters too long the words are in the smallest size; 0 where they fit. missing: characters that cannot be drawn. */
interface Fit {
  size: number;
  lines: string[];
  over: number;
  missing: string[];
}

/** A weight of the typeface. Lengths are relative to the size, except in outlines: in font units, y upwards. */
interface Face {
  has: (character: string) => boolean;
  width: (text: string) => number;
  /** The letters' height above and below the baseline. */
  reach: (text: string) => { above: number; below: number };
  outline: (text: string) => string;
  unit: number;
}
/** The area for a text, and its allowed sizes. leading: line height, relative to the size. */
interface TextBox {
  width: number;
  height: number;
  largest: number;
  smallest: number;
  leading: number;
  joints?: string[];
}
/** Sizes of type below the headline's. */
type Sizes = { medium: number; small: number };
/** A row of words below or above what is set largest. */
type WordRow = { field: string; size: keyof Sizes; weight: "bold" | "medium"; fill: "tone" | "ink" | "quiet" };
/** share: of the sheet, that the picture has; main: the field that is set as large as there is room for. */
interface Composition {
  at: "above" | "below";
  share: [least: number, usual: number, most: number];
  main: string;
  /** Its largest size, relative to the sheet's measure. */
  most: number;
  /** Its wanted ratio to the next size. */
  large?: number;
  /** A row that follows on the same line. */
  beside?: WordRow;
  before: WordRow[];
  after: WordRow[];
}
/** A field's lines in one size. gap: above them, where something stands there. */
interface Block {
  field: string;
  fit: Fit;
  face: Face;
  weight: number;
  fill: string;
  leading: number;
  gap: number;
  beside?: Block;
}
/** The input of a layout. measure: the sheet's size as one number; side: whether the picture is beside the words. */
interface Sheet {
  draft: Draft;
  format: Format;
  data: MakerData;
  brought: Brought;
  composition: Composition;
  tones: Tones;
  faces: { bold: Face; medium: Face };
  measure: number;
  side: boolean;
  pictured: boolean;
  words: (field: string) => string;
}
/** The foot. shapes: a function of its top. */
interface Foot {
  height: number;
  fits: Record<string, Fit>;
  shapes: (y: number) => Shape[];
}
/** An arrangement of a sheet. left: unused height; over: by how much it does not fit. */
interface Arranged {
  share: number;
  scale: number;
  area: Box;
  before: Block[];
  main: Block;
  after: Block[];
  end: Foot;
  gap: number;
  left: number;
  over: number;
  medium: number;
}

/** The same words as pictures in several formats, and what is told beside them. print: as `toPdf` takes it. */
interface ToldPictures {
  draft: Draft;
  pictures: { format: Format; scene: Scene }[];
  print: { bleed?: boolean; marks?: boolean; cmyk?: boolean };
  cmyk: MakerData["cmyk"];
  alt: string;
  caption: string;
  /** Of the figure, if there is one: publisher and year. */
  source: string;
  /** The site's name, to be credited. */
  site: string;
  words: MakerData["words"];
}
/** The functions of the tool `maker-files`. */
interface MakerFiles {
  allFiles(told: ToldPictures): Promise<File>;
  fileNamed(draft: Draft, format: Format, ending: string): string;
  canvasFault(): Promise<string>;
  prepareShare(blob: Blob, name: string, text?: string): ShareData | undefined;
  share(prepared: ShareData): Promise<boolean>;
  toPdf(scene: Scene, options?: ToldPictures["print"], cmyk?: MakerData["cmyk"]): Promise<Blob>;
  toPng(scene: Scene): Promise<Blob>;
}
interface Brand {
  makerFiles: MakerFiles;
}
