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
interface ItemData {
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
  facts: FactData[];
}
interface KitData {
  language: string;
  title: string;
  made: string;
  sender: string;
  address: string;
  items: ItemData[];
  words: Record<string, string>;
}
interface KitFiles {
  plainText(kit: KitData): string;
  word(kit: KitData): Promise<Blob>;
  archive(kit: KitData): Promise<Blob>;
  calendar(kit: KitData): Blob;
}
interface Brand {
  files: KitFiles;
}
