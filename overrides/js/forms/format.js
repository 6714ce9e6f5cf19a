/** The writer, for the commands that write data files. Reads jobs as JSON on standard input, and prints their texts as JSON. */

import { readFileSync } from "node:fs";
import * as YAML from "yaml";
import { makeWriter } from "./writer.js";

const { schemas, jobs } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(jobs.map(inForm)));

/**
 * Return the text of a file in canonical form. text: its present text. data: its new content; null for the present.
 * @param {{ kind: string, path: string, text: string, data: Data | null }} job
 */
function inForm({ kind, path, text, data }) {
  const { read, write } = makeWriter(YAML, schemas, kind, path);
  return write(text, data ?? read(text));
}
