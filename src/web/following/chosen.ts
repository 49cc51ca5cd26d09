const LARGEST = 2_147_483_647

/** The numbers of listings an address names, each once, in order. */
export function numbersIn(params: URLSearchParams, most: number): number[] {
  const numbers = params
    .getAll('listing')
    .flatMap((value) => value.split(/[\s,，、]+/))
    .map((value) => Number(value.replace(/^№/, '')))
    .filter((number) => Number.isInteger(number) && number > 0 && number <= LARGEST)
  return [...new Set(numbers)].slice(0, most)
}

/** They as an address names them. */
export function addressOf(numbers: number[]): string {
  return new URLSearchParams(numbers.map((number) => ['listing', String(number)])).toString()
}
