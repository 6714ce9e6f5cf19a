/** The kit: the messages that the visitor has collected, their order and days. Shared by tabs and languages. */
import { keep, kept, watch } from "../lib/storage.js";

/** @type {(() => void)[]} */
const changedKit = [];
let collected = readKit();

// The stored value may be from an older version, or edited by hand: only entries with an id are valid.
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

/** Return the collected messages: [{id, print, day, moved}]. print: the variant's digest; day: 2027-06-12 or "". */
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
 * Replace the kit's items.
 * @param {NewKitItem[]} items
 */
export function setKit(items) {
  collected = items.map(withMoved);
  keep("kit", collected);
  for (const changed of changedKit) changed();
}

// When the item's day was set, in seconds since 2020: it grows when the day is changed, even in a new kit.
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
 * Add a message last, or update one that is in the kit.
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
 * Move a message one step: -1 up, 1 down. Returns its new position, from 1.
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
