/* The kit's page at work, and the kit as its files tell it. */

interface KitView {
  section: Found;
  body: Found;
  list: HTMLOListElement;
  rows: Map<string, HTMLElement>;
  count: HTMLElement;
  status: HTMLElement;
  undo: HTMLElement;
  empty: HTMLElement;
  index: BankIndex;
  before: KitItem[];
}
interface HeldItem extends KitItem {
  row: Row;
}
interface ToldItem {
  id: string;
  name: string;
  named: Spoken;
  spoken: Spoken;
  channel: string;
  text: string;
  hashtags: string[];
  day: string;
  moved: number;
  goals: string[];
  address: string;
  facts: ToldFact[];
}
interface ToldKit {
  language: string;
  title: string;
  made: string;
  sender: string;
  address: string;
  items: ToldItem[];
  words: Record<string, string>;
}
interface KitFiles {
  plainText(kit: ToldKit): string;
  word(kit: ToldKit): Promise<Blob>;
  archive(kit: ToldKit): Promise<Blob>;
  calendar(kit: ToldKit): Blob;
}
interface Brand {
  files: KitFiles;
}
