/* What a profile is made of (macros/frontend/profile_data.py), and how a company's texts are put together. */

/** An unbreakable part of one or more sentences; facts: the ids of its proof. */
interface Piece {
  text: string;
  facts: string[];
  /** For a claim: those of the facts that it states. */
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
/** A motif: its file below the site's root, and its alternative text. */
interface ProfilePicture {
  path: string;
  text: string;
}
interface ProfileMap {
  title: string;
  text: string;
  picture: ProfilePicture | null;
}
/** A picture as a data: URL, with its size in pixels. */
interface Logo {
  data: string;
  width: number;
  height: number;
}
/** The texts around the arguments, each in several versions. */
interface Frame {
  name: string;
  opening: string[];
  closing: string[];
}
interface ProfileFact extends FactData {
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

/** The values, by placeholder. */
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
/** A piece with its length and place: the strength, the round, and the step within the argument. */
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
  /** The keys of the excluded arguments. */
  without: Set<string>;
  picked: HTMLDetailsElement;
  timer?: ReturnType<typeof setTimeout>;
}
/** The profile as plain values for its files. */
interface ProfileExport {
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
/** Adds a text to a slide. */
type Write = (text: string, options: any) => void;
interface Started {
  slide: any;
  write: Write;
  colours: Record<string, string>;
}
interface Brand {
  profileFiles: Record<string, (profile: ProfileExport) => Promise<Blob>>;
}
