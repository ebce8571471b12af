import { SourceError } from '../../errors.ts'
import { signatureOf } from '../signatures.ts'

const ADVICE = 'Open it in the program it was made with and save it as .docx or .txt.'

/** Refuses by its first bytes and names what is no Word document. @throws SourceError */
export function refuseOthers(path: string, bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new SourceError(path, 'is empty', 'Download the report again, or leave the file out.')
  }
  const signature = signatureOf(bytes)
  if (signature?.readAs === 'docx') return
  if (signature === null) throw new SourceError(path, 'is no Word document', ADVICE)
  const advice = signature.advice === '' ? ADVICE : signature.advice
  throw new SourceError(path, `is ${signature.name}, no Word document`, advice)
}
