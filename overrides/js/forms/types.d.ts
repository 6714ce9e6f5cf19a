/* The forms: the schemas that they are made of, the editor, and a data file as an outline. */

interface Schema {
  [keyword: string]: any;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  $ref?: string;
}
/** File's name → schema. */
type Schemas = Record<string, Schema>;
/** Plain values of a file or a form, whose shape is described by the schema. */
type Data = any;

interface FormField {
  name: string;
  label: string;
  widget: string;
  fields?: FormField[];
}
interface FormKind {
  name: string;
  format: string;
  folder?: string;
  file?: string;
  fields: FormField[];
}
interface FormsPreview {
  references: Record<string, Record<string, Languages>>;
  placeholders: Record<string, Languages>;
  channels: Record<string, { limit: number }>;
}
/** The required form of a fact's value. */
interface Demand {
  pattern: string;
  expected: string;
  example: string;
}
interface Forms {
  config: { collections: FormKind[]; singletons: FormKind[]; backend: { name: string; repo: string } };
  schemas: Schemas;
  preview: FormsPreview;
  fact_values: Record<string, Demand>;
  words: Record<string, string>;
}
interface Brand {
  forms: Forms;
}
/** The editor, and the function with which it makes elements (React's). */
declare var CMS: any;
declare var CMS_MANUAL_INIT: boolean;
declare var CMS_PACKAGES: string;
declare function h(tag: string, properties: object, ...children: unknown[]): any;

/** The library `yaml`, as it is handed to the writer. */
type Yaml = any;
interface OutlineComment {
  [field: string]: any;
  text: string;
}
/** A mapping, a list or a text of a file, with its comments: see outline.js. */
type Outlined = any;
type Entry = any;
/** A module of Node.js, which runs the writer for the commands. */
declare module "node:fs" {
  function readFileSync(file: number, encoding: string): string;
}
