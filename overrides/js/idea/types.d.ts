/* What ideas serve (macros/frontend/idea_data.py), and the page of one's own idea at work. */

interface IdeaStrength {
  name: string;
  address: string;
}
interface IdeaGoal {
  [field: string]: any;
  address: string;
  title: string;
  status: string;
  status_words: string;
  target: string;
  standing: string;
}
/** A topic's strengths and goals, the most important first. */
interface IdeaTopic {
  strengths: { id: string; why: string }[];
  goals: { id: string; why: string }[];
}
interface Ideas {
  strategy: string;
  topics: Record<string, IdeaTopic>;
  strengths: Record<string, IdeaStrength>;
  goals: Record<string, IdeaGoal>;
}
interface Brand {
  ideas: Ideas;
}
/** An item of the ticked topics, with the reasons. */
interface Served {
  id: string;
  whys: string[];
}
interface IdeaAnswer {
  strengths: Served[];
  goals: Served[];
}
interface IdeaNames {
  sender: string;
  idea: string;
}
interface IdeaView {
  form: Found;
  source: string;
  found?: IdeaAnswer;
  count: Found;
  jump: Found;
  answer: Found;
  strengths: Found;
  goals: Found;
  words: Found;
  paragraphs: Found;
  buttons: Found;
  status: Found;
}
