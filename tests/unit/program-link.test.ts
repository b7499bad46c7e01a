import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflateUpTo } from '../../src/runtime/program/inflate.ts';
import { isLink, parseLink, printLink, type LinkedProgram, type ParsedLink } from '../../src/runtime/program/link.ts';

const minimal: LinkedProgram = { files: [{ name: 'main.ts', text: 'say(1);' }] };

function printed(program: LinkedProgram): string {
  const link = printLink(program);
  if (!link.ok) throw new Error(link.message);
  return link.hash;
}

/** A link that holds whatever JSON, or no JSON at all. */
function linkTo(content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return `#p1.${Buffer.from(deflateSync(new TextEncoder().encode(text))).toString('base64url')}`;
}

function messageOf(parsed: ParsedLink): string {
  return parsed.ok ? 'opened' : `${parsed.reason}: ${parsed.message}`;
}

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 200,
});
const anyName = fc.stringMatching(/^[a-z0-9_-]{1,12}(?:\/[a-z0-9_-]{1,12})?\.(?:ts|js|json)$/u);
const anyCost = fc.double({ min: 0, max: 60_000, noNaN: true });
const anyMachine = fc.record(
  {
    kind: fc.constantFrom('main', 'workers', 'simulated', 'schedules'),
    workers: fc.integer({ min: 1, max: 16 }),
    cores: fc.integer({ min: 1, max: 64 }),
    seed: fc.maxSafeNat(),
    settings: fc.record({
      slice: fc.integer({ min: 1, max: 600_000 }),
      costs: fc.record({ switch: anyCost, start: anyCost, message: anyCost }),
      policy: fc.constantFrom('first-come', 'round-robin', 'shortest-first', 'priority'),
      devices: fc.dictionary(fc.stringMatching(/^dev[a-z]{1,9}$/u), fc.integer({ min: 1, max: 1_000 }), {
        maxKeys: 16,
        noNullPrototype: true,
      }),
    }),
  },
  { requiredKeys: ['kind'] },
);
const anyFile = fc.record({ name: anyName, text: anyText }, { noNullPrototype: true });
const anyLinked: fc.Arbitrary<LinkedProgram> = fc
  .record(
    {
      files: fc.uniqueArray(anyFile, { minLength: 1, maxLength: 5, selector: ({ name }) => name }),
      title: anyText,
      machine: anyMachine,
      schedule: anyText,
    },
    { requiredKeys: ['files'] },
  )
  .map(({ files: [main, ...others], ...rest }) => {
    if (!main) throw new Error('minLength is 1');
    return { ...rest, files: [main, ...others] };
  });

test('what is printed and parsed again is the same program, byte for byte', () => {
  fc.assert(
    fc.property(anyLinked, (linked) => {
      const parsed = parseLink(printed(linked));
      return parsed.ok && JSON.stringify(sorted(parsed.link)) === JSON.stringify(sorted(linked));
    }),
  );
});

/** The same object with its keys in one order; JSON keeps lone surrogates apart where equality of texts is at stake. */
function sorted({ title, files, machine, schedule }: LinkedProgram): unknown {
  const { kind, workers, cores, seed, settings } = machine ?? {};
  const { slice, costs, policy, devices } = settings ?? {};
  return [
    title,
    files.map(({ name, text }) => [name, text]),
    kind,
    workers,
    cores,
    seed,
    slice,
    [costs?.switch, costs?.start, costs?.message],
    policy,
    Object.entries(devices ?? {}),
    schedule,
  ];
}

test('lone surrogates, NUL, line ends and a byte order mark survive a link', () => {
  const text = '\uFEFF\ud800\0\r\n\r\u2028\udfff😀';
  const parsed = parseLink(printed({ files: [{ name: 'main.ts', text }] }));
  expect(parsed.ok && parsed.link.files[0].text).toBe(text);
});

test('a link is digits and letters that every address takes', () => {
  expect(printed(minimal)).toMatch(/^#p1\.[\w-]+$/u);
});

test('whatever follows the number sign, parsing answers', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary' })),
      fc.constantFrom('', '#', '#p1.', '#p2.'),
      (tail, head) => {
        return !parseLink(head + tail).ok;
      },
    ),
    { numRuns: 500 },
  );
});

test('a link with one character changed answers', () => {
  const link = printed(minimal);
  fc.assert(
    fc.property(
      fc.nat(link.length - 1),
      fc.base64String({ minLength: 4, maxLength: 4 }),
      (index, [character = 'A']) => {
        const parsed = parseLink(link.slice(0, index) + character + link.slice(index + 1));
        return (parsed.ok ? parsed.link.files.length : parsed.message.length) > 0;
      },
    ),
  );
});

test('a link that lost its end says so, wherever it was cut', () => {
  const link = printed({ files: [{ name: 'main.ts', text: 'for (const name of names) say(name);' }] });
  for (let length = '#p1.'.length; length < link.length; length += 1) {
    expect(messageOf(parseLink(link.slice(0, length)))).toBe(
      'truncated: This link is incomplete: its end is missing. Copy the whole of it and try again.',
    );
  }
});

test('each fault of a link has its sentence', () => {
  const file = ['main.ts', ''];
  const cases: readonly (readonly [string, string])[] = [
    ['#_top', 'malformed: This is not a link to a program.'],
    ['#p2.abc', 'other-version: This link was made by another version of this site, and this one cannot read it.'],
    ['#p1.a+b=', 'malformed: This link is damaged: it holds characters that no link has.'],
    ['#p1.____', 'malformed: This link is damaged: what it holds cannot be unpacked.'],
    [linkTo('not JSON'), 'malformed: This link is damaged: what it holds is not a program.'],
    [linkTo(null), 'invalid: This link does not hold a program.'],
    [linkTo({}), 'invalid: This link cannot be opened: its "files" is not what it should be.'],
    [linkTo({ files: [] }), 'invalid: This link cannot be opened: its "files" is not what it should be.'],
    [
      linkTo({ files: [['main.ts']] }),
      'invalid: This link cannot be opened: its "files.0.1" is not what it should be.',
    ],
    [linkTo({ files: [file], name: 'x' }), 'invalid: This link cannot be opened: nothing here knows its "name".'],
    [
      linkTo({ files: [file], machine: { kind: 'simulated', settings: { turbo: true } } }),
      'invalid: This link cannot be opened: nothing here knows its "machine.settings.turbo".',
    ],
    [
      linkTo({ files: [file], machine: { kind: 'simulated', settings: { toString: 1 } } }),
      'invalid: This link cannot be opened: nothing here knows its "toString".',
    ],
    [
      linkTo('{"files":[["main.ts",""]],"__proto__":{"title":"x"}}'),
      'invalid: This link cannot be opened: nothing here knows its "__proto__".',
    ],
    [
      linkTo({ files: [file], machine: { kind: 'simulated', settings: { policy: 'lottery' } } }),
      'invalid: This link cannot be opened. A policy is one of first-come, round-robin, shortest-first, priority.',
    ],
    [
      linkTo({ files: [file], machine: { kind: 'quantum' } }),
      'invalid: This link cannot be opened: its "machine.kind" is not what it should be.',
    ],
    [
      linkTo({ files: [file], machine: { kind: 'workers', workers: 17 } }),
      'invalid: This link cannot be opened: its "machine.workers" is not what it should be.',
    ],
    [
      linkTo({ files: [file, file] }),
      'invalid: The program of this link cannot be opened. There are two files named "main.ts"; give one of them another name.',
    ],
    [
      linkTo({ files: Array.from({ length: 33 }, (_, index) => [`f${index}.ts`, '']) }),
      'invalid: The program of this link cannot be opened. A program has at most 32 files; this one has 33.',
    ],
  ];
  for (const [link, message] of cases) expect(messageOf(parseLink(link))).toBe(message);
});

test('what a link leaves out of the settings of the simulated machine has its default', () => {
  const given = { kind: 'simulated', cores: 64, settings: { costs: { switch: 0.05 }, policy: 'round-robin' } };
  const parsed = parseLink(linkTo({ files: [['main.ts', '']], machine: given }));
  expect(parsed.ok && parsed.link.machine).toEqual({
    kind: 'simulated',
    cores: 64,
    settings: { slice: 10, costs: { switch: 0.05, start: 0, message: 0 }, policy: 'round-robin', devices: {} },
  });
});

test('machines that are not offered yet are kept as the link has them', () => {
  const costs = { switch: 0, start: 1, message: 0.5 };
  const settings = { slice: 5, costs, policy: 'priority', devices: { disk: 2 } };
  const machine = { kind: 'simulated', cores: 64, seed: 7, settings };
  const parsed = parseLink(linkTo({ files: [['main.ts', '']], machine, schedule: 'ab1' }));
  expect(parsed.ok && [parsed.link.machine, parsed.link.schedule]).toEqual([machine, 'ab1']);
});

test('a link holds a schedule of the machine that shows schedules, and none that is too long', () => {
  const program = { files: [{ name: 'main.ts', text: '' }], machine: { kind: 'schedules' } } as const;
  const printed = printLink({ ...program, schedule: 'P0*3.P1' });
  const parsed = printed.ok ? parseLink(printed.hash) : undefined;
  expect(parsed?.ok && parsed.link).toEqual({ ...program, schedule: 'P0*3.P1' });
  expect(printLink({ ...program, schedule: 'A'.repeat(20_001) }).ok).toBe(false);
  const tooLong = linkTo({ files: [['main.ts', '']], schedule: 'A'.repeat(20_001) });
  expect(parseLink(tooLong)).toMatchObject({ ok: false, reason: 'invalid' });
});

test('a link that inflates to more than 1 MB is refused', () => {
  const tooLarge = 'too-large: The program of this link is too large: a link holds at most 1 MB.';
  const bomb = `#p1.${Buffer.from(deflateSync(new Uint8Array(16_000_000))).toString('base64url')}`;
  expect(messageOf(parseLink(bomb))).toBe(tooLarge);
  expect(messageOf(parseLink(`#p1.${'A'.repeat(2_000_000)}`))).toBe(tooLarge);
});

test('inflating stops at its limit and leaves the rest of the bytes alone', () => {
  const packed = deflateSync(new Uint8Array(16_000_000));
  let bytesRead = 0;
  const slice = packed.slice.bind(packed);
  packed.slice = (start, end) => {
    const part = slice(start, end);
    bytesRead += part.length;
    return part;
  };
  expect(inflateUpTo(packed, 1_000_000)).toEqual({ kind: 'too-large' });
  expect(bytesRead).toBeLessThan(3_000);
  expect(packed.length).toBeGreaterThan(15_000);
});

test('a program that no link can hold gets a sentence instead of a link', () => {
  const newlines = '\n'.repeat(255_000);
  expect(printLink({ files: [{ name: '../main.ts', text: '' }] })).toMatchObject({ ok: false });
  expect(
    printLink({
      files: [
        { name: 'a.ts', text: newlines },
        { name: 'b.ts', text: newlines },
        { name: 'c.ts', text: newlines },
      ],
    }),
  ).toEqual({ ok: false, message: 'This program is too large for a link: a link holds 1 MB.' });
});

test('hashes that mean something else are no links', () => {
  expect([isLink(''), isLink('#_top'), isLink('#p1.abc'), isLink('#p12.x')]).toEqual([false, false, true, true]);
});
