/* What the script on somebody else's site knows (macros/exports/embed.py), and the open data that it fetches. */

type Languages = Record<string, string>;
interface EmbedWords {
  [label: string]: any;
  fields: Record<string, string>;
}
declare var WORDS: Record<string, EmbedWords>;

interface OpenItem {
  [field: string]: any;
  pages: Languages;
}
