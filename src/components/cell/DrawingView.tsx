import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { figuresOf, visibleText } from '../../runtime/index.ts';
import type { Drawing } from '../../runtime/index.ts';
import { seriesLook } from './series-look.ts';
import { TextTable } from '../table/TextTable.tsx';

type Plot = Extract<Drawing, { readonly kind: 'plot' }>;
type Figures = ReturnType<typeof figuresOf>;

/** What a program has drawn with `table` or `plot`. */
export function DrawingView({ drawing }: { readonly drawing: Drawing }): JSX.Element {
  const figures = figuresOf(drawing);
  if (drawing.kind === 'table') return <FigureTable figures={figures} label="Table" />;
  return <PlotFigure drawing={drawing} figures={figures} />;
}

function PlotFigure({ drawing, figures }: { readonly drawing: Plot; readonly figures: Figures }): JSX.Element {
  const title = visibleText(drawing.title) || 'Plot';
  const named = drawing.series.filter(({ name }) => name !== '');
  return (
    <figure class="cell-plot" aria-label={title}>
      {drawing.title && <figcaption>{title}</figcaption>}
      <Chart drawing={drawing} />
      {named.length > 0 && (
        <ul class="cell-plot-key" role="list">
          {drawing.series.map(({ name }, index) => (
            <li key={index}>
              <SeriesSample mark={drawing.mark} index={index} />
              {visibleText(name)}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>Figures</summary>
        <FigureTable figures={figures} label={`Figures of ${title}`} />
      </details>
    </figure>
  );
}

function SeriesSample({ mark, index }: { readonly mark: Plot['mark']; readonly index: number }): JSX.Element {
  const { colour, dash, glyph } = seriesLook(index);
  return (
    <svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
      {mark === 'line' && (
        <line x1="0" x2="28" y1="6" y2="6" stroke={colour} stroke-width="2" stroke-dasharray={dash} />
      )}
      {mark === 'dot' && (
        <text x="14" y="11" fill={colour} text-anchor="middle">
          {glyph}
        </text>
      )}
      {mark === 'bar' && <rect x="6" y="1" width="16" height="10" fill={colour} />}
    </svg>
  );
}

/** Points that are read out; the table has all. */
const toldPoints = 8;

/** The picture itself; what draws it is fetched when the first one comes into view. */
function Chart({ drawing }: { readonly drawing: Plot }): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const failed = useSignal(false);
  useEffect(() => {
    const place = host.current;
    if (!place) return undefined;
    let drawnAt = 0;
    let isSeen = false;
    const draw = async (): Promise<void> => {
      const width = Math.floor(place.clientWidth);
      if (!isSeen || width === 0 || width === drawnAt) return;
      drawnAt = width;
      try {
        const { plotDrawing } = await import('./drawing-plot.ts');
        if (drawnAt === width) place.replaceChildren(plotDrawing(drawing, width));
      } catch {
        failed.value = true;
      }
    };
    const seen = new IntersectionObserver((entries) => {
      isSeen ||= entries.some(({ isIntersecting }) => isIntersecting);
      void draw();
    });
    const resized = new ResizeObserver(() => void draw());
    seen.observe(place);
    resized.observe(place);
    return () => {
      drawnAt = -1;
      seen.disconnect();
      resized.disconnect();
    };
  }, [drawing, failed]);
  if (failed.value) {
    return <p class="cell-none">The picture could not be fetched. Check the connection; its figures are below.</p>;
  }
  return <div ref={host} class="cell-plot-place" role="img" aria-label={spoken(drawing)} />;
}

function spoken({ title, mark, x, y, series }: Plot): string {
  const told = series.map(({ name, points }) => {
    const first = points.slice(0, toldPoints).map((point) => `${point.x}: ${Number(point.y.toPrecision(4))}`);
    const rest = points.length > toldPoints ? ` and ${points.length - toldPoints} more` : '';
    return `${name ? `${name}, ` : ''}${first.join(', ')}${rest}`;
  });
  const axes = x || y ? ` of ${y || 'y'} over ${x || 'x'}` : '';
  return visibleText(`${title ? `${title}. ` : ''}${mark} plot${axes}. ${told.join('. ')}.`);
}

function FigureTable({ figures, label }: { readonly figures: Figures; readonly label: string }): JSX.Element {
  const { columns, rows, more } = figures;
  return (
    <>
      <div class="cell-figures" tabIndex={0} role="group" aria-label={`Rows of ${label}`}>
        <TextTable label={label} columns={columns.map(visibleText)} rows={rows.map((row) => row.map(visibleText))} />
      </div>
      {more > 0 && <p class="cell-more">{`… ${more.toLocaleString('en')} more`}</p>}
    </>
  );
}
