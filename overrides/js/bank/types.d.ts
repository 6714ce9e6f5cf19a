/* The messages in short (macros/frontend/bank_data.py), what the visitor has taken of them, and the cards and the filter at work. */

interface Row {
  id: string;
  name: string;
  occasions: string[];
  about: string;
  audiences: string[];
  channel: string;
  length: string;
  goals: string[];
  languages: string[];
  page: number;
  prints: string[];
  former?: string[];
  to?: string;
}
interface Retired {
  id: string;
  former: string[];
  name: string;
  why: string;
  instead: string;
}
interface BankIndex {
  rows: Row[];
  retired: Retired[];
}
interface Brand {
  index: BankIndex;
  texts: Record<string, string>;
  stem: (word: string) => string;
}

/** A message in the visitor's kit. language: if it is not the page's; print: the variant's digest; day: 2027-06-12 or ""; moved: when the day was set. */
interface KitItem {
  id: string;
  language?: string;
  print?: string;
  day: string;
  moved: number;
}
type NewKitItem = Partial<KitItem> & { id: string };

interface Copied {
  id: string;
  language: string;
  name: string;
  print: string;
  text: string;
  day: string;
}
/** A change to a copied text. */
interface Change {
  kind: "changed" | "withdrawn" | "gone";
  copied: Copied;
  row?: Row;
  over?: Partial<Retired> & { id: string };
}

/** A way to use a text: its button's label, and its action. */
interface Way {
  words: string;
  take: () => unknown;
}
/** A message in a language: its name, the variants of its text, and the elements below them. */
interface Version {
  title?: string;
  texts: Found[];
  below: Found[];
}
/** The state of a card. version: the texts shown, in `language`; own: those in the page's; asked: the language chosen, perhaps still loading. fold: the element that expands it; index: of the variant shown; what follows `show` exists once it has been expanded. */
interface CardView {
  card: Found;
  id: string;
  fold: Found;
  texts: Found[];
  templates: string[];
  language: string;
  own: Version;
  version: Version;
  chosen: string;
  asked: string;
  choice?: HTMLElement;
  print?: string;
  index: number;
  text: Found;
  show: () => void;
  turn: HTMLElement;
  place: HTMLElement;
  meter: HTMLElement;
  buttons: HTMLElement;
  status: HTMLElement;
  fill: HTMLElement;
  sourced: HTMLElement;
  kit: HTMLElement;
  on: HTMLElement;
  way: Way;
  range?: Range;
}

/** The hits of free text. near: the word that was searched for instead, if nothing has the given words. */
interface Hits {
  ids: string[];
  near: string;
}
/** The filter's choices, by facet, and the free text as `q`. */
type Choices = Record<string, string>;
interface FilterView {
  form: Found;
  list: Found;
  first: Element[];
  count: Found;
  none: Found;
  more: Found;
  pager: Found;
  goal: string;
  counts: Record<string, string>;
  shown: number;
  startWords: string;
  pause?: ReturnType<typeof setTimeout>;
}
