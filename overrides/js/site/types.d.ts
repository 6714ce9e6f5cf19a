/* The search: what the titles hold (macros/frontend/search_titles.py), and the dialog at work. */

/** Those of one kind. columns: paths below the edition's address, titles, what each is about, keywords. */
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
  /** What finds pages by their text, once it is needed. */
  pages?: Promise<(words: string) => Promise<Hit[]>>;
  words: Record<string, string>;
  input: Found;
  status: Found;
  list: Found;
  more: Found;
  none: Found;
  /** The number of the latest question, and what is settled when it is answered. */
  turn: number;
  answer: Promise<unknown>;
}
