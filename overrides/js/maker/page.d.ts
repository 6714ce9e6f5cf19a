/* The picture maker's page: what its modules share. */

/** What has been chosen and written, step by step. */
interface DraftHistory {
  readonly now: Draft;
  readonly undoable: boolean;
  readonly redoable: boolean;
  /** what: what is changed; the same again, until `close`, is part of the same step. */
  set(draft: Draft, what?: string): void;
  close(): void;
  undo(): void;
  redo(): void;
}
/** A draft in a link: only what differs from the template, and the format that is shown. */
type Linked = Partial<Draft> & { format?: string };

interface MakerView {
  form: Found;
  data: MakerData;
  past: DraftHistory;
  brought: Brought;
  /** The same, small: what is drawn at every change. */
  glimpsed: Brought;
  /** The same, as they are in the browser's database. */
  kept: Brought;
  /** The format that is shown large. */
  format: string;
  /** The draft with all its words: the visitor's own, else the sender's, else the template's example. */
  shown: Draft;
  /** How the words of the draft that is shown fit, in the formats that have been drawn. */
  fits: Record<string, Record<string, Fit>>;
  change(part: Partial<Draft>, what?: string): void;
  show(): void;
  /** One line to those who hear the page and to those who see it. */
  tell(words: string): void;
}
