/** Hands a text to the browser as a download. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the file by the time that the page gets its next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Copies a text; the sentence says what came of it. */
export async function copyText(text: string, what: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return `${what} is copied.`;
  } catch {
    return `This browser did not let the page copy. Select ${what.toLowerCase()} and copy it with the keyboard.`;
  }
}
