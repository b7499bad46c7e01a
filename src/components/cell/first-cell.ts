/** Pages that have a cell already, by the request that they answer. */
const begun = new WeakSet<Request>();

/** Whether a page asks for the first time; for what its cells need once, however many there are. */
export function isFirstCell(request: Request): boolean {
  const first = !begun.has(request);
  begun.add(request);
  return first;
}
