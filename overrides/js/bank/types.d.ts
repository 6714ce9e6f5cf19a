/* The messages in short (macros/frontend/bank_data.py), what the visitor has taken of them, and the cards and the filter at work. */

interface Row {
  id: string;
  name: string;
  about: string;
  audiences: string[];
  channel: string;
  length: string;
  goals: string[];
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

/** A message in the visitor's kit. print: the variant; day: 2027-06-12 or ""; moved: when the day was set. */
interface KitItem {
  id: string;
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
/** What has happened to a copied text. */
interface Change {
  kind: "changed" | "withdrawn" | "gone";
  copied: Copied;
  row?: Row;
  over?: Partial<Retired> & { id: string };
}

interface CardView {
  card: Found;
  id: string;
  texts: Found[];
  templates: string[];
  print?: string;
  text: Found;
  template: string;
  turn: HTMLElement;
  place?: HTMLElement;
  meter: HTMLElement;
  buttons: HTMLElement;
  status: HTMLElement;
  fill: HTMLElement;
  all: HTMLElement;
  kit: HTMLElement;
  on: HTMLElement;
  range?: Range;
  reading?: ReturnType<typeof setTimeout>;
}

/** What is chosen in the filter, by facet, and what is looked for as `q`. */
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
  shown: number;
  startWords: string;
  pause?: ReturnType<typeof setTimeout>;
}
