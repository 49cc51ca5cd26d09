/**
 * What is to be planned, as plain JSON. A slot is named everywhere by its place in `slots`, counted from 0;
 * everything else is named by its id.
 */
export type Problem = {
  /** In order of time. */
  slots: Slot[]
  tables: Table[]
  parties: Party[]
  interpreters: Interpreter[]
  meetings: Meeting[]
  /** One "no thanks" is enough: these never meet. */
  forbiddenPairs?: [string, string][]
  /** Pairs of meetings: the first is over before the second begins, if both are held. */
  precedences?: [string, string][]
  /** The breaks of any two parties differ by no more than this. A party with one meeting or none has no breaks, and counts. */
  fairnessLimit?: number
  goals?: Goals
  /** How many minutes a person needs from one place to the other, either way; pairs that are not listed are side by side. */
  walks?: Walk[]
}

/** What plans that hold as many and as weighty meetings are measured by. */
export type Goal = 'breaks' | 'fairness' | 'score' | 'minimum'

/**
 * What counts among plans that hold as many and as weighty meetings: the first goal before all others; those left out
 * follow in the order above. Without goals they are weighed against each other, and the minimum does not count.
 */
export type Goals = {
  order: Goal[]
  /** More breaks than these are too many for one party: beyond what one that never waits could bear as a difference. */
  fairness?: number
  /** So many meetings each party should have that wishes for as many. */
  minimum?: number
}

export type Walk = { places: [string, string]; minutes: number }

/** `startsAt` and `endsAt` in epoch milliseconds. */
export type Slot = { id: string; startsAt: number; endsAt: number }

/** `online` marks a video room. It seats a meeting like any table; the hall is filled first. */
export type Table = {
  id: string
  label: string
  closedSlots: number[]
  online?: boolean
  /** The hall, building or city it stands in; none for one that is nowhere in particular, as online rooms usually are. */
  place?: string
  /** What it has, such as `plug` or `quiet`. */
  features?: string[]
  /**
   * The party whose own stand this is. It seats only meetings of that party; and a meeting of a party that has booths is
   * held at a booth of one of its two parties, unless a delegate in it is remote, it is fixed to another table, or none of
   * those booths has what it needs.
   */
  booth?: string
}

/** A company or delegation. `parallelDesks` is how many meetings it may hold at once, each with another delegate. */
export type Party = { id: string; delegates: Delegate[]; parallelDesks: number }

/**
 * A person; `languages` are primary tags such as `zh`. The same id in two parties, or as a delegate and an interpreter, is
 * the same person. A `remote` one takes part over video: sits at online tables only, and never walks.
 */
export type Delegate = { id: string; languages: string[]; freeSlots: number[]; remote?: boolean }

/** `longestStretch` is the most slots this person interprets in a row before a free slot or a pause. */
export type Interpreter = { id: string; languages: string[]; freeSlots: number[]; longestStretch: number }

export type Weight = 'must' | 'want' | 'nice'

/**
 * A pair that wishes to meet. `score` decides between meetings of one weight, more is better.
 * A `fixed` meeting is held in that slot, and at that table when one is named, or not at all.
 */
export type Meeting = {
  id: string
  parties: [string, string]
  weight: Weight
  score?: number
  fixed?: { slot: number; table?: string }
  allowedSlots?: number[]
  /** Features its table must have. */
  needs?: string[]
}
