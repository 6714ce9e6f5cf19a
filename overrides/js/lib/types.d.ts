/* What all rooms know: what the pages give, and what the scripts with data hand over as `brand`. */

/** An element of our own templates, found by a selector: assumed to exist, with the fields of its type. */
interface Found extends HTMLElement {
  readonly dataset: Record<string, string>;
  readonly elements: HTMLFormControlsCollection;
  readonly content: { cloneNode(deep: true): DocumentFragment };
  readonly labels: NodeListOf<HTMLLabelElement>;
  readonly options: HTMLCollectionOf<HTMLOptionElement>;
  readonly selectedOptions: HTMLCollectionOf<HTMLOptionElement>;
  textContent: string;
  readonly parentElement: HTMLElement;
  name: string;
  value: string;
  href: string;
  checked: boolean;
  open: boolean;
  selectedIndex: number;
  type: string;
  reportValidity(): boolean;
  showModal(): void;
  cloneNode(deep?: boolean): Found;
  getAttribute(name: string): string;
  closest(selectors: string): Found;
}
interface ParentNode {
  querySelector(selectors: string): Found;
  querySelectorAll(selectors: string): NodeListOf<Found>;
}
interface HTMLFormControlsCollection {
  [name: string]: any;
}

type Child = string | Node;
type Attributes = Record<string, string | number | boolean | null | undefined>;
/** The values that replace {names} in words. */
type Values = Record<string, any>;

interface Channel {
  name: string;
  limit: number;
  fold: number | null;
  hashtags: boolean;
  sms: boolean;
  note: string;
}
interface Placeholder {
  name: string;
  shown: string;
  hint?: string;
}
/** The tools' words: see macros/frontend/bank_data.py. */
interface Words {
  [label: string]: any;
  language: string;
  editions: Record<string, string>;
  languages: Record<string, string>;
  channels: Record<string, Channel>;
  placeholders: Record<string, Placeholder>;
  goals: Record<string, string>;
}
/** The language and direction of a text. */
interface Spoken {
  language: string;
  rtl: boolean;
}
/** A fact in the files of a kit or a profile. */
interface FactData {
  label: string;
  value: string;
  year: string;
  note?: string;
  publisher: string;
  url: string;
}

/** Global data: each room declares its own part, which exists once its script has run. */
interface Brand {
  /** The cards of a page of the list, and a profile's texts in a language: `cards1`, `profile_sv`. */
  [part: string]: any;
  words: Words;
}
declare var brand: Brand;

declare var docx: typeof import("docx");
declare var fflate: typeof import("fflate");
declare var Diff: typeof import("diff");
declare var MiniSearch: typeof import("minisearch").default;
declare var PptxGenJS: typeof import("pptxgenjs").default;
