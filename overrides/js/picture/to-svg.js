// A scene as SVG: the preview in the page, and the text of a file. No style attributes: the page's policy forbids them.
import { rectangle } from "./foot.js";

const SPACE = "http://www.w3.org/2000/svg";
const BREAKS = /[&<>"]/g;
const SAFE = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });

/** @typedef {{ tag: string, values: Record<string, string | number | undefined>, inner: (Node | string)[] }} Node */

/**
 * Return the text of an SVG file. live: words as editable text, which needs the typeface, instead of outlines.
 * @param {Scene} scene
 * @param {{ live?: boolean }} [options]
 */
export function toSvg(scene, { live = false } = {}) {
  return `${written(drawing(scene, live))}\n`;
}

/**
 * Return the scene as an element, labelled with its alternative text.
 * @param {Scene} scene
 */
export function svgElement(scene) {
  return /** @type {SVGSVGElement} */ (made(drawing(scene, false)));
}

/**
 * @param {Scene} scene
 * @param {boolean} live
 * @returns {Node}
 */
function drawing(scene, live) {
  const { width, height, unit, language, title, alt, ground } = scene;
  const size = { width: `${width}${unit === "mm" ? "mm" : ""}`, height: `${height}${unit === "mm" ? "mm" : ""}` };
  const root = {
    xmlns: SPACE,
    viewBox: `0 0 ${width} ${height}`,
    ...size,
    role: "img",
    lang: language,
    "aria-label": alt,
  };
  const back = node("path", { d: rectangle({ x: 0, y: 0, width, height }), fill: ground });
  const shapes = scene.shapes.map((each) => drawn(each, live));
  return node("svg", root, node("title", {}, title), node("desc", {}, alt), back, ...shapes);
}

/**
 * Return a shape as an element; a clipped one is in a nested svg, which clips at its edges without an id.
 * @param {Shape} shape
 * @param {boolean} live
 * @returns {Node}
 */
function drawn(shape, live) {
  if (shape.kind === "picture") return image(shape);
  if (shape.kind === "path") return live && shape.set ? text(shape) : path(shape);
  const { x, y, width, height } = shape.box;
  const view = `${x} ${y} ${width} ${height}`;
  return node("svg", { x, y, width, height, viewBox: view }, ...shape.shapes.map((each) => drawn(each, live)));
}

/** @param {PathShape} shape */
function path({ d, transform, fill, stroke, width, opacity, role, field }) {
  const line = stroke ? { stroke, "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" } : {};
  const place = transform && `matrix(${transform.map((each) => Number(each.toFixed(5))).join(" ")})`;
  return node("path", {
    d,
    transform: place,
    fill: fill ?? "none",
    ...line,
    opacity,
    "data-role": role,
    "data-field": field,
  });
}

/** @param {PathShape} shape */
function text({ set, text: words = "", fill }) {
  const { x, y, size, weight } = /** @type {NonNullable<PathShape["set"]>} */ (set);
  const font = { "font-family": "Familjen Grotesk, sans-serif", "font-size": size, "font-weight": weight };
  return node("text", { x, y, fill, ...font }, words);
}

/** @param {PictureShape} shape */
function image({ box, source, picture, role }) {
  const { x, y, width, height } = box;
  const view = `${source.x} ${source.y} ${source.width} ${source.height}`;
  const inner = node("image", { href: picture.url, width: picture.width, height: picture.height });
  return node("svg", { x, y, width, height, viewBox: view, preserveAspectRatio: "none", "data-role": role }, inner);
}

/**
 * @param {string} tag
 * @param {Node["values"]} values
 * @param {...(Node | string)} inner
 * @returns {Node}
 */
function node(tag, values, ...inner) {
  return { tag, values, inner };
}

/** @param {Node} of */
function given({ values }) {
  return Object.entries(values).filter(([, value]) => value !== undefined);
}

/**
 * @param {Node | string} of
 * @returns {string}
 */
function written(of) {
  if (typeof of === "string") return escaped(of);
  const values = given(of).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return `<${of.tag}${values.join("")}>${of.inner.map(written).join("")}</${of.tag}>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(BREAKS, (each) => SAFE[each]);
}

/**
 * @param {Node | string} of
 * @returns {Element | Text}
 */
function made(of) {
  if (typeof of === "string") return document.createTextNode(of);
  const element = document.createElementNS(SPACE, of.tag);
  for (const [name, value] of given(of)) if (name !== "xmlns") element.setAttribute(name, String(value));
  element.append(...of.inner.map(made));
  return element;
}
