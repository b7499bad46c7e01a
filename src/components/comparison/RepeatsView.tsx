import type { JSX } from 'preact';
import { DotStrip } from './DotStrip.tsx';
import { sentenceOf } from '../cell/verdict.ts';
import { FindingText } from './FindingText.tsx';
import { machineName } from './machine-words.ts';
import { repeatFindings } from './repeat-findings.ts';
import type { JudgedSample } from './repeat-findings.ts';
import type { Texts } from './run-record.ts';
import { StudyState } from './StudyState.tsx';
import type { Repeats } from './study.ts';
import { timeOf } from './time-words.ts';
import { TwinTable } from './TwinTable.tsx';

type RepeatsViewProps = { readonly repeats: Repeats; /** The texts as they are now. */ readonly current: Texts };

const words = {
  counted: '',
  outlier: 'outlier',
  hidden: 'page out of sight, left out',
} as const satisfies Record<JudgedSample['verdict'], string>;

/** What running a program ten times has shown. */
export function RepeatsView({ repeats, current }: RepeatsViewProps): JSX.Element {
  const { samples, summary, headline, notes } = repeatFindings(repeats);
  return (
    <figure class="comparison-study" aria-label="Run 10 times">
      <figcaption class="comparison-title">{`Again and again: ${machineName(repeats.machine)}`}</figcaption>
      <StudyState study={repeats} current={current} />
      {repeats.progress.status !== 'under-way' && (
        <>
          <FindingText finding={headline} />
          {summary && !repeats.isSettled && (
            <>
              <DotStrip samples={samples} summary={summary} label={`A dot for each run. ${sentenceOf(headline)}`} />
              <ul class="comparison-key" role="list">
                <li data-look="dot">a run</li>
                <li data-look="band">middle half</li>
                <li data-look="median">median</li>
                {samples.some(({ verdict }) => verdict === 'outlier') && <li data-look="outlier">outlier</li>}
                {samples.some(({ verdict }) => verdict === 'hidden') && <li data-look="hidden">left out</li>}
              </ul>
            </>
          )}
          {notes.map((note) => (
            <p key={note} class="comparison-note">
              {note}
            </p>
          ))}
          {samples.length > 0 && (
            <TwinTable
              name="Run 10 times as a table"
              columns={['Run', 'Time', 'Remark']}
              rows={samples.map(({ number, ms, verdict }) => [
                String(number),
                timeOf({ ms, clock: repeats.clock }),
                words[verdict],
              ])}
            />
          )}
        </>
      )}
    </figure>
  );
}
