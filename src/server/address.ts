import { ParameterError } from '../index.ts'

/**
 * The parameters of a request, decoded strictly: what does not decode is refused, not guessed.
 *
 * @param search the raw query string, with or without its `?`
 * @throws ParameterError when one is repeated or is not percent-encoded UTF-8.
 */
export function readParameters(search: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals))
    if (parameters.has(name))
      throw new ParameterError(
        `Parameter "${name.slice(0, 60)}" is given more than once.`,
        'Give each parameter once; separate the words of a query with spaces.',
      )
    parameters.set(name, equals < 0 ? '' : decoded(pair.slice(equals + 1)))
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
