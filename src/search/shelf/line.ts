/**
 * Numbers in an order that outsiders decide, held so that adding at either end costs nothing: a shelf is read newest first
 * and grows at its newest end.
 */
export class Line {
  #room = new Uint32Array(64)
  #from = 32
  #to = 32
  readonly #compare: (a: number, b: number) => number

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#to - this.#from
  }

  at(place: number): number {
    return this.#room[this.#from + place]!
  }

  add(number: number): void {
    this.#makeRoom()
    const place = this.placeOf(number)
    if (place === 0) this.#room[--this.#from] = number
    else {
      this.#room.copyWithin(this.#from + place + 1, this.#from + place, this.#to++)
      this.#room[this.#from + place] = number
    }
  }

  remove(number: number): void {
    const place = this.placeOf(number)
    if (place >= this.size || this.at(place) !== number) return
    this.#room.copyWithin(this.#from + place, this.#from + place + 1, this.#to--)
  }

  /** How many stand before this number, whether it is there or not. */
  placeOf(number: number): number {
    // Most of what comes is newer or older than everything there.
    if (this.size > 0 && this.#compare(number, this.at(this.size - 1)) > 0) return this.size
    let [low, high] = [0, this.size]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#compare(this.at(middle), number) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The numbers as they stand, for keeping. */
  toArray(): Uint32Array<ArrayBuffer> {
    return this.#room.slice(this.#from, this.#to)
  }

  /** Takes over numbers that stand in order already. */
  fill(numbers: Uint32Array): void {
    this.#room = new Uint32Array(numbers.length + 64)
    this.#room.set(numbers, 32)
    this.#from = 32
    this.#to = 32 + numbers.length
  }

  #makeRoom(): void {
    if (this.#from > 0 && this.#to < this.#room.length) return
    const wider = new Uint32Array(this.size * 2 + 64)
    const from = (wider.length - this.size) >> 1
    wider.set(this.#room.subarray(this.#from, this.#to), from)
    this.#to = from + this.size
    this.#from = from
    this.#room = wider
  }
}
