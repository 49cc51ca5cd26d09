import type { Claim, Qualifier, Unit } from './claims.ts'
import type { Term, Wording } from './wording.ts'

/** A number as it stands in a text. `inside` is a hedge between its digits and its scale: the 余 of 30余万. */
export type Token = {
  start: number
  end: number
  value: number
  /** `bare` is 百 or 千 without a digit, `power` is "dozens" or "hundreds". */
  kind: 'digits' | 'characters' | 'bare' | 'power'
  hasScale: boolean
  inside?: Wording
  /** Money whose sign stands before the number. */
  unit?: Unit
}

/** A number with what stands around it. */
export type Phrase = { start: number; end: number; token: Token; term?: Term; hedges: Wording[] }

/** How one language writes figures. */
export type Grammar = {
  tokens(text: string): Token[]
  /** The hedge that ends where the number starts, or that starts where the number or its unit ends. */
  hedgeAt(
    text: string,
    position: number,
    place: Wording['place'],
    token: Token,
  ): { wording: Wording; length: number } | undefined
  termAt(text: string, position: number): { term: Term; length: number } | undefined
  /** The numbers that only look like figures: dates, ordinals, levels, lengths of time, ranges. */
  isFigure(text: string, phrase: Phrase): boolean
}

/** A figure found in a text. `also` holds the other hedge of a number hedged twice, such as 约130余: both must hold. */
export type FoundFigure = { start: number; end: number; text: string; claim: Claim; also?: Qualifier }
