import type { Delegate, Interpreter, Party } from './problem.ts'

/** Who can sit together at a meeting and understand one another. */
export type Crew = { delegates: [Delegate, Delegate]; interpreter: Interpreter | null }

/** Every crew of two parties, whenever its people are free: those who need no interpreter first. */
export function listCrews([left, right]: [Party, Party], interpreters: Interpreter[]): Crew[] {
  const alone: Crew[] = []
  const interpreted: Crew[] = []
  for (const delegates of listPairs(left, right)) {
    if (shareLanguage(...delegates)) alone.push({ delegates, interpreter: null })
    else {
      const able = interpreters.filter((interpreter) => canInterpret(interpreter, delegates))
      interpreted.push(...able.map((interpreter) => ({ delegates, interpreter })))
    }
  }
  return [...alone, ...interpreted]
}

/** The two sides' delegates who could face each other; nobody meets himself. */
export function listPairs(left: Party, right: Party): [Delegate, Delegate][] {
  const pairs: [Delegate, Delegate][] = []
  for (const one of left.delegates) {
    for (const other of right.delegates) if (other.id !== one.id) pairs.push([one, other])
  }
  return pairs
}

export function shareLanguage(one: Delegate, other: Delegate): boolean {
  return one.languages.some((language) => other.languages.includes(language))
}

export function canInterpret(interpreter: Interpreter, delegates: [Delegate, Delegate]): boolean {
  return delegates.every(
    (delegate) =>
      delegate.id !== interpreter.id && delegate.languages.some((language) => interpreter.languages.includes(language)),
  )
}
