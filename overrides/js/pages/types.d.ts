/* The tools of single pages at work. */

interface FacetsView {
  form: Found;
  words: string;
  facets: string[];
  items: Found[];
  groups: Found[];
  count: Found;
  none: Found;
}
interface Tie {
  strength: string;
  goal: string;
  why: Found;
}
interface RelationsView {
  place: Found;
  ties: Tie[];
  links: Found[];
  words: Found;
  shown?: string;
}
