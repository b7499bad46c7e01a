import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { Position, ThreadPlace } from '../../runtime/index.ts';
import { placeWords } from './place-words.ts';
import { SourceText } from './SourceText.tsx';
import type { Texts } from './source-excerpt.ts';
import { laneOf } from './thread-lane.ts';

type ThreadPlacesProps = {
  readonly places: readonly ThreadPlace[];
  readonly threads: readonly string[];
  readonly texts: Texts;
  readonly onGoTo: (place: Position) => void;
};

/** Where each thread stands, and what it does next or waits for. */
export function ThreadPlaces({ places, threads, texts, onGoTo }: ThreadPlacesProps): JSX.Element {
  return (
    <ul class="schedules-places" role="list" aria-label="Threads now">
      {places.map((place, thread) => (
        <li key={thread} data-lane={laneOf(thread)} data-stance={place.stance}>
          <b class="schedules-badge">
            <bdi>{visibleText(threads[thread] ?? '')}</bdi>
          </b>
          <span>
            {visibleText(placeWords(place, threads, places))}
            {place.site && place.stance !== 'ended' && (
              <>
                {', '}
                <GoTo place={place.site} onGoTo={onGoTo} />
                <SourceText texts={texts} site={place.site} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function GoTo({
  place,
  onGoTo,
}: {
  readonly place: Position;
  readonly onGoTo: (place: Position) => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="schedules-goto"
      onClick={() => onGoTo({ file: place.file, line: place.line, column: place.column })}
    >
      line {place.line}
    </button>
  );
}
