import * as YAML from "../lib/yaml/index.js";
export function read(kind, text) { return YAML.parse(text); }
export function write(kind, original, data) { return YAML.stringify(data); }
