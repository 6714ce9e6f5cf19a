/* What all rooms know: what the pages give, and what the scripts with data hand over as `brand`. */

/** An element that our own templates write, found by a selector: it is there, with the fields that its kind has. */
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
/** What stands in place of {names} in words. */
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
/** The words that the tools show: see macros/frontend/bank_data.py. */
interface Words {
  [label: string]: any;
  language: string;
  editions: Record<string, string>;
  languages: Record<string, string>;
  channels: Record<string, Channel>;
  placeholders: Record<string, Placeholder>;
  goals: Record<string, string>;
}
/** What a text is written in, and whether that is read from the right. */
interface Spoken {
  language: string;
  rtl: boolean;
}
/** A fact as the files of a kit and of a profile tell it. */
interface ToldFact {
  label: string;
  value: string;
  year: string;
  note?: string;
  publisher: string;
  url: string;
}

/** Each room tells of its own part; a part is there once its script has run. */
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
