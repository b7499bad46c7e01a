/** The editor's language for a file name: TypeScript, or text without colours and checks. */
export function languageOf(file: string): 'typescript' | 'plaintext' {
  return /\.[cm]?tsx?$/.test(file) ? 'typescript' : 'plaintext';
}
