import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

type FileInputProps = {
  readonly label: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Asks for a folder instead of files. */
  readonly isFolder?: boolean;
} & (
  | { readonly onText: (text: string) => void; readonly onFiles?: never }
  | { readonly onFiles: (files: readonly File[]) => void; readonly onText?: never }
);

/** Larger files are not even read as text: none of the formats is. In bytes. */
const longestText = 64_000_000;

/** A button that asks for files; what was picked can be picked again. */
export function FileInput({ label, accept, multiple, isFolder, onText, onFiles }: FileInputProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: readonly File[]): Promise<void> => {
    const [first] = files;
    if (!first) return;
    if (onFiles) onFiles(files);
    else onText(first.size > longestText ? '' : await first.text());
  };
  return (
    <label class="teach-button" data-quiet>
      {label}
      <input
        ref={(element) => {
          input.current = element;
          // No property of JSX sets this one.
          if (isFolder) element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={({ currentTarget }) => {
          void take([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
