/** Features of one text by number; the same feature may come several times. */
export type Numbered = { rows: Uint32Array; weights: Float32Array }
export type TrainingPair = [one: Numbered, other: Numbered]

export const DIMENSIONS = 128
const BATCH = 256
const TEMPERATURE = 0.05
const RATE = 0.03
const CALM = 1e-8

/**
 * Learns a vector for every feature so that the vectors of two texts that say the same point the same way and all others
 * of a batch do not (InfoNCE, van den Oord and others 2018); a text's vector is the sum of its features'. Rows move by
 * Adagrad with one step width a row. What `draw` gives must be the same every time for the outcome to be.
 */
export function train(
  vectors: Float32Array,
  draw: (size: number) => TrainingPair[],
  steps: number,
  report: (step: number, loss: number) => void = () => {},
): void {
  const learning = learningOf(vectors)
  let loss = 0
  for (let step = 1; step <= steps; step++) {
    const rate = RATE * (1 - (0.9 * (step - 1)) / steps)
    loss += learn(learning, draw(BATCH), rate)
    if (step % REPORTED === 0) {
      report(step, loss / REPORTED)
      loss = 0
    }
  }
}

type Learning = {
  vectors: Float32Array
  gradients: Float32Array
  moved: Float32Array
  touched: Uint32Array
  isTouched: Uint8Array
}

function learningOf(vectors: Float32Array): Learning {
  const rows = vectors.length / DIMENSIONS
  return {
    vectors,
    gradients: new Float32Array(vectors.length),
    moved: new Float32Array(rows),
    touched: new Uint32Array(rows),
    isTouched: new Uint8Array(rows),
  }
}

function learn(learning: Learning, pairs: TrainingPair[], rate: number): number {
  const ones = sides(
    pairs.map(([one]) => one),
    learning.vectors,
  )
  const others = sides(
    pairs.map(([, other]) => other),
    learning.vectors,
  )
  const size = pairs.length
  const alike = new Float32Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      alike[i * size + j] = dot(ones.directions, i * DIMENSIONS, others.directions, j * DIMENSIONS) / TEMPERATURE
  const { pulls, loss } = pullsOf(alike, size)
  const onesPulled = new Float32Array(size * DIMENSIONS)
  const othersPulled = new Float32Array(size * DIMENSIONS)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const pull = pulls[i * size + j]!
      if (Math.abs(pull) < NEGLIGIBLE) continue
      addTimes(onesPulled, i * DIMENSIONS, others.directions, j * DIMENSIONS, pull)
      addTimes(othersPulled, j * DIMENSIONS, ones.directions, i * DIMENSIONS, pull)
    }
  let count = spread(learning, ones, onesPulled, 0)
  count = spread(learning, others, othersPulled, count)
  move(learning, count, rate)
  return loss
}

type Sides = { texts: Numbered[]; directions: Float32Array; lengths: Float32Array }

function sides(texts: Numbered[], vectors: Float32Array): Sides {
  const directions = new Float32Array(texts.length * DIMENSIONS)
  const lengths = new Float32Array(texts.length)
  for (const [i, { rows, weights }] of texts.entries()) {
    const at = i * DIMENSIONS
    for (let f = 0; f < rows.length; f++) addTimes(directions, at, vectors, rows[f]! * DIMENSIONS, weights[f]!)
    lengths[i] = Math.sqrt(dot(directions, at, directions, at)) || 1
    for (let d = 0; d < DIMENSIONS; d++) directions[at + d]! /= lengths[i]!
  }
  return { texts, directions, lengths }
}

/** How much each likeness should change: towards 1 on the diagonal, towards 0 elsewhere, asked from both sides. */
function pullsOf(alike: Float32Array, size: number): { pulls: Float32Array; loss: number } {
  const pulls = new Float32Array(size * size)
  let loss = 0
  for (const [across, along] of [
    [size, 1],
    [1, size],
  ] as const)
    for (let i = 0; i < size; i++) {
      let total = 0
      for (let j = 0; j < size; j++) total += Math.exp(alike[i * across + j * along]! - 1 / TEMPERATURE)
      for (let j = 0; j < size; j++) {
        const at = i * across + j * along
        const chance = Math.exp(alike[at]! - 1 / TEMPERATURE) / total
        pulls[at]! += (chance - (i === j ? 1 : 0)) / (2 * TEMPERATURE)
        if (i === j) loss -= Math.log(chance) / (2 * size)
      }
    }
  return { pulls, loss }
}

// The pull on a direction, led back through the normalisation to the features of the text.
function spread(
  learning: Learning,
  { texts, directions, lengths }: Sides,
  pulled: Float32Array,
  count: number,
): number {
  const { gradients, touched, isTouched } = learning
  for (const [i, { rows, weights }] of texts.entries()) {
    const at = i * DIMENSIONS
    const along = dot(pulled, at, directions, at)
    for (let d = 0; d < DIMENSIONS; d++) pulled[at + d] = (pulled[at + d]! - along * directions[at + d]!) / lengths[i]!
    for (let f = 0; f < rows.length; f++) {
      const row = rows[f]!
      if (!isTouched[row]) {
        isTouched[row] = 1
        touched[count++] = row
      }
      addTimes(gradients, row * DIMENSIONS, pulled, at, weights[f]!)
    }
  }
  return count
}

function move({ vectors, gradients, moved, touched, isTouched }: Learning, count: number, rate: number): void {
  for (let t = 0; t < count; t++) {
    const row = touched[t]!
    const at = row * DIMENSIONS
    moved[row]! += dot(gradients, at, gradients, at) / DIMENSIONS
    addTimes(vectors, at, gradients, at, -rate / Math.sqrt(moved[row]! + CALM))
    gradients.fill(0, at, at + DIMENSIONS)
    isTouched[row] = 0
  }
}

function dot(one: Float32Array, a: number, other: Float32Array, b: number): number {
  let [p, q, r, s] = [0, 0, 0, 0]
  for (let d = 0; d < DIMENSIONS; d += 4) {
    p += one[a + d]! * other[b + d]!
    q += one[a + d + 1]! * other[b + d + 1]!
    r += one[a + d + 2]! * other[b + d + 2]!
    s += one[a + d + 3]! * other[b + d + 3]!
  }
  return p + q + r + s
}

function addTimes(sum: Float32Array, a: number, other: Float32Array, b: number, times: number): void {
  for (let d = 0; d < DIMENSIONS; d++) sum[a + d]! += other[b + d]! * times
}

const NEGLIGIBLE = 1e-4
const REPORTED = 100
