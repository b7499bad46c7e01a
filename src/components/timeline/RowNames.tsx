import type { JSX } from 'preact';
import type { Picture } from '../../runtime/index.ts';

/** The names of the rows, each beside its bar and in its lane's colour. */
export function RowNames({ picture }: { readonly picture: Picture }): JSX.Element {
  const { rows, density, height } = picture;
  return (
    <div class="timeline-names" aria-hidden="true" style={{ blockSize: `${height}px` }}>
      {/* As wide as the longest name, so that the column is. */}
      <i>{longest(rows)}</i>
      {rows.map(
        ({ key, name, hue, barTop, barHeight }, index) =>
          index % density.nameEvery === 0 && (
            <span
              key={key}
              title={name}
              data-hue={hue ?? undefined}
              style={{ insetBlockStart: `${barTop}px`, blockSize: `${barHeight}px` }}
            >
              <bdi>{name}</bdi>
            </span>
          ),
      )}
    </div>
  );
}

function longest(rows: Picture['rows']): string {
  return rows.reduce((known, { name }) => (name.length > known.length ? name : known), '');
}
