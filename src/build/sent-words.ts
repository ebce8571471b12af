import type { PackedFindings } from './findings.ts'
import type { AnalyzedOutcome } from './outcome.ts'

type Analysed = Extract<AnalyzedOutcome, { kind: 'analysed' }>

type Sent =
  | Exclude<AnalyzedOutcome, Analysed>
  | (Omit<Analysed, 'findings'> & { readonly findings: Omit<PackedFindings, 'vocabulary'> })

/** Outcomes as one process sends them to another: words that an earlier message had are not sent again. */
export interface SentOutcomes {
  readonly outcomes: readonly Sent[]
  /** Whether words are numbered anew. */
  readonly isAnew: boolean
  /** What comes after the words of earlier messages. */
  readonly words: readonly string[]
}

/**
 * Makes messages of outcomes. Those of one message share a list of words; another list than that of the message before
 * says that words are numbered anew. Messages must be read in the order in which they are made.
 */
export function wordsSent(): (outcomes: readonly AnalyzedOutcome[]) => SentOutcomes {
  let sent: readonly string[] = []
  let count = 0
  return (outcomes) => {
    const before = sent
    const stripped = outcomes.map((outcome) => {
      if (outcome.kind === 'refused') return outcome
      const { vocabulary, ...findings } = outcome.findings
      sent = vocabulary
      return { ...outcome, findings }
    })
    const isAnew = sent !== before
    const words = sent.slice(isAnew ? 0 : count)
    count = sent.length
    return { outcomes: stripped, isAnew, words }
  }
}

/** Makes outcomes of messages: all that are numbered on have one list of words, to which later ones add. */
export function wordsReceived(): (message: SentOutcomes) => AnalyzedOutcome[] {
  let vocabulary: string[] = []
  return ({ outcomes, isAnew, words }) => {
    if (isAnew) vocabulary = []
    for (const word of words) vocabulary.push(word)
    return outcomes.map((outcome) =>
      outcome.kind === 'refused'
        ? outcome
        : { ...outcome, findings: { ...outcome.findings, vocabulary } },
    )
  }
}
