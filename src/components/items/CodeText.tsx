import type { JSX } from 'preact';

/** A text in which `backticks` stand for code. */
export function CodeText({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split(/`([^`]+)`/u);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}
