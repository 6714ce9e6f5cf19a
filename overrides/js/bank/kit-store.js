/** The kit: which messages the visitor has collected, in which order, for which day. Shared by tabs and languages. */
import { keep, kept, watch } from "../lib/storage.js";

/** @type {(() => void)[]} */
const changedKit = [];
let collected = readKit();

// What is kept may come from an older version, or have been changed by hand: only what has an id counts, and a day.
/** @returns {KitItem[]} */
function readKit() {
  return kept("kit", [])
    .filter((/** @type {Partial<KitItem>} */ item) => typeof item?.id === "string")
    .map((/** @type {any} */ item) => ({
      ...item,
      day: /^\d{4}-\d\d-\d\d$/.test(item.day) ? item.day : "",
      moved: Number.isInteger(item.moved) ? item.moved : 0,
    }));
}

/** The collected messages: [{id, print, day, moved}]. print: the variant; day: 2027-06-12 or ""; moved: see below. */
export function kitItems() {
  return collected;
}

/**
 * Whether the message is in the kit.
 * @param {string} id
 */
export function inKit(id) {
  return collected.some((item) => item.id === id);
}

/**
 * Put the items in place of those that are there.
 * @param {NewKitItem[]} items
 */
export function setKit(items) {
  collected = items.map(withMoved);
  keep("kit", collected);
  for (const changed of changedKit) changed();
}

// When the item's day was set, in seconds since 2020: a number that grows when it is moved, also in a kit made anew.
/**
 * @param {NewKitItem} item
 * @returns {KitItem}
 */
function withMoved(item) {
  const before = collected.find(({ id }) => id === item.id);
  const moved = before && before.day === item.day ? before.moved : Math.floor((Date.now() - Date.UTC(2020)) / 1000);
  return { day: "", ...item, moved };
}

/**
 * Add a message last, or change what is known of one that is there.
 * @param {NewKitItem} item
 */
export function addToKit(item) {
  setKit(
    inKit(item.id)
      ? collected.map((each) => (each.id === item.id ? { ...each, ...item } : each))
      : [...collected, { day: "", ...item }],
  );
}

/**
 * Take a message out.
 * @param {string} id
 */
export function dropFromKit(id) {
  setKit(collected.filter((item) => item.id !== id));
}

/**
 * Move a message one step: -1 up, 1 down. Gives its new place, from 1.
 * @param {string} id
 * @param {number} step
 */
export function moveInKit(id, step) {
  const items = [...collected];
  const from = items.findIndex((item) => item.id === id);
  const to = Math.min(Math.max(from + step, 0), items.length - 1);
  items.splice(to, 0, ...items.splice(from, 1));
  setKit(items);
  return to + 1;
}

/**
 * Call back now and whenever the kit changes, here or in another tab.
 * @param {() => void} changed
 */
export function onKit(changed) {
  changedKit.push(changed);
  changed();
}

watch("kit", () => {
  collected = readKit();
  for (const changed of changedKit) changed();
});
