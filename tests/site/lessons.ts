/** Addresses of the lessons that tests open, relative to the site's base. */
export const lessons = {
  book: './start/how-to-use-this-book/',
  words: './two-words/concurrency-is-not-parallelism/',
  workers: './many-threads/a-second-event-loop/',
  messages: './many-threads/copy-transfer-share/',
  pools: './many-threads/remote-calls-and-worker-pools/',
  split: './faster/split-map-reduce/',
  measuring: './faster/measuring-honestly/',
} as const;
