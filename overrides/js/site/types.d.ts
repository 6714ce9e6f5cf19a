/* The search: what the titles hold (macros/frontend/search_titles.py), and the dialog at work. */

/** The titles of one kind. columns: paths below the edition's address, titles, descriptions, keywords. */
interface Titles {
  kind: string;
  weight: number;
  columns: [string[], string[], string[], string[]];
}
interface Hit {
  path: string;
  title: string;
  about: string;
  kind?: string;
}
interface SearchView {
  home: string;
  titles: {
    find: (words: string) => Hit[];
    guess: (words: string) => Hit[];
    at: (path: string) => Record<string, unknown> | undefined;
  };
  /** The search in pages' text, started on demand. */
  pages?: Promise<(words: string) => Promise<Hit[]>>;
  words: Record<string, string>;
  input: Found;
  status: Found;
  list: Found;
  more: Found;
  none: Found;
  /** The number of the latest search, and a promise that settles when it is done. */
  turn: number;
  answer: Promise<unknown>;
}
