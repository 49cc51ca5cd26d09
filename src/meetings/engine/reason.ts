import type { Change } from './change.ts'

/** One true reason why a meeting has no place, and the fewest `changes` that together would give it one. */
export type Reason = { changes: Change[] } & (
  | { code: 'unknown-meeting' }
  /** It has a place: `slots` are those where it could be held right now. */
  | { code: 'placeable'; slots: number[] }
  | { code: 'forbidden'; parties: [string, string] }
  /** In no slot open to this meeting has each side somebody present. */
  | { code: 'no-common-slot'; parties: [string, string] }
  /** In the `slots` where both are present they share no language, and no interpreter on duty speaks for them. */
  | { code: 'no-language'; languages: [string[], string[]]; slots: number[] }
  /** In every one of the `slots` that suit both sides, all tables are taken or closed. */
  | { code: 'tables-full'; slots: number[] }
  /** In every one of the `slots` that suit both sides, the interpreters for them are at work or due a rest. */
  | { code: 'interpreters-full'; languages: [string[], string[]]; slots: number[] }
  /** The party has `wishes` meetings on its list, and in each of the `slots` that suit this one it sits in `meetings`. */
  | { code: 'party-full'; party: string; wishes: number; slots: number[]; meetings: string[] }
  /** It could be held in the `slots`, but for the order asked for between it and the `meetings`. */
  | { code: 'order-kept'; slots: number[]; meetings: string[] }
  /** Each of the `slots` that would suit is held by others, now on one count and now on another. */
  | { code: 'beaten'; slots: number[]; meetings: string[] }
)
