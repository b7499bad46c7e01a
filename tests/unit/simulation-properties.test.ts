import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SimulatedSettings } from '../../src/runtime/request.ts';
import type { Span } from '../../src/runtime/trace/trace.ts';
import { play, type Played, type Script, type Step } from './simulation/script.ts';
import { digestOfPlayed } from './simulation/played-digest.ts';

/** How long a step takes; often the same, so that much falls on one instant, and at times nothing. */
const anyUs = fc.oneof(fc.constantFrom(0, 10, 20, 50), fc.nat(100));
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('compute'), us: anyUs }) },
  fc.record({ kind: fc.constant('use'), us: anyUs, device: fc.constantFrom(undefined, 'disk', 'net') }),
  fc.record({ kind: fc.constant('sleep'), us: anyUs }),
  fc.record({ kind: fc.constant('await'), thread: fc.nat(11) }),
  fc.record({ kind: fc.constant('send'), thread: fc.nat(11), bytes: fc.constantFrom(undefined, 8) }),
);
const anyScripts: fc.Arbitrary<readonly Script[]> = fc
  .array(fc.record({ arriveUs: anyUs, priority: fc.nat(2), steps: fc.array(anyStep, { maxLength: 8 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((scripts) =>
    scripts.map((script, index) => ({ ...script, steps: script.steps.map((step) => earlier(step, index)) })),
  );

/** Threads wait only for those before them, so that none waits for itself. */
function earlier(step: Step, index: number): Step {
  if (step.kind !== 'await') return step;
  return step.thread < index ? step : { kind: 'compute', us: 0 };
}

/** Settings are in milliseconds, so these are as long as the steps. */
const anyCost = fc.constantFrom(0, 0.001, 0.007, 0.02);
const anyPolicy = fc.constantFrom('first-come', 'round-robin', 'shortest-first', 'priority');
const anySettings: fc.Arbitrary<SimulatedSettings> = fc.record({
  slice: fc.constantFrom(null, 0.005, 0.01, 0.033),
  costs: fc.record({ switch: anyCost, start: anyCost, message: anyCost }),
  policy: anyPolicy,
  devices: fc.record({ disk: fc.integer({ min: 1, max: 3 }) }, { noNullPrototype: true }),
});
const anyCores = fc.integer({ min: 1, max: 5 });

/** Holds of any program on any machine. */
function always(holds: (played: Played, scripts: readonly Script[], settings: SimulatedSettings) => void): void {
  fc.assert(
    fc.property(anyCores, anySettings, anyScripts, (cores, settings, scripts) => {
      holds(play(cores, settings, scripts), scripts, settings);
    }),
  );
}

const isAtCore = ({ state }: Span): boolean => state === 'running' || state === 'switching';
const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0);

/** Spans that share some time, each pair once. */
function overlaps(spans: readonly Span[]): readonly (readonly [Span, Span])[] {
  const sorted = spans.toSorted((one, other) => one.startUs - other.startUs);
  return sorted.slice(1).flatMap((span, index) => {
    const before = sorted[index]!;
    return before.endUs > span.startUs ? [[before, span] as const] : [];
  });
}

/** The stretches of time between two changes, each with its length and the spans in it. */
function stretches({ spans }: Played): readonly { readonly us: number; readonly spans: readonly Span[] }[] {
  const edges = [...new Set(spans.flatMap(({ startUs, endUs }) => [startUs, endUs]))].toSorted(ascending);
  return edges.slice(1).map((endUs, index) => {
    const startUs = edges[index]!;
    return { us: endUs - startUs, spans: spans.filter((span) => span.startUs <= startUs && span.endUs >= endUs) };
  });
}

function ascending(one: number, other: number): number {
  return one - other;
}

test('every program comes to its end', () => {
  always(({ doneUs }, scripts) => {
    expect(doneUs.filter((us) => us >= 0)).toHaveLength(scripts.length);
  });
});

test('no core runs two threads at once', () => {
  always(({ cores, spans }) => {
    const used = spans.filter(isAtCore);
    expect(used.every(({ core }) => core !== undefined && core < cores)).toBe(true);
    for (let core = 0; core < cores; core += 1) expect(overlaps(used.filter((span) => span.core === core))).toEqual([]);
  });
});

test('no thread is on two cores, or in two states, at once; each is in one from its opening to its closing', () => {
  always(({ lanes, spans }) => {
    for (const { lane, openedUs, closedUs } of lanes) {
      const own = spans.filter((span) => span.lane === lane);
      // In the order of the record, which is that of time.
      const edges = own.flatMap(({ startUs, endUs }) => [startUs, endUs]);
      if (closedUs > openedUs)
        expect([openedUs, ...edges, closedUs].filter((us, index, all) => us !== all[index ^ 1])).toEqual([]);
      else expect(own).toEqual([]);
    }
  });
});

test('no work is lost, and none is done twice', () => {
  always(({ spans }, scripts, { costs }) => {
    for (const [index, { steps }] of scripts.entries()) {
      const own = spans.filter(({ lane, state }) => lane === `task-${index + 1}` && state === 'running');
      const asked = steps.reduce((sum, step) => sum + (step.kind === 'compute' ? step.us : 0), 0);
      expect(lengthOf(own.filter(({ label }) => label === 'work'))).toBe(asked);
      expect(lengthOf(own.filter(({ label }) => label === 'start'))).toBe(costs.start * 1_000);
    }
  });
});

test('no core idles while a thread is ready', () => {
  always((played) => {
    for (const { spans } of stretches(played)) {
      if (spans.some(({ state }) => state === 'ready')) expect(spans.filter(isAtCore)).toHaveLength(played.cores);
    }
  });
});

test('time never goes back', () => {
  always(({ ticksUs, spans, flights, endUs }) => {
    expect(ticksUs).toEqual(ticksUs.toSorted(ascending));
    expect(spans.every((span) => span.startUs < span.endUs && span.endUs <= endUs)).toBe(true);
    const recorded = [spans.map((span) => span.endUs), flights.map(({ receivedUs }) => receivedUs)];
    for (const times of recorded) expect(times).toEqual(times.toSorted(ascending));
  });
});

test('the same program on the same machine gives the same digest', () => {
  fc.assert(
    fc.property(anyCores, anySettings, anyScripts, (cores, settings, scripts) => {
      const again = structuredClone({ settings, scripts });
      expect(digestOfPlayed(play(cores, again.settings, again.scripts))).toBe(
        digestOfPlayed(play(cores, settings, scripts)),
      );
    }),
  );
});

test('a message takes what it costs', () => {
  always(({ flights }, scripts, { costs }) => {
    expect(flights).toHaveLength(scripts.flatMap(({ steps }) => steps).filter(({ kind }) => kind === 'send').length);
    expect(flights.every(({ sentUs, receivedUs }) => receivedUs - sentUs === costs.message * 1_000)).toBe(true);
  });
});

test('each change of threads on a core costs one switch, and nothing else does', () => {
  fc.assert(
    fc.property(anyCores, anySettings, anyScripts, (cores, settings, scripts) => {
      const { spans } = play(cores, settings, visible(scripts));
      const switchUs = settings.costs.switch * 1_000;
      for (let core = 0; core < cores; core += 1) {
        const own = spans.filter((span) => span.core === core).toSorted((one, other) => one.startUs - other.startUs);
        const changes = own.filter(({ lane }, index) => index > 0 && own[index - 1]!.lane !== lane);
        const switches = own.filter(({ state }) => state === 'switching');
        expect(switches).toEqual(switchUs > 0 ? changes : []);
        expect(switches.every(({ startUs, endUs }) => endUs - startUs === switchUs)).toBe(true);
      }
    }),
  );
});

/** The same with no work that takes no time: it leaves no span, so a turn of it could not be seen. */
function visible(scripts: readonly Script[]): readonly Script[] {
  return scripts.map((script) => ({
    ...script,
    steps: script.steps.map((step) => (step.kind === 'compute' ? { kind: 'compute', us: step.us + 1 } : step)),
  }));
}

test('on one core nobody keeps it for longer than a slice while another is ready', () => {
  const inTurn = fc.constantFrom('first-come', 'round-robin');
  fc.assert(
    fc.property(anySettings, inTurn, anyScripts, (settings, policy, scripts) => {
      const sliceUs = settings.slice === null ? Infinity : settings.slice * 1_000;
      const played = play(1, { ...settings, policy }, visible(scripts));
      let keeper: string | undefined;
      let keptUs = 0;
      for (const { us, spans } of stretches(played)) {
        const running = spans.find(({ state }) => state === 'running');
        const isContested = spans.some(({ state }) => state === 'ready');
        const isKept = running !== undefined && isContested;
        if (running?.lane !== keeper || !isKept) keptUs = 0;
        if (isKept) keptUs += us;
        keeper = running?.lane;
        expect(keptUs).toBeLessThanOrEqual(sliceUs);
      }
    }),
  );
});

test('with turns, nobody waits for longer than all others take with theirs', () => {
  fc.assert(
    fc.property(
      anyCores,
      anySettings,
      fc.constantFrom(0.005, 0.01, 0.033),
      anyScripts,
      (cores, settings, slice, scripts) => {
        const { spans } = play(cores, { ...settings, policy: 'round-robin', slice }, scripts);
        const turnUs = (slice + settings.costs.switch) * 1_000;
        const mostUs = Math.floor((scripts.length - 1) / cores) * turnUs;
        for (const { state, startUs, endUs } of spans) {
          if (state === 'ready') expect(endUs - startUs).toBeLessThanOrEqual(mostUs);
        }
      },
    ),
  );
});
