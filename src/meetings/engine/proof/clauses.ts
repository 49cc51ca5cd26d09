/** Conditions on variables 1, 2, 3 …; a literal is a variable or, negated, its complement. */
export type Formula = {
  variables: number
  /** At least one of each is true. */
  clauses: number[][]
  /** At most so many of each are true: left whole, for some solvers count better than clauses do. */
  counts: AtMost[]
}

export type AtMost = { literals: number[]; most: number }

export function emptyFormula(): Formula {
  return { variables: 0, clauses: [], counts: [] }
}

export function newVariable(formula: Formula): number {
  return ++formula.variables
}

export function addClause(formula: Formula, ...literals: number[]): void {
  formula.clauses.push(literals)
}

export function addAtMost(formula: Formula, literals: number[], most: number): void {
  if (most >= literals.length) return
  if (most > 0) formula.counts.push({ literals, most })
  else for (const literal of literals) addClause(formula, -literal)
}

export function addAtLeast(formula: Formula, literals: number[], least: number): void {
  if (least === 1) addClause(formula, ...literals)
  else if (least > 1) addAtMost(formula, literals.map(negate), literals.length - least)
}

/** A variable that is true when one of these is, and free when none is. */
export function join(formula: Formula, literals: number[]): number {
  if (literals.length === 1) return literals[0]!
  const joined = newVariable(formula)
  for (const literal of literals) addClause(formula, -literal, joined)
  return joined
}

/** Variables in a row: the n-th, counted from 0, is true exactly when more than n of these are. */
export function rank(formula: Formula, literals: number[]): number[] {
  let before: number[] = []
  for (const literal of literals) {
    const now = Array.from({ length: before.length + 1 }, () => newVariable(formula))
    for (const [reached, more] of now.entries()) {
      const [same, lower] = [before[reached], before[reached - 1]]
      const [orSame, andLower] = [same === undefined ? [] : [same], lower === undefined ? [] : [-lower]]
      if (same !== undefined) addClause(formula, -same, more)
      addClause(formula, ...andLower, -literal, more)
      addClause(formula, -more, ...orSame, literal)
      if (lower !== undefined) addClause(formula, -more, lower)
    }
    before = now
  }
  return before
}

/** The same in clauses alone: in pairs where one at most may be true of a few, else as trees. */
export function spellOutCounts({ variables, clauses, counts }: Formula): Formula {
  const plain: Formula = { variables, clauses: clauses.slice(), counts: [] }
  for (const { literals, most } of counts) {
    if (most === 1 && literals.length <= longestInPairs) spellOutPairs(plain, literals)
    else addTree(plain, [literals], most)
  }
  return plain
}

const longestInPairs = 30

function spellOutPairs(formula: Formula, literals: number[]): void {
  for (const [at, one] of literals.entries()) {
    for (let other = 0; other < at; other++) addClause(formula, -one, -literals[other]!)
  }
}

/**
 * The same as `addAtMost`, in clauses: a tree that adds the groups up, each of which is added up by itself first (a
 * totalizer). Its inner variables let a solver learn how many are true in a part, which shortens proofs about a total.
 */
export function addTree(formula: Formula, groups: number[][], most: number): void {
  if (groups.reduce((sum, { length }) => sum + length, 0) <= most) return
  const parts = groups.filter(({ length }) => length > 0)
  const sums = parts.map((group) =>
    addUp(
      formula,
      group.map((literal) => [literal]),
      most,
    ),
  )
  for (const tooMany of addUp(formula, sums, most).slice(most)) addClause(formula, -tooMany)
}

/** Sums in a row: the n-th is true when more than n are true, up to one more than `most`. */
function addUp(formula: Formula, sums: number[][], most: number): number[] {
  if (sums.length <= 1) return sums[0] ?? []
  const half = sums.length >> 1
  const one = addUp(formula, sums.slice(0, half), most)
  const other = addUp(formula, sums.slice(half), most)
  const both = Array.from({ length: Math.min(most + 1, one.length + other.length) }, () => newVariable(formula))
  for (let left = 0; left <= one.length; left++) {
    for (let right = left === 0 ? 1 : 0; right <= other.length; right++) {
      const reached = both[Math.min(left + right, both.length) - 1]!
      const given = [...(left > 0 ? [-one[left - 1]!] : []), ...(right > 0 ? [-other[right - 1]!] : [])]
      addClause(formula, ...given, reached)
    }
  }
  return both
}

function negate(literal: number): number {
  return -literal
}
