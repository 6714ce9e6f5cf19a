/* What a profile is made of (macros/frontend/profile_data.py), and how a company's texts are put together. */

/** A sentence or more that stays whole; facts: the ids of those that prove it. */
interface Piece {
  text: string;
  facts: string[];
  /** Of a claim: those of them that it states itself. */
  stated?: string[];
}
/** key: the argument's own, while the page is open. */
interface Argument {
  key?: string;
  audiences: string[];
  claim: Piece;
  more: Piece[];
}
interface ProfileStrength {
  id: string;
  name: string;
  essence: Piece;
  colour: string;
  picture: ProfilePicture | null;
  arguments: Argument[];
}
/** A motif as a file below the site's root, and what it shows. */
interface ProfilePicture {
  path: string;
  text: string;
}
interface ProfileMap {
  title: string;
  text: string;
  picture: ProfilePicture | null;
}
/** A picture as an address that holds it, with its size in pixels. */
interface Logo {
  data: string;
  width: number;
  height: number;
}
/** The texts around the arguments, each in the versions that it has. */
interface Frame {
  name: string;
  opening: string[];
  closing: string[];
}
interface ProfileFact extends ToldFact {
  figure: string;
  unit: string;
}
interface ProfileData {
  language: string;
  site: string;
  words: Record<string, string>;
  placeholders: Record<string, Placeholder>;
  strengths: ProfileStrength[];
  facts: Record<string, ProfileFact>;
  frames: Record<string, Frame>;
  boilerplate: Frame;
  boilerplate_length: number;
  map: ProfileMap | null;
  colours: Record<string, string>;
}

/** What is filled in, by placeholder. */
type Filled = Record<string, string>;
interface ProfileChoices {
  strengths: string[];
  audience: string;
  length: number;
  text: string;
  values: Filled;
}
interface Slot {
  slot: string;
  value: string;
}
type Part = string | Slot;
/** A piece with its length and its place: whose it is, of which round, which step of the argument. */
interface QueuedPiece extends Piece {
  size: number;
  place: number[];
}
interface Composed {
  paragraphs: Part[][];
  words: number;
  facts: string[];
  missing: string[];
}
interface ProfileBlock {
  heading: HTMLHeadingElement;
  text: HTMLDivElement;
  meter: HTMLParagraphElement;
  status: HTMLDivElement;
  all: HTMLElement;
  element: HTMLElement;
  data: ProfileData;
  frame: Frame;
  result: Composed;
}
interface ProfileView {
  form: Found;
  results: Found;
  blocks: ProfileBlock[];
  note: HTMLElement;
  live: HTMLElement;
  sheet: HTMLElement;
  body: HTMLElement;
  taken: HTMLElement;
  name: string;
  done: Filled;
  undecided: boolean;
  choices: ProfileChoices;
  data: ProfileData;
  speaking: ProfileStrength[];
  logo?: Logo;
  /** The arguments that are not to be used, by their keys. */
  without: Set<string>;
  picked: HTMLDetailsElement;
  timer?: ReturnType<typeof setTimeout>;
}
/** The profile as its files tell it. */
interface ToldProfile {
  language: string;
  company: string;
  about: string;
  texts: { name: string; paragraphs: string[] }[];
  facts: ProfileFact[];
  known: Record<string, ProfileFact>;
  strengths: ProfileStrength[];
  made: string;
  site: string;
  words: Record<string, string>;
  colours: Record<string, string>;
  map: ProfileMap | null;
  logo?: Logo;
}
/** Puts a text on a slide. */
type Write = (text: string, options: any) => void;
interface Started {
  slide: any;
  write: Write;
  colours: Record<string, string>;
}
interface Brand {
  profileFiles: Record<string, (profile: ToldProfile) => Promise<Blob>>;
}
