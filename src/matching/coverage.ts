import type { Bags } from './inverted/bags.ts'
import type { Question } from './inverted/scoring.ts'

/**
 * The share of what is asked, by its rarity, that a document answers; a reading of even chance counts as whole. Every word
 * counts a little however common it is: what is common among a few dozen listings of one trade is rare elsewhere.
 */
export function coveredBy(questions: Question[], bags: Bags, number: number): number {
  let asked = 0
  let answered = 0
  for (const { weight, terms, probabilities } of questions) {
    const standing = weight + STANDING
    asked += standing
    let likeliest = 0
    for (const [i, term] of terms.entries())
      if (probabilities[i]! > likeliest && bags.countIn(number, term) > 0) likeliest = probabilities[i]!
    answered += standing * Math.min(1, 2 * likeliest)
  }
  return asked > 0 ? answered / asked : 0
}

const STANDING = 1
