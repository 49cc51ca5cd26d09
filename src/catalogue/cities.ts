import known from './cities.json' with { type: 'json' }
import centres from './country-centres.json' with { type: 'json' }

/** A city by its Chinese and English names, in degrees to about a hundred metres. */
export type City = { country: string; zh: string; en: string; latitude: number; longitude: number }

/** About the middle of a country, for what is known no more closely. */
export function findCountryCentre(country: string): { latitude: number; longitude: number } | undefined {
  const [latitude, longitude] = (centres as Record<string, number[]>)[country] ?? []
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
}

let citiesByName: Map<string, City> | undefined

/** The city an organisation names, in either language, with or without 市; undefined when it is not on the list. */
export function findCity(country: string, name: string): City | undefined {
  citiesByName ??= readCities()
  return citiesByName.get(`${country} ${fold(name)}`)
}

function readCities(): Map<string, City> {
  return new Map(known.flatMap((city) => [city.zh, city.en].map((name) => [`${city.country} ${fold(name)}`, city])))
}

// U+5E02 is the suffix of Chinese city names.
function fold(name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.replace(/[\s'’.-]/g, '').replace(/(?<=..)\u5e02$/u, '')
}
