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
  /**
   * Whenever it might be held, none of the event's tables will do: none has all the `features` it needs and is no other
   * party's booth, or, where in every case somebody takes part over video (`online`), no such table is a video room.
   */
  | { code: 'no-table'; features: string[]; online: boolean }
  /** The table it is fixed to will not do for it. */
  | { code: 'table-unfit'; table: string }
  /** In every one of the `slots` that suit both sides, all tables that will do are taken or closed. */
  | { code: 'tables-full'; slots: number[] }
  /** In every one of the `slots` that suit both sides, the interpreters for them are at work or due a rest. */
  | { code: 'interpreters-full'; languages: [string[], string[]]; slots: number[] }
  /** The party has `wishes` meetings on its list, and in each of the `slots` that suit this one it sits in `meetings`. */
  | { code: 'party-full'; party: string; wishes: number; slots: number[]; meetings: string[] }
  /** It could be held in the `slots`, but for the order asked for between it and the `meetings`. */
  | { code: 'order-kept'; slots: number[]; meetings: string[] }
  /** It could be held in the `slots`, but somebody could not walk in time from one of the `meetings`, or on to it. */
  | { code: 'too-far'; slots: number[]; meetings: string[] }
  /** Each of the `slots` that would suit is held by others, now on one count and now on another. */
  | { code: 'beaten'; slots: number[]; meetings: string[] }
)
