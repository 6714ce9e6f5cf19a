/** A chart as a PNG, drawn from the SVG that the page holds in a link (data-picture-of: the link's id). */
import { save } from "../lib/save.js";

const SCALE = 2;

/** @param {HTMLImageElement} picture @returns {Promise<Blob>} */
function png(picture) {
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * SCALE;
  canvas.height = picture.naturalHeight * SCALE;
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

/** @param {Found} button */
function start(button) {
  const link = /** @type {HTMLAnchorElement} */ (document.getElementById(button.dataset.pictureOf));
  const status = /** @type {Element} */ (link.parentElement?.querySelector("[role=status]"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    const picture = new Image();
    picture.src = link.href;
    try {
      await picture.decode();
      save(await png(picture), link.download.replace(/svg$/, "png"));
      status.textContent = "";
    } catch {
      status.textContent = button.dataset.failed;
    }
  });
}

document.querySelectorAll("[data-picture-of]").forEach(start);
