/* The rules for texts (macros/domain/text_lint.py, macros/frontend/bank_data.py), and the page that checks one's own text at work. */

interface Rules {
  strengths: { id: string; name: string; address: string; words: string[] }[];
  facts: { id: string; label: string; figure: string; unit: string; year: string; source: string; address: string }[];
  sentence: number;
  lix: number;
  excused: string[];
  names: string[];
  clock: string[];
  months: string[];
  cliches: { words: string[]; why: string }[];
  superlatives: string[];
}
interface Brand {
  rules: Rules;
}
interface Finding {
  code: string;
  found: string;
  why: string;
}
interface Warning {
  found: string;
  text: string;
  link?: string;
  proved?: boolean;
}
interface TryView {
  form: Found;
  field: HTMLTextAreaElement;
  place: Found;
  summary: Found;
  body: Found;
  timer?: ReturnType<typeof setTimeout>;
}
