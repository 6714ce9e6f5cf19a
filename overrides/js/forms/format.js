/** The writer, for the commands that write data files. Jobs come on standard input as JSON, their texts go out so. */

import { readFileSync } from "node:fs";
import * as YAML from "yaml";
import { makeWriter } from "./writer.js";

const { schemas, jobs } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(jobs.map(inForm)));

/**
 * The text of a file in its form. text: as it is now. data: all that it is to hold; null for what it holds.
 * @param {{ kind: string, path: string, text: string, data: Data | null }} job
 */
function inForm({ kind, path, text, data }) {
  const { read, write } = makeWriter(YAML, schemas, kind, path);
  return write(text, data ?? read(text));
}
