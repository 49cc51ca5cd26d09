export type Hit = { document: number; score: number }

/** The documents with the highest scores, best first; of equals the earlier one. Scores of 0 are no hits. */
export function bestOf(
  scores: Float64Array,
  size: number,
  limit: number,
  isAllowed: (document: number) => boolean,
): Hit[] {
  const best: Hit[] = []
  if (limit < 1) return best
  let least = 0
  for (let document = 0; document < size; document++) {
    const score = scores[document]!
    if (score <= least || !isAllowed(document)) continue
    let place = best.length
    while (place > 0 && best[place - 1]!.score < score) place--
    best.splice(place, 0, { document, score })
    if (best.length > limit) best.pop()
    if (best.length === limit) least = best[limit - 1]!.score
  }
  return best
}
