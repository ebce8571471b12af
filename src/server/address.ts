import { ParameterError } from '../index.ts'

/**
 * The parameters of a request, decoded strictly: what does not decode is refused, not guessed.
 *
 * @param search the raw query string, with or without its `?`
 * @returns the values of each, in the order given.
 * @throws ParameterError when one is not percent-encoded UTF-8.
 */
export function readParameters(search: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>()
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1))
    const values = parameters.get(name)
    if (values === undefined) parameters.set(name, [value])
    else values.push(value)
  }
  return parameters
}

/**
 * The report id that follows `prefix` in a raw path.
 *
 * @throws ParameterError when it is not percent-encoded UTF-8.
 */
export function readReportId(path: string, prefix: string): string {
  return decoded(path.slice(prefix.length), false)
}

function decoded(raw: string, plusIsSpace = true): string {
  try {
    return decodeURIComponent(plusIsSpace ? raw.replaceAll('+', ' ') : raw)
  } catch (error) {
    throw new ParameterError(
      'The address is not percent-encoded UTF-8.',
      'Encode it as encodeURIComponent does; a literal % is %25.',
      { cause: error },
    )
  }
}
