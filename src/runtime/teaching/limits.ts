/**
 * How much is read of what a stranger hands over; a kB is 1,000 bytes. What is larger is refused before it is parsed.
 * A class of 1,000 with the largest submissions is the largest batch.
 */
export const teachingLimits = {
  assignmentBytes: 64_000,
  /** Of one file in an answer. */
  fileBytes: 64_000,
  submissionBytes: 1_000_000,
  packBytes: 2_000_000,
  rosterBytes: 2_000_000,
  overridesBytes: 2_000_000,
  resultBytes: 64_000_000,
  /** Lists and objects in each other. */
  depth: 32,
  exercises: 100,
  attempts: 2_000,
  /** Files of one archive, folder or drop. */
  entries: 20_000,
  /** Bytes that come out of all archives of one drop. */
  unpackedBytes: 500_000_000,
  /** How many times larger than packed an entry may be once it has {@link ratioFreeBytes}. */
  ratio: 100,
  ratioFreeBytes: 100_000,
} as const;

/** A number of bytes as a sentence has it: `64 kB`, `1 MB`. */
export function bytesText(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${Math.ceil(bytes / 1_000)} kB`;
}
