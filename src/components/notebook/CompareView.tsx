import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Compared, CellState, Files } from '../cell/cell-state.ts';
import { editFile, replaceTexts } from '../cell/cell-texts.ts';
import { Tabs } from '../cell/Tabs.tsx';
import { kindForDevice } from '../editor/kind-for-device.ts';
import { openDiff } from '../editor/open-diff.ts';
import { DiffTable } from './DiffTable.tsx';
import { dateText } from './date-text.ts';

const names = {
  original: 'Compare with original',
  earlier: 'Compare with your earlier version',
  solution: 'Compare with solution',
} as const satisfies Record<Compared['what'], string>;

const befores = { original: 'Original', earlier: 'Your earlier version', solution: 'Solution' } as const;

type CompareViewProps = { readonly cell: CellState; readonly compared: Compared; readonly onClose: () => void };

/** The reader's texts beside others: the original, a solution, or what they wrote before. */
export function CompareView({ cell, compared, onClose }: CompareViewProps): JSX.Element {
  const id = useId();
  const close = useRef<HTMLButtonElement>(null);
  const files = [...new Set([...cell.files.value, ...compared.files].map(({ name }) => name))];
  const chosen = useSignal(cell.shown.value);
  const file = files.includes(chosen.value) ? chosen.value : (files[0] ?? '');
  const { value: earlier } = cell.kept.earlier;
  const shown = earlier.findIndex(({ version }) => version.files === compared.files);
  useEffect(() => close.current?.focus(), []);
  const use = (): void => {
    replaceTexts(cell, compared.files, compared.what === 'solution' ? 'solution' : 'earlier');
    cell.kept.hasNewOriginal.value = false;
    onClose();
  };
  return (
    <section
      class="compare"
      aria-label={names[compared.what]}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="compare-bar">
        {compared.what === 'earlier' && earlier.length > 1 ? (
          <label class="compare-which">
            Your earlier version
            <select
              value={String(shown)}
              onChange={({ currentTarget }) => {
                const version = earlier[Number(currentTarget.value)]?.version;
                if (version) cell.compared.value = { what: 'earlier', files: version.files };
              }}
            >
              {earlier.map(({ key, version }, index) => (
                <option key={key} value={String(index)}>
                  {dateText(version.at)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <p class="compare-which">
            {befores[compared.what]}
            {compared.what === 'earlier' && earlier[shown] && `, ${dateText(earlier[shown].version.at)}`}
          </p>
        )}
        <div class="compare-actions">
          {compared.what !== 'original' && (
            <button type="button" class="cell-button" onClick={use}>
              Use this one
            </button>
          )}
          <button type="button" class="cell-button" ref={close} onClick={onClose}>
            Close comparison
          </button>
        </div>
      </div>
      {files.length > 1 && (
        <Tabs
          label="Compared files"
          class="cell-files compare-files"
          tabs={files.map((name) => ({
            id: name,
            label: isSame(cell.files.value, compared.files, name) ? name : `${name} (changed)`,
          }))}
          selected={file}
          onSelect={(name) => (chosen.value = name)}
          controls={id}
        />
      )}
      <div id={id}>
        <Difference key={file} cell={cell} file={file} before={textOf(compared.files, file)} what={compared.what} />
      </div>
    </section>
  );
}

type DifferenceProps = {
  readonly cell: CellState;
  readonly file: string;
  readonly before: string;
  readonly what: Compared['what'];
};

function Difference({ cell, file, before, what }: DifferenceProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const asTable = useSignal(kindForDevice() === 'plain');
  const now = textOf(cell.files.value, file);
  const isOwn = cell.files.value.some(({ name }) => name === file);
  useEffect(() => {
    const element = host.current;
    if (asTable.value || !element) return undefined;
    let end = (): void => undefined;
    let hasEnded = false;
    const options = {
      host: element,
      before: { name: file, text: before },
      now: { name: file, text: textOf(cell.files.peek(), file) },
      labels: { before: `${befores[what]}: ${file}`, now: `Your code: ${file}` },
      onChange: (text: string) => {
        if (isOwn) editFile(cell, file, text);
        cell.settled.value = cell.files.value;
      },
    };
    openDiff(options).then(
      (diff) => {
        const follow = cell.files.subscribe((files) => diff.setNow(textOf(files, file)));
        end = () => {
          follow();
          diff.dispose();
        };
        if (hasEnded) end();
      },
      () => (asTable.value = true),
    );
    return () => {
      hasEnded = true;
      end();
    };
  }, [asTable.value, before, cell, file, what, isOwn]);
  if (asTable.value) return <DiffTable caption={`${befores[what]} and your code: ${file}`} before={before} now={now} />;
  return <div class="editor compare-diff" ref={host} />;
}

function textOf(files: Files, name: string): string {
  return files.find((file) => file.name === name)?.text ?? '';
}

function isSame(one: Files, other: Files, name: string): boolean {
  return textOf(one, name) === textOf(other, name);
}
